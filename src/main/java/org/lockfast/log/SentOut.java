package org.lockfast.log;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.lockfast.ledger.Entry;

/**
 * Counts the entries that the server made by itself and that no device has been sent: where the
 * records are lost now, nobody hands these back. Whoever asks for what follows a place has all
 * before it that concerns it. How far that is stands in the records, so that every node knows it,
 * and still does after a start.
 */
final class SentOut {
    /** Entries at the end of the log that are looked at. */
    private static final int LOOKED_AT = 1_000;

    private final LogStore store;

    /** No order before this place is news: it was noted as sent, or there is none. */
    private final AtomicLong looked = new AtomicLong();

    SentOut(LogStore store) {
        this.store = store;
    }

    /**
     * A device asks for what follows a place of a log of that size. Where that cannot be noted, the
     * device is answered all the same: it is noted when the next one asks.
     *
     * @param server id of the server's own device
     */
    void asked(long after, long size, String server) {
        if (after > size) {
            return; // it never came there
        }
        // A log put back from a copy is shorter than what was looked at of the one before it
        long from = looked.updateAndGet(was -> was > size ? 0 : was);
        if (after <= from) {
            return;
        }
        try {
            if (store.read(rows -> isNews(rows, from, after, size, server))) {
                store.beside(rows -> {
                    rows.sentOut(after);
                    return after;
                });
            }
            looked.updateAndGet(was -> Math.max(was, after));
        } catch (LogStoreFault e) {
            return;
        }
    }

    private static boolean isNews(LogRows rows, long from, long after, long size, String server) {
        long known = Math.max(rows.sentOut(), from);
        return after > known && !orders(rows, known, after, size, server).isEmpty();
    }

    /** So many there are among the newest of the log. */
    static CentralLog.OnlyHere count(LogRows rows, long size, String server) {
        List<Long> orders = orders(rows, rows.sentOut(), size, size, server);
        return new CentralLog.OnlyHere(
                orders.size(),
                orders.isEmpty()
                        ? null
                        : Entry.parse(rows.entries(orders.getFirst(), 1).getFirst().entry())
                                .recorded());
    }

    private static List<Long> orders(LogRows rows, long from, long to, long size, String server) {
        long first = Math.max(from, size - LOOKED_AT);
        return first >= to
                ? List.of()
                : rows.made(first, to).stream()
                        .filter(one -> one.device().equals(server) && !isHandedOut(one.type()))
                        .map(LogRows.Made::index)
                        .toList();
    }

    /** What goes out with the answer of the push that it notes. */
    private static boolean isHandedOut(String type) {
        return type.startsWith("server.received/");
    }
}
