package org.lockfast.desktop.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Place;
import org.lockfast.find.Today;
import org.lockfast.find.Unfinished;
import org.lockfast.sync.SyncStatus;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

@FxTest(seconds = 120)
class TodayScreenTest {
    @TempDir Path folder;
    private final WentTo went = new WentTo();
    private final List<TodayController> screens = new ArrayList<>();

    private static void run(TestStore test, Who who, String... words) {
        TestStore.Ran ran = test.run(who, words);
        assertThat(ran.code()).as("%s: %s", List.of(words), ran.err()).isZero();
    }

    /** Four exhibits of one officer: one offered, one missing; the next day. */
    private TestStore aDay() throws java.io.IOException {
        TestStore test = TestStore.in(folder);
        run(test, Who.PROPERTY, "place", "add", "Shelf 1");
        run(test, Who.SCENE, "case", "add", "C/1", "--title", "T");
        Path json = folder.resolve("exhibit.json");
        for (int n = 1; n <= 4; n++) {
            Files.writeString(
                    json,
                    "{\"reference\": \"JSM/%d\", \"description\": \"Kitchen knife\"}".formatted(n));
            run(test, Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
        }
        run(test, Who.SCENE, "hand-over", "JSM/1", "--to", "2002", "--reason", "store");
        run(test, Who.SCENE, "missing", "JSM/3", "--reason", "not in the van");
        run(test, Who.SCENE, "open", "JSM/2", "--reason", "examined");
        test.later(Duration.ofHours(26));
        return test;
    }

    private TodayController screen(Desk desk) {
        TodayController screen =
                new TodayController(
                        new TodayViewModel(desk, new AtOnce(), went), desk.clock(), desk.zone());
        screen.shown();
        screens.add(screen);
        return screen;
    }

    /** What is shown reads again every minute. */
    @AfterEach
    void hide() {
        screens.forEach(TodayController::hidden);
    }

    private static Desk offline(Desk desk) {
        SyncStatus apart =
                new SyncStatus(SyncStatus.Standing.OFFLINE, 3, null, 0, 0, null, 0, 0, List.of());
        SyncStatus.Source source =
                new SyncStatus.Source() {
                    @Override
                    public SyncStatus now() {
                        return apart;
                    }

                    @Override
                    public SyncStatus.Listening listen(Consumer<SyncStatus> listener) {
                        return () -> {};
                    }
                };
        return (Desk)
                Proxy.newProxyInstance(
                        Desk.class.getClassLoader(),
                        new Class<?>[] {Desk.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("sync")) {
                                return source;
                            }
                            try {
                                return method.invoke(desk, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static List<Today.Line> lines(ListView<?> list) {
        return list.getItems().stream().map(Today.Line.class::cast).toList();
    }

    @Test
    void upAndDownWalkTheLinesAndEnterOpensWhatOneSpeaksOf() throws Exception {
        try (TestStore test = aDay()) {
            TestDesk desk = new TestDesk(test, Who.SCENE);
            UUID parent = new UUID(5, 7);
            desk.drafts.put(
                    "new-exhibit.scene." + desk.session().officer().id() + ".of." + parent, "{}");
            TodayController screen = screen(desk);
            Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
            Scene scene = stage.getScene();
            Accessibility.check(scene.getRoot());
            ListView<?> list = Fx.find(screen.node(), "today", ListView.class);
            screen.focusFirst();
            assertThat(scene.getFocusOwner()).isSameAs(list);
            assertThat(list.getAccessibleText()).isEqualTo("Do now, 5 things");
            assertThat(lines(list))
                    .extracting(Today.Line::what)
                    .containsExactly(
                            "NOT_RECEIVED",
                            "OPEN",
                            "MISSING",
                            "NOT_BOOKED_IN",
                            "INCOMPLETE",
                            "DRAFT");
            Fx.press(scene, KeyCode.ENTER);
            for (int i = 0; i < 3; i++) {
                Fx.press(scene, KeyCode.DOWN);
            }
            Fx.press(scene, KeyCode.ENTER);
            Fx.press(scene, KeyCode.DOWN);
            Fx.press(scene, KeyCode.UP);
            Fx.press(scene, KeyCode.DOWN);
            Fx.press(scene, KeyCode.DOWN);
            Fx.press(scene, KeyCode.ENTER);
            Today.Leads.Listed held = (Today.Leads.Listed) lines(list).get(3).leads();
            assertThat(went.places)
                    .containsExactly(
                            new Place.Exhibit(
                                    ((Today.Leads.One) lines(list).getFirst().leads()).exhibit()),
                            new Place.Exhibits("", held.filter()),
                            new Place.NewExhibit(null, "", true, parent));
            stage.close();
        }
    }

    @Test
    void whenNothingNeedsSomebodyItSaysSoAndLeadsToTheNextWork() {
        try (TestStore test = TestStore.in(folder)) {
            TodayController screen = screen(new TestDesk(test, Who.SCENE));
            Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
            screen.focusFirst();
            assertThat(Fx.find(screen.node(), "none", javafx.scene.layout.VBox.class).isVisible())
                    .isTrue();
            assertThat(Fx.find(screen.node(), "noneText", Label.class).getText())
                    .isEqualTo("Nothing booked in this week.");
            assertThat(stage.getScene().getFocusOwner()).isInstanceOf(Button.class);
            Fx.press(stage.getScene(), KeyCode.ENTER);
            assertThat(went.places).containsExactly(new Place.NewExhibit(null, "", false));
            stage.close();
        }
    }

    @Test
    void withoutTheServerItSaysWhoseKnowledgeThisIs() throws Exception {
        try (TestStore test = aDay()) {
            TodayController here = screen(new TestDesk(test, Who.PROPERTY));
            assertThat(Fx.find(here.node(), "apart", Label.class).isVisible()).isFalse();
            TodayController apart = screen(offline(new TestDesk(test, Who.PROPERTY)));
            assertThat(Fx.find(apart.node(), "apart", Label.class).isVisible()).isTrue();
        }
    }

    @Test
    @Tag("pictures")
    void pictures() throws Exception {
        try (TestStore test = aDay()) {
            TestDesk desk = new TestDesk(test, Who.FOUNDER);
            desk.drafts.put("new-exhibit.desk." + desk.session().officer().id(), "{}");
            desk.drafts.put(Unfinished.HAND_OVER, "{}");
            TodayController screen = screen(offline(desk));
            Pictures.take(screen.node(), "today");
            for (Look.Colours colours : Look.Colours.values()) {
                Pictures.take(
                        screen(offline(desk)).node(),
                        "today-large",
                        colours,
                        Look.Density.COMPACT,
                        200,
                        1280,
                        720);
            }
        }
        try (TestStore empty = TestStore.in(folder.resolve("empty"))) {
            TodayController screen = screen(new TestDesk(empty, Who.SCENE));
            Pictures.take(screen.node(), "today-none");
        }
    }
}
