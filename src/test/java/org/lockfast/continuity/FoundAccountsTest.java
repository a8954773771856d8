package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.continuity.Story.ALI;
import static org.lockfast.continuity.Story.EXHIBIT;
import static org.lockfast.continuity.Story.LIMITS;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SHELF;
import static org.lockfast.continuity.Story.SMITH;
import static org.lockfast.continuity.Story.at;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent.BookedIn;
import org.lockfast.continuity.ContinuityEvent.Deposited;
import org.lockfast.continuity.ContinuityEvent.InHand;
import org.lockfast.continuity.ContinuityEvent.LookedAt;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.ledger.Hash;

/** What a finding is about, and which account it means, is fixed by what it knew (0721, 0722). */
class FoundAccountsTest {
    private final Hands hands = new Hands();
    private final Happening recorded =
            hands.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));

    private Account account() {
        return Reckoning.account(PACKAGE, hands.story(), LIMITS, at("23:00"));
    }

    private String status() {
        return account().state().status();
    }

    private Conflict open() {
        return Reckoning.conflicts(PACKAGE, hands.story()).stream()
                .filter(Conflict::isOpen)
                .findFirst()
                .orElseThrow();
    }

    /** As this version records it. */
    private Happening found(int device, String at, Finding finding) {
        Conflict about = open();
        Hash named =
                finding.account() < 0
                        ? null
                        : Reckoning.named(PACKAGE, hands.story(), about.id(), finding.account());
        return found(device, at, finding, about.heads(), named);
    }

    /** As versions before it did. */
    private Happening byNumber(int device, String at, Finding finding) {
        return found(device, at, finding, open().heads(), null);
    }

    private Happening found(
            int device, String at, Finding finding, List<Hash> heads, @Nullable Hash named) {
        return hands.add(
                device,
                at,
                PACKAGE,
                SMITH,
                new Resolved(finding, heads, named, "asked"),
                hands.entries.stream()
                        .filter(h -> heads.contains(h.eid()))
                        .toArray(Happening[]::new));
    }

    private Happening shelf(int device, String at, Happening... knowing) {
        return hands.add(device, at, PACKAGE, ALI, new BookedIn(SHELF, SMITH, null, "A1"), knowing);
    }

    private Happening locker(int device, String at, Happening... knowing) {
        return hands.add(device, at, PACKAGE, RAMAN, new Deposited(SHELF), knowing);
    }

    private Happening hand(int device, String at, Happening... knowing) {
        return hands.add(device, at, PACKAGE, RAMAN, new InHand(null, null), knowing);
    }

    /** An entry that one end had known comes after the finding, and begins its account. */
    @Test
    void whatComesBeforeAnAccountTurnsNoFindingOver() {
        Happening late = hand(4, "09:00", recorded);
        shelf(2, "09:30", recorded);
        locker(3, "10:00", late);
        hands.entries.remove(late);
        found(5, "11:00", Finding.FIRST);
        assertThat(status()).isEqualTo("STORED");
        hands.entries.add(late);
        assertThat(account().conflicts())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.conflict().isOpen()).isFalse();
                    assertThat(one.followed()).as("it is the second now").containsExactly(1);
                });
        assertThat(status()).isEqualTo("STORED");
    }

    /** Nor does a look by a clock that is ahead, which puts the accounts in another order. */
    @Test
    void aClockThatIsAheadTurnsNoFindingOver() {
        Happening look =
                hands.add(4, "21:00", PACKAGE, ALI, new LookedAt("A1", "UNBROKEN", null), recorded);
        shelf(2, "09:30", look);
        locker(3, "10:00", recorded);
        hands.entries.remove(look);
        found(5, "11:00", Finding.FIRST);
        hands.entries.add(look);
        assertThat(account().conflicts())
                .singleElement()
                .satisfies(one -> assertThat(one.followed()).containsExactly(1));
        assertThat(status()).isEqualTo("STORED");
    }

    /** By number alone the order of the ends says it, where it is not what it would be. */
    @Test
    void oneByNumberIsReadByTheOrderOfItsEnds() {
        Happening late = hand(4, "08:30", recorded);
        Happening one = hand(2, "09:00", recorded);
        Happening other = locker(3, "09:30", late);
        Happening end = shelf(2, "10:00", one);
        hands.entries.remove(late);
        assertThat(open().heads()).containsExactly(end.eid(), other.eid());
        byNumber(5, "11:00", Finding.FIRST);
        assertThat(status()).isEqualTo("STORED");
        hands.entries.add(late);
        assertThat(status()).isEqualTo("STORED");
    }

    /** Two conflicts with the same ends: the second account parts where the first one ends. */
    private void sameEnds() {
        Happening apart = hand(2, "09:00", recorded);
        Happening handed = hand(3, "09:10", recorded);
        shelf(4, "11:00", apart, handed);
        locker(5, "11:05", handed);
    }

    /** A finding about all accounts says nothing of those within one. */
    @Test
    void aFindingAboutTheOuterOneLeavesTheInnerOneOpen() {
        sameEnds();
        found(6, "12:00", Finding.SECOND);
        assertThat(account().conflicts())
                .extracting(one -> one.conflict().isOpen())
                .containsExactly(false, true);
        assertThat(status()).isEqualTo("CONFLICT");
        Happening inner =
                hands.add(
                        7,
                        "12:30",
                        PACKAGE,
                        SMITH,
                        new Resolved(
                                Finding.FIRST,
                                open().heads(),
                                Reckoning.named(PACKAGE, hands.story(), open().id(), 0),
                                "asked"),
                        hands.entries.getLast());
        assertThat(account().conflicts())
                .extracting(one -> one.conflict().isOpen())
                .containsExactly(false, false);
        assertThat(account().conflicts().getLast().conflict().resolvedBy()).isEqualTo(inner.eid());
        assertThat(status()).isEqualTo("STORED");
    }

    /** Once the outer one is asked again and answered anew, each goes by its own. */
    @Test
    void neitherIsReadAsTheOthersWhateverComes() {
        sameEnds();
        Happening outer = found(6, "12:00", Finding.SECOND);
        Conflict within = open();
        hands.add(
                7,
                "12:30",
                PACKAGE,
                SMITH,
                new Resolved(
                        Finding.FIRST,
                        within.heads(),
                        Reckoning.named(PACKAGE, hands.story(), within.id(), 0),
                        "asked"),
                outer);
        assertThat(status()).isEqualTo("STORED");
        hand(8, "08:30", recorded);
        assertThat(status()).isEqualTo("CONFLICT");
        assertThat(account().conflicts()).hasSize(1);
        found(9, "13:00", Finding.THIRD);
        assertThat(account().conflicts())
                .extracting(one -> one.conflict().isOpen())
                .containsExactly(false, false);
        assertThat(status()).isEqualTo("STORED");
    }

    /** As it was read before: nobody is asked anew about what was closed. */
    @Test
    void oneByNumberGoesOnClosingWhatItClosed() {
        sameEnds();
        byNumber(6, "12:00", Finding.SECOND);
        assertThat(account().conflicts())
                .extracting(one -> one.conflict().isOpen())
                .containsExactly(false, false);
        assertThat(status()).isEqualTo("DEPOSITED");
    }

    /** Whoever found that all happened found it of those within an account too. */
    @Test
    void allInOrderClosesWhatLiesWithin() {
        sameEnds();
        byNumber(6, "12:00", Finding.BOTH_IN_ORDER);
        assertThat(account().conflicts()).singleElement().matches(one -> !one.conflict().isOpen());
        assertThat(status()).isEqualTo("DEPOSITED");
    }

    /** What was found untrue is not taken for true because it is asked again. */
    @Test
    void aFindingThatWasOverruledDoesNotCountAgainByItself() {
        Happening one = hand(2, "09:00", recorded);
        locker(3, "09:10", recorded);
        Happening first = found(4, "10:00", Finding.SECOND);
        shelf(5, "10:30", one);
        found(6, "11:00", Finding.FIRST);
        assertThat(status()).as("the account of the shelf").isEqualTo("STORED");
        hand(7, "11:30", first);
        assertThat(status()).isEqualTo("CONFLICT");
        assertThat(Reckoning.conflicts(PACKAGE, hands.story())).allMatch(Conflict::isOpen);
    }

    /** Whatever they had said: all happened is an answer too, and leaves nothing open. */
    @Test
    void allHappenedAnswersFindingsThatDiffer() {
        shelf(2, "09:00", recorded);
        hand(3, "09:30", recorded);
        Conflict about = open();
        found(4, "10:00", Finding.FIRST, about.heads(), about.heads().getFirst());
        found(5, "10:05", Finding.NEITHER, about.heads(), null);
        found(6, "11:00", Finding.BOTH_IN_ORDER);
        assertThat(account().conflicts()).singleElement().matches(one -> !one.conflict().isOpen());
        assertThat(status()).isEqualTo("HELD");
    }

    /** A finding can be one side of a conflict, and hold. */
    @Test
    void aFindingThatIsFoundToHoldHolds() {
        Happening here = shelf(2, "09:00", recorded);
        Happening there = hand(3, "09:30", recorded);
        Happening first = found(4, "10:00", Finding.FIRST);
        locker(7, "10:30", here, there);
        assertThat(status()).isEqualTo("CONFLICT");
        Conflict about = open();
        int side = about.heads().indexOf(first.eid());
        found(6, "11:00", side == 0 ? Finding.FIRST : Finding.SECOND);
        assertThat(account().conflicts()).allMatch(one -> !one.conflict().isOpen());
        assertThat(status()).isEqualTo("STORED");
    }

    /** What both accounts had known comes late: what was found untrue stays so, at any time. */
    @Test
    void whatBothHadKnownBringsNothingBack() {
        for (String other : List.of("09:30", "10:30")) {
            hands.entries.removeIf(h -> !h.equals(recorded));
            Happening late = locker(5, "08:30", recorded);
            Happening start = hand(2, "09:00", recorded);
            Happening end = shelf(2, "10:00", start, late);
            Happening untrue = hand(3, other, late);
            hands.entries.remove(late);
            int side = open().heads().indexOf(end.eid());
            assertThat(side).isNotEqualTo(open().heads().indexOf(untrue.eid()));
            found(4, "11:00", side == 0 ? Finding.FIRST : Finding.SECOND);
            assertThat(status()).isEqualTo("STORED");
            hands.entries.add(late);
            assertThat(status()).as("with the other at %s", other).isEqualTo("STORED");
        }
    }

    /** One line, one answer, though they are many and say three things. */
    @Test
    void findingsThatDifferAreAnsweredTogether() {
        hand(2, "09:00", recorded);
        shelf(3, "09:10", recorded);
        Conflict about = open();
        int device = 10;
        for (Finding each : List.of(Finding.NEITHER, Finding.FIRST, Finding.BOTH_IN_ORDER)) {
            found(device++, "10:00", each, about.heads(), null);
        }
        assertThat(account().conflicts()).hasSize(1);
        assertThat(account().conflicts().getFirst().differing()).hasSize(3);
        assertThat(open().id()).isEqualTo(about.id());
        found(20, "11:00", Finding.SECOND);
        assertThat(account().conflicts())
                .singleElement()
                .satisfies(one -> assertThat(one.differing()).isEmpty());
        assertThat(status()).as("not missing, though one had found that").isEqualTo("STORED");
    }
}
