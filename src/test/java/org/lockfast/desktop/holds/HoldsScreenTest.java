package org.lockfast.desktop.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.find.Matter;
import org.lockfast.find.Today;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is to be kept is listed, the oldest hold first, on the screen, a terminal and Today. */
@FxTest
class HoldsScreenTest {
    @TempDir Path folder;
    private TestStore test;
    private final WentTo went = new WentTo();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private TestStore.Ran run(Who who, String... words) {
        TestStore.Ran ran = test.run(who, words);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    /** Two holds on one exhibit, one of them due; one on another; one ended. */
    private void holds() {
        Bags bags = new Bags(test);
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        bags.bag("JSM/3", "A0000003");
        run(
                Who.SCENE,
                "hold",
                "JSM/2",
                "--why",
                "TRIAL",
                "--until",
                "2026-06-20",
                "--note",
                "R v X");
        test.later(Duration.ofHours(1));
        run(Who.PROPERTY, "hold", "JSM/1", "--why", "CORONER");
        test.later(Duration.ofMinutes(1));
        run(Who.SCENE, "hold", "JSM/2", "--why", "APPEAL", "--until", "2026-09-01");
        run(Who.SCENE, "hold", "JSM/3", "--why", "TRIAL");
        run(Who.SUPERVISOR, "release-hold", "JSM/3", "--reason", "pleaded guilty");
    }

    private HoldsController screen() {
        HoldsController screen =
                new HoldsController(
                        new HoldsViewModel(new TestDesk(test, Who.SUPERVISOR), new AtOnce(), went));
        screen.shown();
        return screen;
    }

    private static String line(HoldsController screen) {
        return Fx.find(screen.node(), "said", Label.class).getText();
    }

    private static List<String> listed(HoldsController screen) {
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        return table.getItems().stream()
                .map(HoldsViewModel.Row.class::cast)
                .map(row ->
                        row.hold().exhibit().name()
                                + " | "
                                + row.since()
                                + " | "
                                + row.hold().why()
                                + " | "
                                + row.hold().by()
                                + " | "
                                + row.again())
                .toList();
    }

    @Test
    void nothingOnHoldIsSaidAsSuch() {
        assertThat(line(screen())).isEqualTo("Nothing is on hold.");
    }

    @Test
    void everyHoldThatStandsIsListedOnceTheOldestFirst() {
        holds();
        test.later(Duration.ofDays(5));
        HoldsController screen = screen();
        assertThat(listed(screen))
                .containsExactly(
                        "JSM/2 | 16 Jun 2026 | Trial, R v X | Jo Smith (1187) | 20 Jun 2026, now due",
                        "JSM/1 | 16 Jun 2026 | Coroner | Robin Keeper (2002) | ",
                        "JSM/2 | 16 Jun 2026 | Appeal | Jo Smith (1187) | 1 Sept 2026");
        assertThat(line(screen)).isEqualTo("3 holds stand. 1 is to be looked at again.");
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 600);
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        table.requestFocus();
        Fx.press(stage.getScene(), KeyCode.DOWN);
        Fx.press(stage.getScene(), KeyCode.ENTER);
        assertThat(went.places.getLast())
                .isEqualTo(
                        new Place.Exhibit(
                                test.store().exhibits().byReference("JSM/1").getFirst().id()));
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    @Test
    void whoeverMayEndThemIsToldOnTheDay() {
        holds();
        assertThat(due(Who.SUPERVISOR)).isEmpty();
        test.later(Duration.ofDays(5));
        assertThat(due(Who.SUPERVISOR))
                .containsExactly("The hold on JSM/2 is to be looked at again.");
        assertThat(due(Who.SCENE)).isEmpty();
        run(Who.SUPERVISOR, "release-hold", "JSM/2", "--why", "TRIAL", "--reason", "heard");
        assertThat(due(Who.SUPERVISOR)).isEmpty();
    }

    private List<String> due(Who who) {
        return test.store().today().of(test.session(who).officer(), List.of()).lines().stream()
                .filter(line -> line.what().equals(Matter.HOLD_DUE.name()))
                .map(Today.Line::sentence)
                .toList();
    }

    @Test
    void aTerminalListsThemToo() {
        holds();
        assertThat(run(Who.AUDITOR, "holds").out().lines())
                .hasSize(3)
                .first()
                .satisfies(line ->
                        assertThat(line.split("\t"))
                                .containsExactly(
                                        "JSM/2",
                                        "2026-06-16T09:00:00+01:00",
                                        "Trial, R v X",
                                        "Jo Smith (1187)",
                                        "20 Jun 2026"));
        JsonNode all = JsonMapper.shared().readTree(run(Who.AUDITOR, "holds", "--json").out());
        assertThat(all).hasSize(3);
        assertThat(all.get(0).get("why").stringValue()).isEqualTo("TRIAL");
        assertThat(all.get(0).get("until").stringValue()).isEqualTo("2026-06-20");
        assertThat(all.get(1).get("by").stringValue()).isEqualTo("2002");
        assertThat(all.get(1).get("note").isNull()).isTrue();
        assertThat(run(Who.AUDITOR, "find", "--filter", "problem=HELD").out().lines()).hasSize(2);
    }

    @Test
    @Tag("pictures")
    void drawn() {
        Pictures.take(
                screen().node(),
                "holds-none",
                Look.Colours.DAY,
                Look.Density.COMPACT,
                100,
                1280,
                720);
        holds();
        test.later(Duration.ofDays(5));
        Pictures.take(screen().node(), "holds");
    }
}
