package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.HandingOver;
import org.lockfast.continuity.Handling;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Holds, second persons and offers: what no way round may miss. One store for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandlingRulesTest {
    private TestStore test;
    private Place shelf;
    private Place locker;

    @BeforeAll
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        shelf = place("Exampleton/Shelf 1", "DRY_AMBIENT");
        locker = place("Exampleton/Locker 1", "TRANSIT_LOCKER");
    }

    @AfterAll
    void close() {
        test.close();
    }

    private Place place(String path, String storage) {
        return TestStore.value(
                test.store().addingPlaces().add(test.session(Who.FOUNDER), path, storage, "STORE"));
    }

    @Test
    void whatIsOnHoldGoesToNoNormalShelfAndNotToACourier() {
        PackageState held = recorded("FIREARM", List.of("FIREARM_LOADED_UNKNOWN"));
        assertThat(exhibit(held).holds()).isNotEmpty();
        Session officer = test.session(Who.SCENE);
        Handling handling = test.store().handling();

        refused("ON_HOLD", handling.move(officer, List.of(held), shelf, null, null));
        refused("ON_HOLD", handling.deposit(officer, List.of(held), shelf, null));
        refused(
                "ON_HOLD",
                handling.depart(
                        officer,
                        List.of(held),
                        new ContinuityEvent.Departed("Courier", null, null, "Laboratory", null),
                        null));
        TestStore.value(handling.deposit(officer, List.of(held), locker, null));
        assertThat(state(held).place()).isEqualTo(locker.id());
    }

    /** That it lies there is a fact. */
    @Test
    void whereItWasFoundOrCameToIsRecordedAndTold() {
        PackageState held = recorded("FIREARM", List.of("FIREARM_LOADED_UNKNOWN"));
        Session officer = test.session(Who.SCENE);
        Handling handling = test.store().handling();
        assertThat(warnings(handling.found(officer, List.of(held), shelf, null, null)))
                .anyMatch(w -> w.contains("should not lie on a normal shelf"));
        assertThat(warnings(handling.arrive(officer, held, shelf, null, null, null)))
                .anyMatch(w -> w.contains("should not lie on a normal shelf"));
        assertThat(warnings(handling.found(officer, List.of(held), locker, null, null))).isEmpty();
        PackageState free = recorded("OTHER", List.of());
        assertThat(warnings(handling.found(officer, List.of(free), shelf, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jo Smith",
                " jo  SMITH ",
                "Smith, Jo",
                "1187",
                "PC 1187",
                "PC 1187 Smith",
                "Jo Smith (1187)",
                "DC Jo Smith"
            })
    void nobodyVouchesAsTwo(String own) {
        PackageState one = recorded("OTHER", List.of());
        HandingOver handingOver = test.store().handingOver();
        Session officer = test.session(Who.SCENE);
        refused(
                "SAME_PERSON",
                handingOver.handIn(officer, List.of(one), own, Vouch.DRAWN, Map.of(), null));
        refused(
                "SAME_PERSON",
                handingOver.handOut(officer, List.of(one), own, Vouch.DRAWN, null, Map.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J Smith",
                "Smith",
                "PC Smith",
                "Jo",
                "Jo Smith, 4 Mill Lane",
                "2002",
                "PC",
                "Jo Smithson",
                "Max Jones"
            })
    void somebodyElseIsTaken(String name) {
        PackageState one = recorded("OTHER", List.of());
        TestStore.value(
                test.store()
                        .handingOver()
                        .handIn(
                                test.session(Who.SCENE),
                                List.of(one),
                                name,
                                Vouch.DRAWN,
                                Map.of(),
                                null));
    }

    @Test
    void anOfferIsAnsweredAsItStandsNotAsItWasShown() {
        PackageState one = recorded("OTHER", List.of());
        HandingOver handingOver = test.store().handingOver();
        Session receiver = test.session(Who.PROPERTY);
        offer(one);
        PackageState shown = state(one);
        offer(one);
        refused("CHANGED", handingOver.accept(receiver, List.of(shown), Map.of(), null));
        refused("CHANGED", handingOver.refuse(receiver, List.of(shown), "not mine", null));
        PackageState again = state(one);
        TestStore.value(handingOver.refuse(receiver, List.of(again), "not mine", null));
        refused("NOT_OFFERED", handingOver.accept(receiver, List.of(again), Map.of(), null));
        assertThat(state(one).holder()).isEqualTo(test.session(Who.SCENE).officer().id());
    }

    @Test
    void twoAtOnceDoNotBothAnswer() throws Exception {
        PackageState one = recorded("OTHER", List.of());
        offer(one);
        PackageState shown = state(one);
        Session receiver = test.session(Who.PROPERTY);
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        List<Future<Outcome<List<Recorded>>>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                answers.add(
                        people.submit(() -> {
                            together.await();
                            return test.store()
                                    .handingOver()
                                    .accept(receiver, List.of(shown), Map.of(), null);
                        }));
            }
        }
        int done = 0;
        for (Future<Outcome<List<Recorded>>> answer : answers) {
            if (answer.get() instanceof Outcome.Done<?>) {
                done++;
            } else {
                refused("NOT_OFFERED", answer.get());
            }
        }
        assertThat(done).isEqualTo(1);
        assertThat(state(one).holder()).isEqualTo(receiver.officer().id());
    }

    private void offer(PackageState one) {
        TestStore.value(
                test.store()
                        .handingOver()
                        .offer(
                                test.session(Who.SCENE),
                                List.of(one),
                                test.session(Who.PROPERTY).officer(),
                                "for the store",
                                Map.of(),
                                null));
    }

    private PackageState state(PackageState of) {
        return test.store().movements().state(of.id()).orElseThrow();
    }

    private Exhibit exhibit(PackageState of) {
        return test.store().exhibits().byId(of.exhibitId()).orElseThrow();
    }

    private static List<String> warnings(Outcome<?> outcome) {
        TestStore.value(outcome);
        return ((Outcome.Done<?>) outcome).warnings();
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) outcome).code()).isEqualTo(code);
    }

    private PackageState recorded(@Nullable String category, List<String> hazards) {
        Exhibit exhibit =
                TestStore.value(
                        test.store()
                                .recordingExhibits()
                                .record(
                                        test.session(Who.SCENE),
                                        null,
                                        new ExhibitForm(
                                                PropertyKind.FOUND,
                                                null,
                                                "Found by the road",
                                                category,
                                                null,
                                                null,
                                                null,
                                                "1187",
                                                null,
                                                null,
                                                "FIREARM_BOX",
                                                null,
                                                null,
                                                hazards,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null)));
        return test.store().movements().packagesOf(exhibit.id()).getFirst();
    }
}
