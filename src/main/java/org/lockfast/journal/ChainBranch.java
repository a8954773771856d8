package org.lockfast.journal;

import org.lockfast.ledger.Entry;

/**
 * Where a device's chain parts: two of its entries follow the same one. Within an epoch two texts
 * then stand at one place; a copy of a store that lies elsewhere goes on in a further epoch.
 */
public final class ChainBranch {
    private ChainBranch() {}

    /** Whether an entry begins a further epoch because own entries had come back. */
    public static boolean isAfterReturn(Entry entry) {
        return entry.typeName().equals("device.epoch")
                && entry.body()
                        .path("reason")
                        .asString("")
                        .equals(JournalEvents.EpochReason.ENTRIES_CAME_BACK.name());
    }

    /**
     * Whether an entry begins a further epoch and does not say that own entries are missing, do not
     * read or came back: then any other entry after the same one is another history.
     */
    public static boolean mayPart(Entry entry) {
        return begins(entry) && !saysWhy(entry);
    }

    /** Whether it begins a further epoch and says so of its own entries: that is no history. */
    public static boolean isNone(Entry entry) {
        return begins(entry) && saysWhy(entry);
    }

    /** Whether an entry begins a further epoch of its device. */
    public static boolean begins(Entry entry) {
        return entry.seq() == 0 && entry.epoch() > 0 && entry.typeName().equals("device.epoch");
    }

    private static boolean saysWhy(Entry entry) {
        String reason = entry.body().path("reason").asString("");
        return reason.equals(JournalEvents.EpochReason.ENTRIES_MISSING.name())
                || reason.equals(JournalEvents.EpochReason.RECORDS_UNREADABLE.name())
                || reason.equals(JournalEvents.EpochReason.ENTRIES_CAME_BACK.name());
    }
}
