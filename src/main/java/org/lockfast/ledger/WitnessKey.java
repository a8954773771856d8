package org.lockfast.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key of a witness that cosigns checkpoints (C2SP tlog-cosignature, Ed25519, type 04). A
 * cosignature says that the witness saw the log grow to that checkpoint, and when. Immutable.
 */
public final class WitnessKey {
    private static final byte TYPE = 4;
    private static final int TIME = 8;
    private static final int SIGNATURE = 64;

    private final VerifyKey key; // its own key id is of another type and never used
    private final int keyId;

    private WitnessKey(VerifyKey key, int keyId) {
        this.key = key;
        this.keyId = keyId;
    }

    /**
     * Reads {@code name+hash+base64(04 ‖ key)}.
     *
     * @throws Malformed when it is out of form or its hash does not fit
     */
    public static WitnessKey parse(String vkey) {
        int first = vkey.indexOf('+');
        int second = vkey.indexOf('+', first + 1);
        if (first < 0 || second != first + 9) {
            throw new Malformed(Malformed.Reason.KEY, "A key line reads name+hash+key");
        }
        byte[] encoded =
                Base64Text.decode(
                        vkey.substring(second + 1), Malformed.Reason.KEY, "The key in a key line");
        if (encoded.length != 33 || encoded[0] != TYPE) {
            throw new Malformed(Malformed.Reason.KEY, "This is no key of a witness");
        }
        WitnessKey key =
                of(vkey.substring(0, first), Arrays.copyOfRange(encoded, 1, encoded.length));
        if (!HexFormat.of().toHexDigits(key.keyId).equals(vkey.substring(first + 1, second))) {
            throw new Malformed(Malformed.Reason.KEY, "The hash in a key line is of another key");
        }
        return key;
    }

    /**
     * A witness's key.
     *
     * @param publicKey 32 bytes as in RFC 8032
     */
    public static WitnessKey of(String name, byte[] publicKey) {
        Hash hash =
                Hash.sha256(
                        name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', TYPE}, publicKey);
        return new WitnessKey(
                VerifyKey.ed25519(name, publicKey), VerifyKey.firstFour(hash.bytes()));
    }

    public String name() {
        return key.name();
    }

    /** Whether both wrap one public key, whatever their names. */
    boolean sameKey(WitnessKey other) {
        return Arrays.equals(key.publicKey(), other.key.publicKey());
    }

    /** The key as one line of text. */
    public String vkey() {
        byte[] encoded = new byte[33];
        encoded[0] = TYPE;
        System.arraycopy(key.publicKey(), 0, encoded, 1, 32);
        return name()
                + "+"
                + HexFormat.of().toHexDigits(keyId)
                + "+"
                + java.util.Base64.getEncoder().encodeToString(encoded);
    }

    /**
     * When the witness cosigned, to the second.
     *
     * @param line a signature line of the note
     * @return empty where the line is not this witness's, or not good over the note's text
     */
    public Optional<Instant> cosigned(Note checkpoint, NoteSignature line) {
        byte[] signature = line.signature();
        if (line.keyId() != keyId
                || !line.name().equals(name())
                || signature.length != TIME + SIGNATURE) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        byte[] text = text(seconds, checkpoint.text());
        boolean good = key.verify(text, Arrays.copyOfRange(signature, TIME, signature.length));
        return good && seconds >= 0 && seconds <= Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    /** What a cosignature is made over. */
    static byte[] text(long seconds, String checkpoint) {
        return ("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n" + checkpoint)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return vkey();
    }
}
