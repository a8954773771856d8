package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.continuity.Story.EXHIBIT;
import static org.lockfast.continuity.Story.LIMITS;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SHELF;
import static org.lockfast.continuity.Story.SMITH;
import static org.lockfast.continuity.Story.at;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.journal.DomainEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeyDoubt;

/** What a key in doubt signs is told in plain words, and changes nothing unless it says when. */
class DoubtTest {
    private final Hands hands = new Hands();
    private final Happening recorded =
            hands.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));

    private Happening doubted(String when, DomainEvent event, boolean counts) {
        Happening h = hands.add(2, when, PACKAGE, RAMAN, event, recorded);
        Happening doubted =
                new Happening(
                        h.eid(),
                        h.record(),
                        h.subject(),
                        h.type(),
                        h.event(),
                        h.occurred(),
                        h.recorded(),
                        h.actor(),
                        h.role(),
                        h.vouch(),
                        h.with(),
                        h.corrects(),
                        h.device(),
                        h.epoch(),
                        h.seq(),
                        h.parents(),
                        h.app(),
                        h.withheld(),
                        new KeyDoubt("The key was made up", counts),
                        false,
                        null,
                        null);
        hands.entries.set(hands.entries.indexOf(h), doubted);
        return doubted;
    }

    private Account account() {
        return Reckoning.account(PACKAGE, hands.story(), LIMITS, at("12:00"));
    }

    @Test
    void whatDoesNotCountIsToldAndMovesAndCorrectsNothing() {
        hands.add(1, "08:30", PACKAGE, SMITH, new ContinuityEvent.Moved(SHELF, null), recorded);
        Account before = account();
        Happening forged = doubted("09:00", new ContinuityEvent.InHand(null, null), false);
        doubted("09:30", new ContinuityEvent.Sealed("NUMBERED_BAG", "B9"), false);
        Account after = account();
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.spans()).isEqualTo(before.spans());
        assertThat(after.conflicts()).isEmpty();
        assertThat(after.flags())
                .filteredOn(flag -> flag.kind() == FlagKind.DOUBTFUL)
                .hasSize(2)
                .allMatch(flag ->
                        flag.sentence()
                                .equals(
                                        "The key was made up. This entry is kept and shown, and"
                                                + " changes nothing."));
        Told told =
                new Telling(new WithheldTest.Called(), DaysAlone.of(List.of()), ZoneOffset.UTC)
                        .tell(forged);
        assertThat(told.details()).anyMatch(detail -> detail.startsWith("The key was made up."));
        assertThat(told.vouchedShort()).isEqualTo("Does not count");
        assertThat(told.signedByAll()).isFalse();
    }

    @Test
    void whatSaysThatItWasRecordedBeforeItsKeyWasRevokedCountsAndIsTold() {
        Happening late = doubted("09:00", new ContinuityEvent.InHand(null, null), true);
        assertThat(account().state().holder()).isEqualTo(RAMAN);
        assertThat(account().flags())
                .filteredOn(flag -> flag.kind() == FlagKind.DOUBTFUL)
                .singleElement()
                .satisfies(flag -> assertThat(flag.about()).isEqualTo(late.eid()));
    }

    /** What was found is told in the words of what it is about. */
    @Test
    void aFindingIsToldAsOfWhatItNames() {
        Hash eid = Hash.sha256(new byte[] {7});
        List<Hash> late =
                Conflict.ofEntry(
                                Conflict.Kind.LATE_PARENT,
                                PACKAGE.toString(),
                                eid,
                                Story.at("09:00"))
                        .heads();
        java.util.ArrayList<Hash> differed = new java.util.ArrayList<>(late);
        differed.add(Hash.sha256(new byte[] {8}));
        assertThat(told(Conflict.Finding.NEITHER, late)).endsWith("the entry is not what happened");
        assertThat(told(Conflict.Finding.FIRST, differed)).endsWith("the entry is what happened");
        assertThat(told(Conflict.Finding.FIRST, List.of(eid)))
                .as("of a copied computer, by an earlier version")
                .endsWith("the first account is what happened");
        assertThat(told(Conflict.Finding.NEITHER, List.of(eid)))
                .endsWith("not all of it happened as it is recorded");
        assertThat(told(Conflict.Finding.NEITHER, List.of(eid, Hash.sha256(new byte[] {9}))))
                .endsWith("neither account holds; missing until found");
    }

    /** A finding over several ends may be of two exhibits with one reference: no accounts. */
    @Test
    void whatIsSaidOfSeveralIsTrueOfAccountsAndOfThingsWithOneName() {
        List<Hash> three =
                java.util.stream.Stream.of(1, 2, 3)
                        .map(n -> Hash.sha256(new byte[] {n.byteValue()}))
                        .toList();
        assertThat(told(Conflict.Finding.BOTH_IN_ORDER, three.subList(0, 2)))
                .endsWith("both that are recorded are true, none is dropped");
        assertThat(told(Conflict.Finding.BOTH_IN_ORDER, three))
                .endsWith("all that are recorded are true, none is dropped");
        assertThat(told(Conflict.Finding.NEITHER, three))
                .endsWith("none of the accounts holds; missing until found");
        assertThat(Telling.found(Conflict.Finding.BOTH_IN_ORDER, 3))
                .isEqualTo("all accounts are true, one after the other");
    }

    private String told(Conflict.Finding finding, List<Hash> heads) {
        Happening found =
                doubted("11:00", new ContinuityEvent.Resolved(finding, heads, "looked"), true);
        return new Telling(new WithheldTest.Called(), DaysAlone.of(List.of()), ZoneOffset.UTC)
                .tell(found)
                .title();
    }

    @Test
    void aFindingByAKeyInDoubtClosesNothing() {
        Happening left =
                hands.add(1, "09:00", PACKAGE, SMITH, new ContinuityEvent.InHand(null, null));
        Happening right =
                hands.add(3, "09:10", PACKAGE, SMITH, new ContinuityEvent.Moved(SHELF, null));
        for (boolean counts : new boolean[] {true, false}) {
            Happening finding =
                    doubted(
                            "11:00",
                            new ContinuityEvent.Resolved(
                                    Conflict.Finding.FIRST,
                                    java.util.List.of(left.eid(), right.eid()),
                                    "looked"),
                            counts);
            assertThat(finding.isFinding()).isFalse();
            assertThat(
                            new Telling(
                                            new WithheldTest.Called(),
                                            DaysAlone.of(List.of()),
                                            ZoneOffset.UTC)
                                    .tell(finding)
                                    .title())
                    .startsWith("Its key is in doubt, so it closes no records conflict");
        }
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        assertThat(Reckoning.conflicts(PACKAGE, hands.story())).allMatch(Conflict::isOpen);
    }
}
