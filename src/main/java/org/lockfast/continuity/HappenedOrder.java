package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Occurred;
import org.lockfast.ledger.Hash;

/**
 * In which order the entries of a story happened, and when, for whatever asks where a thing is, who
 * has it, which seal is on it or what was found of it. What was known comes first ({@link
 * KnownFirst}); between entries that knew nothing of each other the times shown decide, and no
 * other entry's clock does: first the exclusive ones are put in order among themselves, then the
 * rest between them. When each happened follows from the order ({@link ClockFit}): the times never
 * run back.
 */
public final class HappenedOrder {
    private final List<Happening> inOrder;
    private final Map<Hash, ClockFit.Fitted> fitted = new HashMap<>();
    private final SaidTimes times;
    private final Duration clock;
    private final @Nullable Instant now;

    private HappenedOrder(
            List<Happening> inOrder,
            List<ClockFit.Fitted> fitted,
            SaidTimes times,
            Duration clock,
            @Nullable Instant now) {
        this.inOrder = inOrder;
        this.times = times;
        this.clock = clock;
        this.now = now;
        for (int i = 0; i < fitted.size(); i++) {
            this.fitted.put(inOrder.get(i).eid(), fitted.get(i));
        }
    }

    /**
     * Of a story that no record opens, or of which it does not matter.
     *
     * @param story in story order
     */
    public static HappenedOrder of(List<Happening> story) {
        return of(story, SaidTimes.of(story), null, Occurred.TOLERANCE, null);
    }

    /**
     * @param story in story order
     * @param times when each happened, as it was said
     * @param opening the record that opens the story, whatever time it gives
     * @param clock computers' clocks may differ by this much before it is said
     * @param now nothing happened after it; null where that is not known
     */
    static HappenedOrder of(
            List<Happening> story,
            SaidTimes times,
            @Nullable Happening opening,
            Duration clock,
            @Nullable Instant now) {
        ClockFit fit = new ClockFit(story, times, opening, clock);
        List<Happening> inOrder =
                isInOrder(story, times, opening)
                        ? story
                        : new Sorting(story, times, opening, fit).all();
        return new HappenedOrder(inOrder, fit.all(inOrder, now), times, clock, now);
    }

    /** Whether no time stands before an earlier one: then nothing is to be looked for. */
    private static boolean isInOrder(
            List<Happening> story, SaidTimes times, @Nullable Happening opening) {
        for (int i = 1; i < story.size(); i++) {
            Happening last = story.get(i - 1);
            Happening h = story.get(i);
            int later = times.at(h).compareTo(times.at(last));
            boolean after = later > 0 || (later == 0 && StoryOrder.FIRST.compare(last, h) < 0);
            if (!after || h.equals(opening)) {
                return false;
            }
        }
        return true;
    }

    /** The same entries in that order. */
    public List<Happening> all() {
        return inOrder;
    }

    /** When one of them happened, as far as that fits the others. */
    public Instant at(Happening one) {
        ClockFit.Fitted at = fitted.get(one.eid());
        if (at != null) {
            return at.at();
        }
        // of another story: not later than the entry that says it
        return one.when().isAfter(one.recorded()) ? one.recorded() : one.when();
    }

    /**
     * A time as far as it fits.
     *
     * @param apart what stands beside it where it does not; null where it does
     */
    record Bounded(Instant at, @Nullable Apart apart) {}

    /** A time of one of them, such as when it was recorded, as far as what comes next leaves it. */
    Bounded within(Happening one, Instant time) {
        int place = inOrder.indexOf(one) + 1;
        Happening next = place < inOrder.size() ? inOrder.get(place) : null;
        Instant most = next == null ? now : at(next);
        if (most == null || !time.isAfter(most)) {
            return new Bounded(time, null);
        }
        if (Duration.between(most, time).compareTo(clock) <= 0) {
            return new Bounded(next == null ? time : most, null); // as right clocks differ
        }
        return new Bounded(
                most,
                new Apart(
                        true,
                        most,
                        next == null ? null : next.device(),
                        next != null && times.isStated(next),
                        time,
                        one.device(),
                        false,
                        Apart.Of.ITSELF));
    }

    /** Whether a person said that it was before what comes before it. */
    boolean isBackward(Happening one) {
        ClockFit.Fitted at = fitted.get(one.eid());
        return at != null && at.backward();
    }

    /** What stands beside its time, which does not fit; null where it does. */
    @Nullable Apart apart(Happening one) {
        ClockFit.Fitted at = fitted.get(one.eid());
        return at == null ? null : at.apart();
    }

    /** Puts them in order. Used once. */
    private static final class Sorting {
        private final List<Happening> story;
        private final SaidTimes times;
        private final @Nullable Happening opening;
        private final ClockFit fit;
        private final int[][] before;
        private final int[][] after;

        /** By place: how many exclusive entries come before it, and itself where it is one. */
        private final int[] rank;

        private final boolean[] exclusive;

