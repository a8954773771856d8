package org.lockfast.log;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;

/**
 * Counts the entries that the server made by order and that no device has been sent: where the
 * records are lost now, nobody hands these back. Whoever asks for what follows a place has all
 * before it that concerns it; what an entry says its device had seen of the log, too.
 */
final class SentOut {
    /** Entries at the end of the log that are looked at. */
    private static final int LOOKED_AT = 1_000;

    /** All before this place was sent to somebody. */
    private final AtomicLong sent = new AtomicLong();

    /** A device asks for what follows a place of a log of that size. */
    void asked(long after, long size) {
        sent.accumulateAndGet(Math.min(after, size), Math::max);
    }

    /** So many there are among the newest of the log. */
    CentralLog.OnlyHere count(LogRows rows, long size, String server) {
        long first = Math.max(0, size - LOOKED_AT);
        List<LogRows.Stored> newest =
                rows.entries(first, LOOKED_AT).stream()
                        .filter(stored -> stored.index() < size)
                        .toList();
        long known = sent.get();
        for (LogRows.Stored stored : newest) {
            Entry entry = Entry.parse(stored.entry());
            Entry.Seen seen = entry.seen();
            if (seen != null && !entry.device().equals(server)) {
                known = Math.max(known, seen.size());
            }
        }
        long count = 0;
        @Nullable Instant since = null;
        for (LogRows.Stored stored : newest) {
            if (stored.index() < known) {
                continue;
            }
            Entry entry = Entry.parse(stored.entry());
            if (entry.device().equals(server) && !isHandedOut(entry)) {
                count++;
                since = since == null ? entry.recorded() : since;
            }
        }
        return new CentralLog.OnlyHere(count, since);
    }

    /** What goes out with the answer of the call that made it. */
    private static boolean isHandedOut(Entry entry) {
        return entry.typeName().equals("server.received")
                || entry.typeName().equals("device.enrolled");
    }
}
