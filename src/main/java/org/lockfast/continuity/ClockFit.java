package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
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
        Apart apart =
                new Apart(
                        true,
                        now,
                        null,
                        false,
                        times.at(h),
                        h.device(),
                        times.isStated(h),
                        Apart.Of.ITSELF);
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
        private final ClocksWeighed.Weighed weighed;

        /** By clock: the entry that it dates latest, of those that were looked at. */
        private final int[] latest;

        Fitting(List<Happening> inOrder, List<Instant> said) {
            this.inOrder = inOrder;
            this.said = said;
            this.at = new Instant[said.size()];
            this.clock = inOrder.stream().mapToInt(clocks()::clock).toArray();
            this.weighed = clocks().weighed(saidOtherwise());
            this.latest = new int[clocks().count()];
            Arrays.fill(latest, -1);
        }

        List<Fitted> all() {
            BitSet wrong = weighed.wrong();
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
                int before = latest[clock[i]];
                if (!times.isStated(inOrder.get(i))
                        && (before < 0 || said.get(i).isAfter(said.get(before)))) {
                    latest[clock[i]] = i;
                }
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
                return new Fitted(at[i], nearly(i, bound), false);
            }
            if (stand.get(i) && times.isStated(h)) {
                return new Fitted(at[i], null, true);
            }
            return new Fitted(at[i], apart(i, bound, Apart.Of.ITSELF), false);
        }

        private Apart apart(int i, int bound, Apart.Of of) {
            Happening h = inOrder.get(i);
            Happening by = inOrder.get(bound);
            return new Apart(
                    at[i].isBefore(said.get(i)),
                    at[i],
                    by.device(),
                    times.isStated(by),
                    said.get(i),
                    h.device(),
                    times.isStated(h),
                    of);
        }

        /**
         * What stands beside a time that is not moved, or by no more than right clocks differ: a
         * person said another minute, or the day alone; or of what was before it a clock said
         * later, and nobody can say which of the two was wrong.
         */
        private @Nullable Apart nearly(int i, int bound) {
            Happening h = inOrder.get(i);
            if (times.isStated(h)) {
                if (at[i].truncatedTo(ChronoUnit.MINUTES)
                        .equals(said.get(i).truncatedTo(ChronoUnit.MINUTES))) {
                    return null;
                }
                return apart(i, bound, isDay(h) ? Apart.Of.DAY : Apart.Of.ABOUT);
            }
            BitSet evenly = weighed.evenly().get(clock[i]);
            if (evenly == null || !stand.get(i)) {
                return null;
            }
            return evenly.stream()
                    .map(other -> latest[other])
                    .filter(other -> other >= 0 && isBeyond(at[i], said.get(other)))
                    .boxed()
                    .max(Comparator.comparing(said::get))
                    .map(other -> {
                        Happening before = inOrder.get(other);
                        return new Apart(
                                false,
                                at[i],
                                h.device(),
                                false,
                                said.get(other),
                                before.device(),
                                false,
                                Apart.Of.BEFORE);
                    })
                    .orElse(null);
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
