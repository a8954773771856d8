package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;

/** Hands back to a server what it lost: what this device has, by the places it had in the log. */
final class Refilling {
    private static final int MOST_BYTES = 2 << 20;

    private final Line line;
    private final byte @Nullable [] enrolled;
    private final String shown;

    private final long size;
    private long handedBack;
    private long wanted;

    private Refilling(Line line, String shown, long size) {
        this.line = line;
        this.enrolled = enrolled(line);
        this.shown = shown;
        this.size = size;
    }

    /**
     * With the largest checkpoint the log has shown this device, proven or only promised: places it
     * acknowledged may be beyond what was proven.
     *
     * @return empty where it has signed none of those that are kept: the server would not believe
     *     it
     */
    static Optional<Refilling> of(Line line) throws SyncStop {
        SyncState state = line.memory().now();
        Checkpoint pin = line.pin();
        Checkpoint promised = line.promised();
        boolean further =
                promised != null
                        && LogWatch.isSigned(state.promised())
                        && (pin == null || promised.size() >= pin.size());
        Checkpoint newest = further ? promised : pin;
        String shown = further ? state.promised() : state.pin();
        return newest != null && LogWatch.isSigned(shown)
                ? Optional.of(new Refilling(line, shown, newest.size()))
                : Optional.empty();
    }

    /** How many entries were handed back. */
    long handedBack() {
        return handedBack;
    }

    /**
     * That the log is not whole yet.
     *
     * @param end how many entries it has; 0 where it did not say
     */
    LogBehind stillBehind(long end) {
        return new LogBehind(size, end, handedBack, wanted);
    }

    /** The entry that enrolled this device; null where it is not here. */
    private static byte @Nullable [] enrolled(Line line) {
        String eid = line.memory().now().log().enrolled();
        return line.journal()
                .aboutKeys()
                .filter(one -> one.entry().eid().base64().equals(eid))
                .map(one -> one.entry().bytes())
                .findFirst()
                .orElse(null);
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
        RefillAnswer answer =
                line.wire()
                        .refill(
                                enrolled,
                                new HeadedBody<>(new RefillHeader(indexes, shown), entries));
        handedBack += indexes.size();
        wanted = answer.wanted().stream().mapToLong(gap -> gap.getLast() - gap.getFirst()).sum();
        return answer;
    }

    /** Journal record to place in the log, of what is wanted. */
    private Map<Long, Long> here(List<List<Long>> wanted) throws IOException {
        Map<Long, Long> byPlace = new HashMap<>();
        line.receipts()
                .all(one -> {
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

    /** An entry that is here, and its place in the log. */
    private record Placed(long index, JournalWalk.Kept kept) {}

    private RefillAnswer handIn(Map<Long, Long> here, RefillAnswer before) throws WireTrouble {
        RefillAnswer answer = before;
        List<Placed> batch = new ArrayList<>();
        long bytes = 0;
        JournalWalk walk = line.journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                Long index = here.get(kept.record());
                if (index == null) {
                    continue;
                }
                batch.add(new Placed(index, kept));
                bytes += PushBatch.length(kept);
                if (batch.size() >= Limits.PUSH_ENTRIES || bytes > MOST_BYTES) {
                    answer = handIn(batch);
                    batch = new ArrayList<>();
                    bytes = 0;
                }
                if (answer.done()) {
                    return answer;
                }
            }
        }
        return batch.isEmpty() ? answer : handIn(batch);
    }

    /** What does not pack into what the server takes at once is halved. */
    private RefillAnswer handIn(List<Placed> batch) throws WireTrouble {
        try {
            return send(
                    batch.stream().map(Placed::index).toList(),
                    EntriesBody.of(
                            batch.stream().map(one -> one.kept().entry().bytes()).toList(),
                            batch.stream().flatMap(one -> one.kept().bodies().stream()).toList()));
        } catch (WireTrouble e) {
            if (e.type().orElse(null) != ProblemType.TOO_LARGE || batch.size() == 1) {
                throw e;
            }
        }
        int middle = batch.size() / 2;
        RefillAnswer answer = handIn(batch.subList(0, middle));
        return answer.done() ? answer : handIn(batch.subList(middle, batch.size()));
    }
}
