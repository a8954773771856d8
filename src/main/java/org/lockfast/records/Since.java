package org.lockfast.records;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.HappenedOrder;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Judging;
import org.lockfast.journal.Occurred;
import org.lockfast.ledger.Hash;

/** What was done to an exhibit since it was recorded, and which of it knew of which. */
final class Since {
    private final List<Happening> entries = new ArrayList<>();

    /**
     * @param happening in story order, which is of a condition or lets a hold be
     */
    void add(Happening happening) {
        entries.add(happening);
    }

    /**
     * @param exhibit what is about it is about all its packages
     * @param story all of it, in story order
     */
    List<Judging.Done> done(UUID exhibit, List<Happening> story) {
        if (entries.isEmpty()) {
            return List.of();
        }
        boolean allKnown = entries.size() < 2 || StoryOrder.isOneChain(story);
        Map<Hash, Happening> byId = new HashMap<>();
        if (!allKnown) {
            story.forEach(one -> byId.put(one.eid(), one));
            afterWhatTheyKnew();
        }
        HappenedOrder order = HappenedOrder.of(story);
        List<Judging.Done> done = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Happening one = entries.get(i);
            Set<Integer> unaware = allKnown ? Set.of() : unaware(i, byId);
            done.add(
                    new Judging.Done(
                            one.subject().equals(exhibit) ? null : one.subject(),
                            code(one),
                            one.event() instanceof ExhibitEvent.AdviceOverridden,
                            at(one, order, done, unaware),
                            one.isReliedOn(),
                            unaware));
        }
        return done;
    }

    /** What an override knew is of other subjects, and so need not come before it in the story. */
    private void afterWhatTheyKnew() {
        for (Happening one : List.copyOf(entries)) {
            Set<Hash> knew = knew(one);
            int last = entries.size() - 1;
            while (last >= 0 && !knew.contains(entries.get(last).eid())) {
                last--;
            }
            int at = entries.indexOf(one);
            if (last > at) {
                entries.remove(at);
                entries.add(last, one);
            }
        }
    }

    /** What a supervisor had before them who let a hold be. */
    private static Set<Hash> knew(Happening one) {
        return one.event() instanceof ExhibitEvent.AdviceOverridden event
                ? Set.copyOf(event.knew())
                : Set.of();
    }

    private static String code(Happening one) {
        return switch (one.event()) {
            case ExhibitEvent.AdviceOverridden event -> event.rule();
            case ContinuityEvent.Condition event -> event.code();
            case null, default -> throw new IllegalStateException("no such entry is kept here");
        };
    }

    /**
     * When it happened; not before what it knew of, of other subjects too, where a clock alone says
     * so or one that the other's was ahead of: a hold that nobody can end until a day that was
     * never meant helps nobody.
     */
    private Instant at(
            Happening one, HappenedOrder order, List<Judging.Done> before, Set<Integer> unaware) {
        Instant at = order.at(one);
        for (int i = 0; i < before.size(); i++) {
            Instant earlier = before.get(i).at();
            boolean clock =
                    one.occurred() == null
                            || Occurred.isLater(entries.get(i).recorded(), one.recorded());
            at = clock && !unaware.contains(i) && earlier.isAfter(at) ? earlier : at;
        }
        return at;
    }

    private Set<Integer> unaware(int place, Map<Hash, Happening> story) {
        Happening one = entries.get(place);
        Set<Hash> known = new HashSet<>(knew(one));
        Deque<Hash> open = new ArrayDeque<>(one.parents());
        while (!open.isEmpty()) {
            Hash next = open.pop();
            Happening parent = story.get(next);
            if (parent != null && known.add(next)) {
                open.addAll(parent.parents());
            }
        }
        Set<Integer> unaware = new HashSet<>();
        for (int i = 0; i < place; i++) {
            if (!known.contains(entries.get(i).eid()) && !isEarlierOfAnother(entries.get(i), one)) {
                unaware.add(i);
            }
        }
        return unaware;
    }

    /** Entries about another subject are not named; those before it in its own chain it knew. */
    private static boolean isEarlierOfAnother(Happening before, Happening one) {
        return !before.subject().equals(one.subject())
                && before.device().equals(one.device())
                && before.epoch() == one.epoch()
                && before.seq() < one.seq();
    }
}
