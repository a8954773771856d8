package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Judging;
import org.lockfast.exhibit.Judging.Judgement;
import org.lockfast.exhibit.JudgingByRules;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.rules.RuleBook;

/** D-18 which entries take the hold off a firearm, of several devices and of keys in doubt. */
class HoldsOfAStoryTest {
    private static final JudgingByRules RULES =
            new JudgingByRules(RuleBook.shipped().on(LocalDate.of(2026, 3, 14)));
    private static final UUID GUN = new UUID(1, 1);
    private static final UUID PACKAGE = new UUID(1, 2);
    private static final UUID OTHER = new UUID(1, 3);

    private final List<Happening> story = new ArrayList<>();
    private final Happening recorded;

    HoldsOfAStoryTest() {
        Recording gun = new Recording().as("GUN/1", "Pistol").packed(PACKAGE, "B1");
        gun.packed(OTHER, "B2");
        gun.category = "FIREARM";
        recorded = add("a", "08:00", GUN, gun.event());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-14T" + time + ":00Z");
    }

    private static ContinuityEvent.Condition did(String code) {
        return new ContinuityEvent.Condition(code, null, null, null, "PC 4410 Hale", null);
    }

    private Happening add(
            String device, String time, UUID subject, DomainEvent event, Happening... knowing) {
        return add(device, time, null, subject, event, null, knowing);
    }

    private Happening add(
            String device,
            String time,
            @org.jspecify.annotations.Nullable String said,
            UUID subject,
            DomainEvent event,
            @org.jspecify.annotations.Nullable KeyDoubt doubt,
            Happening... knowing) {
        int n = story.size();
        Happening h =
                new Happening(
                        Hash.sha256(new byte[] {(byte) n}),
                        n,
                        subject,
                        "any/1",
                        event,
                        said == null
                                ? null
                                : Occurred.stated(
                                        OffsetDateTime.parse("2026-03-14T" + said + ":00Z")),
                        at(time),
                        new UUID(2, 1),
                        "SCENE_OFFICER",
                        Vouch.PASSWORD,
                        null,
                        null,
                        device,
                        0,
                        n,
                        List.of(knowing).stream().map(Happening::eid).toList(),
                        "test",
                        Set.of(),
                        doubt,
                        false,
                        null,
                        null);
        story.add(h);
        return h;
    }

    private Judgement judged() {
        List<Happening> inOrder = StoryOrder.story(story, recorded.eid());
        FactsFold fold = FactsFold.of(inOrder);
        ExhibitEvent.Recorded first =
                (ExhibitEvent.Recorded) java.util.Objects.requireNonNull(recorded.event());
        return RULES.judge(
                fold.facts(first.packages()),
                fold.seizedAt(),
                recorded.recorded(),
                new Judging.Since(fold.done(GUN, inOrder), java.util.Map.of(), java.util.Map.of()));
    }

    private void isHeld(boolean held) {
        if (held) {
            assertThat(judged().holds()).contains("P5.1");
        } else {
            assertThat(judged().holds()).doesNotContain("P5.1");
        }
    }

    private void bothMadeSafe(Happening... knowing) {
        add("a", "09:00", PACKAGE, did("MADE_SAFE"), knowing);
        add("a", "09:00", OTHER, did("MADE_SAFE"), knowing);
    }

    @Test
    void whatWasMadeSafeIsOnHoldNoMore() {
        isHeld(true);
        bothMadeSafe(recorded);
        isHeld(false);
    }

    @Test
    @DisplayName("an entry whose key was ended ends no hold, and a finding signed so begins one")
    void aKeyInDoubtEndsNoHold() {
        KeyDoubt ended = new KeyDoubt("The key was ended", true);
        add("a", "09:00", OTHER, did("MADE_SAFE"), recorded);
        add("b", "09:00", null, PACKAGE, did("MADE_SAFE"), ended, recorded);
        isHeld(true);
        Happening safe = add("a", "09:10", PACKAGE, did("MADE_SAFE"), recorded);
        isHeld(false);
        add("b", "09:20", null, PACKAGE, did("NOT_SAFE"), ended, safe);
        isHeld(true);
    }

    @Test
    @DisplayName(
            "a finding by a clock that is ahead does not hold for ever what was made safe since")
    void aClockThatIsAheadHoldsNothingForEver() {
        bothMadeSafe(recorded);
        Happening found = add("b", "23:00", PACKAGE, did("NOT_SAFE"), recorded);
        isHeld(true);
        add("a", "10:00", PACKAGE, did("MADE_SAFE"), recorded);
        isHeld(true); // it did not know of that
        add("a", "10:10", PACKAGE, did("MADE_SAFE"), found);
        isHeld(false);
    }

