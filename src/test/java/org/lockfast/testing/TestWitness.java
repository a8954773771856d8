package org.lockfast.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.WitnessKey;

/** A witness outside the force, which cosigns what it is shown (C2SP tlog-cosignature). */
public final class TestWitness {
    private final Ed25519Key key;
    private final WitnessKey vkey;

    public TestWitness(int n) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) n);
        key = Ed25519Key.of("witness.example/" + n, seed);
        vkey = WitnessKey.of(key.key().name(), key.key().publicKey());
    }

    /** A policy that asks for this one. */
    public byte[] policy() {
        return ("witness w " + vkey.vkey() + "\nquorum w\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The checkpoint with its line, made from bytes as the specification says. */
    public Note cosigned(Note checkpoint, Instant when) {
        long seconds = when.getEpochSecond();
        byte[] over =
                ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text())
                        .getBytes(StandardCharsets.UTF_8);
        byte[] line =
                ByteBuffer.allocate(76)
                        .put(HexFormat.of().parseHex(vkey.vkey().split("\\+")[1]))
                        .putLong(seconds)
                        .put(key.sign(over))
                        .array();
        return Note.parse(
                (checkpoint
                                + "\u2014 "
                                + key.key().name()
                                + " "
                                + Base64.getEncoder().encodeToString(line)
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
