package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.ContinuityEvent.Disposed;
import org.lockfast.continuity.ContinuityEvent.Moved;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/** What left for good, by devices that did not know of each other. */
class LeftTest {
    private static final Instant NOW = Instant.parse("2026-03-15T09:00:00Z");

    private final Hands hands = new Hands();
    private final Happening seized =
            hands.add(
                    1,
                    "08:00",
                    Story.EXHIBIT,
                    Story.SMITH,
                    Story.recorded(Story.SMITH, null, "A1"));

    private static Disposed gone(@Nullable String... against) {
        return new Disposed(
                "DISCLAIMED",
                "shredded",
                null,
                null,
                null,
                against.length == 0 ? null : List.of(against));
    }

    private Account account() {
        return Reckoning.account(Story.PACKAGE, hands.story(), Story.LIMITS, NOW);
    }

    private List<FlagKind> flags() {
        return account().flags().stream().map(Account.Flag::kind).toList();
    }

    @Test
    void itsLineEndsThere() {
        hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone(), seized);
        Account.Span last = account().spans().getLast();
        assertThat(last.kind()).isEqualTo(Kind.LEFT);
        assertThat(last.to()).isNull();
        assertThat(account().state().status()).isEqualTo("LEFT");
        assertThat(account().state().holder()).isNull();
        assertThat(flags()).doesNotContain(FlagKind.LEFT_AGAINST, FlagKind.CAME_BACK);
    }

    @Test
    void aHoldItsRecorderDidNotKnowOfIsFlagged() {
        hands.add(
                2,
                "09:00",
                Story.EXHIBIT,
                Story.RAMAN,
                new ExhibitEvent.Held("TRIAL", null, null),
                seized);
        hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone(), seized);
        assertThat(flags()).containsOnlyOnce(FlagKind.LEFT_AGAINST);
        assertThat(account().state().leaving().holds()).hasSize(1);
    }

    /** The laptop that recorded it has a clock that is years ahead. */
    @Test
    void aHoldOfAClockThatIsAheadIsEndedByWhoeverKnowsIt() {
        hands.role = "SUPERVISOR";
        Happening held =
                hands.add(
                        2,
                        "15:00",
                        Story.EXHIBIT,
                        Story.RAMAN,
                        new ExhibitEvent.Held("TRIAL", null, null),
                        seized);
        hands.add(
                1,
                "10:00",
                Story.EXHIBIT,
                Story.RAMAN,
                new ExhibitEvent.HoldEnded(held.eid(), "The case is closed"),
                held);
        assertThat(account().state().leaving().holds()).isEmpty();
    }

    /** Whoever lets it wait for its owner does not know yet that it is gone. */
    @Test
    void whatIsSaidOfItsFutureAfterItLeftIsPast() {
        hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone(), seized);
        hands.add(
                2,
                "10:05",
                Story.PACKAGE,
                Story.RAMAN,
                new ContinuityEvent.ForCollection("M Green", null, null),
                seized);
        assertThat(account().state().status()).isEqualTo("LEFT");
        assertThat(account().state().leaving().waiting()).isNull();
    }

    @Test
    void aHoldItsRecorderKnewOfIsFlaggedOnce() {
        Happening held =
                hands.add(
                        1,
                        "09:00",
                        Story.EXHIBIT,
                        Story.RAMAN,
                        new ExhibitEvent.Held("TRIAL", null, null),
                        seized);
        hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone("HELD"), held);
        assertThat(flags()).containsOnlyOnce(FlagKind.LEFT_AGAINST);
    }

    @Test
    void aHoldOfLaterIsNoneOfItsFlags() {
        Happening gone = hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone(), seized);
        hands.add(
                1,
                "11:00",
                Story.EXHIBIT,
                Story.RAMAN,
                new ExhibitEvent.Held("TRIAL", null, null),
                gone);
        assertThat(flags()).doesNotContain(FlagKind.LEFT_AGAINST);
    }

    @Test
    void onlyASupervisorEndsAHold() {
        Happening held =
                hands.add(
                        1,
                        "09:00",
                        Story.EXHIBIT,
                        Story.RAMAN,
                        new ExhibitEvent.Held("TRIAL", null, null),
                        seized);
        hands.add(
                1,
                "10:00",
                Story.EXHIBIT,
                Story.RAMAN,
                new ExhibitEvent.HoldEnded(held.eid(), "r"),
                held);
        assertThat(account().state().leaving().holds())
                .as("recorded by a property officer")
                .hasSize(1);
    }

    @Test
    void onlyASupervisorAuthorises() {
        hands.add(
                1,
                "09:00",
                Story.PACKAGE,
                Story.RAMAN,
                new ContinuityEvent.DisposalAuthorised("DISCLAIMED", "form"),
                seized);
        assertThat(account().state().leaving().authorised()).isNull();
    }

    @Test
    void oneDeviceDisposesAndAnotherMovesItWithoutKnowing() {
        hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone(), seized);
        hands.add(2, "10:30", Story.PACKAGE, Story.RAMAN, new Moved(Story.SHELF, null), seized);
        assertThat(account().state().status()).isEqualTo("CONFLICT");
        assertThat(account().conflicts().getFirst().sides())
                .extracting(side -> side.spans().getLast().kind())
                .containsExactlyInAnyOrder(Kind.LEFT, Kind.STORED);
    }

    @Test
    void somethingANewerVersionNamesIsFlaggedToo() {
        hands.add(1, "10:00", Story.PACKAGE, Story.SMITH, gone("MOON_PHASE"), seized);
        assertThat(account().flags())
                .anySatisfy(flag ->
                        assertThat(flag.sentence())
                                .contains("something stood against it that a newer version"));
        assertThat(Objects.requireNonNull(account().state().leaving().left()).by())
                .isInstanceOf(Hash.class);
    }
}
