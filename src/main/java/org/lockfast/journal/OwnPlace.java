package org.lockfast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;

/** Where a device's own chain goes on. */
final class OwnPlace {
    /** Records read from the end before the index is asked. */
    private static final long NEAR = 4096;

    private final JournalFile file;
    private final Index index;
    private final String device;

    /**
     * @param index that has taken in the whole journal
     */
    OwnPlace(JournalFile file, Index index, String device) {
        this.file = file;
        this.index = index;
        this.device = device;
    }

    /**
     * After the newest own entry of the highest epoch: one of a lower epoch may have come back
     * later. Empty where there is no own entry.
     */
    Optional<ChainPlace> find() {
        Entry indexed = own(index.newestOf(device));
        Entry newest = newestOwn(indexed == null ? 0 : Math.max(0, file.count() - NEAR));
        if (newest == null || (indexed != null && isLater(indexed, newest))) {
            newest = indexed;
        }
        return Optional.ofNullable(newest).map(ChainPlace::after);
    }

    private static boolean isLater(Entry one, Entry other) {
        return one.epoch() != other.epoch() ? one.epoch() > other.epoch() : one.seq() > other.seq();
    }

    private @Nullable Entry newestOwn(long from) {
        for (long record = file.count() - 1; record >= from; record--) {
            Entry entry = own(record);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable Entry own(long record) {
        Entry entry = record < 0 || record >= file.count() ? null : entry(record);
        return entry == null || !entry.device().equals(device) ? null : entry;
    }

    private @Nullable Entry entry(long record) {
        try {
            return Item.of(file.read(record, file.cipher())) instanceof Item.EntryItem item
                    ? item.entry()
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
