package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Occurred;

/**
 * When the entries of a story happened, once it is known in which order: the times shown, where
 * they fit, and what the others leave room for where they do not. Where clocks do not agree those
 * stand that most agree with ({@link ClocksWeighed}); a time of another that is later than what
 * comes after it is taken back to that, and one that is earlier than what comes before it is put
 * forward, so that the times never run back.
 */
final class ClockFit {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final List<Happening> story;
    private final SaidTimes times;
    private final @Nullable Happening opening;
    private final Duration most;
    private @Nullable ClocksWeighed clocks;

    /**
     * When one happened.
     *
     * @param apart what stands beside a time that does not fit the clocks of others
     * @param backward whether a person said that it was before what comes before it
     */
    record Fitted(Instant at, @Nullable Apart apart, boolean backward) {}

    /**
     * @param story in story order
     * @param most clocks may differ by this much before it is said
     */
    ClockFit(List<Happening> story, SaidTimes times, @Nullable Happening opening, Duration most) {
        this.story = story;
        this.times = times;
        this.opening = opening;
        this.most = most;
    }

    /**
     * @param inOrder entries of the story, in the order in which they happened
     * @param now nothing happened after it; null where that is not known
     */
    List<Fitted> all(List<Happening> inOrder, @Nullable Instant now) {
        List<Instant> said = inOrder.stream().map(times::at).toList();
        boolean fits = true;
        for (int i = 1; i < said.size(); i++) {
            fits &= !said.get(i).isBefore(said.get(i - 1));
        }
        List<Fitted> fitted =
                fits
                        ? said.stream().map(at -> new Fitted(at, null, false)).toList()
                        : new Fitting(inOrder, said).all();
        return now == null
                ? fitted
                : java.util.stream.IntStream.range(0, fitted.size())
                        .mapToObj(i -> notAfter(now, fitted.get(i), inOrder.get(i)))
                        .toList();
    }

    private Fitted notAfter(Instant now, Fitted one, Happening h) {
        if (!isBeyond(now, one.at())) { // within what right clocks differ by
            return one;
        }
        Apart apart = new Apart(true, now, null, false, times.at(h), h.device(), times.isStated(h));
        return new Fitted(now, apart, one.backward());
    }

    private boolean isBeyond(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(most) > 0;
    }

    private ClocksWeighed clocks() {
        ClocksWeighed weighed = clocks;
        if (weighed == null) {
            weighed = new ClocksWeighed(story, times, most);
            clocks = weighed;
        }
        return weighed;
    }

    private static boolean isDay(Happening h) {
        Occurred occurred = h.occurred();
        return occurred != null && occurred.precision().equals("day");
    }

    /** One sequence. Used once. */
    private final class Fitting {
        private final List<Happening> inOrder;
        private final List<Instant> said;
        private final BitSet stand = new BitSet();

        /** Times of those that stand, none before an earlier one's. */
        private final Instant[] at;

        private final int[] clock;

        Fitting(List<Happening> inOrder, List<Instant> said) {
            this.inOrder = inOrder;
            this.said = said;
            this.at = new Instant[said.size()];
            this.clock = inOrder.stream().mapToInt(clocks()::clock).toArray();
        }

        List<Fitted> all() {
            BitSet wrong = clocks().wrong(saidOtherwise());
            BitSet statements = new BitSet();
            for (int i = 0; i < at.length; i++) {
                if (!wrong.get(clock[i])) {
                    stand.set(i);
                } else if (times.isStated(inOrder.get(i))) {
                    statements.set(i);
                }
            }
            settle();
            for (int i : statements.stream().toArray()) {
                int before = stand.previousSetBit(i - 1);
                int after = stand.nextSetBit(i + 1);
                if ((before < 0 || !said.get(i).isBefore(at[before]))
                        && (after < 0 || !said.get(i).isAfter(at[after]))) {
                    stand.set(i);
                    at[i] = said.get(i);
                }
            }
            settle();
            List<Fitted> fitted = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                fitted.add(fitted(i));
            }
            return fitted;
        }

        /**
         * Clocks of which a person says otherwise: of what comes later, that it was earlier; not
         * where that person's computer does not agree with them itself.
         */
        private BitSet saidOtherwise() {
            BitSet otherwise = new BitSet();
            Instant[] latest = new Instant[clocks().count()];
            Arrays.fill(latest, Instant.MIN);
            for (int i = 0; i < at.length; i++) {
                Happening h = inOrder.get(i);
                if (!times.isStated(h)) {
                    if (!h.equals(opening) && said.get(i).isAfter(latest[clock[i]])) {
                        latest[clock[i]] = said.get(i);
                    }
                } else if (!isDay(h)) {
                    for (int one = 0; one < latest.length; one++) {
                        if (latest[one].isAfter(said.get(i).plus(most))
                                && !latest[one].isAfter(h.recorded().plus(most))) {
                            otherwise.set(one);
                        }
                    }
                }
            }
            return otherwise;
        }

        private void settle() {
            Instant last = Instant.MIN;
            for (int i = stand.nextSetBit(0); i >= 0; i = stand.nextSetBit(i + 1)) {
                last = Collections.max(List.of(last, said.get(i)));
                at[i] = last;
            }
        }

        private Fitted fitted(int i) {
            int before = stand.get(i) ? stand.previousSetBit(i) : i - 1;
            int after = stand.get(i) ? i : stand.nextSetBit(i + 1);
            int bound = i;
            if (!stand.get(i)) {
                at[i] = said.get(i);
                if (after >= 0 && at[i].isAfter(at[after])) {
                    at[i] = at[after];
                    bound = after;
                }
                if (before >= 0 && at[i].isBefore(at[before])) {
                    at[i] = at[before];
                    bound = source(before, at[before]);
                }
            } else if (at[i].isAfter(said.get(i))) {
                bound = source(i - 1, at[i]);
            }
            Instant own = said.get(i);
            Happening h = inOrder.get(i);
            boolean beyond =
                    isBeyond(own, at[i])
                            ? !isDay(h) || at[i].toEpochMilli() - own.toEpochMilli() >= DAY
                            : isBeyond(at[i], own);
            if (!beyond) {
                return new Fitted(at[i], null, false);
            }
            if (stand.get(i) && times.isStated(h)) {
                return new Fitted(at[i], null, true);
            }
            Happening by = inOrder.get(bound);
            return new Fitted(
                    at[i],
                    new Apart(
                            at[i].isBefore(own),
                            at[i],
                            by.device(),
                            times.isStated(by),
                            own,
                            h.device(),
                            times.isStated(h)),
                    false);
        }

        /** The entry whose own time an earlier one has that was put forward to it. */
        private int source(int from, Instant time) {
            for (int i = from; i >= 0 && at[i].equals(time); i--) {
                if (said.get(i).equals(time)) {
                    return i;
                }
            }
            return from;
        }
    }
}
