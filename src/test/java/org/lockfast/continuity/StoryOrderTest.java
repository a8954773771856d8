package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.continuity.Story.EXHIBIT;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SHELF;
import static org.lockfast.continuity.Story.SMITH;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/**
 * Random histories of devices, some of them copied: the copy goes on at the same numbers, or in a
 * further epoch. What entries name is knowledge; a number in a chain is none.
 */
class StoryOrderTest {
    private static final int HISTORIES = 400;

    /** One that records: a device, or a copy of it. */
    private static final class Hand {
        private final String device;
        private int epoch;
        private long seq;
        private final Set<Happening> knows;
        private long clock;

        Hand(String device, int epoch, long seq, Set<Happening> knows, long clock) {
            this.device = device;
            this.epoch = epoch;
            this.seq = seq;
            this.knows = new LinkedHashSet<>(knows);
            this.clock = clock;
        }
    }

    private final List<Happening> all = new ArrayList<>();
    private final List<Hand> hands = new ArrayList<>();

    private void history(Random random) {
        all.clear();
        hands.clear();
        hands.add(new Hand("d-0000000000000001", 0, 0, Set.of(), 1_000_000));
        record(hands.getFirst(), true, Story.recorded(SMITH, null, "A1"));
        Hand second = new Hand("d-0000000000000002", 0, 0, hands.getFirst().knows, 900_000);
        hands.add(second);
        int steps = 3 + random.nextInt(14);
        for (int i = 0; i < steps; i++) {
            Hand hand = hands.get(random.nextInt(hands.size()));
            hand.clock += random.nextInt(-200, 1000); // clocks go back, too
            switch (random.nextInt(8)) {
                case 0 ->
                        hands.add(
                                new Hand(
                                        hand.device,
                                        hand.epoch + (random.nextBoolean() ? 1 : 0),
                                        hand.seq,
                                        hand.knows,
                                        hand.clock));
                case 1 -> {
                    hand.epoch += 1 + random.nextInt(2);
                    hand.seq = 1;
                }
                case 2 -> hand.knows.addAll(hands.get(random.nextInt(hands.size())).knows);
                case 3 -> record(hand, false, new ContinuityEvent.LookedAt("A1", "UNBROKEN", null));
                case 4 -> hand.seq += 1 + random.nextInt(3); // about something else
                default ->
                        record(
                                hand,
                                false,
                                random.nextBoolean()
                                        ? new ContinuityEvent.InHand(null, null)
                                        : new ContinuityEvent.Deposited(SHELF));
            }
        }
    }

    private void record(Hand hand, boolean exhibit, DomainEvent event) {
        Set<Hash> named = new HashSet<>();
        hand.knows.forEach(h -> named.addAll(h.parents()));
        List<Hash> heads =
                hand.knows.stream()
                        .map(Happening::eid)
                        .filter(eid -> !named.contains(eid))
                        .toList();
        Happening one =
                new Happening(
                        Hash.sha256(("" + all.size()).getBytes(StandardCharsets.US_ASCII)),
                        all.size(),
                        exhibit ? EXHIBIT : PACKAGE,
                        "test/1",
                        event,
                        null,
                        Instant.ofEpochMilli(1_773_000_000_000L + hand.clock),
                        RAMAN,
                        "PROPERTY_OFFICER",
                        Vouch.PASSWORD,
                        null,
                        null,
                        hand.device,
                        hand.epoch,
                        hand.seq++,
                        heads,
                        "test",
                        Set.of());
        all.add(one);
        hand.knows.add(one);
    }

    private Map<Hash, Set<Hash>> knowledge() {
        Map<Hash, Set<Hash>> known = new HashMap<>();
        for (Happening h : all) { // in the order they were recorded, so parents come first
            Set<Hash> before = new HashSet<>();
            h.parents()
                    .forEach(parent -> {
                        before.add(parent);
                        before.addAll(known.getOrDefault(parent, Set.of()));
                    });
            known.put(h.eid(), before);
        }
        return known;
    }

    @Test
    void whatTwoDidNotKnowOfEachOtherIsToldWhoeverTheyWere() {
        Random seeds = new Random(38);
        int conflicts = 0;
        int ofOneDevice = 0;
        for (int i = 0; i < HISTORIES; i++) {
            long seed = seeds.nextLong();
            history(new Random(seed));
            Map<Hash, Set<Hash>> known = knowledge();
            List<Happening> exclusive = all.stream().filter(Happening::isExclusive).toList();
            boolean apart = false;
            boolean sameDevice = false;
            for (Happening a : exclusive) {
                for (Happening b : exclusive) {
                    boolean pair =
                            !a.eid().equals(b.eid())
                                    && a.subject().equals(PACKAGE)
                                    && b.subject().equals(PACKAGE)
                                    && !known.getOrDefault(a.eid(), Set.of()).contains(b.eid())
                                    && !known.getOrDefault(b.eid(), Set.of()).contains(a.eid());
                    apart |= pair;
                    sameDevice |= pair && a.device().equals(b.device()) && a.epoch() != b.epoch();
                }
            }
            conflicts += apart ? 1 : 0;
            ofOneDevice += sameDevice ? 1 : 0;
            assertThat(!Reckoning.conflicts(PACKAGE, StoryOrder.sort(all)).isEmpty())
                    .as("seed %d", seed)
                    .isEqualTo(apart);
        }
        assertThat(conflicts).isBetween(HISTORIES / 10, HISTORIES - HISTORIES / 10);
        assertThat(ofOneDevice).as("by copies in different epochs").isGreaterThan(20);
    }

    @Test
    void theOrderFollowsFromTheEntriesAndWhatTheyName() {
        Random seeds = new Random(39);
        for (int i = 0; i < HISTORIES; i++) {
            long seed = seeds.nextLong();
            Random random = new Random(seed);
            history(random);
            List<Happening> sorted = StoryOrder.sort(all);
            List<Happening> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            assertThat(StoryOrder.sort(shuffled)).as("seed %d", seed).isEqualTo(sorted);
            Map<Hash, Set<Hash>> known = knowledge();
            List<Hash> places = sorted.stream().map(Happening::eid).toList();
            for (Happening h : all) {
                for (Hash before : known.getOrDefault(h.eid(), Set.of())) {
                    assertThat(places.indexOf(before))
                            .as("seed %d", seed)
                            .isLessThan(places.indexOf(h.eid()));
                }
            }
            // Taken in one by one, it is one line exactly as long as it is at a glance
            List<Happening> some = new ArrayList<>();
            boolean goesOn = true;
            for (Happening h : sorted) {
                goesOn = goesOn && StoryOrder.goesOn(some, h);
                some.add(h);
                assertThat(StoryOrder.isOneChain(some)).as("seed %d", seed).isEqualTo(goesOn);
            }
        }
    }
}
