package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.continuity.Account.FlagKind.*;
import static org.lockfast.continuity.Story.*;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Vouch;

/** Every minute from seizure to now has a holder or is shown as a gap (D-26 to D-34). */
class ReckoningTest {
    private static List<Kind> kinds(Account account) {
        return account.spans().stream().map(Span::kind).toList();
    }

    private static List<FlagKind> flags(Account account) {
        return account.flags().stream().map(Account.Flag::kind).toList();
    }

    private static Happening.Second giver(java.util.UUID officer, Vouch vouch) {
        return new Happening.Second(officer, null, "giver", vouch);
    }

    @Test
    void fromSeizureToNowWithTheSeizingOfficer() {
        Account account = seized("08:41", "A0417690").account("09:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD);
        assertThat(account.state().holder()).isEqualTo(SMITH);
        assertThat(account.state().sealState()).isEqualTo("SEALED");
        assertThat(account.flags()).isEmpty();
    }

    @Test
    void aHandOverWithinTheLimitLeavesNoGap() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        Account account = story.then("09:20", RAMAN, story.accepting()).account("10:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.HELD);
        assertThat(account.spans().getFirst().to())
                .as("the giver is answerable until acceptance")
                .isEqualTo(at("09:20"));
        assertThat(account.state().holder()).isEqualTo(RAMAN);
        assertThat(account.flags()).isEmpty();
    }

    /** The offer was answered before: whoever signs again is told of, not believed unseen. */
    @Test
    void anAcceptanceOfAnOfferThatIsNoLongerOpenIsAConflict() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        ContinuityEvent.Accepted first = story.accepting();
        story.then("09:20", RAMAN, first).then("09:30", ALI, first);
        Account account = story.account("10:00");
        assertThat(flags(account)).containsExactly(CONFLICT);
        assertThat(account.state().holder()).isEqualTo(ALI);
    }

