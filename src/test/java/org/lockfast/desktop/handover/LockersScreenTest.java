package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Locker;
import org.lockfast.continuity.LockerEvent;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.journal.DomainEvent;
import org.lockfast.label.PlaceCode;
import org.lockfast.place.Place;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/** Lockers: leaving something in one, and the store's round of them. */
@FxTest(seconds = 120)
class LockersScreenTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 2";

    @TempDir Path folder;
    private final Said said = new Said();
    private final WentTo went = new WentTo();
    private final List<SmallForm> asked = new ArrayList<>();
    private TestStore test;
    private TestDesk desk;
    private Bags bags;
    private Place shelf;
    private Place first;
    private Place second;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        desk = new TestDesk(test, Who.PROPERTY);
        bags = new Bags(test);
        shelf = place(SHELF, "DRY_AMBIENT");
        second = place("Exampleton/Locker 10", "TRANSIT_LOCKER");
        first = place("Exampleton/Locker 2", "TRANSIT_LOCKER");
        for (int i = 1; i <= 6; i++) {
            bags.bag("JSM/" + i, "A000000" + i);
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Place place(String path, String storage) {
        return value(
                test.store()
                        .addingPlaces()
                        .add(test.session(Who.PROPERTY), path, storage, "STORE"));
    }

    /** The scene officer leaves these in a locker. */
    private void left(Place locker, int... numbers) {
        for (int i : numbers) {
            var _ =
                    value(
                            test.store()
                                    .handling()
                                    .deposit(
                                            test.session(Who.SCENE),
                                            List.of(bag(i)),
                                            locker,
                                            null));
        }
    }

    private PackageState bag(int i) {
        return bags.bySeal("A000000" + i);
    }

    private static Scan seal(int i) {
        return new Scan("A000000" + i, "C0", ScanKind.FOREIGN);
    }

    private static Scan code(Place place) {
        return new Scan(PlaceCode.of(place).value(), "", ScanKind.LOCATION);
    }

    private LockersViewModel model(TestDesk at) {
        return new LockersViewModel(at, new AtOnce(), said, went, asked::add);
    }

    private LockersController screen(LockersViewModel model) {
        LockersController screen = new LockersController(model, desk.zone());
        screen.shown();
        Fx.settle();
        return screen;
    }

    private static String text(LockersController screen, String id) {
        return Fx.find(screen.node(), id, Label.class).getText();
    }

    private static String button(LockersController screen) {
        return Fx.find(screen.node(), "finish", Button.class).getText();
    }

    private static void finish(LockersController screen) {
        screen.keys().getOrDefault(Keys.FINISH, () -> {}).run();
        Fx.settle();
    }

    private List<DomainEvent> events(int i) {
        return test.store().movements().story(bag(i).id()).stream()
                .map(Happening::event)
                .filter(Objects::nonNull)
                .map(DomainEvent.class::cast)
                .toList();
    }

    private String chosen(LockersViewModel model) {
        Locker now = model.chosenProperty().get();
        return now == null ? "" : now.place().name();
    }

    private LockerEvent.Checked checked(Place locker) {
        return test.store().movements().story(locker.id()).stream()
                .map(Happening::event)
                .filter(LockerEvent.Checked.class::isInstance)
                .map(LockerEvent.Checked.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void aRoundScansWhatIsInALockerPutsItOnAShelfAndGoesToTheNext() {
        left(first, 1, 2);
        LockersViewModel model = model(desk);
        LockersController screen = screen(model);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        Accessibility.check(stage.getScene().getRoot());
        assertThat(chosen(model)).isEqualTo("Locker 2");
        assertThat(desk.looks)
                .extracting(Look::kind)
                .as("what lies in them was looked at")
                .containsOnly(Look.Kind.SEARCH);
        assertThat(Fx.find(screen.node(), "list", ListView.class).getItems().size()).isEqualTo(2);
        assertThat(Fx.find(screen.node(), "table", TableView.class).getItems().size()).isEqualTo(2);
        screen.scanned(seal(1));
        screen.scanned(seal(2));
        screen.scanned(code(shelf));
        Fx.settle();
        assertThat(text(screen, "tickedOff"))
                .isEqualTo("Locker 2: 2 expected, 2 here, still to come 0, not on the list 0");
        assertThat(button(screen)).isEqualTo("Locker 2: 2 taken out");
        finish(screen);
        assertThat(asked).as("nothing is left to ask").isEmpty();
        assertThat(said.lines.getLast())
                .isEqualTo("done: Locker 2: 2 packages taken out and booked in to " + SHELF + ".");
        assertThat(bag(1).place()).isEqualTo(shelf.id());
        assertThat(events(1))
                .anyMatch(event ->
                        event instanceof ContinuityEvent.Collected one
                                && first.id().equals(one.from()))
                .anyMatch(event ->
                        event instanceof ContinuityEvent.BookedIn one
                                && "A0000001".equals(one.sealSeen()));
        assertThat(checked(first).notFound()).isEmpty();
        assertThat(chosen(model)).as("the next").isEqualTo("Locker 10");
        assertThat(text(screen, "becomes")).contains("record that it is empty");
        finish(screen);
        assertThat(checked(second).found()).isEmpty();
        stage.close();
    }

    @Test
    void whatIsNotThereIsAskedForAndThenRecordedAsNotFound() {
        left(first, 1, 2);
        LockersViewModel model = model(desk);
        LockersController screen = screen(model);
        screen.scanned(seal(1));
        model.shelf.set(SHELF);
        finish(screen);
        assertThat(asked.getLast().title()).isEqualTo("1 package of Locker 2 was not scanned");
        assertThat(asked.getLast().explanation()).contains("JSM/2");
        assertThat(bag(1).status()).as("nothing is recorded yet").isEqualTo("DEPOSITED");
        SmallForm.Result result = value(asked.getLast().act().apply(new Answers(Map.of())));
        Fx.settle();
        assertThat(result.said()).contains("Recorded as there and not found: JSM/2");
        assertThat(bag(1).place()).isEqualTo(shelf.id());
        assertThat(bag(2).discrepancies()).isEqualTo(1);
        assertThat(bag(2).status()).isEqualTo("DEPOSITED");
        assertThat(checked(first).notFound()).containsExactly(bag(2).id());
        assertThat(model.isBegun()).isFalse();
    }

    @Test
    void whatIsThereAndRecordedElsewhereIsAskedWhoLeftIt() {
        LockersViewModel model = model(desk);
        LockersController screen = screen(model);
        model.choose(model.lockers.getFirst());
        screen.scanned(seal(5));
        screen.scanned(new Scan("Z0000009", "C0", ScanKind.FOREIGN));
        Fx.settle();
        assertThat(text(screen, "becomes"))
                .contains("JSM/5 is not recorded as here", "Seal Z0000009 belongs to nothing");
        model.inHand.set(true);
        finish(screen);
        SmallForm who = asked.getLast();
        assertThat(who.title()).isEqualTo("Who left JSM/5 in Locker 2?");
        assertThat(who.asks().getFirst().value())
                .as("whom the record has it with is thought of first")
                .isEqualTo("1187");
        assertThat(who.act().apply(new Answers(Map.of("who", "1187"))).toString())
                .contains("Say how you know");
        SmallForm.Result done =
                value(
                        who.act()
                                .apply(
                                        new Answers(
                                                Map.of(
                                                        "who",
                                                        "PC A Jones, 4471, Kent Police",
                                                        "known",
                                                        "note in the locker",
                                                        "when",
                                                        "2026-06-16T08:30:00+01:00"))));
        Fx.settle();
        assertThat(done.said()).contains("There, and not recorded as there: JSM/5", "Z0000009");
        assertThat(bag(5).holder()).isEqualTo(desk.session().officer().id());
        assertThat(events(5))
                .anyMatch(event ->
                        event instanceof ContinuityEvent.DepositedBy one
                                && "PC A Jones, 4471, Kent Police".equals(one.name())
                                && one.known().equals("note in the locker"))
                .anyMatch(event ->
                        event instanceof ContinuityEvent.Discrepancy one
                                && one.kind().equals("UNEXPECTED"));
        assertThat(checked(first).unknown()).isEqualTo("Z0000009");
        assertThat(checked(first).notExpected()).containsExactly(bag(5).id());
    }

    @Test
    void anOfficerAloneLeavesPackagesInALocker() {
        desk = new TestDesk(test, Who.SCENE);
        LockersViewModel model = model(desk);
        LockersController screen = screen(model);
        assertThat(Fx.find(screen.node(), "ways", javafx.scene.layout.HBox.class).isVisible())
                .as("the round is the store's")
                .isFalse();
        screen.scanned(code(second));
        screen.scanned(seal(3));
        screen.scanned(seal(4));
        Fx.settle();
        assertThat(button(screen)).isEqualTo("Leave 2 in Locker 10");
        finish(screen);
        assertThat(said.lines.getLast()).startsWith("done: 2 packages left in Locker 10");
        assertThat(bag(3).status()).isEqualTo("DEPOSITED");
        assertThat(bag(3).place()).isEqualTo(second.id());
        finish(screen);
        assertThat(said.lines.getLast()).contains("Scan what you leave in it");
    }

    @Test
    void halfARoundIsKeptAndGoneOnWith() {
        left(second, 1, 2, 3);
        LockersViewModel model = model(desk);
        LockersController before = screen(model);
        assertThat(chosen(model)).isEqualTo("Locker 10");
        before.scanned(seal(1));
        Fx.settle();
        assertThat(model.choose(model.lockers.getFirst()))
                .as("two lockers are never one batch")
                .isFalse();
        before.hidden();
        test.later(Duration.ofMinutes(3));
        LockersViewModel again = model(desk);
        LockersController screen = screen(again);
        assertThat(again.kept.isAsking()).isTrue();
        again.kept.goOn();
        Fx.settle();
        assertThat(chosen(again)).isEqualTo("Locker 10");
        assertThat(text(screen, "tickedOff"))
                .isEqualTo("Locker 10: 3 expected, 1 here, still to come 2, not on the list 0");
        again.takeBack();
        Fx.settle();
        assertThat(text(screen, "tickedOff")).contains("3 expected, 0 here, still to come 3");
    }

    @Test
    void whereThereIsNoLockerItSaysHowOneIsMade() {
        try (TestStore bare = TestStore.in(folder.resolve("bare"))) {
            TestDesk there = new TestDesk(bare, Who.SCENE);
            LockersController screen = screen(model(there));
            assertThat(Fx.find(screen.node(), "none", VBox.class).isVisible()).isTrue();
            assertThat(Fx.find(screen.node(), "add", Button.class).isVisible()).isFalse();
        }
    }

    @Test
    @Tag("pictures")
    void pictures() {
        left(first, 1, 2, 3);
        test.later(Duration.ofHours(14));
        left(second, 4);
        LockersViewModel model = model(desk);
        LockersController screen = screen(model);
        Pictures.take(screen.node(), "lockers");
        screen.scanned(seal(1));
        screen.scanned(seal(3));
        screen.scanned(seal(6));
        screen.scanned(new Scan("Z0000009", "C0", ScanKind.FOREIGN));
        screen.scanned(code(shelf));
        Fx.settle();
        Pictures.take(screen.node(), "lockers-round");
        model.turn(false);
        Fx.settle();
        Pictures.take(screen.node(), "lockers-leaving");
    }
}
