package org.lockfast.app;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * At sign-in: what is here is dated later than it is now. Where one computer alone is ahead of
     * this one and of others, that was said when its entries came: said at each sign-in, it would
     * be passed over, and hide that this computer's own clock is behind.
     */
    List<String> atSignIn() {
        Map<String, Instant> latest = times.latest();
        String own = store.journal().device();
        Instant mine = latest.get(own);
        if (mine != null && isBeyond(Duration.between(now(), mine))) {
            return List.of(
                    "The newest entry of this computer is dated "
                            + written(mine)
                            + ", "
                            + ClockAround.lasting(Duration.between(now(), mine))
                            + " later than it is now by its clock, "
                            + written(now())
                            + ". Its clock was ahead then, or was put back since. Set it right before"
                            + " anything is recorded. What is recorded keeps the time its computer's"
                            + " clock said.");
        }
        List<Map.Entry<String, Instant>> ahead =
                latest.entrySet().stream()
                        .filter(one -> isBeyond(Duration.between(now(), one.getValue())))
                        .sorted(Map.Entry.comparingByValue())
                        .toList();
        long others = latest.keySet().stream().filter(one -> !one.equals(own)).count();
        if (ahead.size() == 1 && others > 2) {
            return List.of();
        }
        return ahead.stream()
                .findFirst()
                .map(one ->
                        List.of(
                                later("The newest entry here", one)
                                        + " Where it is this one's, set it right before anything is"
                                        + " recorded. What is recorded keeps the time its computer's"
                                        + " clock said."))
                .orElse(List.of());
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

    private java.util.Optional<Map.Entry<String, Instant>> latest(Map<String, Instant> latest) {
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
