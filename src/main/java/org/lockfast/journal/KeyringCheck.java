package org.lockfast.journal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;

/** Whether the keyring file is the one the journal names. Implemented above the journal. */
public interface KeyringCheck {
    /** The types of entries that name a store's keyring, without version. */
    Set<String> NAMING = Set.of("keyring.changed", "device.keyring-followed");

    /**
     * Sees every entry in journal order.
     *
     * @return what is wrong with what the entry says of the keyring, in a sentence, or null
     */
    @Nullable String take(Entry entry);

    /** After the last: what is wrong with the keyring, in a sentence, or null. */
    @Nullable String problem();

    /**
     * After the last: where the keyring is later than any the journal names, and so entries are
     * missing from the journal's end, that in a sentence; else null.
     */
    @Nullable String ahead();

    /** Where there is no keyring to look at. */
    static KeyringCheck none() {
        return new KeyringCheck() {
            @Override
            public @Nullable String take(Entry entry) {
                return null;
            }

            @Override
            public @Nullable String problem() {
                return null;
            }

            @Override
            public @Nullable String ahead() {
                return null;
            }
        };
    }
}
