package org.lockfast.ledger;

import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: a key's name, its key id and the signature proper. Immutable. */
public final class NoteSignature {
    private static final String DASH = "\u2014 ";

    private final String name;
    private final int keyId;
    private final byte[] signature;

    private NoteSignature(String name, int keyId, byte[] signature) {
        this.name = name;
        this.keyId = keyId;
        this.signature = signature;
    }

    /** The signature the signer makes over the text. */
    public static NoteSignature make(Signer signer, byte[] text) {
        VerifyKey key = signer.key();
        return new NoteSignature(key.name(), key.keyId(), signer.sign(text).clone());
    }

    /** A line of a signature that was made elsewhere. */
    static NoteSignature of(String name, int keyId, byte[] signature) {
        return new NoteSignature(name, keyId, signature.clone());
    }

    /**
     * Reads one line, without its line end.
     *
     * @throws Malformed when it is out of form
     */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw outOfForm();
        }
        String name = line.substring(DASH.length(), space);
        byte[] encoded =
                Base64Text.decode(
                        line.substring(space + 1),
                        Malformed.Reason.SIGNATURE_LINE,
                        "A signature line");
        if (!KeyNames.ok(name) || encoded.length < 5) {
            throw outOfForm();
        }
        return new NoteSignature(
                name, VerifyKey.firstFour(encoded), Arrays.copyOfRange(encoded, 4, encoded.length));
    }

    private static Malformed outOfForm() {
        return new Malformed(
                Malformed.Reason.SIGNATURE_LINE,
                "A signature line reads: em dash, key name, base64 of key id and signature");
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    /** 64 bytes for Ed25519, DER for ECDSA; a cosignature begins with its time, in 8 bytes. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether name and key id are this key's. A signature that fits nobody known is ignored. */
    public boolean isOf(VerifyKey key) {
        return keyId == key.keyId() && name.equals(key.name());
    }

    /** Whether the line is this key's and good over that part of the array. */
    boolean verifies(VerifyKey key, byte[] bytes, int offset, int length) {
        return isOf(key) && key.verify(bytes, offset, length, signature);
    }

    /** The line as it stands in a note, without its line end. */
    public String line() {
        byte[] encoded = new byte[signature.length + 4];
        encoded[0] = (byte) (keyId >> 24);
        encoded[1] = (byte) (keyId >> 16);
        encoded[2] = (byte) (keyId >> 8);
        encoded[3] = (byte) keyId;
        System.arraycopy(signature, 0, encoded, 4, signature.length);
        return DASH + name + " " + Base64.getEncoder().encodeToString(encoded);
    }

    @Override
    public String toString() {
        return line();
    }
}
