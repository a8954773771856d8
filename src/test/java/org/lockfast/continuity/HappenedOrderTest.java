package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lockfast.continuity.Story.ALI;
import static org.lockfast.continuity.Story.EXHIBIT;
import static org.lockfast.continuity.Story.LIMITS;
import static org.lockfast.continuity.Story.LOCKER;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SHELF;
import static org.lockfast.continuity.Story.SMITH;
import static org.lockfast.continuity.Story.at;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** In which order things happened, and when, where a clock is wrong. */
class HappenedOrderTest {
    private static final Names NAMES =
            new Names() {
                @Override
                public String officer(UUID id) {
                    return "officer";
                }

                @Override
                public String place(UUID id) {
                    return "place";
                }

                @Override
                public String device(String id) {
                    return "SCN-0" + id.charAt(id.length() - 1);
                }
            };

    private final Hands hands = new Hands();
    private final Happening recorded =
            hands.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));

    private Account account(String now) {
        return Reckoning.account(PACKAGE, hands.story(), LIMITS, at(now));
    }

    private static ContinuityEvent deposited() {
        return new ContinuityEvent.Deposited(LOCKER);
    }

    private static ContinuityEvent collected() {
        return new ContinuityEvent.Collected(LOCKER);
    }

    private static ContinuityEvent inHand() {
        return new ContinuityEvent.InHand(null, null);
    }

    private static ContinuityEvent bookedIn() {
        return new ContinuityEvent.BookedIn(SHELF, null, null, "A1");
    }

    private static ContinuityEvent looked() {
        return new ContinuityEvent.LookedAt("A1", "UNBROKEN", null);
    }

    private static String words(Span span) {
        Apart apart = span.apart();
        return apart == null
                ? ""
                : apart.words(NAMES, time -> time.atZone(ZoneOffset.UTC).toLocalTime().toString());
    }

    /** Left in a locker by a computer 12 hours fast, collected and booked in at a right one. */
    private void leftByAFastClock() {
        Happening left = hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        Happening taken = hands.add(3, "09:00", PACKAGE, RAMAN, collected(), left);
        hands.add(3, "09:30", PACKAGE, RAMAN, bookedIn(), taken);
    }

    @Test
    void noStretchIsLostAndNobodyHeldItAfterHandingItOn() {
        leftByAFastClock();
        for (String now : List.of("12:00", "23:00")) {
            Account account = account(now);
            assertThat(account.spans())
                    .extracting(Span::kind, Span::from, Span::to, Span::officer)
                    .containsExactly(
                            tuple(Kind.HELD, at("08:00"), at("09:00"), SMITH),
                            tuple(Kind.DEPOSITED, at("09:00"), at("09:00"), SMITH),
                            tuple(Kind.HELD, at("09:00"), at("09:30"), RAMAN),
                            tuple(Kind.STORED, at("09:30"), null, null));
            assertThat(account.spans())
                    .extracting(HappenedOrderTest::words)
                    .containsExactly(
                            "",
                            "not later than 09:00 by SCN-03's clock; SCN-02's said 21:00",
                            "not earlier than 09:00 by SCN-03's clock; SCN-02's said 21:00 of what"
                                    + " was before that",
                            "not earlier than 09:30 by SCN-03's clock; SCN-02's said 21:00 of what"
                                    + " was before that");
            assertThat(account.flags())
                    .extracting(Flag::kind)
                    .containsOnlyOnce(FlagKind.CLOCKS_APART)
                    .doesNotContain(FlagKind.BACKWARD_TIME, FlagKind.NOT_HOLDER);
            assertThat(account.state().since()).isEqualTo(at("09:30"));
        }
        assertThat(Reckoning.state(PACKAGE, hands.story(), LIMITS).since()).isEqualTo(at("09:30"));
    }

    @Test
    void whatNobodyKnowsOfYetDoesNotBeginInTheFuture() {
        hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        Account account = account("12:00");
        Span last = account.spans().getLast();
        assertThat(last.kind()).isEqualTo(Kind.DEPOSITED);
        assertThat(last.from()).isEqualTo(at("12:00"));
        assertThat(account.state().since()).isEqualTo(at("12:00"));
        assertThat(words(last))
                .isEqualTo(
                        "not later than 12:00, which it was then by this computer's clock;"
                                + " SCN-02's said 21:00");
    }

    /** A clock hours behind, beside two that agree, moves itself and nobody else. */
    @Test
    void aSlowClockMovesNothingThatOthersAgreeOn() {
        Happening left = hands.add(2, "09:00", PACKAGE, SMITH, deposited(), recorded);
        Happening taken = hands.add(4, "03:00", PACKAGE, RAMAN, collected(), left);
        hands.add(3, "09:30", PACKAGE, RAMAN, bookedIn(), taken);
        assertThat(account("12:00").spans())
                .extracting(Span::kind, Span::from, HappenedOrderTest::words)
                .containsExactly(
                        tuple(Kind.HELD, at("08:00"), ""),
                        tuple(Kind.DEPOSITED, at("09:00"), ""),
                        tuple(
                                Kind.HELD,
                                at("09:00"),
                                "not earlier than 09:00 by SCN-02's clock; SCN-04's said 03:00"),
                        tuple(Kind.STORED, at("09:30"), ""));
    }

    /** A fast clock anywhere before does not make a late entry the newest. */
    @Test
    void aLateEntryStandsWhereItSaysWhateverAFastClockSaidBefore() {
        for (boolean fast : List.of(true, false)) {
            hands.entries.removeIf(h -> !h.equals(recorded));
            Happening left =
                    hands.add(2, fast ? "21:00" : "08:30", PACKAGE, SMITH, deposited(), recorded);
            Happening taken = hands.add(3, "09:00", PACKAGE, RAMAN, collected(), left);
            Happening shelf = hands.add(3, "10:00", PACKAGE, RAMAN, bookedIn(), taken);
            Happening late = hands.stated(3, "11:00", "09:30", PACKAGE, ALI, inHand(), shelf);
            Account account = account("12:00");
            assertThat(account.state().status()).isEqualTo("STORED");
            assertThat(account.state().place()).isEqualTo(SHELF);
            assertThat(account.spans()).extracting(Span::officer).contains(ALI);
            assertThat(account.flags())
                    .extracting(Flag::kind)
                    .doesNotContain(FlagKind.BACKWARD_TIME);
            if (fast) { // corrected to what it was, it changes nothing of that
                hands.corrected(3, "11:30", left, "08:50", late);
                assertThat(account("12:00").state().place()).isEqualTo(SHELF);
                assertThat(account("12:00").spans().get(1).from()).isEqualTo(at("08:50"));
                assertThat(words(account("12:00").spans().get(1))).isEmpty();
            }
        }
    }

    /**
     * The finding says that both happened, in the order of the times; a look by a third computer.
     */
    @Test
    void noThirdComputersClockDecidesBetweenAccounts() {
        for (String third : List.of("21:00", "08:10", "03:00")) {
            hands.entries.removeIf(h -> !h.equals(recorded));
            Happening look = hands.add(4, third, PACKAGE, ALI, looked(), recorded);
            Happening one = hands.add(2, "09:00", PACKAGE, SMITH, deposited(), look);
            Happening other = hands.add(3, "10:00", PACKAGE, RAMAN, bookedIn(), recorded);
            Happening seen = hands.add(5, third, PACKAGE, ALI, looked(), one);
            hands.add(
                    6,
                    "11:00",
                    PACKAGE,
                    SMITH,
                    new ContinuityEvent.Resolved(
                            Conflict.Finding.BOTH_IN_ORDER,
                            List.of(one.eid(), other.eid()),
                            "asked both"),
                    seen,
                    other);
            Account account = account("12:00");
            assertThat(account.conflicts().getFirst().conflict().isOpen()).isFalse();
            assertThat(account.state().status()).isEqualTo("STORED");
            assertThat(account.state().place()).isEqualTo(SHELF);
        }
    }

    /** Somebody corrects the newest entry of a fast clock, and not the one before it. */
    @Test
    void aCorrectedTimeDoesNotTurnTwoEntriesOfOneClockRound() {
        Happening left = hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        Happening shelf = hands.add(2, "21:30", PACKAGE, RAMAN, bookedIn(), left);
        hands.corrected(3, "11:00", shelf, "09:30", shelf);
        Account account = account("12:00");
        assertThat(account.state().status()).isEqualTo("STORED");
        assertThat(account.spans())
                .extracting(Span::kind, Span::from)
                .containsExactly(
                        tuple(Kind.HELD, at("08:00")),
                        tuple(Kind.DEPOSITED, at("09:30")),
                        tuple(Kind.STORED, at("09:30")));
        assertThat(account.flags())
                .extracting(Flag::kind)
                .doesNotContain(FlagKind.GAP, FlagKind.BACKWARD_TIME);
    }

    /** Two minutes of skew, and a time typed to the minute. */
    @Test
    void aSmallDifferenceTurnsNothingRound() {
        for (String said : List.of("09:30", "09:01", "09:00")) {
            hands.entries.removeIf(h -> !h.equals(recorded));
            Happening taken = hands.add(2, "09:02", PACKAGE, RAMAN, inHand(), recorded);
            hands.stated(3, "09:01", said, PACKAGE, RAMAN, bookedIn(), taken);
            Account account = account("12:00");
            assertThat(account.state().status()).as(said).isEqualTo("STORED");
            assertThat(account.flags())
                    .extracting(Flag::kind)
                    .doesNotContain(FlagKind.CLOCKS_APART, FlagKind.BACKWARD_TIME);
        }
    }

    /** A copied store has the same name and the same places in its chain. */
    @Test
    void aCopyOfAStoreIsNotSaidToBeTheSameComputer() {
        Happening own = hands.add(2, "10:00", PACKAGE, SMITH, looked(), recorded);
        hands.add(2, "21:00", PACKAGE, SMITH, looked(), recorded);
        hands.add(2, "11:00", PACKAGE, RAMAN, looked(), own);
        assertThat(account("23:00").flags())
                .extracting(Flag::kind)
                .doesNotContain(FlagKind.CLOCKS_APART);
    }

    @Test
    void twoEntriesOfOneComputerWhoseClockWasSetRight() {
        Happening left = hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        hands.add(2, "09:00", PACKAGE, RAMAN, collected(), left);
        assertThat(account("12:00").spans())
                .extracting(HappenedOrderTest::words)
                .containsExactly(
                        "",
                        "not later than 09:00 by another entry of SCN-02; this one says 21:00",
                        "not earlier than 09:00 by SCN-02's clock; an earlier entry there said"
                                + " 21:00 of what was before that");
    }

    /** Small stories by up to four computers, one of whose clocks is wrong. */
    @Test
    void anyStoryHasOneOrderWhicheverWayItCame() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Hands some = told(random);
            List<Happening> story = some.story();
            Account account = Reckoning.account(PACKAGE, story, LIMITS, at("15:00"));
            List<Happening> order = ordered(story);
            assertThat(order).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(story);
            assertThat(new HashSet<>(order)).hasSize(story.size());
            List<Happening> shuffled = new ArrayList<>(some.entries);
            Collections.shuffle(shuffled, random);
            assertThat(ordered(StoryOrder.sort(shuffled))).as("seed %s", seed).isEqualTo(order);
            assertThat(Reckoning.account(PACKAGE, StoryOrder.sort(shuffled), LIMITS, at("15:00")))
                    .as("seed %s", seed)
                    .isEqualTo(account);
            keptEdges(seed, story, order);
            Instant last = Instant.MIN;
            for (Span span : account.spans()) {
                assertThat(span.from()).as("seed %s", seed).isAfterOrEqualTo(last);
                assertThat(span.from()).as("seed %s", seed).isBeforeOrEqualTo(at("15:00"));
                Instant to = span.to();
                assertThat(to == null || !to.isBefore(span.from())).as("seed %s", seed).isTrue();
                last = span.from();
            }
        }
    }

    /** A minute is a minute by one clock: what was said to be before it stays before it. */
    @Test
    void oneClockDoesNotDifferFromItself() {
        Hands hands = new Hands();
        Happening recorded =
                hands.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));
        Happening booked =
                hands.add(
                        1,
                        "09:00",
                        PACKAGE,
                        RAMAN,
                        new ContinuityEvent.BookedIn(SHELF, null, null, "A1"),
                        recorded);
        hands.stated(
                1, "11:00", "08:59", PACKAGE, ALI, new ContinuityEvent.InHand(null, null), booked);
        Account account = Reckoning.account(PACKAGE, hands.story(), LIMITS, at("12:00"));
        assertThat(account.state().status()).isEqualTo("STORED");
        assertThat(account.spans()).extracting(Span::from).contains(at("08:59"), at("09:00"));
    }

    /** Of two clocks nobody can say which was wrong: the one that stands is no fact either. */
    @Test
    void theTimeOfTheClockThatStandsIsNoFactWhereOneOtherAloneSaysOtherwise() {
        Happening left = hands.add(1, "12:00", PACKAGE, SMITH, deposited(), recorded);
        Happening taken = hands.add(2, "10:00", PACKAGE, RAMAN, collected(), left);
        hands.add(1, "14:00", PACKAGE, RAMAN, bookedIn(), taken);
        List<Span> spans = account("15:00").spans();
        assertThat(spans)
                .extracting(Span::kind, Span::from, HappenedOrderTest::words)
                .containsExactly(
                        tuple(Kind.HELD, at("08:00"), ""),
                        tuple(
                                Kind.DEPOSITED,
                                at("10:00"),
                                "not later than 10:00 by SCN-02's clock; SCN-01's said 12:00"),
                        tuple(
                                Kind.HELD,
                                at("10:00"),
                                "not earlier than 10:00 by SCN-02's clock; SCN-01's said 12:00 of"
                                        + " what was before that"),
                        tuple(Kind.STORED, at("14:00"), ""));
        assertThat(spans).extracting(Span::isApart).containsExactly(true, true, true, false);
        assertThat(account("15:00").flags())
                .extracting(Flag::kind)
                .containsOnlyOnce(FlagKind.CLOCKS_APART);
        hands.add(3, "10:30", PACKAGE, ALI, looked(), taken); // a third clock agrees with it
        assertThat(words(account("15:00").spans().get(2))).isEmpty();
    }

    /** What is missing since it was last seen is so since a time that is no fact. */
    @Test
    void whatIsMissingSinceAClockThatWasWrongKeepsTheStretchBefore() {
        Happening left = hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        hands.add(1, "09:00", PACKAGE, RAMAN, new ContinuityEvent.Missing("not there"), left);
        String bound = "not later than 09:00 by SCN-01's clock; SCN-02's said 21:00";
        List<Span> spans = account("10:00").spans();
        assertThat(spans)
                .extracting(Span::kind, Span::from, Span::to, HappenedOrderTest::words)
                .containsExactly(
                        tuple(Kind.HELD, at("08:00"), at("09:00"), ""),
                        tuple(Kind.DEPOSITED, at("09:00"), at("09:00"), bound),
                        tuple(Kind.MISSING, at("09:00"), null, bound));
        assertThat(spans.getFirst().ended()).isEqualTo(spans.get(1).apart());
        assertThat(spans).extracting(Span::seen).containsOnly(spans.get(1).apart());
    }

    /** A sighting at a bound lies in the stretch in which it was, and not in the next as well. */
    @Test
    void aSightingAtABoundLiesInOneStretch() {
        Happening left = hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        hands.add(3, "09:00", PACKAGE, RAMAN, collected(), left);
        assertThat(account("12:00").spans())
                .extracting(Span::kind, Span::lastSighting)
                .containsExactly(
                        tuple(Kind.HELD, at("09:00")),
                        tuple(Kind.DEPOSITED, at("09:00")),
                        tuple(Kind.HELD, null));
    }

    /** An offer by a clock that was wrong, taken up by nobody. */
    @Test
    void aGapThatBeginsWithAnOfferIsSinceNoLaterThanThat() {
        Happening offer =
                hands.add(
                        2,
                        "21:00",
                        PACKAGE,
                        SMITH,
                        new ContinuityEvent.Offered(ALI, null, null, null, new ContinuityEvent.Batch(PACKAGE, 1, 1, Hash.ZERO)),
                        recorded);
        hands.add(1, "09:00", PACKAGE, RAMAN, looked(), offer);
        Span last = account("20:00").spans().getLast();
        assertThat(last.kind()).isEqualTo(Kind.GAP);
        assertThat(words(last))
                .isEqualTo("not later than 09:00 by SCN-01's clock; SCN-02's said 21:00");
    }

    /** Nobody saw it at the minute another clock says of what came next. */
    @Test
    void aLookByAClockThatWasWrongIsNoSightingAtTheMinute() {
        Happening look = hands.add(2, "21:00", PACKAGE, SMITH, looked(), recorded);
        hands.add(1, "09:00", PACKAGE, SMITH, bookedIn(), look);
        Span held = account("12:00").spans().getFirst();
        assertThat(held.lastSighting()).isEqualTo(at("09:00"));
        Apart seen = Objects.requireNonNull(held.seen());
        assertThat(seen.bounded(time -> "09:00")).isEqualTo("not later than 09:00");
    }

    /** The minute a person said is not passed off as another computer's. */
    @Test
    void aStatedMinuteThatIsPutForwardSaysSoAndIsNoFault() {
        Happening taken = hands.add(2, "09:02", PACKAGE, RAMAN, inHand(), recorded);
        hands.stated(3, "09:05", "09:01", PACKAGE, RAMAN, bookedIn(), taken);
        Account account = account("12:00");
        Span last = account.spans().getLast();
        assertThat(last.from()).isEqualTo(at("09:02"));
        assertThat(words(last))
                .isEqualTo("not earlier than 09:02 by SCN-02's clock; on SCN-03 09:01 was stated");
        assertThat(last.isApart()).isFalse();
        assertThat(last.lastSighting()).isEqualTo(at("09:02"));
        assertThat(account.flags()).extracting(Flag::kind).doesNotContain(FlagKind.CLOCKS_APART);
    }

    /** Of the day alone: later that day than what it knew, at a minute nobody said. */
    @Test
    void aDayAloneThatIsPutForwardIsNotPassedOffAsAMinute() {
        Happening taken = hands.add(1, "22:30", PACKAGE, ALI, inHand(), recorded);
        Happening shelf = hands.add(1, "23:00", PACKAGE, RAMAN, bookedIn(), taken);
        hands.entries.removeLast();
        Occurred day = new Occurred(at("00:00").atOffset(ZoneOffset.UTC), "day", "stated");
        hands.entries.add(
                new Happening(
                        shelf.eid(),
                        shelf.record(),
                        PACKAGE,
                        shelf.type(),
                        bookedIn(),
                        day,
                        at("23:00"),
                        RAMAN,
                        "PROPERTY_OFFICER",
                        Vouch.PASSWORD,
                        null,
                        null,
                        shelf.device(),
                        shelf.epoch(),
                        shelf.seq(),
                        shelf.parents(),
                        "test",
                        Set.of()));
        Account account = account("23:30");
        Span last = account.spans().getLast();
        assertThat(last.kind()).isEqualTo(Kind.STORED);
        assertThat(words(last))
                .isEqualTo(
                        "not earlier than 22:30 by another entry of SCN-01; this one says 00:00");
        assertThat(last.isApart()).isFalse();
        assertThat(last.isOfADay()).isTrue();
        assertThat(account.flags()).extracting(Flag::kind).doesNotContain(FlagKind.CLOCKS_APART);
    }

    /** While nobody has found which account holds, the flags of what it says still come. */
    @Test
    void clocksThatDifferAreToldOfAnAccountToo() {
        Happening left = hands.add(2, "21:00", PACKAGE, SMITH, deposited(), recorded);
        hands.add(3, "09:00", PACKAGE, ALI, looked(), left);
        hands.add(4, "10:00", PACKAGE, RAMAN, bookedIn(), recorded);
        assertThat(account("12:00").state().status()).isEqualTo("CONFLICT");
        assertThat(account("12:00").flags())
                .extracting(Flag::kind, Flag::about)
                .contains(tuple(FlagKind.CLOCKS_APART, left.eid()));
    }

    /**
     * A copy of a store has a clock of its own: its minutes differ as those of two computers do.
     */
    @Test
    void aCopyOfAStoreIsNotTheSameClock() {
        Happening booked = hands.add(1, "09:00", PACKAGE, RAMAN, bookedIn(), recorded);
        Happening late = hands.stated(1, "11:00", "08:59", PACKAGE, ALI, inHand(), booked);
        assertThat(account("12:00").state().status()).isEqualTo("STORED");
        hands.entries.removeLast();
        hands.entries.add(
                new Happening(
                        late.eid(),
                        late.record(),
                        PACKAGE,
                        late.type(),
                        inHand(),
                        late.occurred(),
                        late.recorded(),
                        ALI,
                        "PROPERTY_OFFICER",
                        Vouch.PASSWORD,
                        null,
                        null,
                        late.device(),
                        late.epoch() + 1,
                        0,
                        late.parents(),
                        "test",
                        Set.of()));
        assertThat(account("12:00").state().status()).isEqualTo("HELD");
    }

    /** Another story's entry is no later here than it was recorded. */
    @Test
    void anEntryOfAnotherStoryIsNotLaterThanItSays() {
        Happening other = hands.stated(1, "09:00", "11:00", PACKAGE, RAMAN, bookedIn(), recorded);
        assertThat(HappenedOrder.of(List.of(recorded)).at(other)).isEqualTo(at("09:00"));
    }

    private static List<Happening> ordered(List<Happening> story) {
        return HappenedOrder.of(
                        story, SaidTimes.of(story), story.getFirst(), LIMITS.clock(), at("15:00"))
                .all();
    }

    /** What goes by a clock alone comes after all that it knew. */
    private static void keptEdges(int seed, List<Happening> story, List<Happening> order) {
        for (Happening h : story) {
            Set<Hash> known = new HashSet<>();
            for (Happening one : story.reversed()) {
                if (h.parents().contains(one.eid()) || known.contains(one.eid())) {
                    known.add(one.eid());
                    known.addAll(one.parents());
                    boolean oneClock = one.occurred() != null || one.device().equals(h.device());
                    Instant said = oneClock ? h.when() : h.when().plus(Occurred.TOLERANCE);
                    boolean ruled =
                            h.occurred() != null
                                    && (!one.isExclusive() || one.when().isAfter(said));
                    if (!ruled) {
                        assertThat(order.indexOf(one))
                                .as("seed %s: %s knew %s", seed, h.seq(), one.seq())
                                .isLessThan(order.indexOf(h));
                    }
                }
            }
        }
    }

    /** Whoever only looks at it moves nobody's account of it, however wrong their clock. */
    @Test
    void aThirdComputersClockTurnsNothingRound() {
        for (int seed = 0; seed < 2_000; seed++) {
            List<Hash> right = moving(told(new Random(seed), 0));
            for (int off : new int[] {-300, -20, 20, 300}) {
                assertThat(moving(told(new Random(seed), off)))
                        .as("seed %s", seed)
                        .isEqualTo(right);
            }
        }
    }

    private static List<Hash> moving(Hands some) {
        return ordered(some.story()).stream()
                .filter(Happening::isExclusive)
                .map(Happening::eid)
                .toList();
    }

    private static Hands told(Random random) {
        return told(random, 0);
    }

    /**
     * @param looking by how many minutes the clock of the fifth computer is wrong, where things are
     *     looked at and nothing else
     */
    private static Hands told(Random random, int looking) {
        Hands some = new Hands();
        Happening first = some.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));
        int wrong = 1 + random.nextInt(4);
        int off = (random.nextBoolean() ? 1 : -1) * (10 + random.nextInt(300));
        List<List<Happening>> heads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            heads.add(new ArrayList<>(List.of(first)));
        }
        int minute = 8 * 60 + 5;
        int entries = 2 + random.nextInt(8);
        for (int i = 0; i < entries; i++) {
            minute += 1 + random.nextInt(25);
            int device = 1 + random.nextInt(5);
            if (random.nextInt(3) > 0) { // carried from another
                heads.get(device - 1).addAll(heads.get(random.nextInt(5)));
            }
            int clock = minute + (device == wrong ? off : device == 5 ? looking : 0);
            Happening[] knowing =
                    heads.get(device - 1).stream().distinct().toArray(Happening[]::new);
            UUID officer = List.of(SMITH, RAMAN, ALI).get(random.nextInt(3));
            int kind = random.nextInt(5);
            DomainEvent event =
                    device == 5
                            ? looked()
                            : List.<DomainEvent>of(
                                            deposited(),
                                            collected(),
                                            inHand(),
                                            bookedIn(),
                                            looked())
                                    .get(kind);
            boolean stated = random.nextInt(4) == 0;
            int before = random.nextInt(90);
            Happening made =
                    stated && device != 5
                            ? some.stated(
                                    device,
                                    time(clock),
                                    time(clock - before),
                                    PACKAGE,
                                    officer,
                                    event,
                                    knowing)
                            : some.add(device, time(clock), PACKAGE, officer, event, knowing);
            heads.set(device - 1, new ArrayList<>(List.of(made)));
        }
        return some;
    }

    private static String time(int minute) {
        int within = Math.clamp(minute, 0, 24 * 60 - 1);
        return "%02d:%02d".formatted(within / 60, within % 60);
    }

    /** One clock a minute apart at the start, and a long story that states its times. */
    @Test
    void aLongStoryIsOrderedAtOnce() {
        for (int kind = 0; kind < 4; kind++) {
            List<Happening> story = longStory(10_000, kind);
            // what this thread worked: a loaded machine takes longer and does no more
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            HappenedOrder order = HappenedOrder.of(story);
            assertThat(order.all()).hasSize(story.size());
            Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
            assertThat(took).as("kind %s", kind).isLessThan(Duration.ofSeconds(8));
        }
    }

    private static List<Happening> longStory(int entries, int kind) {
        Random random = new Random(kind);
        List<Happening> story = new ArrayList<>();
        Instant start = at("08:00");
        for (int i = 0; i < entries; i++) {
            Instant now = start.plusSeconds(60L * i);
            Instant clock = i == 1 ? now.plus(Duration.ofDays(400)) : now;
            Instant said =
                    switch (kind) {
                        case 0 -> clock;
                        case 1 -> now.minusSeconds(90 * 60);
                        case 2 -> start.plusSeconds(60L * random.nextInt(i + 1));
                        default -> start.minusSeconds(60L * i);
                    };
            String device = "d-%016x".formatted(kind == 0 ? i % 40 : 1 + i % 3);
            story.add(
                    new Happening(
                            Hash.sha256((kind + " " + i).getBytes(StandardCharsets.US_ASCII)),
                            i,
                            PACKAGE,
                            "test/1",
                            i % 3 == 0 ? looked() : inHand(),
                            i == 1 || kind == 0
                                    ? null
                                    : Occurred.stated(said.atOffset(ZoneOffset.UTC)),
                            clock,
                            SMITH,
                            null,
                            Vouch.PASSWORD,
                            null,
                            null,
                            device,
                            0,
                            i,
                            i == 0 ? List.of() : List.of(story.getLast().eid()),
                            "test",
                            Set.of()));
        }
        return Arrays.asList(story.toArray(new Happening[0]));
    }
}
