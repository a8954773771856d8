package org.lockfast.ledger;

/** Something that can sign a note under one key name. */
public interface Signer {
    /** The public key under whose name the signature stands. */
    VerifyKey key();

    /** Signs the note's text as it is; 64 bytes for Ed25519. */
    byte[] sign(byte[] text);
}
