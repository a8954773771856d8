package org.lockfast.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.ledger.Entry;
import tools.jackson.databind.JsonNode;

/**
 * Which records the journal itself names as lost, and which of those an administrator has accepted.
 * Folds entries in journal order.
 */
final class Losses {
    /** Record numbers, both included. */
    record Range(long from, long to) {
        boolean covers(Range other) {
            return from <= other.from && other.to <= to;
        }
    }

    private final List<Range> named = new ArrayList<>();
    private final List<Range> accepted = new ArrayList<>();

    void take(Entry entry) {
        if (entry.type().startsWith("device.epoch/")) {
            add(named, entry, "lostFrom", "lostTo");
        } else if (entry.type().startsWith("loss.accepted/")) {
            add(accepted, entry, "from", "to");
        }
    }

    private static void add(List<Range> ranges, Entry entry, String from, String to) {
        JsonNode body = entry.body();
        if (body.path(from).isIntegralNumber() && body.path(to).isIntegralNumber()) {
            ranges.add(new Range(body.path(from).longValue(), body.path(to).longValue()));
        }
    }

    boolean isNamed(Range range) {
        return named.stream().anyMatch(known -> known.covers(range));
    }

    /** Whether a loss was accepted that touches these records. */
    boolean isAcceptedWithin(Range records) {
        return accepted.stream()
                .anyMatch(range -> range.from() <= records.to() && records.from() <= range.to());
    }

    /** Named and not accepted, in the order they were named. */
    List<Range> open() {
        return named.stream()
                .filter(range -> accepted.stream().noneMatch(known -> known.covers(range)))
                .toList();
    }

    /** Reads a whole journal for them. */
    static Losses of(JournalFile file) throws IOException {
        Losses losses = new Losses();
        ItemStream items = new ItemStream(file, 0);
        for (List<Item> batch = items.next(); !batch.isEmpty(); batch = items.next()) {
            for (Item item : batch) {
                if (item instanceof Item.EntryItem entry) {
                    losses.take(entry.entry());
                }
            }
        }
        return losses;
    }
}
