package org.lockfast.exhibit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds items of a victim and of a suspect, in one case, that came into the same hands, vehicle or
 * room within some hours (D-24). It warns; whether anything was carried over is for others to say.
 */
public final class CrossContamination {
    private CrossContamination() {}

    /** Whose item it is. */
    public enum Side {
        VICTIM,
        SUSPECT,
        /** Somebody else's, or nobody's: never part of a warning. */
        OTHER
    }

    /** What handled it. */
    public enum Contact {
        PERSON,
        VEHICLE,
        ROOM
    }

    /**
     * One handling.
     *
     * @param caseId identity of the case
     * @param exhibit identity or reference of the exhibit
     * @param side whose it is
     * @param contact a person, a vehicle or a room
     * @param name identity of that person, vehicle or room
     * @param at when
     */
    public record Touch(
            String caseId, String exhibit, Side side, Contact contact, String name, Instant at) {
        private String hands() {
            return caseId + "\n" + contact + "\n" + name;
        }

        private boolean opposes(Touch other) {
            return (side == Side.VICTIM && other.side == Side.SUSPECT)
                    || (side == Side.SUSPECT && other.side == Side.VICTIM);
        }
    }

    /**
     * Two items in the same hands.
     *
     * @param first the earlier handling
     * @param second the later one
     */
    public record Warning(Touch first, Touch second) {
        /** Time from one to the other, 0 or more. */
        public Duration between() {
            return Duration.between(first.at(), second.at());
        }
    }

    /**
     * All warnings: for each pair of exhibits the two handlings that lie closest.
     *
     * @param within the limit, {@code limits().crossContamination()}
     * @return by time of the second handling
     */
    public static List<Warning> warnings(List<Touch> touches, Duration within) {
        Map<String, List<Touch>> byHands = new TreeMap<>();
        for (Touch touch : touches) {
            if (touch.side() != Side.OTHER) {
                byHands.computeIfAbsent(touch.hands(), hands -> new ArrayList<>()).add(touch);
            }
        }
        Map<String, Warning> closest = new LinkedHashMap<>();
        for (List<Touch> same : byHands.values()) {
            same.sort(Comparator.comparing(Touch::at));
            for (int i = 0; i < same.size(); i++) {
                for (Touch later : same.subList(i + 1, same.size())) {
                    Warning pair = new Warning(same.get(i), later);
                    if (pair.between().compareTo(within) > 0) {
                        break; // sorted by time: the rest lies further off
                    }
                    if (pair.first().opposes(later)) {
                        closest.merge(key(pair), pair, CrossContamination::closer);
                    }
                }
            }
        }
        return closest.values().stream()
                .sorted(Comparator.comparing((Warning warning) -> warning.second().at()))
                .toList();
    }

    /** Warnings a handling that is about to happen would give, the closest first. */
    public static List<Warning> before(Touch next, List<Touch> earlier, Duration within) {
        List<Touch> all = new ArrayList<>(earlier);
        all.add(next);
        return warnings(all, within).stream()
                .filter(warning -> warning.first().equals(next) || warning.second().equals(next))
                .sorted(Comparator.comparing(Warning::between))
                .toList();
    }

    private static Warning closer(Warning one, Warning other) {
        return other.between().compareTo(one.between()) < 0 ? other : one;
    }

    private static String key(Warning pair) {
        String one = pair.first().exhibit();
        String other = pair.second().exhibit();
        String both = one.compareTo(other) < 0 ? one + "\n" + other : other + "\n" + one;
        return pair.first().hands() + "\n" + both;
    }
}
