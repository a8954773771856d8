package org.lockfast.ledger;

/** The kinds of public key a note may carry (C2SP signed-note, signature types). */
public enum KeyType {
    /** Type 01: Ed25519, 32 bytes as in RFC 8032. The only one this version writes. */
    ED25519(1),
    /** Type 02: ECDSA on P-256 with SHA-256, as a DER SubjectPublicKeyInfo; low-S only. */
    ECDSA(2);

    private final byte code;

    KeyType(int code) {
        this.code = (byte) code;
    }

    /** The byte written before the public key in a vkey line. */
    public byte code() {
        return code;
    }
}
