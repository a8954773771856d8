package org.lockfast.journal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the index says what the journal says. Implemented in room {@code records}. */
public interface IndexCheck {
    /** The number of journal records the index has taken in. */
    long position();

    /**
     * Compares, writing nothing into the store.
     *
     * @param replay hands over the whole journal from its first record, as often as it is called
     * @return what differs, in a sentence that names the row, or null
     */
    @Nullable String difference(Consumer<JournalReplay.Batches> replay);

    /** Where there is no index to look at. */
    static IndexCheck none() {
        return new IndexCheck() {
            @Override
            public long position() {
                return 0;
            }

            @Override
            public @Nullable String difference(Consumer<JournalReplay.Batches> replay) {
                return null;
            }
        };
    }
}
