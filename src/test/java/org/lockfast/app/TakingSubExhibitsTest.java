package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.TakingSubExhibits.Left;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.ExhibitForm.PackageForm;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A SIM out of a phone, ten tablets out of fourteen: the old and the new name each other. */
class TakingSubExhibitsTest {
    @TempDir Path folder;
    private TestStore test;
    private Case of;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        of =
                TestStore.value(
                        test.store()
                                .openingCases()
                                .open(
                                        test.session(Who.SCENE),
                                        "43/1029/26",
                                        "Burglary, Hill Street",
                                        List.of()));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ExhibitForm form(String reference, List<PackageForm> packages, @Nullable UUID parent) {
        return new ExhibitForm(
                null,
                reference,
                "Blister pack, tablets",
                null,
                OffsetDateTime.ofInstant(test.now(), TestStore.ZONE),
                "Kitchen",
                null,
                "1187",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                packages,
                null,
                null,
                null,
                parent);
    }

    private PackageForm bag(@Nullable String seal) {
        return new PackageForm("TEB_POLYTHENE", seal, null, null, null, null);
    }

    private Exhibit parent(PackageForm... packages) {
        return TestStore.value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                of,
                                form("JSM/9", List.of(packages), null)));
    }

    private PackageState pack(Exhibit exhibit, int n) {
        return test.store().movements().packagesOf(exhibit.id()).get(n - 1);
    }

    private Outcome<Exhibit> take(String reference, UUID parent, @Nullable Left left) {
        test.later(Duration.ofMinutes(40));
        return test.store()
                .takingSubExhibits()
                .take(
                        test.session(Who.SCENE),
                        of,
                        form(reference, List.of(bag("B0000001")), parent),
                        left);
    }

    private List<String> told(Exhibit exhibit) {
        return ExhibitStory.of(
                        test.store().exhibits().byId(exhibit.id()).orElseThrow(),
                        test.store().movements(),
                        test.store().names(),
                        test.store().limits(),
                        test.now(),
                        TestStore.ZONE)
                .events()
                .stream()
                .map(line -> line.told().title() + "; " + String.join("; ", line.told().details()))
                .toList();
    }

    @Test
    void theOldAndTheNewNameEachOtherAlsoAfterARebuild() {
        Exhibit old = parent(bag(null), bag(null));
        UUID from = pack(old, 2).id();
        long before = test.store().journal().count();
        Exhibit sim = TestStore.value(take("LC/2", from, new Left(new BigDecimal("4"), "tablets")));
        assertThat(sim.parent()).isEqualTo(from);
        assertThat(test.store().journal().count()).isGreaterThan(before);
        for (int i = 0; i < 2; i++) {
            assertThat(told(old))
                    .anyMatch(line ->
                            line.startsWith("LC/2 (" + sim.propertyNumber() + ") taken from it"))
                    .anyMatch(line ->
                            line.startsWith("Counted")
                                    && line.contains("4 tablets")
                                    && line.contains("left when a sub-exhibit was taken"));
            assertThat(told(sim).getFirst())
                    .startsWith("Taken from JSM/9 (" + old.propertyNumber() + "), package 2; ")
                    .contains("taken by Jo Smith (1187)");
            assertThat(pack(old, 2).status()).as("the old one stays").isEqualTo("HELD");
            test.reopen();
        }
    }

    @Test
    void aCorrectedReferenceIsTheOneTheOtherShows() {
        Exhibit old = parent(bag(null));
        Exhibit sim = TestStore.value(take("LC/2", pack(old, 1).id(), null));
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .correct(test.session(Who.SCENE), old, "reference", "JSM/8", "misread"));
        assertThat(told(sim).getFirst()).startsWith("Taken from JSM/8 (");
    }

    @Test
    void weightsAreWeightsAndNothingLeftIsAnAnswer() {
        Exhibit old = parent(bag(null));
        TestStore.value(take("LC/2", pack(old, 1).id(), new Left(new BigDecimal("3.20"), " g ")));
        TestStore.value(take("LC/3", pack(old, 1).id(), new Left(BigDecimal.ZERO, null)));
        assertThat(told(old))
                .anyMatch(line -> line.startsWith("Weighed") && line.contains("3.20 g"))
                .anyMatch(line -> line.startsWith("Counted") && line.contains("; 0; "));
    }

    @Test
    void aSealThatIsRecordedAsWholeIsSpokenOfAndTheTakingRecorded() {
        Exhibit old = parent(bag("A0417733"));
        Outcome<Exhibit> taken = take("LC/2", pack(old, 1).id(), null);
        assertThat(TestStore.value(taken).parent()).isEqualTo(pack(old, 1).id());
        assertThat(((Outcome.Done<Exhibit>) taken).warnings())
                .anyMatch(one -> one.startsWith("JSM/9 is recorded as sealed with A0417733."));
    }

    @Test
    void whatIsNotKnownGivesNothingAndNothingIsWritten() {
        long before = test.store().journal().count();
        assertThat(take("LC/2", new UUID(1, 1), null))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("NO_PARENT"));
        Exhibit old = parent(bag(null));
        long after = test.store().journal().count();
        assertThat(take("LC/2", pack(old, 1).id(), new Left(new BigDecimal("1e30"), "g")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("NUMBER"));
        assertThat(test.store().journal().count()).isEqualTo(after).isGreaterThan(before);
    }
}
