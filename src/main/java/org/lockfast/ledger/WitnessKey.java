package org.lockfast.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key of whoever cosigns checkpoints (C2SP tlog-cosignature): Ed25519, type 04, or ML-DSA-44,
 * type 06. A cosignature with a time says that its maker saw the log grow to that checkpoint, and
 * when. Immutable.
 */
public final class WitnessKey {
    private static final int TIME = 8;
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 255;

    private enum Kind {
        ED25519(4, 32, 64),
        LATTICE(6, LatticeCheck.KEY, LatticeCheck.SIGNATURE);

        private final byte code;
        private final int key;
        private final int signature;

        Kind(int code, int key, int signature) {
            this.code = (byte) code;
            this.key = key;
            this.signature = signature;
        }
    }

    private final String name;
    private final Kind kind;
    private final byte[] publicKey;
    private final int keyId;
    private final PublicKeyCheck check;

    private WitnessKey(String name, Kind kind, byte[] publicKey, PublicKeyCheck check) {
        this.name = KeyNames.check(name);
        this.kind = kind;
        this.publicKey = publicKey;
        this.check = check;
        Hash hash =
                Hash.sha256(
                        name.getBytes(StandardCharsets.UTF_8),
                        new byte[] {'\n', kind.code},
                        publicKey);
        this.keyId = VerifyKey.firstFour(hash.bytes());
    }

    /**
     * Reads {@code name+hash+base64(04 or 06 ‖ key)}.
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
        WitnessKey key = decoded(vkey.substring(0, first), encoded);
        if (!HexFormat.of().toHexDigits(key.keyId).equals(vkey.substring(first + 1, second))) {
            throw new Malformed(Malformed.Reason.KEY, "The hash in a key line is of another key");
        }
        return key;
    }

    private static WitnessKey decoded(String name, byte[] typeAndKey) {
        for (Kind kind : Kind.values()) {
            if (typeAndKey.length == kind.key + 1 && typeAndKey[0] == kind.code) {
                byte[] key = Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length);
                return kind == Kind.LATTICE ? lattice(name, key) : of(name, key);
            }
        }
        throw new Malformed(Malformed.Reason.KEY, "This is no key of a witness");
    }

    /**
     * A key of type 04.
     *
     * @param publicKey 32 bytes as in RFC 8032
     */
    public static WitnessKey of(String name, byte[] publicKey) {
        byte[] key = publicKey.clone();
        return new WitnessKey(name, Kind.ED25519, key, Ed25519Check.of(key));
    }

    /**
     * A key of type 06.
     *
     * @param publicKey 1,312 bytes as in FIPS 204
     */
    public static WitnessKey lattice(String name, byte[] publicKey) {
        byte[] key = publicKey.clone();
        return new WitnessKey(name, Kind.LATTICE, key, LatticeCheck.of(key));
    }

    public String name() {
        return name;
    }

    int keyId() {
        return keyId;
    }

    /** Whether both wrap one public key, whatever their names. */
    public boolean sameKey(WitnessKey other) {
        return kind == other.kind && Arrays.equals(publicKey, other.publicKey);
    }

    /** The key as one line of text. */
    public String vkey() {
        byte[] encoded = new byte[publicKey.length + 1];
        encoded[0] = kind.code;
        System.arraycopy(publicKey, 0, encoded, 1, publicKey.length);
        return name
                + "+"
                + HexFormat.of().toHexDigits(keyId)
                + "+"
                + Base64.getEncoder().encodeToString(encoded);
    }

    /**
     * SHA-256 of {@link #vkey()} and a line end, in hex: what {@code sha256sum} says of its file.
     */
    public String fingerprint() {
        byte[] line = (vkey() + "\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hash.sha256(line).bytes());
    }

    /**
     * When the witness cosigned, to the second.
     *
     * @param line a signature line of the note
     * @return empty where the line is not this witness's, or not good over the note's text, or says
     *     no time: then it does not say that this was the largest tree its maker had seen
     */
    public Optional<Instant> cosigned(Note checkpoint, NoteSignature line) {
        if (!isOwn(line) || !isGood(checkpoint, line)) {
            return Optional.empty();
        }
        long seconds = seconds(line);
        boolean says = kind == Kind.ED25519 || seconds != 0;
        return says && seconds >= 0 && seconds <= Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    /**
     * Whether the key has cosigned, at whatever time: at least one line is its own and every line
     * of its own is good.
     */
    public boolean signed(Note checkpoint) {
        boolean any = false;
        for (NoteSignature line : checkpoint.signatures()) {
            if (isOwn(line)) {
                any = true;
                if (!isGood(checkpoint, line)) {
                    return false;
                }
            }
        }
        return any;
    }

    private boolean isOwn(NoteSignature line) {
        return line.keyId() == keyId && line.name().equals(name);
    }

    private boolean isGood(Note checkpoint, NoteSignature line) {
        byte[] signature = line.signature();
        if (signature.length != TIME + kind.signature) {
            return false;
        }
        try {
            byte[] text = text(seconds(line), checkpoint);
            return check.verify(
                    text, 0, text.length, Arrays.copyOfRange(signature, TIME, signature.length));
        } catch (Malformed e) {
            return false; // no checkpoint, or of a name that such a signature cannot be made over
        }
    }

    private static long seconds(NoteSignature line) {
        return ByteBuffer.wrap(line.signature()).getLong();
    }

    private byte[] text(long seconds, Note checkpoint) {
        return kind == Kind.ED25519
                ? text(seconds, checkpoint.text())
                : subtree(name, seconds, Checkpoint.of(checkpoint));
    }

    /** What a cosignature of type 04 is made over. */
    static byte[] text(long seconds, String checkpoint) {
        return ("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n" + checkpoint)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What one of type 06 is made over: the whole tree up to the checkpoint's size. */
    static byte[] subtree(String name, long seconds, Checkpoint checkpoint) {
        ByteSink out = new ByteSink(256);
        out.write(LABEL);
        shortText(out, name);
        out.write(eight(seconds));
        shortText(out, checkpoint.origin());
        out.write(eight(0)); // begins with the first entry
        out.write(eight(checkpoint.size()));
        out.write(checkpoint.root().bytes());
        return out.toByteArray();
    }

    private static void shortText(ByteSink out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new Malformed(
                    Malformed.Reason.CHECKPOINT,
                    "A name in an ML-DSA cosignature has at most " + LONGEST_NAME + " bytes");
        }
        out.write(bytes.length);
        out.write(bytes);
    }

    private static byte[] eight(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessKey key && key.name.equals(name) && sameKey(key);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    @Override
    public String toString() {
        return vkey();
    }
}
