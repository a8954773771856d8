package org.lockfast.keys;

import java.util.List;
import org.lockfast.ledger.VerifyKey;

/**
 * What happens to public keys in the course of a store, as {@link KnownKeys} needs it. The entries
 * that say so are defined above this room, and each gives one of these.
 */
public sealed interface KeyEvent {
    /**
     * The store was founded: the force key is the root and introduces the first device, the first
     * officer and the log. Signed by the force key.
     */
    record Founded(VerifyKey force, List<VerifyKey> introduced) implements KeyEvent {
        public Founded {
            introduced = List.copyOf(introduced);
        }
    }

    /** An officer was added. Signed by a valid officer. */
    record Added(VerifyKey vkey) implements KeyEvent {}

    /** A device joined the force. Signed by the founding device, and by nobody else. */
    record Enrolled(VerifyKey vkey) implements KeyEvent {}

    /**
     * Keys were replaced; the old name signs nothing more. Signed by a valid officer; or, where a
     * recovery sheet was used and there may be no other officer, by a valid device and the fresh
     * key itself.
     */
    record Replaced(String old, VerifyKey fresh) implements KeyEvent {}

    /**
     * A device went on in a new epoch with the key it has. Signed by the device under the new name,
     * which proves that it is the same key.
     */
    record EpochOpened(VerifyKey vkey) implements KeyEvent {}

    /** An officer left, or a device was put out of use. Signed by a valid officer. */
    record Retired(String name) implements KeyEvent {}

    /** Somebody else may have the key. Signed by a valid officer. */
    record Revoked(String name) implements KeyEvent {}
}
