package org.lockfast.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import tools.jackson.databind.JsonNode;

/**
 * Which records the journal itself names as lost, and which of those an administrator has accepted.
 * Folds entries in journal order. An acceptance answers losses named before it and nothing later:
 * the numbers of missing records are used again, so a number alone says nothing.
 */
final class Losses {
    /** Record numbers, both included. */
    record Range(long from, long to) {
        boolean covers(Range other) {
            return from <= other.from && other.to <= to;
        }

        boolean covers(long number) {
            return from <= number && number <= to;
        }

        boolean touches(Range other) {
            return from <= other.to && other.from <= to;
        }
    }

    /** One loss as the epoch at a record names it. */
    private static final class Loss {
        private final Range range;
        private final boolean missing;
        private final long namedAt;
        private long acceptedAt = -1;

        Loss(Range range, boolean missing, long namedAt) {
            this.range = range;
            this.missing = missing;
            this.namedAt = namedAt;
        }

        boolean isAccepted() {
            return acceptedAt >= 0;
        }

        /** Records that lie there and do not read: all before the epoch that names them. */
        boolean isUnreadable() {
            return !missing && range.to() < namedAt;
        }
    }

    private final List<Loss> losses = new ArrayList<>();
    private final String device;

    /**
     * @param device whose journal it is: other devices' epochs name records of other journals
     */
    Losses(String device) {
        this.device = device;
    }

    void take(long record, Entry entry) {
        if (!entry.device().equals(device)) {
            return;
        }
        JsonNode body = entry.body();
        if (entry.typeName().equals("device.epoch")) {
            Range range = range(body, "lostFrom", "lostTo");
            if (range != null) {
                String reason = body.path("reason").asString("");
                boolean unreadable =
                        reason.equals(JournalEvents.EpochReason.RECORDS_UNREADABLE.name());
                losses.add(new Loss(range, !unreadable, record));
            }
        } else if (entry.typeName().equals("loss.accepted")) {
            Range range = range(body, "from", "to");
            for (Loss loss : losses) {
                if (range != null && !loss.isAccepted() && range.covers(loss.range)) {
                    loss.acceptedAt = record;
                }
            }
        }
    }

    private static @Nullable Range range(JsonNode body, String from, String to) {
        return body.path(from).isIntegralNumber() && body.path(to).isIntegralNumber()
                ? new Range(body.path(from).longValue(), body.path(to).longValue())
                : null;
    }

    /** Whether an epoch after these records names them as not reading. */
    boolean isNamedUnreadable(Range range) {
        return losses.stream().anyMatch(loss -> loss.isUnreadable() && loss.range.covers(range));
    }

    /** Whether it was accepted that this record does not read. */
    boolean excusesUnreadable(long number) {
        return acceptedUnreadable().anyMatch(loss -> loss.range.covers(number));
    }

    /** Whether it was accepted that some record among these does not read. */
    boolean excusesGap(Range records) {
        return acceptedUnreadable().anyMatch(loss -> loss.range.touches(records));
    }

    /** The same, or that what followed these, up to the entry that ends them, is missing. */
    boolean excusesBodies(Range group) {
        return excusesGap(group)
                || losses.stream()
                        .anyMatch(loss ->
                                loss.missing && loss.isAccepted() && group.covers(loss.namedAt));
    }

    /**
     * Whether an entry may build on one that does not read: after that one, up to the acceptance.
     * The index is made anew with the acceptance, so nothing later builds on what is lost.
     */
    boolean excusesParentOf(long record) {
        return acceptedUnreadable()
                .anyMatch(loss -> loss.range.to() < record && record <= loss.acceptedAt);
    }

    /** Whether an epoch after that record names records as missing. */
    boolean isMissingNamedAfter(long record) {
        return losses.stream().anyMatch(loss -> loss.missing && loss.namedAt > record);
    }

    /** Whether it was accepted that records after that one are missing. */
    boolean excusesMissingAfter(long record) {
        return losses.stream()
                .anyMatch(loss -> loss.missing && loss.isAccepted() && loss.namedAt > record);
    }

    private Stream<Loss> acceptedUnreadable() {
        return losses.stream().filter(loss -> loss.isUnreadable() && loss.isAccepted());
    }

    /** Named and not accepted, in the order they were named. */
    List<Range> open() {
        return losses.stream().filter(loss -> !loss.isAccepted()).map(loss -> loss.range).toList();
    }

    /** Reads a whole journal for them. */
    static Losses of(JournalFile file, String device) throws IOException {
        Losses losses = new Losses(device);
        read(file, losses::take);
        return losses;
    }

    /** Whether records are named as missing after the newest own entry of some types. */
    static boolean isMissingNamedAfter(JournalFile file, String device, Set<String> typeNames)
            throws IOException {
        Losses losses = new Losses(device);
        AtomicLong newest = new AtomicLong(-1);
        read(
                file,
                (record, entry) -> {
                    losses.take(record, entry);
                    if (entry.device().equals(device) && typeNames.contains(entry.typeName())) {
                        newest.set(record);
                    }
                });
        return losses.isMissingNamedAfter(newest.get());
    }

    private interface Taker {
        void take(long record, Entry entry);
    }

    private static void read(JournalFile file, Taker taker) throws IOException {
        ItemStream items = new ItemStream(file, 0);
        for (List<Item> batch = items.next(); !batch.isEmpty(); batch = items.next()) {
            for (Item item : batch) {
                if (item instanceof Item.EntryItem entry) {
                    taker.take(entry.number(), entry.entry());
                }
            }
        }
    }
}
