package org.lockfast.continuity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Occurred;
import org.lockfast.ledger.Hash;

/**
 * Which entries of a story come before which, whatever the clocks say: what an entry was recorded
 * knowing comes before it, but where a person said that it happened before that. Each such pair is
 * judged by itself: what a person said is held against times that can be compared with it, and not
 * against those of a clock that was ahead of the one it was said by.
 */
final class KnownFirst {
    /** Statements are held against what they knew up to here: nobody's work makes so many. */
    private static final int MOST_WEIGHED = 20_000;

    private static final long ROOM = Occurred.TOLERANCE.toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final List<Happening> story;
    private final SaidTimes times;
    private final @Nullable Happening opening;
    private final int[][] before;
    private final long[] at;
    private final long[] recorded;
    private final long[] saidBy;
    private final boolean[] stated;
    private int opens = -1;

    /**
     * @param story in story order
     * @param opening the record that opens the story: nothing comes before it
     */
    KnownFirst(List<Happening> story, SaidTimes times, @Nullable Happening opening) {
        this.story = story;
        this.times = times;
        this.opening = opening;
        this.before = named();
        this.at = new long[story.size()];
        this.recorded = new long[at.length];
        this.saidBy = new long[at.length];
        this.stated = new boolean[at.length];
        boolean goesBack = false;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < at.length; i++) {
            Happening h = story.get(i);
            at[i] = times.at(h).toEpochMilli();
            if (h.equals(opening)) {
                opens = i;
            }
            recorded[i] = h.recorded().toEpochMilli();
            saidBy[i] = times.saidBy(h).toEpochMilli();
            stated[i] = times.isStated(h);
            goesBack |= stated[i] && at[i] < last;
            last = Math.max(last, at[i]);
        }
        if (goesBack && at.length <= MOST_WEIGHED) {
            weigh();
        }
    }

    /** The places of entries that come before one; with what comes before those, all of them. */
    int[] before(int place) {
        return before[place];
    }

    private int[][] named() {
        Map<Hash, Integer> places = new HashMap<>();
        int[][] named = new int[story.size()][];
        for (int i = 0; i < named.length; i++) {
            Happening h = story.get(i);
            boolean opens = h.equals(opening);
            named[i] =
                    opens
                            ? new int[0]
                            : h.parents().stream()
                                    .map(places::get)
                                    .filter(java.util.Objects::nonNull)
                                    .mapToInt(place -> place)
                                    .distinct()
                                    .toArray();
            places.put(h.eid(), i);
        }
        return named;
    }

    /** Of each entry the nearest of those it has to follow; what they follow is theirs to say. */
    private void weigh() {
        long[] latest = latestRuled();
        BitSet[] known = new BitSet[before.length];
        BitSet[] follows = new BitSet[before.length];
        for (int i = 0; i < before.length; i++) {
            BitSet all = new BitSet();
            for (int parent : before[i]) {
                all.or(known[parent]);
                all.set(parent);
            }
            known[i] = all;
            BitSet left = (BitSet) all.clone();
            BitSet ruled = new BitSet();
            if (stated[i]) {
                long later = at[i] + (isDay(i) ? DAY : 0);
                for (int one = all.length() - 1;
                        one >= 0 && latest[one] > later;
                        one = all.previousSetBit(one - 1)) {
                    if (at[one] > at[i] + room(i, one) && one != opens && rules(i, one)) {
                        ruled.set(one);
                    }
                }
                left.andNot(ruled);
            }
            BitSet after = new BitSet();
            List<Integer> nearest = new ArrayList<>();
            for (int one = left.length() - 1; one >= 0; one = left.previousSetBit(one - 1)) {
                if (!after.get(one) && !(isBeside(one) && follows[one].intersects(ruled))) {
                    nearest.add(one);
                    after.or(follows[one]);
                    after.set(one);
                }
            }
            follows[i] = after;
            before[i] = nearest.stream().mapToInt(place -> place).toArray();
        }
    }

    /** Whether it moves nothing: then whoever made it does not stand between two that do. */
    private boolean isBeside(int place) {
        return !story.get(place).isExclusive();
    }

    /**
     * By place: the latest time of those up to it that any statement can come before. A clock that
     * was ahead of all that follows is none of them, and so makes nobody look through everything.
     */
    private long[] latestRuled() {
        long[] latest = new long[at.length];
        long by = Long.MIN_VALUE;
        for (int i = at.length - 1; i >= 0; i--) {
            boolean ruled = i != opens && (stated[i] || recorded[i] - ROOM <= by);
            latest[i] = ruled ? at[i] : Long.MIN_VALUE;
            by = stated[i] ? Math.max(by, Math.min(recorded[i], saidBy[i])) : by;
        }
        for (int i = 1; i < latest.length; i++) {
            latest[i] = Math.max(latest[i], latest[i - 1]);
        }
        return latest;
    }

    /**
     * By how much a time has to be later than a stated one to be later for certain: two clocks may
     * differ, one clock does not differ from itself, nor what people say of two.
     */
    private long room(int by, int one) {
        return isDay(by) ? DAY : stated[one] || isOneClock(by, one) ? 0 : ROOM;
    }

    private boolean isDay(int stated) {
        Occurred occurred = story.get(stated).occurred();
        return occurred != null && occurred.precision().equals("day");
    }

    private boolean isOneClock(int by, int one) {
        Happening a = story.get(by);
        Happening b = story.get(one);
        return a.device().equals(b.device()) && a.epoch() == b.epoch();
    }

    /**
     * Whether what a person said of an entry puts it before one that it knew, of a later time: by a
     * clock that the other one's is not ahead of.
     */
    private boolean rules(int by, int one) {
        if (stated[one]) {
            return true;
        }
        boolean sameClock = times.isClockCorrected(story.get(by)) && isOneClock(by, one);
        return !sameClock && recorded[one] <= Math.min(recorded[by], saidBy[by]) + ROOM;
    }
}
