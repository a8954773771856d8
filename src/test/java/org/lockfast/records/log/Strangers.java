package org.lockfast.records.log;

import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        String[] parts = vkey.split("\\+");
        byte[] over =
                ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text())
                        .getBytes(StandardCharsets.UTF_8);
        byte[] line =
                ByteBuffer.allocate(76)
                        .put(HexFormat.of().parseHex(parts[1]))
                        .putLong(seconds)
                        .put(witness.sign(over))
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
