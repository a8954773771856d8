package org.lockfast.ledger;

import java.util.List;
import java.util.Optional;

/** Something that can sign a note under one key name. */
public interface Signer {
    /** The public key under whose name the signature stands. */
    VerifyKey key();

    /** Signs the note's text as it is; 64 bytes for Ed25519. */
    byte[] sign(byte[] text);

    /** The key behind the lines of {@link #beside}; empty where there are none. */
    default Optional<WitnessKey> second() {
        return Optional.empty();
    }

    /** Further lines that stand under a checkpoint it signs, by a key of another kind. */
    default List<NoteSignature> beside(Checkpoint checkpoint) {
        return List.of();
    }
}
