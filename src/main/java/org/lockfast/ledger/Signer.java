package org.lockfast.ledger;

import org.lockfast.Exempt;

/** Something that can sign a note under one key name. */
@Exempt(
        from = Exempt.Rule.MAP,
        because = "an officer's session carries it unread from the keyring to the journal")
public interface Signer {
    /** The public key under whose name the signature stands. */
    VerifyKey key();

    /** Signs the note's text as it is; 64 bytes for Ed25519. */
    byte[] sign(byte[] text);
}
