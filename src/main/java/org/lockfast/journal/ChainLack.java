package org.lockfast.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockfast.ledger.Entry;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places of a device's chain that the device itself says it cannot hand in ({@code device.lacks}).
 *
 * @param from first seq
 * @param to last seq, included
 */
public record ChainLack(
        String device, long epoch, long from, long to, JournalEvents.LackCause cause) {
    static final String TYPE = "device.lacks";

    /** What an entry of that type says of its own device's chain; empty where it does not read. */
    public static Optional<ChainLack> of(Entry entry) {
        if (!says(entry)) {
            return Optional.empty();
        }
        ObjectNode body = entry.body();
        long epoch = body.path("epoch").longValue(-1);
        long from = body.path("from").longValue(-1);
        long to = body.path("to").longValue(-1);
        // Of the epoch it stands in nothing is said: there everything follows what is before it
        if (epoch < 0 || epoch >= entry.epoch() || from < 0 || to < from) {
            return Optional.empty();
        }
        JournalEvents.LackCause cause =
                body.path("cause").asString("").equals(JournalEvents.LackCause.REFUSED.name())
                        ? JournalEvents.LackCause.REFUSED
                        : JournalEvents.LackCause.UNREADABLE;
        return Optional.of(new ChainLack(entry.device(), epoch, from, to, cause));
    }

    /** Whether the entry is of that type. */
    public static boolean says(Entry entry) {
        return entry.typeName().equals(TYPE);
    }

    /** Whether it covers a place. */
    public boolean covers(String ofDevice, long ofEpoch, long seq) {
        return device.equals(ofDevice) && epoch == ofEpoch && from <= seq && seq <= to;
    }

    /** Whether it covers all of another. */
    public boolean covers(ChainLack other) {
        return covers(other.device, other.epoch, other.from)
                && covers(other.device, other.epoch, other.to);
    }

    /**
     * What is left of it without some places.
     *
     * @param here in ascending order
     */
    List<ChainLack> without(List<Long> here) {
        List<ChainLack> left = new ArrayList<>();
        long next = from;
        for (long seq : here) {
            if (seq < next || seq > to) {
                continue;
            }
            if (seq > next) {
                left.add(new ChainLack(device, epoch, next, seq - 1, cause));
            }
            next = seq + 1;
        }
        if (next <= to) {
            left.add(new ChainLack(device, epoch, next, to, cause));
        }
        return left;
    }

    /** {@code device/epoch}, as reports name a chain. */
    public String chain() {
        return device + "/" + epoch;
    }
}
