package org.lockfast.ledger;

import java.util.Optional;

/** Something that can sign a note under one key name. */
public interface Signer {
    /** The public key under whose name the signature stands. */
    VerifyKey key();

    /** Signs the note's text as it is; 64 bytes for Ed25519. */
    byte[] sign(byte[] text);

    /** The key behind the line that {@link #evidence} adds; empty where it adds none. */
    default Optional<WitnessKey> second() {
        return Optional.empty();
    }

    /**
     * A checkpoint that it signed, as it is given to whoever keeps it as evidence: with a further
     * line by the key of another kind, where there is one.
     */
    default Note evidence(Note checkpoint) {
        return checkpoint;
    }
}
