package org.lockfast.app;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockfast.continuity.ClockAround;
import org.lockfast.records.RecordedTimes;

/**
 * What is here tells of the clocks of computers, with a server or without: this one's is behind
 * what is here, or another's behind what it knew. Which of two is wrong is never said, for nothing
 * here says it.
 */
final class ClocksHere {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.UK);

    private final OpenStore store;
    private final RecordedTimes times;

    ClocksHere(OpenStore store) {
        this.store = store;
        this.times = new RecordedTimes(store.index());
    }

    /** At sign-in: what came last is dated later than it is now. */
    List<String> atSignIn() {
        String own = store.journal().device();
        Duration most = store.limits().clock();
        Map<String, RecordedTimes.Newest> newest = new TreeMap<>(times.newest());
        newest.entrySet()
                .removeIf(one ->
                        isBeyond(Duration.between(now(), one.getValue().dated()))
                                && times.isPutRight(
                                        one.getKey(), one.getValue().dated(), now(), most));
        return ahead(newest, own, now(), most)
                .map(one -> one.getKey().equals(own) ? ofThisOne(one.getValue()) : ofAnother(one))
                .map(List::of)
                .orElse(List.of());
    }

    private String ofThisOne(Instant dated) {
        return "The newest entry of this computer is dated "
                + written(dated)
                + ", "
                + ClockAround.lasting(Duration.between(now(), dated))
                + " later than it is now by its clock, "
                + written(now())
                + ". Its clock was ahead then, or was put back since. Set it right before"
                + " anything is recorded. What is recorded keeps the time its computer's"
                + " clock said.";
    }

    private String ofAnother(Map.Entry<String, Instant> one) {
        return later("The newest entry here", one)
                + " Where it is this one's, set it right before anything is recorded. What is"
                + " recorded keeps the time its computer's clock said.";
    }

    /**
     * Which computer's newest entry is dated later than now: this one's first, of others the one
     * that is ahead of now by the least. Where one other alone is ahead, and what came after that
     * from a third is not, the third's clock and this one agree: said at each sign-in, it would be
     * passed over, and hide that this computer's own clock is behind.
     *
     * @param most clocks may differ by this much
     */
    static Optional<Map.Entry<String, Instant>> ahead(
            Map<String, RecordedTimes.Newest> newest, String own, Instant now, Duration most) {
        Map<String, Instant> ahead = new TreeMap<>();
        newest.forEach((device, one) -> {
            if (Duration.between(now, one.dated()).compareTo(most) > 0) {
                ahead.put(device, one.dated());
            }
        });
        Instant mine = ahead.get(own);
        if (mine != null) {
            return Optional.of(Map.entry(own, mine));
        }
        if (ahead.size() == 1) {
            RecordedTimes.Newest one = newest.get(ahead.keySet().iterator().next());
            boolean alone =
                    newest.entrySet().stream()
                            .filter(other -> !other.getKey().equals(own))
                            .filter(other -> !ahead.containsKey(other.getKey()))
                            .anyMatch(other ->
                                    one != null && other.getValue().record() > one.record());
            if (alone) {
                return Optional.empty();
            }
        }
        return ahead.entrySet().stream().min(Map.Entry.comparingByValue());
    }

    /**
     * Of what was taken in from a record on.
     *
     * @param sender the computer that wrote the file
     */
    List<String> takenIn(long record, String sender) {
        List<String> said = new ArrayList<>();
        latest(times.latestFrom(record))
                .map(one -> later("The newest of what was taken in", one) + " Set it right.")
                .ifPresent(said::add);
        times.behind(record, sender)
                .filter(behind -> isBeyond(behind.by()))
                .map(behind ->
                        store.names().device(sender)
                                + " dated something "
                                + written(behind.recorded())
                                + ", "
                                + ClockAround.lasting(behind.by())
                                + " earlier than what it knew then of "
                                + store.names().device(behind.known())
                                + ", dated "
                                + written(behind.dated())
                                + ". One of their clocks was wrong.")
                .ifPresent(said::add);
        return said;
    }

    private Optional<Map.Entry<String, Instant>> latest(Map<String, Instant> latest) {
        return latest.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(one -> isBeyond(Duration.between(now(), one.getValue())));
    }

    private String later(String what, Map.Entry<String, Instant> one) {
        return what
                + " is dated "
                + written(one.getValue())
                + " by the clock of "
                + store.names().device(one.getKey())
                + ", "
                + ClockAround.lasting(Duration.between(now(), one.getValue()))
                + " later than it is now by this computer's, "
                + written(now())
                + ". One of the two clocks is wrong.";
    }

    private boolean isBeyond(Duration by) {
        return by.compareTo(store.limits().clock()) > 0;
    }

    private Instant now() {
        return store.surroundings().clock().instant();
    }

    private String written(Instant at) {
        return TIME.format(at.atZone(store.surroundings().zone()));
    }
}
