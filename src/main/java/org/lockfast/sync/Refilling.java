package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Commitment;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;

/** Hands back to a server what it lost: what this device has, by the places it had in the log. */
final class Refilling {
    private static final int MOST_BYTES = 2 << 20;

    private final Wire wire;
    private final Journal journal;
    private final Receipts receipts;
    private final byte @Nullable [] enrolled;
    private final String pin;

    /**
     * @param enrolled the entry that enrolled this device; null where it is not here
     * @param pin the checkpoint that the log is shorter than, as the log signed it
     */
    Refilling(
            Wire wire, Journal journal, Receipts receipts, byte @Nullable [] enrolled, String pin) {
        this.enrolled = enrolled;
        this.wire = wire;
        this.journal = journal;
        this.receipts = receipts;
        this.pin = pin;
    }

    /**
     * Shows the pin and hands in what is wanted of what is here.
     *
     * @return whether the log is whole again
     */
    boolean run() throws WireTrouble, IOException {
        RefillAnswer answer = send(List.of(), EntriesBody.of(List.of(), List.of()));
        while (!answer.done()) {
            Map<Long, Long> here = here(answer.wanted());
            if (here.isEmpty()) {
                return false; // others have it, or nobody
            }
            List<List<Long>> before = answer.wanted();
            answer = handIn(here, answer);
            if (!answer.done() && answer.wanted().equals(before)) {
                return false;
            }
        }
        return true;
    }

    private RefillAnswer send(List<Long> indexes, EntriesBody entries) throws WireTrouble {
        return wire.refill(enrolled, new HeadedBody<>(new RefillHeader(indexes, pin), entries));
    }

    /** Journal record to place in the log, of what is wanted. */
    private Map<Long, Long> here(List<List<Long>> wanted) throws IOException {
        Map<Long, Long> byPlace = new HashMap<>();
        receipts.all(one -> {
            for (List<Long> gap : wanted) {
                if (one.index() >= gap.getFirst() && one.index() < gap.getLast()) {
                    byPlace.put(one.index(), one.record()); // the later one holds
                    return;
                }
            }
        });
        Map<Long, Long> byRecord = new HashMap<>();
        byPlace.forEach((index, record) -> byRecord.put(record, index));
        return byRecord;
    }

    private RefillAnswer handIn(Map<Long, Long> here, RefillAnswer before) throws WireTrouble {
        RefillAnswer answer = before;
        List<Long> indexes = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        List<Commitment> values = new ArrayList<>();
        long bytes = 0;
        JournalWalk walk = journal.walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                Long index = here.get(kept.record());
                if (index == null) {
                    continue;
                }
                indexes.add(index);
                entries.add(kept.entry().bytes());
                values.addAll(kept.bodies());
                bytes += kept.entry().bytes().length;
                for (Commitment value : kept.bodies()) {
                    bytes += value.jcs().length + 68;
                }
                if (indexes.size() >= Limits.PUSH_ENTRIES || bytes > MOST_BYTES) {
                    answer = send(indexes, EntriesBody.of(entries, values));
                    indexes = new ArrayList<>();
                    entries = new ArrayList<>();
                    values = new ArrayList<>();
                    bytes = 0;
                }
                if (answer.done()) {
                    return answer;
                }
            }
        }
        return indexes.isEmpty() ? answer : send(indexes, EntriesBody.of(entries, values));
    }
}