    @Test
    void anAcceptanceOfAnEarlierOfferIsAConflict() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        ContinuityEvent.Accepted earlier = story.accepting();
        story.then("09:10", SMITH, offeredTo(ALI)).then("09:20", ALI, earlier);
        assertThat(flags(story.account("10:00"))).containsExactly(CONFLICT);
    }

    @Test
    void anAcceptanceBySomebodyElseIsTold() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        Account account = story.then("09:20", ALI, story.accepting()).account("10:00");
        assertThat(flags(account)).containsExactly(NOT_HOLDER);
        assertThat(account.state().holder()).isEqualTo(ALI);
        assertThat(account.state().offer()).isNull();
    }

    @Test
    void anOfferBySomebodyWhoDoesNotHoldItIsTold() {
        Account account =
                seized("08:41", "A1").then("09:00", ALI, offeredTo(RAMAN)).account("09:30");
        assertThat(flags(account)).containsExactly(NOT_HOLDER, PENDING_HANDOVER);
        assertThat(account.state().holder()).isEqualTo(SMITH);
    }

    @Test
    void aRefusalAnswersOnlyItsOwnOfferAndOnlyFromItsReceiver() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        ContinuityEvent.Refused earlier = new ContinuityEvent.Refused(story.last(), "no");
        story.then("09:10", SMITH, offeredTo(RAMAN));
        ContinuityEvent.Refused later = new ContinuityEvent.Refused(story.last(), "no");
        story.then("09:20", RAMAN, earlier).then("09:25", ALI, later);
        Account open = story.account("09:30");
        assertThat(open.state().offer()).isNotNull();
        assertThat(flags(open)).containsExactly(CONFLICT, NOT_HOLDER, PENDING_HANDOVER);
        Account refused = story.then("09:40", RAMAN, later).account("09:50");
        assertThat(refused.state().offer()).isNull();
        assertThat(refused.state().holder()).isEqualTo(SMITH);
    }

    @Test
    void anAcceptanceBeyondTheLimitMakesTheTimeSinceTheOfferAGap() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        Account account = story.then("12:00", RAMAN, story.accepting()).account("13:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.GAP, Kind.HELD);
        assertThat(account.spans().get(1).from()).isEqualTo(at("09:00"));
        assertThat(account.spans().get(1).to()).isEqualTo(at("12:00"));
        assertThat(flags(account)).contains(GAP);
    }

    @Test
    void D29_anOpenOfferIsPendingAndThenOverdue() {
        Story story = seized("08:41", "A1").then("09:00", SMITH, offeredTo(RAMAN));
        assertThat(flags(story.account("09:30"))).containsExactly(PENDING_HANDOVER);
        assertThat(story.account("09:30").state().holder()).isEqualTo(SMITH);
        Account later = story.account("11:00");
        assertThat(flags(later)).contains(OVERDUE_HANDOVER, GAP);
        assertThat(kinds(later)).endsWith(Kind.GAP);
    }

    @Test
    void takenInHandWithTheGiverAbsentIsRecordedAndTheTimeSinceTheLastSightingIsAGap() {
        Account account =
                seized("08:41", "A1")
                        .then("14:14", ALI, new ContinuityEvent.InHand("found on my desk", null))
                        .account("15:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.GAP, Kind.HELD);
        assertThat(flags(account)).contains(GIVER_ABSENT, GAP);
        assertThat(account.state().holder()).isEqualTo(ALI);
    }

    @Test
    void bookedInWithTheGiversKeyIsWhole() {
        Account account =
                seized("08:41", "A1")
                        .then(
                                "14:14",
                                RAMAN,
                                new ContinuityEvent.BookedIn(SHELF, SMITH, null, "a 1"),
                                giver(SMITH, Vouch.PASSWORD))
                        .account("15:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.STORED);
        assertThat(account.flags()).isEmpty();
        assertThat(account.state().place()).isEqualTo(SHELF);
    }

    @Test
    void bookedInWithNoGiverIsAGapSinceTheLastSighting() {
        Account account =
                seized("08:41", "A1")
                        .then("14:14", RAMAN, new ContinuityEvent.BookedIn(SHELF, null, null, null))
                        .account("15:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.GAP, Kind.STORED);
        assertThat(flags(account)).contains(UNSIGNED, GAP);
    }

    @Test
    void D33_aSealThatDiffersFromTheOneAppliedIsFlagged() {
        Account account =
                seized("08:41", "A0417797")
                        .then(
                                "09:00",
                                RAMAN,
                                new ContinuityEvent.BookedIn(SHELF, SMITH, null, "A0417799"),
                                giver(SMITH, Vouch.PASSWORD))
                        .account("09:30");
        assertThat(flags(account)).containsExactly(SEAL_MISMATCH);
        assertThat(account.state().sealState()).isEqualTo("SEAL_MISMATCH");
    }

    @Test
    void D32_openingAndResealingKeepsTheSealsInOrder() {
        Story story =
                seized("08:41", "A1")
                        .then("09:00", SMITH, new ContinuityEvent.Opened("A1", "download"))
                        .then(
                                "09:30",
                                SMITH,
                                new ContinuityEvent.Resealed("NUMBERED_BAG", "A2", true, "done"));
        assertThat(story.account("10:00").state().seal()).isEqualTo("A2");
        assertThat(story.account("10:00").state().sealState()).isEqualTo("RESEALED");
        assertThat(story.account("10:00").flags()).isEmpty();
    }

    @Test
    void aSealPutOnWhileAnotherIsWholeIsFlagged() {
        Story story =
                seized("08:41", "A1")
                        .then("09:00", SMITH, new ContinuityEvent.Sealed("NUMBERED_BAG", "A2"));
        assertThat(flags(story.account("10:00"))).containsExactly(SEALED_OVER);
        assertThat(story.account("10:00").flags().getFirst().sentence())
                .isEqualTo(
                        "Sealed A2 while the record has seal A1 on it, not broken. Say what became of that one.");
        Account opened =
                seized("08:41", "A1")
                        .then("09:00", SMITH, new ContinuityEvent.Opened("A1", "download"))
                        .then("09:30", SMITH, new ContinuityEvent.Sealed("NUMBERED_BAG", "A2"))
                        .account("10:00");
        assertThat(opened.flags()).isEmpty();
    }

    @Test
    void aSealSaidToBeOlderThanAReadingIsAskedAboutAndTheReadingIsNot() {
        Story story =
                seized("08:41", "A1")
                        .then("09:20", SMITH, new ContinuityEvent.LookedAt("A1", "UNBROKEN", null))
                        .late(
                                "09:00",
                                "09:40",
                                SMITH,
                                new ContinuityEvent.Sealed("NUMBERED_BAG", "A2"));
        List<Account.Flag> flags =
                story.account("10:00").flags().stream()
                        .filter(flag -> flag.kind() != BACKWARD_TIME)
                        .toList();
        assertThat(flags).extracting(Account.Flag::kind).containsOnly(SEALED_OVER);
        assertThat(flags.getLast().sentence())
                .isEqualTo(
                        "Recorded after seal A1 was read on the bag, and said to have been before that. Say what became of seal A1.");
        assertThat(flags).extracting(Account.Flag::about).containsOnly(story.last());
        // known when it was read: then it is the reading that does not fit
        Account known =
                seized("08:41", "A1")
                        .then("09:00", SMITH, new ContinuityEvent.Sealed("NUMBERED_BAG", "A2"))
                        .then("09:20", SMITH, new ContinuityEvent.LookedAt("A1", "UNBROKEN", null))
                        .account("10:00");
        assertThat(flags(known)).contains(SEAL_MISMATCH);
    }

    @Test
    void aSealSaidToBeOlderThanTheSeizureIsShownAsBackward() {
        Account account =
                seized("08:41", null)
                        .late(
                                "07:00",
                                "08:50",
                                SMITH,
                                new ContinuityEvent.Sealed("NUMBERED_BAG", "A2"))
                        .account("09:00");
        assertThat(flags(account)).containsExactly(BACKWARD_TIME);
    }

    /** Numbers decide only between labels that did not know of each other. */
    @Test
    void aLabelPrintedInPlaceOfTheOneThatCountsCountsWhateverItsNumber() {
        Account account =
                seized("08:41", "A1")
                        .then("09:00", SMITH, label("PX1", 4, null))
                        .then("09:10", SMITH, label("PX2", 3, "PX1"))
                        .account("10:00");
        assertThat(flags(account)).isEmpty();
        assertThat(account.state().label()).isEqualTo("PX2");
        assertThat(account.state().labelSerial()).as("the next is higher than any").isEqualTo(4);
    }

    private static ContinuityEvent label(
            String code, int serial, @org.jspecify.annotations.Nullable String supersedes) {
        return new ContinuityEvent.LabelPrinted(
                code, "100x70", 203, "pdf", serial, false, false, null, supersedes);
    }

    @Test
    void D32_aSealNumberUsedAgainIsFlagged() {
        Account account =
                seized("08:41", "A1")
                        .then("09:00", SMITH, new ContinuityEvent.Opened("A1", "download"))
                        .then(
                                "09:30",
                                SMITH,
                                new ContinuityEvent.Resealed("NUMBERED_BAG", "a 1", true, "done"))
                        .account("10:00");
        assertThat(flags(account)).containsExactly(SEAL_REUSED);
    }

    @Test
    void takenBackFromTheLaboratoryItWasOutUntilThenThoughNobodySigned() {
        Account account =
                seized("08:41", "A1")
                        .then(
                                "09:00",
                                SMITH,
                                new ContinuityEvent.HandedOut("Digital lab", "download", "A1"))
                        .then("19:00", ALI, new ContinuityEvent.InHand("found in the tray", null))
                        .account("19:30");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.OUT, Kind.HELD);
        assertThat(flags(account)).contains(GIVER_ABSENT).doesNotContain(GAP);
    }

    @Test
    void receivedFromOneWhileAnotherIsRecordedAsHoldingItIsAnOverlap() {
        Account account =
                seized("08:41", "A1")
                        .then(
                                "09:00",
                                RAMAN,
                                new ContinuityEvent.BookedIn(SHELF, ALI, null, "A1"),
                                giver(ALI, Vouch.PASSWORD))
                        .account("09:30");
        assertThat(flags(account)).contains(OVERLAP);
        assertThat(account.flags())
                .filteredOn(flag -> flag.kind() == OVERLAP)
                .singleElement()
                .satisfies(flag -> {
                    assertThat(flag.from()).isEqualTo(at("08:41"));
                    assertThat(flag.to()).isEqualTo(at("09:00"));
                });
    }

    @Test
    void transitIsAStretchOfItsOwnAndUnwitnessed() {
        Account account =
                seized("08:41", "A1")
                        .then(
                                "09:00",
                                SMITH,
                                new ContinuityEvent.Departed(
                                        "Swift Couriers", null, null, "Digital lab", null))
                        .then("12:00", RAMAN, new ContinuityEvent.Arrived(SHELF, null, "A1", null))
                        .account("13:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.IN_TRANSIT, Kind.STORED);
        assertThat(flags(account)).containsExactly(UNWITNESSED_TRANSIT);
    }

    @Test
    void aLockerNeedsNoSecondPerson() {
        Account account =
                seized("08:41", "A1")
                        .then("22:00", SMITH, new ContinuityEvent.Deposited(LOCKER))
                        .then("23:00", RAMAN, new ContinuityEvent.Collected(LOCKER))
                        .account("23:30");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.DEPOSITED, Kind.HELD);
        assertThat(account.flags()).isEmpty();
    }

    @Test
    void D37_missingCountsFromTheLastSightingAndFoundEndsIt() {
        Story story =
                seized("08:41", "A1")
                        .then(
                                "09:00",
                                RAMAN,
                                new ContinuityEvent.BookedIn(SHELF, SMITH, null, "A1"),
                                giver(SMITH, Vouch.PASSWORD))
                        .then("18:00", RAMAN, new ContinuityEvent.Missing("not on its shelf"));
        assertThat(kinds(story.account("19:00"))).containsExactly(Kind.HELD, Kind.MISSING);
        assertThat(story.account("19:00").state().status()).isEqualTo("MISSING");
        story.then("20:00", RAMAN, new ContinuityEvent.Found(SHELF, "behind the rack"));
        assertThat(story.account("21:00").state().status()).isEqualTo("STORED");
    }

    @Test
    void D27_aLateEntryIsFlaggedUntilItsReasonIsGiven() {
        Story story =
                seized("08:41", "A1")
                        .late("09:00", "18:00", SMITH, new ContinuityEvent.Deposited(LOCKER));
        assertThat(flags(story.account("19:00"))).containsExactly(LATE);
        story.about(
                "19:00",
                SMITH,
                new ContinuityEvent.LateReason("no signal, no battery"),
                story.last());
        assertThat(story.account("20:00").flags()).isEmpty();
    }

    @Test
    void aTimeBeforeTheSeizureIsShownAsBackward() {
        Account account =
                seized("08:41", "A1")
                        .late("07:00", "08:50", SMITH, new ContinuityEvent.Deposited(LOCKER))
                        .account("09:00");
        assertThat(flags(account)).containsExactly(BACKWARD_TIME);
    }

    @Test
    void aCorrectedTimeCountsAsCorrected() {
        Story story =
                seized("08:41", "A1")
                        .late("07:00", "08:50", SMITH, new ContinuityEvent.Deposited(LOCKER));
        story.about(
                "09:00",
                SMITH,
                new ContinuityEvent.Corrected(
                        "occurred", "2026-03-14T07:00Z", "2026-03-14T08:45:00Z", "wrong hour"),
                story.last());
        assertThat(story.account("09:30").flags()).isEmpty();
    }

    @Test
    @DisplayName(
            "U-19 a time later than the record of it is flagged and moves nothing out of place")
    void aTimeLaterThanItsRecordIsFlaggedAndTheAccountGoesByTheRecord() {
        Story story =
                seizedAndRecorded("19:00", "08:45")
                        .then("09:00", SMITH, new ContinuityEvent.Deposited(LOCKER));
        Account account = story.account("10:00");
        assertThat(flags(account)).containsExactly(TIME_LATER);
        assertThat(account.flags().getFirst().sentence())
                .isEqualTo(
                        "The time given for finding or taking it is later than when it was recorded. It is kept as it was said.");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.DEPOSITED);
        assertThat(account.spans())
                .extracting(Span::from)
                .containsExactly(at("08:45"), at("09:00"));

        story.about(
                "11:00",
                SMITH,
                new ExhibitEvent.Corrected("seizedAt", null, "2026-03-14T08:30:00Z", "slip"),
                story.last());
        assertThat(flags(story.account("12:00"))).isEmpty();
        assertThat(story.account("12:00").spans().getFirst().from()).isEqualTo(at("08:30"));
        story.about(
                "12:00",
                SMITH,
                new ExhibitEvent.Corrected("seizedAt", null, "2027-03-14T08:30:00Z", "slip"),
                story.last());
        assertThat(flags(story.account("13:00"))).containsExactly(TIME_LATER);
        assertThat(story.account("13:00").spans().getFirst().from()).isEqualTo(at("08:30"));
    }

    @Test
    void whatIsSaidToHappenLaterThanItIsRecordedDoesNotStandLastForEver() {
        Account account =
                seized("08:41", "A1")
                        .late("20:00", "09:00", SMITH, new ContinuityEvent.Deposited(LOCKER))
                        .then("09:30", RAMAN, new ContinuityEvent.Collected(LOCKER))
                        .account("10:00");
        assertThat(account.state().holder()).isEqualTo(RAMAN);
        assertThat(flags(account)).containsExactly(TIME_LATER);
        Account twoMinutes =
                seized("08:41", "A1")
                        .late("09:02", "09:00", SMITH, new ContinuityEvent.Deposited(LOCKER))
                        .account("10:00");
        assertThat(twoMinutes.flags()).as("clocks differ so much").isEmpty();
    }

    @Test
    void aGapThatWasExplainedStaysInTheAccountAndIsNoLongerOpen() {
        Story story =
                seized("08:41", "A1").then("14:14", ALI, new ContinuityEvent.InHand(null, null));
        story.then(
                "15:00",
                SMITH,
                new ContinuityEvent.GapExplained(
                        offset("08:41"), offset("14:14"), true, "locked in my car"));
        Account account = story.account("16:00");
        assertThat(kinds(account)).contains(Kind.GAP);
        assertThat(account.state().unexplained()).isZero();
        assertThat(flags(account)).doesNotContain(GAP);
    }

    @Test
    void aProducerWithoutAnAccountHoldsItUntilItIsReceived() {
        Account account =
                seizedBy(null, "Dr K Moreau", "08:41", "A1")
                        .then(
                                "09:00",
                                RAMAN,
                                new ContinuityEvent.BookedIn(SHELF, null, "Dr K Moreau", "A1"),
                                new Happening.Second(null, "Dr K Moreau", "giver", Vouch.DRAWN))
                        .account("10:00");
        assertThat(kinds(account)).containsExactly(Kind.HELD, Kind.STORED);
        assertThat(account.spans().getFirst().name()).isEqualTo("Dr K Moreau");
        assertThat(account.flags()).isEmpty();
    }

    @Test
    void withoutASeizureTimeTheAccountBeginsWithTheRecordAndSaysSo() {
        assertThat(flags(seized(null, null).account("09:00"))).containsExactly(START_UNKNOWN);
    }

    @Test
    void D30_anyRunOfEntriesAccountsForEveryMinuteExactlyOnce() {
        long seed = 20260314L;
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            Story story = seized("00:10", "A1");
            Instant end = at("23:50");
            for (int minute = 20; minute < 1400; minute += 1 + random.nextInt(150)) {
                String t = String.format("%02d:%02d", minute / 60, minute % 60);
                story.then(t, random.nextBoolean() ? SMITH : RAMAN, anyEvent(random, story));
            }
            Account account = story.account("23:50");
            Instant reached = at("00:10");
            for (Span span : account.spans()) {
                assertThat(span.from()).as("seed %d, run %d", seed, run).isEqualTo(reached);
                reached = span.to() == null ? end : span.to();
                assertThat(reached).as("seed %d, run %d", seed, run).isAfterOrEqualTo(span.from());
            }
            assertThat(account.spans().getLast().to()).isNull();
        }
    }

    private static DomainEvent anyEvent(Random random, Story story) {
        return switch (random.nextInt(10)) {
            case 0 ->
                    new ContinuityEvent.BookedIn(
                            SHELF, random.nextBoolean() ? SMITH : null, null, "A1");
            case 1 -> new ContinuityEvent.Moved(SHELF, null);
            case 2 -> offeredTo(random.nextBoolean() ? RAMAN : SMITH);
            case 3 -> story.accepting();
            case 4 -> new ContinuityEvent.InHand(null, null);
            case 5 -> new ContinuityEvent.Departed("Courier", null, null, "Lab", null);
            case 6 -> new ContinuityEvent.Arrived(SHELF, null, null, null);
            case 7 -> new ContinuityEvent.Missing("gone");
            case 8 -> new ContinuityEvent.Found(null, null);
            default -> new ContinuityEvent.Collected(null);
        };
    }
}
