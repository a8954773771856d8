package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** Texts for columns. */
final class Texts {
    private Texts() {}

    /**
     * A text of more than a million characters is shown in part, and says so; the entry has it
     * whole.
     */
    static @Nullable String fitting(@Nullable String text) {
        return text == null || text.length() <= EntryRows.LONG
                ? text
                : text.substring(0, EntryRows.LONG - 100)
                        + "… (shown in part; the entry has the whole text)";
    }
}
