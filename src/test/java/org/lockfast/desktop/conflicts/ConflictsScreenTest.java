package org.lockfast.desktop.conflicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.OpenStore;
import org.lockfast.app.window.TestDesk;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Place;
import org.lockfast.journal.JournalEvents.HeadSeen;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Held;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.TwoAccounts;
import org.lockfast.testing.WentTo;

@FxTest
class ConflictsScreenTest {
    @TempDir Path folder;
    private final WentTo went = new WentTo();
    private final Said said = new Said();
    private final List<Stage> stages = new ArrayList<>();

    private ConflictsViewModel model(TwoAccounts two) {
        return new ConflictsViewModel(
                two.desk(), new Place.Conflicts(null), new AtOnce(), said, went);
    }

    private ConflictsController screen(TwoAccounts two) {
        ConflictsController screen = new ConflictsController(model(two));
        screen.shown();
        return screen;
    }

    /** In a window, where everything is laid out. */
    private ConflictsController open(TwoAccounts two) {
        ConflictsController screen = screen(two);
        stages.add(Fx.show(new StackPane(screen.node()), 1100, 700));
        Fx.settle();
        return screen;
    }

    @AfterEach
    void closeWindows() {
        stages.forEach(Stage::close);
    }

    private static void findSecond(ConflictsController screen, String reason) {
        Fx.find(screen.node(), "finding-second", RadioButton.class).setSelected(true);
        Fx.find(screen.node(), "reason", TextField.class).setText(reason);
        Fx.find(screen.node(), "close", Button.class).fire();
        Fx.settle();
    }

