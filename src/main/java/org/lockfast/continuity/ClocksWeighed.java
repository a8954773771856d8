package org.lockfast.continuity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lockfast.ledger.Hash;

/**
 * The clocks a story was recorded by, and which of them cannot be relied on beside the others. Two
 * do not agree where what was recorded by one was known to what the other dates earlier. A clock
 * counts anew from where it was put back.
 */
final class ClocksWeighed {
    /** So many are compared through all that was known, more only with what was named. */
    private static final int MOST_THROUGH = 64;

    private final long most;
    private final Map<Hash, Integer> clocks = new HashMap<>();
    private final List<Clock> all = new ArrayList<>();

    /**
     * What they come to.
     *
     * @param wrong the clocks whose times do not stand against the others'
     * @param evenly by a clock that stands: those of them it does not agree with, of which nothing
     *     but their being ahead said that it was not this one that was wrong
     */
    record Weighed(BitSet wrong, Map<Integer, BitSet> evenly) {}

    /** One clock. */
    private static final class Clock {
        private final int number;
        private final BitSet ahead = new BitSet();
        private final BitSet behind = new BitSet();
        private int entries;
        private long latest = Long.MIN_VALUE;
        private boolean stated;
        private boolean impossible;

        Clock(int number) {
            this.number = number;
        }

        int apart(BitSet left) {
            BitSet all = (BitSet) ahead.clone();
            all.or(behind);
            all.and(left);
            return all.cardinality();
        }

        int aheadOf(BitSet left) {
            BitSet all = (BitSet) ahead.clone();
            all.and(left);
            return all.cardinality();
        }

        boolean isStated() {
            return stated;
        }

        int entries() {
            return entries;
        }

        int number() {
            return number;
        }
    }

    /**
     * @param story in story order
     * @param most clocks may differ by this much
     */
    ClocksWeighed(List<Happening> story, SaidTimes times, Duration most) {
        this.most = most.toMillis();
        Map<String, Clock> running = new HashMap<>();
        for (Happening h : story) {
            String chain = h.device() + "/" + h.epoch();
            Clock clock = running.get(chain);
            if (clock == null || recorded(h) + this.most < clock.latest) {
                clock = new Clock(all.size());
                all.add(clock);
                running.put(chain, clock);
            }
            clock.latest = Math.max(clock.latest, recorded(h));
            clock.entries++;
            clock.impossible |= h.notBefore() != null;
            clocks.put(h.eid(), clock.number);
        }
        compare(story, times);
    }

    private static long recorded(Happening h) {
        return h.recorded().toEpochMilli();
    }

    /** Two times at once: by each clock the latest known, and the latest a person stated there. */
    private void compare(List<Happening> story, SaidTimes times) {
        int width = 2 * all.size();
        boolean through = all.size() <= MOST_THROUGH;
        Map<Hash, long[]> known = new HashMap<>();
        Map<Hash, Happening> entries = new HashMap<>();
        for (Happening h : story) {
            Clock own = all.get(clock(h));
            long[] latest = new long[through ? width : 0];
            Arrays.fill(latest, Long.MIN_VALUE);
            for (Hash parent : h.parents()) {
                long[] before = known.get(parent);
                Happening named = entries.get(parent);
                if (before == null || named == null) {
                    continue;
                }
                if (through) {
                    for (int i = 0; i < width; i++) {
                        latest[i] = Math.max(latest[i], before[i]);
                    }
                } else {
                    compare(
                            all.get(clock(named)),
                            own,
                            recorded(named),
                            stated(named, times),
                            recorded(h));
                }
            }
            if (through) {
                for (int i = 0; i < all.size(); i++) {
                    compare(all.get(i), own, latest[2 * i], latest[2 * i + 1], recorded(h));
                }
                int at = 2 * own.number;
                latest[at] = Math.max(latest[at], recorded(h));
                latest[at + 1] = Math.max(latest[at + 1], stated(h, times));
            }
            known.put(h.eid(), latest);
            entries.put(h.eid(), h);
        }
    }

    private static long stated(Happening h, SaidTimes times) {
        return times.isStated(h) ? times.at(h).toEpochMilli() : Long.MIN_VALUE;
    }

    private void compare(Clock before, Clock own, long latest, long stated, long recorded) {
        if (before != own && latest > recorded + most) {
            before.ahead.set(own.number);
            own.behind.set(before.number);
            before.stated |= stated > recorded + most;
        }
    }

    /** How many clocks there are. */
    int count() {
        return all.size();
    }

    /** The number of the clock an entry was recorded by. */
    int clock(Happening h) {
        return clocks.getOrDefault(h.eid(), 0);
    }

    /**
     * The clocks whose times do not stand against the others': those that a person or an entry
     * itself says it of, then always the one that agrees with the fewest, till all that are left
     * agree. Of two alone it is the one that is ahead, for what is known was there by then; not
     * where a person said such a time there too.
     */
    Weighed weighed(BitSet saidOtherwise) {
        BitSet left = new BitSet();
        left.set(0, all.size());
        left.andNot(saidOtherwise);
        all.stream().filter(one -> one.impossible).forEach(one -> left.clear(one.number));
        if (all.size() > MOST_THROUGH) { // hands that made so many are not weighed one by one
            all.stream()
                    .filter(one -> !one.ahead.isEmpty() || !one.behind.isEmpty())
                    .forEach(one -> left.clear(one.number));
        }
        int[] apart = IntStream.range(0, all.size()).map(i -> all.get(i).apart(left)).toArray();
        Comparator<Clock> fewest =
                Comparator.<Clock>comparingInt(one -> apart[one.number])
                        .thenComparing(Clock::isStated, Comparator.reverseOrder())
                        .thenComparingInt(one -> one.aheadOf(left))
                        .thenComparing(Clock::entries, Comparator.reverseOrder())
                        .thenComparingInt(Clock::number);
        Map<Integer, BitSet> evenly = new HashMap<>();
        while (true) {
            Clock next = left.stream().mapToObj(all::get).max(fewest).orElse(null);
            if (next == null || apart[next.number] == 0) {
                break;
            }
            left.clear(next.number);
            BitSet others = (BitSet) next.ahead.clone();
            others.or(next.behind);
            others.and(left);
            for (int one : others.stream().toArray()) {
                if (apart[one] == apart[next.number] && all.get(one).stated == next.stated) {
                    evenly.computeIfAbsent(one, _ -> new BitSet()).set(next.number);
                }
                apart[one]--;
            }
        }
        BitSet wrong = new BitSet();
        wrong.set(0, all.size());
        wrong.andNot(left);
        return new Weighed(wrong, evenly);
    }
}
