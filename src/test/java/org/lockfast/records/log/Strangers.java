package org.lockfast.records.log;

import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;

/** Proofs as a program that is not ours checks them. */
final class Strangers {
    private Strangers() {}

    /** The size in a checkpoint, as they read it. */
    static long size(Note checkpoint) throws Exception {
        return Checkpoints.from(checkpoint.toString()).getSize();
    }

    /** The checkpoint with a witness's line (C2SP tlog-cosignature), made from its bytes. */
    static Note cosigned(Note checkpoint, String vkey, Ed25519Key witness) {
        return cosigned(checkpoint, vkey, witness, 1_780_000_000L);
    }

    static Note cosigned(Note checkpoint, String vkey, Ed25519Key witness, long seconds) {
        byte[] over =
                ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text())
                        .getBytes(StandardCharsets.UTF_8);
        return cosigned(checkpoint, vkey, seconds, witness.sign(over));
    }

    /** The same by a key of ML-DSA-44, as the JDK signs with it. */
    static Note cosigned(Note checkpoint, String vkey, PrivateKey witness) throws Exception {
        byte[] name = vkey.substring(0, vkey.indexOf('+')).getBytes(StandardCharsets.UTF_8);
        String[] lines = checkpoint.text().split("\n");
        byte[] origin = lines[0].getBytes(StandardCharsets.UTF_8);
        byte[] over =
                ByteBuffer.allocate(70 + name.length + origin.length)
                        .put("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII))
                        .put((byte) name.length)
                        .put(name)
                        .putLong(1_780_000_000L)
                        .put((byte) origin.length)
                        .put(origin)
                        .putLong(0)
                        .putLong(Long.parseLong(lines[1]))
                        .put(Base64.getDecoder().decode(lines[2]))
                        .array();
        Signature signer = Signature.getInstance("ML-DSA-44");
        signer.initSign(witness);
        signer.update(over);
        return cosigned(checkpoint, vkey, 1_780_000_000L, signer.sign());
    }

    private static Note cosigned(Note checkpoint, String vkey, long seconds, byte[] signature) {
        String[] parts = vkey.split("\\+", 3);
        byte[] line =
                ByteBuffer.allocate(12 + signature.length)
                        .put(HexFormat.of().parseHex(parts[1]))
                        .putLong(seconds)
                        .put(signature)
                        .array();
        return Note.parse(
                (checkpoint
                                + "\u2014 "
                                + parts[0]
                                + " "
                                + Base64.getEncoder().encodeToString(line)
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    static void includes(Entry entry, long index, Checkpoint checkpoint, List<Hash> path)
            throws Exception {
        InclusionProofVerifier.verify(
                entry.eid().bytes(),
                index,
                checkpoint.size(),
                path.stream().map(Hash::bytes).toList(),
                checkpoint.root().bytes());
    }
}
