package org.lockfast.keys;

import org.lockfast.ledger.Ed25519Key;

/** An officer's signing key out of a wrap note, for tests of other rooms. */
public final class WrappedSigner {
    private WrappedSigner() {}

    /** The key under its name. */
    public static Ed25519Key of(WrapNote note, Password password, String force) {
        return Identity.unwrap(note.wrap(), password, force, note.officer())
                .orElseThrow()
                .signingKey(note.keyName());
    }
}