        Sorting(List<Happening> story, SaidTimes times, @Nullable Happening opening, ClockFit fit) {
            this.story = story;
            this.times = times;
            this.opening = opening;
            this.fit = fit;
            int size = story.size();
            KnownFirst known = new KnownFirst(story, times, opening);
            int[] counts = new int[size];
            this.before = new int[size][];
            this.exclusive = new boolean[size];
            for (int i = 0; i < size; i++) {
                before[i] = known.before(i);
                exclusive[i] = story.get(i).isExclusive() && !story.get(i).equals(opening);
                for (int one : before[i]) {
                    counts[one]++;
                }
            }
            this.after = new int[size][];
            Arrays.setAll(after, i -> new int[counts[i]]);
            for (int i = 0; i < size; i++) {
                for (int one : before[i]) {
                    after[one][--counts[one]] = i;
                }
            }
            this.rank = new int[size];
        }

        List<Happening> all() {
            List<Integer> first = exclusives();
            place(first);
            // a whole number for each place between exclusive entries, and for each of these
            ToIntFunction<Integer> step = i -> 2 * rank[i] - (exclusive[i] ? 1 : 0);
            Comparator<Integer> next =
                    Comparator.comparing((Integer i) -> !story.get(i).equals(opening))
                            .thenComparingInt(step)
                            .thenComparing(this::at)
                            .thenComparing(story::get, StoryOrder.FIRST);
            int[] waits = new int[story.size()];
            PriorityQueue<Integer> free = new PriorityQueue<>(next);
            for (int i = 0; i < waits.length; i++) {
                waits[i] = before[i].length;
                if (waits[i] == 0) {
                    free.add(i);
                }
            }
            List<Happening> all = new ArrayList<>();
            while (!free.isEmpty()) {
                int one = free.poll();
                all.add(story.get(one));
                for (int freed : after[one]) {
                    if (--waits[freed] == 0) {
                        free.add(freed);
                    }
                }
            }
            return all;
        }

        private Instant at(int i) {
            return times.at(story.get(i));
        }

        /**
         * The exclusive entries in order, taken from the end: of those that none of the others
         * follows the one that is shown last. So a clock that was ahead moves what it recorded and
         * not what knew of that.
         */
        private List<Integer> exclusives() {
            int[] follow = new int[story.size()];
            List<Integer> free = new ArrayList<>();
            PriorityQueue<Integer> last =
                    new PriorityQueue<>(
                            Comparator.<Integer, Instant>comparing(this::at)
                                    .thenComparing(story::get, StoryOrder.FIRST)
                                    .reversed());
            for (int i = 0; i < follow.length; i++) {
                follow[i] = after[i].length;
                if (follow[i] == 0) {
                    free.add(i);
                }
            }
            List<Integer> found = new ArrayList<>();
            while (true) {
                while (!free.isEmpty()) { // what is not exclusive keeps nothing waiting
                    int one = free.removeLast();
                    if (exclusive[one]) {
                        last.add(one);
                    } else {
                        release(one, follow, free);
                    }
                }
                if (last.isEmpty()) {
                    return found.reversed();
                }
                int one = last.poll();
                found.add(one);
                release(one, follow, free);
            }
        }

        private void release(int one, int[] follow, List<Integer> free) {
            for (int freed : before[one]) {
                if (--follow[freed] == 0) {
                    free.add(freed);
                }
            }
        }

        /**
         * Between which of the exclusive entries each of the others comes: where its time says,
         * after what it has to follow and before what has to follow it.
         *
         * @param first the exclusive ones in order
         */
        private void place(List<Integer> first) {
            List<Happening> ordered = first.stream().map(story::get).toList();
            List<Instant> happened =
                    fit.all(ordered, null).stream().map(ClockFit.Fitted::at).toList();
            for (int i = 0; i < first.size(); i++) {
                rank[first.get(i)] = i + 1;
            }
            int[] most = new int[rank.length];
            for (int i = rank.length - 1; i >= 0; i--) {
                most[i] = first.size();
                for (int one : after[i]) {
                    most[i] = Math.min(most[i], exclusive[one] ? rank[one] - 1 : most[one]);
                }
            }
            for (int i = 0; i < rank.length; i++) {
                if (!exclusive[i]) {
                    int least = 0;
                    for (int one : before[i]) {
                        least = Math.max(least, rank[one]);
                    }
                    rank[i] = Math.min(most[i], Math.max(least, shown(i, first, happened)));
                }
            }
        }

        /** How many of the exclusive entries come before it by its time, by the rest for equals. */
        private int shown(int i, List<Integer> first, List<Instant> happened) {
            int from = 0;
            int to = first.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (happened.get(middle).isBefore(at(i))) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            while (from < first.size()
                    && happened.get(from).equals(at(i))
                    && StoryOrder.FIRST.compare(story.get(first.get(from)), story.get(i)) < 0) {
                from++;
            }
            return from;
        }
    }
}