    @Test
    void anOverrideWhoseKeyWasEndedEndsNoHold() {
        DomainEvent override =
                new ExhibitEvent.AdviceOverridden("P5.1", "1", "to move it", List.of());
        add("b", "09:00", null, GUN, override, new KeyDoubt("ended", true), recorded);
        isHeld(true);
        add("a", "09:10", GUN, override, recorded);
        isHeld(false);
    }

    @Test
    void whatIsRecordedLateDoesNotUndoWhatWasFoundAfterIt() {
        bothMadeSafe(recorded);
        Happening found = add("a", "12:00", PACKAGE, did("NOT_SAFE"), story.getLast());
        Happening late = add("a", "13:00", "09:00", PACKAGE, did("MADE_SAFE"), null, found);
        isHeld(true);
        add("a", "13:10", PACKAGE, did("MADE_SAFE"), late);
        isHeld(false);
    }

    @Test
    void ofTwoDevicesThatKnowNothingOfEachOtherTheBadNewsStands() {
        add("a", "09:00", OTHER, did("MADE_SAFE"), recorded);
        add("b", "12:00", PACKAGE, did("NOT_SAFE"), recorded);
        add("c", "20:00", PACKAGE, did("MADE_SAFE"), recorded); // its clock is ahead
        isHeld(true);
    }

    @Test
    void ofTwoDevicesTheBadNewsStandsWhicheverClockIsAhead() {
        add("a", "09:00", OTHER, did("MADE_SAFE"), recorded);
        Happening safe = add("c", "10:00", PACKAGE, did("MADE_SAFE"), recorded);
        Happening found = add("b", "12:00", PACKAGE, did("NOT_SAFE"), recorded);
        isHeld(true);
        add("a", "13:00", PACKAGE, did("MADE_SAFE"), safe, found);
        isHeld(false);
    }

    @Test
    void whatIsFoundAfterAnOverridePutsItBackOnHoldAndOfWhicheverPackage() {
        Happening let =
                add(
                        "a",
                        "09:00",
                        GUN,
                        new ExhibitEvent.AdviceOverridden("P5.1", "1", "to move it", List.of()),
                        recorded);
        isHeld(false);
        add("a", "12:00", OTHER, did("NOT_SAFE"), let);
        isHeld(true);
        add(
                "a",
                "13:00",
                GUN,
                new ExhibitEvent.AdviceOverridden("P5.1", "1", "again", List.of()),
                let);
        isHeld(false);
    }

    private static DomainEvent letBe(Happening... knowing) {
        return new ExhibitEvent.AdviceOverridden(
                "P5.1", "1", "to move it", List.of(knowing).stream().map(Happening::eid).toList());
    }

    @Test
    void anOverrideThatKnewNothingOfAFindingElsewhereEndsNoHold() {
        add("b", "09:00", PACKAGE, did("NOT_SAFE"), recorded);
        add("a", "12:00", GUN, letBe(), recorded);
        isHeld(true);
    }

    @Test
    @DisplayName("an override that knew of a finding ends the hold, also where its clock is behind")
    void anOverrideThatKnewOfTheFindingEndsTheHoldWhicheverClockIsAhead() {
        Happening found = add("b", "23:00", PACKAGE, did("NOT_SAFE"), recorded);
        add("a", "12:00", GUN, letBe(found), recorded);
        isHeld(false);
        add("c", "23:30", OTHER, did("NOT_SAFE"), recorded);
        isHeld(true);
    }

    @Test
    void anOverrideKnewWhatItsOwnComputerHadRecordedOfAPackage() {
        add("a", "09:00", PACKAGE, did("NOT_SAFE"), recorded);
        add("b", "09:30", OTHER, did("WET"), recorded); // no longer one chain
        add("a", "10:00", GUN, letBe(), recorded);
        isHeld(true); // of the other computer's it knew nothing
        add("a", "10:10", GUN, letBe(story.get(2)), story.getLast());
        isHeld(false);
    }

    @Test
    void whatIsFoundWetDailyIsWetSinceTheFirstTime() {
        add("a", "09:00", PACKAGE, did("WET"), recorded);
        add("a", "10:00", PACKAGE, did("DRIED"), story.getLast());
        add("a", "11:00", PACKAGE, did("WET"), story.getLast());
        add("a", "15:00", PACKAGE, did("WET"), story.getLast());
        assertThat(judged().wet()).containsEntry(PACKAGE, at("11:00"));
    }
}
