package org.lockfast.desktop.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
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

@FxTest
class OutScreenTest {
    @TempDir Path folder;
    private TestStore test;
    private Bags bags;
    private final Said said = new Said();
    private final List<SmallForm> asked = new ArrayList<>();
    private final List<Place> went = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        bags = new Bags(test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void out(int n, String to, @Nullable LocalDate due) {
        String seal = "A000000" + n;
        bags.bag("JSM/" + n, seal);
        TestStore.value(
                test.store()
                        .handingOver()
                        .handOut(
                                test.session(Who.SCENE),
                                List.of(bags.bySeal(seal)),
                                to,
                                new SecondPerson(null, to, "receiver", Vouch.NONE, null),
                                "examination",
                                Map.of(),
                                due,
                                null));
    }

    private void fourOut() {
        out(1, "Dr L Hart, Example Laboratory", LocalDate.of(2026, 6, 18));
        out(2, "Exampleton Crown Court, exhibits desk", LocalDate.of(2026, 7, 14));
        out(3, "Swift Example Couriers", null);
        out(4, "Dr L Hart, Example Laboratory", LocalDate.of(2026, 6, 25));
        test.later(Duration.ofDays(10));
    }

    private OutController screen() {
        Navigator navigator =
                new Navigator() {
                    @Override
                    public void open(Place place) {
                        went.add(place);
                    }

                    @Override
                    public void replace(Place place) {}

                    @Override
                    public void back() {}

                    @Override
                    public void startAt(Place place) {}
                };
        OutController screen =
                new OutController(
                        new OutViewModel(
                                new TestDesk(test, Who.PROPERTY),
                                new AtOnce(),
                                said,
                                navigator,
                                asked::add));
        screen.shown();
        return screen;
    }

    private static String line(OutController screen) {
        return Fx.find(screen.node(), "said", Label.class).getText();
    }

    private static List<String> late(OutController screen) {
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        return table.getItems().stream()
                .map(OutViewModel.Row.class::cast)
                .map(row -> row.away().name() + ": " + row.late())
                .toList();
    }

    @Test
    void nothingOutIsSaidAsSuch() {
        OutController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 600);
        assertThat(line(screen)).isEqualTo("Everything that left is back, or in date.");
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    @Test
    void whatIsOutIsListedAndEnterOpensIt() {
        fourOut();
        OutController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 600);
        Accessibility.check(stage.getScene().getRoot());
        assertThat(line(screen)).isEqualTo("2 are overdue. 4 packages are out.");
        assertThat(late(screen))
                .containsExactly(
                        "JSM/1: 8 days late",
                        "JSM/4: 1 day late",
                        "JSM/2: due in 18 days",
                        "JSM/3: no day said");
        screen.focusFirst();
        Fx.press(stage.getScene(), KeyCode.DOWN);
        Fx.press(stage.getScene(), KeyCode.ENTER);
        assertThat(went).containsExactly(new Place.Exhibit(bags.bySeal("A0000004").exhibitId()));
        screen.hidden();
        stage.close();
    }

    @Test
    void extendAndEscalateAskForWhatTheyNeedAndTheListFollows() {
        fourOut();
        OutController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 600);
        screen.focusFirst();
        Fx.find(screen.node(), "extend", Button.class).fire();
        SmallForm form = asked.getLast();
        assertThat(form.title()).isEqualTo("Another day for JSM/1");
        assertThat(form.explanation())
                .isEqualTo(
                        "With Dr L Hart, Example Laboratory since 16 Jun 2026 09:00. 18 Jun 2026 8 days late.");
        assertThat(form.act().apply(new Answers(Map.of("day", "soon", "reason", "r"))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(form.act().apply(new Answers(Map.of("day", "1/6/26", "reason", "r"))))
                .isInstanceOf(Outcome.Refused.class);
        SmallForm.Result done =
                TestStore.value(
                        form.act()
                                .apply(
                                        new Answers(
                                                Map.of("day", "20/7", "reason", "second test"))));
        assertThat(done.said()).isEqualTo("JSM/1 is expected back by Monday 20 July 2026");
        screen.shown();
        assertThat(late(screen)).contains("JSM/1: due in 24 days");
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        table.getSelectionModel().select(0);
        Fx.find(screen.node(), "escalate", Button.class).fire();
        SmallForm escalate = asked.getLast();
        assertThat(escalate.asks().getFirst().choices())
                .extracting(choice -> choice.said())
                .contains("Sam Sergeant (3003)", "Avery Founder (1001)")
                .doesNotContain("Jo Smith (1187)");
        TestStore.value(
                escalate.act()
                        .apply(
                                new Answers(
                                        Map.of("to", "3003", "reason", "no answer for a week"))));
        screen.shown();
        assertThat(late(screen)).contains("JSM/4: 1 day late; Sam Sergeant (3003) is asked");
        assertThat(line(screen)).isEqualTo("1 is overdue. 4 packages are out.");
        screen.hidden();
        stage.close();
    }

    @Test
    void whatBecameOfItIsRecordedAsReportedOrMissingWithAReason() {
        fourOut();
        OutViewModel model =
                new OutViewModel(
                        new TestDesk(test, Who.PROPERTY),
                        new AtOnce(),
                        said,
                        new WentTo(),
                        asked::add);
        model.begin();
        Fx.settle();
        OutViewModel.Row row = model.rows.getFirst();
        model.report(null);
        assertThat(said.lines.getLast()).contains("Choose");
        model.report(row);
        SmallForm form = asked.getLast();
        assertThat(form.act().apply(answers("MISSING", "", " ")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(form.act().apply(answers("KEPT", "Example Court", "")))
                .isInstanceOf(Outcome.Refused.class);
        TestStore.value(form.act().apply(answers("KEPT", "Example Court", "until the appeal")));
        assertThat(state(row).holderName()).isEqualTo("Example Court");
        TestStore.value(form.act().apply(answers("MISSING", "", "nobody there has it")));
        assertThat(state(row).status()).isEqualTo("MISSING");
        model.end();
    }

    private static Answers answers(String what, String who, String reason) {
        return new Answers(Map.of("what", what, "who", who, "reason", reason));
    }

    private org.lockfast.continuity.PackageState state(OutViewModel.Row row) {
        return test.store().movements().state(row.away().p().id()).orElseThrow();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(screen().node(), "out-none");
        fourOut();
        TestStore.value(
                test.store()
                        .returns()
                        .escalate(
                                test.session(Who.PROPERTY),
                                List.of(bags.bySeal("A0000001")),
                                test.session(Who.SUPERVISOR).officer(),
                                "no answer for a week"));
        Pictures.take(screen().node(), "out");
        Pictures.take(
                screen().node(),
                "out-large",
                Look.Colours.DAY,
                Look.Density.COMPACT,
                200,
                1280,
                720);
    }
}
