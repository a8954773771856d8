package org.lockfast.journal;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * What an entry may be, whoever hands it in. Logs and journals go by the same: what no log takes
 * would keep its device's chain back for ever, and is of no use in any journal.
 */
public final class EntryBounds {
    /**
     * Bytes of an entry with all its values: it fits into one push, which is at most 1 MiB packed,
     * though nothing of it can be packed (docs/protocol.md, section 5).
     */
    static final int MOST_TOGETHER = 1_020_000;

    /**
     * Bytes of an entry about keys with its values: everybody reads all of them each time a store
     * or a server starts. What only an administrator may record names as many values as are to go.
     */
    static final int MOST_ABOUT_KEYS = 32 << 10;

    /** Bytes of the largest file an entry may name: what a server takes of one. */
    private static final long MOST_OF_A_FILE = 4L << 30;

    /** Milliseconds since 1970 at the end of the last year RFC 3339 can write. */
    private static final long LAST_YEAR = 253_402_300_799_999L;

    /** So many epochs beyond the highest known of a device no honest chain is. */
    private static final long FAR = 10_000;

    private EntryBounds() {}

    /**
     * Why nobody takes an entry, as a sentence; null where it is as it may be.
     *
     * @param together its bytes with its values, as {@link #together} counts them
     * @param aboutKeys whether an entry says anything of keys, or of who may change them
     */
    public static @Nullable String wrong(Entry entry, long together, Predicate<Entry> aboutKeys) {
        if (together > MOST_TOGETHER) {
            return "An entry with its values is more than one push holds.";
        }
        if (entry.prev().equals(Hash.ZERO) && !entry.typeName().equals("force.founded")) {
            return "Only the founding entry begins with nothing before it.";
        }
        if (entry.typeName().equals("force.founded") && !isFirst(entry)) {
            return "The founding entry is the first of all.";
        }
        if (entry.recordedMs() < 0 || entry.recordedMs() > LAST_YEAR) {
            return "Its clock shows no year between 1970 and 9999.";
        }
        if (entry.attachments().stream().anyMatch(one -> one.size() > MOST_OF_A_FILE)) {
            return "It names a file that is larger than any that is kept.";
        }
        Entry.Actor actor = entry.actor();
        if ((actor == null || !actor.ownKey()) && !DeviceOnly.allows(entry.type())) {
            return "An entry of its type needs an officer's own signature.";
        }
        if (isTooLongAboutKeys(together, entry, aboutKeys)) {
            return "An entry about keys says more than any is to say.";
        }
        return null;
    }

    private static boolean isFirst(Entry entry) {
        return entry.prev().equals(Hash.ZERO) && entry.epoch() == 0 && entry.seq() == 0;
    }

    /** Whether an entry about keys is longer than anybody takes. */
    static boolean isTooLongAboutKeys(long together, Entry entry, Predicate<Entry> aboutKeys) {
        return together > MOST_ABOUT_KEYS
                && !AdministratorOnly.covers(entry.typeName())
                && aboutKeys.test(entry);
    }

    /** Bytes of an entry with its values, each with what frames it. */
    public static long together(int entry, List<Commitment> bodies) {
        long together = entry;
        for (Commitment body : bodies) {
            together += body.length() + 2L * Hash.LENGTH;
        }
        return together;
    }

    /**
     * Whether an epoch is so far beyond the highest known of its device that it is no honest one's:
     * who followed it would soon stand where no number comes after.
     */
    public static boolean isFar(long epoch, long highest) {
        return epoch - FAR > highest;
    }

    /** Whether it may be far, whatever is known of its device: else nobody need look. */
    public static boolean mayBeFar(long epoch) {
        return isFar(epoch, 0);
    }
}
