package org.lockfast.log;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;

/**
 * Counts the entries that the server made by order and that no device has been sent: where the
 * records are lost now, nobody hands these back. Whoever asks for what follows a place has all
 * before it that concerns it.
 */
final class SentOut {
    /** Entries at the end of the log that are looked at. */
    private static final int LOOKED_AT = 1_000;

    /** With their values they may be a mebibyte each. */
    static final int AT_ONCE = 50;

    /** All before this place was sent to somebody. */
    private final AtomicLong sent = new AtomicLong();

    /** A device asks for what follows a place of a log of that size. */
    void asked(long after, long size) {
        if (after > size) {
            return; // it never came there
        }
        // A log put back from a copy is shorter than what was sent of the one before it
        sent.updateAndGet(was -> was > size ? after : Math.max(was, after));
    }

    /** So many there are among the newest of the log. */
    CentralLog.OnlyHere count(LogRows rows, long size, String server) {
        long known = sent.updateAndGet(was -> was > size ? 0 : was);
        long count = 0;
        @Nullable Instant since = null;
        for (long from = Math.max(known, size - LOOKED_AT); from < size; from += AT_ONCE) {
            for (LogRows.Stored stored : rows.entries(from, (int) Math.min(AT_ONCE, size - from))) {
                Entry entry = Entry.parse(stored.entry());
                if (entry.device().equals(server) && !isHandedOut(entry)) {
                    count++;
                    since = since == null ? entry.recorded() : since;
                }
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
