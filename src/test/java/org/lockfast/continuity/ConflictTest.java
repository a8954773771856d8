package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lockfast.continuity.Story.ALI;
import static org.lockfast.continuity.Story.EXHIBIT;
import static org.lockfast.continuity.Story.LIMITS;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SHELF;
import static org.lockfast.continuity.Story.SMITH;
import static org.lockfast.continuity.Story.at;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.ledger.Hash;

/** Two devices claim one package, neither knowing the other (protocol, section 8; D-41). */
class ConflictTest {
    private final Hands hands = new Hands();
    private final Happening recorded =
            hands.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));
    private final Happening left =
            hands.add(1, "09:00", PACKAGE, RAMAN, new ContinuityEvent.InHand(null, null), recorded);
    private final Happening right =
            hands.add(
                    2,
                    "09:10",
                    PACKAGE,
                    ALI,
                    new ContinuityEvent.BookedIn(SHELF, SMITH, null, "A1"),
                    recorded);

    private Account account() {
        return Reckoning.account(PACKAGE, hands.story(), LIMITS, at("12:00"));
    }

    private Happening found(Finding finding, Happening... heads) {
        return hands.add(
                3,
                "11:00",
                PACKAGE,
                SMITH,
                new ContinuityEvent.Resolved(
                        finding,
                        java.util.Arrays.stream(heads).map(Happening::eid).toList(),
                        "asked both"),
                heads);
    }

    @Test
    void aFindingOfWhoIsNoSupervisorClosesNothing() {
        hands.finder = "PROPERTY_OFFICER";
        found(Finding.NEITHER, left, right);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        assertThat(account().conflicts().getFirst().conflict().isOpen()).isTrue();
        hands.finder = null; // the record does not give the officer the role they claim
        found(Finding.FIRST, left, right);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        hands.finder = "MANAGER";
        found(Finding.FIRST, left, right);
        assertThat(account().conflicts().getFirst().conflict().isOpen()).isFalse();
        assertThat(account().state().holder()).isEqualTo(RAMAN);
    }

    @Test
    void bothAreKeptAndTheStateSaysConflict() {
        Account account = account();
        assertThat(account.state().status()).isEqualTo("CONFLICT");
        assertThat(account.state().holder()).isNull();
        assertThat(account.state().place()).isNull();
        assertThat(account.spans())
                .extracting(Span::kind)
                .containsExactly(Kind.HELD, Kind.CONFLICT);
        assertThat(account.flags())
                .filteredOn(flag -> flag.kind() == FlagKind.CONFLICT)
                .singleElement()
                .satisfies(flag -> assertThat(flag.about()).isEqualTo(right.eid()));
        Account.Accounts both = account.conflicts().getFirst();
        assertThat(both.conflict().isOpen()).isTrue();
        assertThat(both.conflict().kind()).isEqualTo(Conflict.Kind.CLAIMS);
        assertThat(both.conflict().heads()).containsExactly(left.eid(), right.eid());
        assertThat(both.sides()).hasSize(2);
        assertThat(both.sides().get(0).spans().getLast().officer()).isEqualTo(RAMAN);
        assertThat(both.sides().get(1).spans().getLast().place()).isEqualTo(SHELF);
        assertThat(both.sidesOf(right.eid())).containsExactly(1);
    }

    /** Whichever of three happened, a supervisor can say so. */
    @Test
    void aThirdAccountCanBeTheOneThatHappened() {
        Happening third =
                hands.add(
                        4, "09:20", PACKAGE, SMITH, new ContinuityEvent.Deposited(SHELF), recorded);
        Conflict open = account().conflicts().getFirst().conflict();
        assertThat(open.allows(Finding.THIRD)).isTrue();
        assertThat(open.allows(Finding.FOURTH)).isFalse();
        assertThat(open.heads()).containsExactly(left.eid(), right.eid(), third.eid());
        found(Finding.THIRD, left, right, third);
        assertThat(account().state().status()).isEqualTo("DEPOSITED");
        assertThat(account().conflicts().getFirst().follows(2)).isTrue();
        assertThat(account().conflicts().getFirst().follows(0)).isFalse();
    }

    @Test
    void oneOfTwoAccountsIsNeverTheThird() {
        assertThat(account().conflicts().getFirst().conflict().allows(Finding.THIRD)).isFalse();
        assertThat(account().conflicts().getFirst().conflict().allows(Finding.SECOND)).isTrue();
    }

    /** Ends stand in the order of the accounts, whichever of them was recorded last. */
    @Test
    void theEndsStandInTheOrderOfTheAccounts() {
        Happening more =
                hands.add(1, "10:00", PACKAGE, RAMAN, new ContinuityEvent.Deposited(SHELF), left);
        Account.Accounts both = account().conflicts().getFirst();
        assertThat(both.sides().getFirst().entries()).contains(more.eid());
        assertThat(both.conflict().heads()).containsExactly(more.eid(), right.eid());
    }

    /** A finding says which account holds; that this one parts too is nobody's finding. */
    @Test
    void anAccountThatPartsItselfIsAConflictOfItsOwnOnceItIsFollowed() {
        Happening here =
                hands.add(2, "10:00", PACKAGE, ALI, new ContinuityEvent.Moved(SHELF, null), right);
        Happening there =
                hands.add(4, "10:30", PACKAGE, SMITH, new ContinuityEvent.Deposited(SHELF), right);
        assertThat(account().conflicts()).hasSize(1);
        Happening outer = found(Finding.SECOND, left, here, there);
        assertThat(account().conflicts())
                .extracting(one -> one.conflict().isOpen())
                .containsExactly(false, true);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        assertThat(account().conflicts().getLast().conflict().heads())
                .containsExactly(here.eid(), there.eid());
        hands.add(
                3,
                "11:30",
                PACKAGE,
                SMITH,
                new ContinuityEvent.Resolved(
                        Finding.FIRST, List.of(here.eid(), there.eid()), "asked both"),
                outer);
        assertThat(account().conflicts())
                .extracting(one -> one.conflict().isOpen())
                .containsExactly(false, false);
        assertThat(account().state().status()).isEqualTo("STORED");
    }

    /** A clock that is days ahead decides nothing once somebody knew better. */
    @Test
    void whatWasRecordedKnowingAnEntryComesAfterItWhateverTheClocksSay() {
        hands.entries.remove(left);
        Happening ahead =
                hands.add(2, "20:00", PACKAGE, ALI, new ContinuityEvent.Deposited(SHELF), right);
        hands.add(1, "10:00", PACKAGE, RAMAN, new ContinuityEvent.Collected(null), ahead);
        Account account = account();
        assertThat(account.state().status()).isEqualTo("HELD");
        assertThat(account.state().holder()).isEqualTo(RAMAN);
        assertThat(account.flags())
                .extracting(Flag::kind)
                .contains(FlagKind.CLOCKS_APART)
                .doesNotContain(FlagKind.CONFLICT, FlagKind.BACKWARD_TIME);
    }

    @Test
    void whatIsDoneOnStaysOnItsBranchAndTheConflictKeepsItsName() {
        String before = account().conflicts().getFirst().conflict().id();
        Happening more =
                hands.add(1, "09:30", PACKAGE, RAMAN, new ContinuityEvent.Deposited(SHELF), left);
        Conflict now = account().conflicts().getFirst().conflict();
        assertThat(now.id()).isEqualTo(before).hasSize(16);
        assertThat(now.heads()).containsExactlyInAnyOrder(more.eid(), right.eid());
        assertThat(account().conflicts().getFirst().sides().getFirst().entries())
                .containsExactly(left.eid(), more.eid());
        assertThat(account().state().status()).isEqualTo("CONFLICT");
    }

    @Test
    void theFindingDecidesWhichAccountTheStateFollowsAndBothStay() {
        found(Finding.SECOND, left, right);
        Account account = account();
        assertThat(account.state().status()).isEqualTo("STORED");
        assertThat(account.state().place()).isEqualTo(SHELF);
        assertThat(account.spans()).extracting(Span::kind).containsExactly(Kind.HELD, Kind.STORED);
        assertThat(account.flags()).extracting(Flag::kind).doesNotContain(FlagKind.CONFLICT);
        Account.Accounts both = account.conflicts().getFirst();
        assertThat(both.conflict().isOpen()).isFalse();
        assertThat(both.finding()).isEqualTo(Finding.SECOND);
        assertThat(both.follows(0)).isFalse();
        assertThat(both.follows(1)).isTrue();
        assertThat(both.sides()).hasSize(2);
        assertThat(both.sides().get(0).spans().getLast().to()).isEqualTo(at("11:00"));
    }

    @Test
    void firstFollowsTheFirst() {
        found(Finding.FIRST, left, right);
        assertThat(account().state().holder()).isEqualTo(RAMAN);
        assertThat(account().state().status()).isEqualTo("HELD");
    }

    @Test
    void bothInOrderTakesEachInItsTime() {
        found(Finding.BOTH_IN_ORDER, left, right);
        assertThat(account().state().status()).isEqualTo("STORED");
        assertThat(account().spans()).extracting(Span::startedBy).contains(left.eid(), right.eid());
    }

    /** From where the accounts begin: who had it before that is in dispute by nobody. */
    @Test
    void neitherMeansItHasToBeFound() {
        found(Finding.NEITHER, left, right);
        assertThat(account().state().status()).isEqualTo("MISSING");
        assertThat(account().spans().getLast().from()).isEqualTo(at("09:00"));
    }

    /** A laptop that knew nothing of the finding records on: somebody has to look again. */
    @Test
    void whatComesLaterFromABranchOpensItAgain() {
        Happening first = found(Finding.SECOND, left, right);
        String id = account().conflicts().getFirst().conflict().id();
        Happening late =
                hands.add(1, "10:00", PACKAGE, RAMAN, new ContinuityEvent.Deposited(SHELF), left);
        Conflict again = account().conflicts().getFirst().conflict();
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.isOpen()).isTrue();
        assertThat(again.heads()).containsExactlyInAnyOrder(late.eid(), first.eid());
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        found(Finding.FIRST, late, first);
        assertThat(account().state().status()).isEqualTo("DEPOSITED");
    }

    @Test
    void aFindingThatDoesNotNameAllEndsClosesNothing() {
        found(Finding.FIRST, left);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
    }

    private Happening foundBy(int device, String at, Finding finding, Happening... knowing) {
        return hands.add(
                device,
                at,
                PACKAGE,
                RAMAN,
                new ContinuityEvent.Resolved(
                        finding, List.of(left.eid(), right.eid()), "asked the other"),
                knowing);
    }

    @Test
    void ofTwoFindingsThatDoNotKnowOfEachOtherAndDifferNoneCounts() {
        Happening one = found(Finding.FIRST, left, right);
        Happening other = foundBy(4, "09:30", Finding.SECOND, left, right);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        assertThat(account().conflicts())
                .extracting(both -> both.conflict().isOpen(), both -> both.conflict().heads())
                .containsExactly(
                        tuple(true, List.of(left.eid(), right.eid(), other.eid(), one.eid())));
        Happening knowing = foundBy(5, "09:20", Finding.FIRST, one, other);
        assertThat(account().conflicts())
                .extracting(both -> both.conflict().resolvedBy())
                .containsExactly(knowing.eid());
        assertThat(account().state().holder()).isEqualTo(RAMAN);
    }

    /** It says which account is what happened, whatever the order of those findings. */
    @Test
    void oneThatNamesTheFindingsTooClosesItAndFindsAboutTheAccounts() {
        Happening one = found(Finding.SECOND, left, right);
        Happening other = foundBy(4, "09:30", Finding.NEITHER, left, right);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        Conflict open = account().conflicts().getFirst().conflict();
        hands.add(
                5,
                "11:30",
                PACKAGE,
                SMITH,
                new ContinuityEvent.Resolved(Finding.FIRST, open.heads(), "looked again"),
                one,
                other);
        assertThat(account().conflicts())
                .singleElement()
                .matches(both -> !both.conflict().isOpen() && both.follows(0));
        assertThat(account().state().holder()).isEqualTo(RAMAN);
    }

    /** And of what differs again theirs take the place. */
    @Test
    void findingsAboutFindingsThatDifferAreFurtherEndsInTheirPlace() {
        Happening one = found(Finding.FIRST, left, right);
        Happening other = foundBy(4, "09:30", Finding.SECOND, left, right);
        List<Hash> ends = account().conflicts().getFirst().conflict().heads();
        List<Happening> again = new ArrayList<>();
        for (Finding finding : List.of(Finding.FIRST, Finding.SECOND)) {
            again.add(
                    hands.add(
                            again.isEmpty() ? 6 : 7,
                            "11:30",
                            PACKAGE,
                            SMITH,
                            new ContinuityEvent.Resolved(finding, ends, "looked again"),
                            one,
                            other));
        }
        assertThat(account().conflicts())
                .singleElement()
                .satisfies(both ->
                        assertThat(both.conflict().heads())
                                .startsWith(left.eid(), right.eid())
                                .hasSize(4)
                                .contains(again.get(0).eid(), again.get(1).eid()));
        foundBy(5, "12:00", Finding.SECOND, again.get(0), again.get(1));
        assertThat(account().conflicts()).singleElement().matches(both -> both.follows(1));
    }

    @Test
    void whichOfTwoFindingsHoldsCanBeFound() {
        Happening one = found(Finding.FIRST, left, right);
        Happening other = foundBy(4, "09:30", Finding.SECOND, left, right);
        hands.add(
                5,
                "11:30",
                PACKAGE,
                SMITH,
                new ContinuityEvent.Resolved(
                        Finding.SECOND, List.of(other.eid(), one.eid()), "asked them"),
                one,
                other);
        assertThat(account().conflicts())
                .extracting(both -> both.conflict().resolvedBy())
                .doesNotContainNull()
                .first()
                .isEqualTo(one.eid());
        assertThat(account().state().holder()).isEqualTo(RAMAN);
    }

    @Test
    void twoFindingsThatSayTheSameCloseIt() {
        found(Finding.FIRST, left, right);
        foundBy(4, "11:05", Finding.FIRST, left, right);
        assertThat(account().conflicts()).singleElement().matches(one -> !one.conflict().isOpen());
        assertThat(account().state().status()).isEqualTo("HELD");
    }

    /** Whatever its clock says, and whatever else is apart from the first. */
    @Test
    void aFindingThatKnewAnotherCountsForNothingBesideIt() {
        Happening one = found(Finding.FIRST, left, right);
        hands.add(6, "09:50", PACKAGE, ALI, new ContinuityEvent.Deposited(SHELF), left, right);
        foundBy(4, "09:30", Finding.SECOND, one);
        assertThat(account().conflicts().getFirst().conflict().resolvedBy()).isEqualTo(one.eid());
    }

    @Test
    void labelsAndLooksConflictWithNothing() {
        Hands calm = new Hands();
        Happening start = calm.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));
        calm.add(
                1,
                "09:00",
                PACKAGE,
                SMITH,
                new ContinuityEvent.LabelPrinted(
                        "X1", "100x150", 203, "pdf", 1, false, false, null, null),
                start);
        calm.add(
                2,
                "09:00",
                PACKAGE,
                ALI,
                new ContinuityEvent.LookedAt("A1", "UNBROKEN", null),
                start);
        calm.add(
                2,
                "09:05",
                PACKAGE,
                SMITH,
                new ContinuityEvent.Offered(ALI, null, null, null, Story.batch()),
                start);
        assertThat(Reckoning.conflicts(PACKAGE, calm.story())).isEmpty();
    }

    /** What lies between may be on its way, or never come: nobody waits for it. */
    @Test
    void anEntryThatBuildsOnOneNotHereYetConflictsUntilThatComes() {
        Hands some = new Hands();
        Happening start = some.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));
        Happening here =
                some.add(1, "09:00", PACKAGE, RAMAN, new ContinuityEvent.InHand(null, null), start);
        Happening between =
                some.add(2, "09:10", PACKAGE, ALI, new ContinuityEvent.InHand(null, null), here);
        some.add(3, "09:20", PACKAGE, SMITH, new ContinuityEvent.InHand(null, null), between);
        some.entries.remove(between);
        Conflict meanwhile = Reckoning.conflicts(PACKAGE, some.story()).getFirst();
        assertThat(meanwhile.isOpen()).isTrue();
        assertThat(meanwhile.heads()).hasSize(2);
        assertThat(Reckoning.state(PACKAGE, some.story(), LIMITS).status()).isEqualTo("CONFLICT");
        some.entries.add(between);
        assertThat(Reckoning.conflicts(PACKAGE, some.story())).isEmpty();
    }

    @Test
    void theOrderOfArrivalDecidesNothing() {
        Happening finding = found(Finding.FIRST, left, right);
        hands.add(2, "11:30", PACKAGE, ALI, new ContinuityEvent.Moved(SHELF, null), finding);
        Account expected = account();
        Random random = new Random(8);
        for (int i = 0; i < 50; i++) {
            List<Happening> some = new ArrayList<>(hands.entries);
            Collections.shuffle(some, random);
            assertThat(Reckoning.account(PACKAGE, StoryOrder.sort(some), LIMITS, at("12:00")))
                    .isEqualTo(expected);
        }
    }

    /** After what it names and what its device wrote before, and then by its clock. */
    @Test
    void storyOrderNeverRestsOnAClockAlone() {
        Happening early =
                hands.add(2, "07:00", PACKAGE, ALI, new ContinuityEvent.Moved(SHELF, null), right);
        assertThat(hands.story())
                .as("its clock is hours slow, and it comes last of its chain")
                .containsExactly(recorded, left, right, early);
    }

    /**
     * A device that claims a package again and again, knowing nothing, fills no screen or memory.
     */
    @Test
    void ofVeryManyAccountsSomeAreSetBesideEachOther() {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(
                    hands.add(
                            10 + i,
                            "10:00",
                            PACKAGE,
                            ALI,
                            new ContinuityEvent.Deposited(SHELF),
                            recorded));
        }
        Account.Accounts accounts = account().conflicts().getFirst();
        assertThat(accounts.sides()).hasSize(50);
        assertThat(accounts.conflict().heads()).hasSize(202);
        assertThat(account().flags())
                .extracting(Flag::sentence)
                .contains(
                        "Records conflict: there are 202 accounts, made without knowledge of each"
                                + " other. The first 50 of them are set beside each other.");
        all.add(left);
        all.add(right);
        found(Finding.SECOND, all.toArray(Happening[]::new));
        assertThat(account().state().status()).isEqualTo("STORED");
        assertThat(account().conflicts().getFirst().sides()).hasSize(50);
    }

    /** What is known of more entries than are looked at in one go. */
    @Test
    void longAccountsEndWhereTheyEndAndAFindingClosesThem() {
        Happening here = left;
        Happening there = right;
        for (int i = 0; i < 150; i++) {
            here =
                    hands.add(
                            1, "09:30", PACKAGE, RAMAN, new ContinuityEvent.Deposited(SHELF), here);
            there =
                    hands.add(
                            2,
                            "09:31",
                            PACKAGE,
                            ALI,
                            new ContinuityEvent.Opened("A1", "looked"),
                            there);
        }
        Account.Accounts both = account().conflicts().getFirst();
        assertThat(both.conflict().heads()).containsExactly(here.eid(), there.eid());
        assertThat(both.sides())
                .extracting(side -> side.entries().size())
                .containsExactly(151, 151);
        found(Finding.FIRST, here, there);
        assertThat(account().state().status()).isEqualTo("DEPOSITED");
        assertThat(account().conflicts()).singleElement().matches(one -> !one.conflict().isOpen());
        Happening after = hands.entries.getLast();
        Happening on =
                hands.add(
                        1, "11:10", PACKAGE, RAMAN, new ContinuityEvent.InHand(null, null), after);
        hands.add(2, "11:20", PACKAGE, ALI, new ContinuityEvent.InHand(null, null), after);
        assertThat(account().conflicts()).hasSize(2);
        assertThat(account().conflicts().get(1).sides().getFirst().entries())
                .containsExactly(on.eid());
        assertThat(account().state().status()).isEqualTo("CONFLICT");
    }
}