    @Test
    @DisplayName("U-30 both accounts stand side by side")
    void bothAccountsStandSideBySideWithTimeDeviceAndHowTheyVouched() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        ConflictsController screen = screen(two);
        Stage stage = Fx.show(new StackPane(screen.node()), 1100, 700);
        Scene scene = stage.getScene();
        Accessibility.check(scene.getRoot());
        HBox sides = Fx.find(screen.node(), "sides", HBox.class);
        assertThat(sides.getChildren()).hasSize(2);
        assertThat(Fx.find(screen.node(), "title", Label.class).getText())
                .isEqualTo("JSM/4 has two accounts since 14 March");
        stage.close();
        ConflictsViewModel model = model(two);
        model.shown();
        Told told = java.util.Objects.requireNonNull(model.chosen().get());
        assertThat(told.sides())
                .extracting(Told.Side::name)
                .containsExactly("First account", "Second account");
        assertThat(told.sides().getFirst().lines()).hasSize(2);
        Told.Line right = told.sides().getLast().lines().getFirst();
        assertThat(right.at()).isEqualTo("14 Mar 11:10");
        assertThat(right.vouched()).contains("Tom Ali (1188)").contains("own key");
        assertThat(right.device()).contains("d-000000000000000b");
    }

    /** One line and the accounts, the findings beside them; one answer closes it. */
    @Test
    void twoFindingsThatDifferAreOneLine() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR).foundTwice();
        ConflictsViewModel model = model(two);
        model.shown();
        assertThat(model.all).hasSize(1);
        Told told = whole(model);
        assertThat(told.title()).isEqualTo("JSM/4 has two accounts since 14 March");
        assertThat(told.text()).contains("the findings below differ");
        assertThat(told.sides())
                .extracting(Told.Side::name)
                .containsExactly(
                        "First account",
                        "Second account",
                        "A finding that differs",
                        "A finding that differs");
        assertThat(told.sides().getLast().lines().getFirst().detail())
                .contains("It is not on the shelf");
        model.finding.set(Conflict.Finding.SECOND);
        model.reason.set("Asked both");
        model.resolve();
        assertThat(model.all).isEmpty();
        assertThat(two.state().status()).isEqualTo("HELD");
        model.hidden();
    }

    /** However long the accounts are, there is a question, and the button that answers it. */
    @Test
    void whatWasFoundIsAskedInSight() {
        ConflictsController screen = open(new TwoAccounts(Role.SUPERVISOR).andAThird());
        Button close = Fx.find(screen.node(), "close", Button.class);
        assertThat(close.localToScene(close.getLayoutBounds()).getMaxY()).isLessThan(700);
        for (String choice : List.of("finding-first", "finding-third", "finding-neither")) {
            RadioButton one = Fx.find(screen.node(), choice, RadioButton.class);
            assertThat(one.localToScene(one.getLayoutBounds()).getMaxY()).isLessThan(700);
            assertThat(one.getWidth()).as("%s is whole", choice).isGreaterThan(150);
        }
    }

    @Test
    void theQuestionStandsUnderTheAccountsWhereThereIsRoom() {
        ConflictsController screen = screen(new TwoAccounts(Role.SUPERVISOR));
        stages.add(Fx.show(new StackPane(screen.node()), 1270, 790));
        Fx.settle();
        HBox sides = Fx.find(screen.node(), "sides", HBox.class);
        Region asked = Fx.find(screen.node(), "asked", Region.class);
        double under = sides.localToScene(sides.getLayoutBounds()).getMaxY();
        assertThat(asked.localToScene(asked.getLayoutBounds()).getMinY())
                .isBetween(under, under + 40);
        assertThat(asked.getHeight()).isEqualTo(asked.prefHeight(asked.getWidth()));
    }

    @Test
    void accountsOfOneMinuteShowTheSeconds() {
        ConflictsViewModel model =
                model(new TwoAccounts(Role.SUPERVISOR).andAThird("2026-03-14T11:10"));
        model.shown();
        Told close = whole(model);
        assertThat(close.sides().getLast().lines().getLast().at()).isEqualTo("14 Mar 11:10:00");
        ConflictsViewModel other = model(new TwoAccounts(Role.SUPERVISOR).andAThird());
        other.shown();
        Told apart = whole(other);
        assertThat(apart.sides().getLast().lines().getLast().at()).isEqualTo("14 Mar 11:40");
    }

    /** One label's code has a conflict for each of its packages: they are one line. */
    @Test
    void oneLabelOnTwoPackagesIsOneLine() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        two.also(Conflict.Kind.LABEL, TwoAccounts.PACKAGE.toString());
        two.also(Conflict.Kind.LABEL, "0198c5d2-0000-7000-8000-0000000000ee");
        ConflictsViewModel model = model(two);
        model.shown();
        assertThat(model.all)
                .extracting(one -> one.conflict().kind())
                .containsOnlyOnce(Conflict.Kind.LABEL);
        assertThat(model.count()).isEqualTo(2);
    }

    @Test
    void anAccountIsAsHighAsItsWordsAndTheDecisionStandsUnderIt() {
        ConflictsController screen = screen(new TwoAccounts(Role.SUPERVISOR));
        StackPane page = new StackPane(screen.node());
        Scene scene = new Scene(page, 1280, 720);
        Look.dress(scene, Look.Colours.DAY, Look.Density.COMPACT, 100);
        page.resize(1280, 720);
        page.applyCss();
        page.layout();
        HBox sides = Fx.find(screen.node(), "sides", HBox.class);
        Region first = (Region) sides.getChildren().getFirst();
        Region second = (Region) sides.getChildren().getLast();
        assertThat(first.getWidth()).isCloseTo(second.getWidth(), within(1.0));
        assertThat(sides.getHeight())
                .isEqualTo(
                        Math.max(
                                first.prefHeight(first.getWidth()),
                                second.prefHeight(second.getWidth())));
    }

    @Test
    void theKeyDoesWhatTheButtonDoesAndNoMore() {
        TwoAccounts two = new TwoAccounts(Role.PROPERTY_OFFICER);
        press(open(two));
        assertThat(said.lines).as("whoever may not is asked nothing").isEmpty();
        press(open(new TwoAccounts(Role.SUPERVISOR)));
        assertThat(said.lines).anyMatch(line -> line.contains("Choose what you found"));
        assertThat(two.recorded).isEmpty();
    }

    private static void press(ConflictsController screen) {
        screen.keys().getOrDefault(Keys.FINISH, () -> {}).run();
    }

    @Test
    void aSupervisorClosesItWithFindingAndReason() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        ConflictsController screen = open(two);
        findSecond(screen, "Rang the laboratory");
        assertThat(two.recorded)
                .singleElement()
                .satisfies(event -> {
                    ContinuityEvent.Resolved resolved = (ContinuityEvent.Resolved) event.event();
                    assertThat(resolved.finding()).isEqualTo(Conflict.Finding.SECOND);
                    assertThat(resolved.reason()).isEqualTo("Rang the laboratory");
                    assertThat(resolved.heads()).hasSize(2);
                    assertThat(resolved.account())
                            .as("named, whatever its number will be")
                            .isEqualTo(two.entries.get(3).eid());
                });
        assertThat(two.state().status()).isEqualTo("HELD");
        assertThat(Fx.find(screen.node(), "none", VBox.class).isVisible()).isTrue();
        assertThat(said.lines).last().asString().contains("All accounts stay");
    }

    @Test
    void withoutFindingOrReasonNothingIsRecorded() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        ConflictsController screen = open(two);
        Fx.find(screen.node(), "close", Button.class).fire();
        assertThat(two.recorded).isEmpty();
        assertThat(said.lines).anyMatch(line -> line.contains("Choose what you found"));
        findSecond(screen, "   ");
        assertThat(two.recorded).isEmpty();
    }

    @Test
    void whoeverMayNotIsToldWhoMay() {
        ConflictsController screen = open(new TwoAccounts(Role.PROPERTY_OFFICER));
        assertThat(Fx.find(screen.node(), "deciding", VBox.class).isVisible()).isFalse();
        assertThat(Fx.find(screen.node(), "whyNot", Label.class).getText())
                .contains("a supervisor or a manager");
    }

    @Test
    void aComputerWhoseRecordsAreNotWhatItShowedIsNamedWithWhatItShowed() {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            HeadSeen shown = new HeadSeen(store.journal().device(), 3, 70, Hash.ZERO, null, null);
            store.journal().record(null, List.of(NewEvent.of(store.id(), shown)));
            store.journal().settle();
            ConflictsViewModel model =
                    new ConflictsViewModel(
                            TestDesk.of(test, Who.SUPERVISOR),
                            new Place.Conflicts(null),
                            new AtOnce(),
                            said,
                            went);
            model.shown();
            assertThat(model.all)
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.title()).endsWith(": its records are not what it showed");
                        assertThat(whole(model).text())
                                .contains("was number 70 of epoch 3; the code was typed")
                                .contains("That entry is not in its records")
                                .contains("about the one entry of it that is here now");
                    });
            assertThat(model.whyNot()).isEmpty();
            model.finding.set(Conflict.Finding.BOTH_IN_ORDER);
            model.reason.set("An older copy was put back");
            model.resolve();
            assertThat(model.all).isEmpty();
            model.hidden();
        }
    }

    @Test
    void whereNothingConflictsThatIsSaid() {
        TwoAccounts none = new TwoAccounts(Role.SUPERVISOR);
        none.entries.removeLast();
        ConflictsController screen = open(none);
        assertThat(Fx.find(screen.node(), "none", VBox.class).isVisible()).isTrue();
        assertThat(Fx.find(screen.node(), "some", HBox.class).isVisible()).isFalse();
    }

    /** Two readings run beside each other: what is shown is of the later one. */
    @Test
    void anOlderReadingThatComesLastIsNotShown() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        Held held = new Held();
        ConflictsViewModel model =
                new ConflictsViewModel(two.desk(), new Place.Conflicts(null), held, said, went);
        model.shown();
        two.entries.removeLast();
        model.shown();
        held.answerBackwards();
        assertThat(model.read().get()).isTrue();
        assertThat(model.all).isEmpty();
        model.hidden();
    }

    @Test
    void fromTheConflictToItsExhibit() {
        ConflictsController screen = open(new TwoAccounts(Role.PROPERTY_OFFICER));
        Fx.find(screen.node(), "open", Button.class).fire();
        assertThat(went.places).containsExactly(new Place.Exhibit(TwoAccounts.EXHIBIT));
    }

    private static Told whole(ConflictsViewModel model) {
        return java.util.Objects.requireNonNull(model.chosen().get());
    }

    private static Told told(ConflictsViewModel model, Conflict.Kind kind) {
        model.choose(
                model.all.stream()
                        .filter(one -> one.conflict().kind() == kind)
                        .findFirst()
                        .orElseThrow());
        Told told = whole(model);
        assertThat(told.conflict().kind()).isEqualTo(kind);
        return told;
    }

    private ConflictsViewModel also(TwoAccounts two, Conflict.Kind kind, String subject) {
        two.also(kind, subject);
        ConflictsViewModel model = model(two);
        model.shown();
        told(model, kind);
        return model;
    }

    @Test
    void aCopiedComputersRecordsStandSideBySideFromWhereTheyPart() {
        ConflictsViewModel model =
                also(new TwoAccounts(Role.SUPERVISOR), Conflict.Kind.FORK, "d-7f3a0c1122334455");
        Told fork = told(model, Conflict.Kind.FORK);
        assertThat(fork.title()).isEqualTo("Device d-7f3a0c1122334455 was copied or restored");
        assertThat(fork.sides())
                .extracting(Told.Side::name)
                .containsExactly("Its records, way 1", "Its records, way 2");
        assertThat(fork.sides().getFirst().lines())
                .extracting(Told.Line::what)
                .hasSize(2)
                .allMatch(what -> what.startsWith("JSM/4: "));
        assertThat(fork.sides())
                .extracting(Told.Side::rest)
                .containsExactly(
                        "and 12 more entries",
                        "1 entry about a restricted case is not shown to you.");
        assertThat(model.whyNot()).isEmpty();
    }

    @Test
    void aRevokedComputersBacklogIsListedWithWhenWhatAndWho() {
        ConflictsViewModel model =
                also(new TwoAccounts(Role.SUPERVISOR), Conflict.Kind.REVOKED, "d-7f3a0c1122334455");
        Told.Side backlog =
                told(model, Conflict.Kind.REVOKED).sides().stream().findFirst().orElseThrow();
        ConflictsController screen = new ConflictsController(model);
        stages.add(Fx.show(new StackPane(screen.node()), 1100, 700));
        Fx.settle();
        for (String account : List.of("finding-first", "finding-second")) {
            assertThat(Fx.find(screen.node(), account, RadioButton.class).isVisible())
                    .as("there is no such account: " + account)
                    .isFalse();
        }
        assertThat(Fx.find(screen.node(), "finding-neither", RadioButton.class).getText())
                .isEqualTo("Not all of it happened as it is recorded");
        assertThat(backlog.name()).isEqualTo("Entries in doubt");
        assertThat(backlog.rest()).isEqualTo("and 294 more entries");
        assertThat(backlog.lines().get(1).at()).isEqualTo("14 Mar 11:05");
        assertThat(backlog.lines().get(1).detail()).contains("Jo Smith (1187)");
        assertThat(backlog.lines().get(1).what()).startsWith("JSM/4: ");
    }

    /** One entry: it holds or it does not, and a supervisor need not wait for ever. */
    @Test
    void anEntryThatCannotBeReadOrBuildsOnAMissingOneIsClosedByAFinding() {
        for (Conflict.Kind kind : List.of(Conflict.Kind.NEWER, Conflict.Kind.LATE_PARENT)) {
            TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
            ConflictsViewModel model = also(two, kind, TwoAccounts.EXHIBIT.toString());
            assertThat(told(model, kind).text()).contains("this goes by itself");
            assertThat(told(model, kind).sides())
                    .singleElement()
                    .satisfies(side -> assertThat(side.lines()).hasSize(1));
            ConflictsController screen = new ConflictsController(model);
            stages.add(Fx.show(new StackPane(screen.node()), 1100, 700));
            Fx.settle();
            assertThat(Fx.find(screen.node(), "finding-second", RadioButton.class).isVisible())
                    .isFalse();
            RadioButton first = Fx.find(screen.node(), "finding-first", RadioButton.class);
            assertThat(first.getText()).isEqualTo("What the entry says is what happened");
            first.setSelected(true);
            model.reason.set("Asked the officer");
            model.resolve();
            assertThat(two.recorded)
                    .singleElement()
                    .satisfies(event -> {
                        ContinuityEvent.Resolved resolved =
                                (ContinuityEvent.Resolved) event.event();
                        assertThat(resolved.finding()).isEqualTo(Conflict.Finding.FIRST);
                        assertThat(resolved.heads())
                                .hasSize(2)
                                .startsWith(two.entries.getFirst().eid());
                        assertThat(Conflict.isOfOneEntry(resolved.heads())).isTrue();
                    });
            assertThat(said.lines).last().asString().contains("The entry stays in the record");
        }
    }

    /** However many there are: a list of some, and one of them whole. */
    @Test
    void ofManyConflictsTheNewestAreListedAndOneIsRead() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        for (int i = 0; i < ConflictsViewModel.MOST + 20; i++) {
            two.also(Conflict.Kind.FORK, "d-%016x".formatted(i));
        }
        ConflictsController screen = open(two);
        assertThat(Fx.find(screen.node(), "count", Label.class).getText())
                .isEqualTo(
                        "121 to look into. The newest 100 are listed; the others come up as"
                                + " these are closed.");
        assertThat(two.sidesRead).isLessThanOrEqualTo(1);
        Accessibility.check(screen.node());
        String last = two.conflicts().getLast().id();
        ConflictsViewModel linked =
                new ConflictsViewModel(
                        two.desk(), new Place.Conflicts(last), new AtOnce(), said, went);
        linked.shown();
        assertThat(linked.all).as("with the one that was asked for").hasSize(101);
        assertThat(whole(linked).conflict().id()).isEqualTo(last);
    }

    /** What is typed stays while others record. */
    @Test
    void whatIsTypedStaysWhenTheListIsReadAgain() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        ConflictsController screen = open(two);
        Fx.find(screen.node(), "finding-second", RadioButton.class).setSelected(true);
        Fx.find(screen.node(), "reason", TextField.class).setText("Rang the");
        two.also(Conflict.Kind.FORK, "d-7f3a0c1122334455");
        screen.shown();
        Fx.settle();
        assertThat(Fx.find(screen.node(), "reason", TextField.class).getText())
                .isEqualTo("Rang the");
        assertThat(Fx.find(screen.node(), "finding-second", RadioButton.class).isSelected())
                .isTrue();
    }

    @Test
    void aComputerThatNobodyHereFollowsIsNamedWithWhatToDo() {
        try (TestStore test = TestStore.in(folder)) {
            assertThat(letIn(test).title())
                    .isEqualTo("A computer that was let in elsewhere is not known here: SCN-66");
        }
    }

    @Test
    void aChangeByOneAdministratorIsNamedWithWhatToDo() {
        try (TestStore test = TestStore.in(folder)) {
            add(test, "7007", "Second Administrator", "ADMINISTRATOR");
            add(test, "8008", "N Newman", "SUPERVISOR");
            ConflictsViewModel model =
                    new ConflictsViewModel(
                            TestDesk.of(test, Who.SUPERVISOR),
                            new Place.Conflicts(null),
                            new AtOnce(),
                            said,
                            went);
            model.shown();
            Told told = java.util.Objects.requireNonNull(model.chosen().get());
            assertThat(told.title())
                    .startsWith("A change by one administrator, where two may have been needed");
            assertThat(told.text()).contains("First undo it where it was made");
            assertThat(told.sides())
                    .singleElement()
                    .satisfies(side ->
                            assertThat(side.name())
                                    .isEqualTo("The change that one administrator made"));
        }
    }

    private static void add(TestStore test, String collar, String name, String role) {
        java.util.UUID id = test.store().ids().get();
        test.store()
                .journal()
                .record(
                        TestStore.value(
                                test.session(Who.FOUNDER).acting(Permission.MANAGE_OFFICERS)),
                        List.of(
                                NewEvent.of(
                                        id,
                                        new OfficerEvent.Added(
                                                collar,
                                                name,
                                                List.of(role),
                                                Ed25519Key.of(id + "/0", new byte[32]).key().vkey(),
                                                "c2VhbA=="))));
        test.store().journal().settle();
    }

    private Told letIn(TestStore test) {
        OpenStore store = test.store();
        store.journal()
                .record(
                        TestStore.value(
                                test.session(Who.FOUNDER).acting(Permission.MANAGE_OFFICERS)),
                        List.of(
                                NewEvent.of(
                                        store.id(),
                                        new DeviceEvent.Enrolled(
                                                Ed25519Key.of("d-6666666666666666/0", new byte[32])
                                                        .key()
                                                        .vkey(),
                                                "c2VhbA==",
                                                "Otherham",
                                                "SCN-66",
                                                Hash.ZERO))));
        store.journal().settle();
        ConflictsViewModel model =
                new ConflictsViewModel(
                        TestDesk.of(test, Who.SUPERVISOR),
                        new Place.Conflicts(null),
                        new AtOnce(),
                        said,
                        went);
        model.shown();
        shown = model;
        return java.util.Objects.requireNonNull(model.chosen().get());
    }

    private @org.jspecify.annotations.Nullable ConflictsViewModel shown;

    @Test
    @Tag("pictures")
    void pictures() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        two.also(Conflict.Kind.REFERENCE, "0198c5d2-0000-7000-8000-000000000001");
        two.also(Conflict.Kind.FORK, "d-7f3a0c1122334455");
        two.also(Conflict.Kind.NEWER, TwoAccounts.EXHIBIT.toString());
        two.also(Conflict.Kind.LATE_PARENT, TwoAccounts.EXHIBIT.toString());
        two.also(Conflict.Kind.REVOKED, TwoAccounts.EXHIBIT.toString());
        Pictures.take(screen(two).node(), "conflicts-two-accounts");
        Pictures.take(
                screen(new TwoAccounts(Role.SUPERVISOR).andAThird()).node(), "conflicts-three");
        Pictures.take(
                screen(new TwoAccounts(Role.SUPERVISOR).foundTwice()).node(),
                "conflicts-two-findings");
        ConflictsViewModel deciding = model(new TwoAccounts(Role.SUPERVISOR));
        ConflictsController decided = new ConflictsController(deciding);
        decided.shown();
        deciding.finding.set(Conflict.Finding.FIRST);
        deciding.reason.set("Asked both, looked at the bag");
        Pictures.take(decided.node(), "conflicts-decided");
        Pictures.take(screen(new TwoAccounts(Role.PROPERTY_OFFICER)).node(), "conflicts-may-not");
        TwoAccounts late = new TwoAccounts(Role.SUPERVISOR);
        ConflictsViewModel other = model(late);
        late.also(Conflict.Kind.LATE_PARENT, TwoAccounts.EXHIBIT.toString());
        ConflictsController screen = new ConflictsController(other);
        screen.shown();
        other.choose(other.all.getLast());
        Pictures.take(screen.node(), "conflicts-late");
        for (Conflict.Kind kind : List.of(Conflict.Kind.FORK, Conflict.Kind.REVOKED)) {
            ConflictsViewModel device =
                    also(new TwoAccounts(Role.SUPERVISOR), kind, "d-7f3a0c1122334455");
            Pictures.take(
                    new ConflictsController(device).node(),
                    "conflicts-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        }
        for (Conflict.Kind kind :
                List.of(Conflict.Kind.REFERENCE, Conflict.Kind.NEWER, Conflict.Kind.TWICE)) {
            Pictures.take(
                    new ConflictsController(
                                    also(
                                            new TwoAccounts(Role.SUPERVISOR),
                                            kind,
                                            TwoAccounts.EXHIBIT.toString()))
                            .node(),
                    "conflicts-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        }
        try (TestStore test = TestStore.in(folder)) {
            letIn(test);
            Pictures.take(
                    new ConflictsController(java.util.Objects.requireNonNull(shown)).node(),
                    "conflicts-let-in");
        }
        TwoAccounts many = new TwoAccounts(Role.SUPERVISOR);
        for (int i = 0; i < ConflictsViewModel.MOST + 20; i++) {
            many.also(Conflict.Kind.FORK, "d-%016x".formatted(i));
        }
        Pictures.take(screen(many).node(), "conflicts-many");
        TwoAccounts none = new TwoAccounts(Role.SUPERVISOR);
        none.entries.removeLast();
        Pictures.take(screen(none).node(), "conflicts-none");
    }
}
