package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Surroundings;
import org.lockfast.app.demo.Demonstration;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.CutWords;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestStore;

/** What of the checklist is looked at: other eyes, large text, what has the focus. */
@Tag("pictures")
@FxTest(seconds = 300)
class ChecklistPicturesTest {
    private static final String PASSWORD = "violet harbour lantern 42";

    /** Red, green and blue as an eye without green cones has them, and as a copier prints them. */
    private static final double[][] DEUTERANOPIA = {
        {0.367, 0.861, -0.228}, {0.280, 0.673, 0.047}, {-0.012, 0.043, 0.969}
    };

    private static final double[][] GREY = {
        {0.213, 0.715, 0.072}, {0.213, 0.715, 0.072}, {0.213, 0.715, 0.072}
    };

    @TempDir Path folder;
    private Surroundings surroundings;
    private Path store;
    private final List<String> cut = new ArrayList<>();

    @BeforeEach
    void make() {
        store = folder.resolve("store");
        surroundings =
                new Surroundings(
                        () -> Instant.parse("2026-11-20T14:23:00Z"),
                        ZoneId.of("Europe/London"),
                        new SecureRandom(),
                        "0.1.0",
                        folder.resolve("state"),
                        new PasswordCost(64, 1, 1));
        TestStore.value(
                new Demonstration(store, surroundings)
                        .make(PASSWORD.getBytes(StandardCharsets.UTF_8), 40, 1));
    }

    private AtTheWindow signedIn() {
        AtTheWindow at = new AtTheWindow(store, surroundings);
        at.untilFocused("Collar number").type("1001").tab().type(PASSWORD).enter().until("Do now");
        return at;
    }

    private static void toTheExhibit(AtTheWindow at) {
        at.press(KeyCode.K, "Ctrl").type("ESO/4").until("3 results");
        at.press(KeyCode.DOWN).enter().until("things to complete");
    }

    private static void toTheHandOver(AtTheWindow at) {
        at.type("t").untilFocused("To");
    }

    @Test
    @DisplayName("U-36 Today, an exhibit and a hand-over as other eyes and a copier see them")
    void asOtherEyesSeeThem() {
        try (AtTheWindow at = signedIn()) {
            otherEyes(at, "checklist-today");
            toTheExhibit(at);
            otherEyes(at, "checklist-exhibit");
            toTheHandOver(at);
            otherEyes(at, "checklist-handover");
        }
    }

    private static void otherEyes(AtTheWindow at, String name) {
        Pictures.write(at.scene(), name + "-deuteranopia", DEUTERANOPIA);
        Pictures.write(at.scene(), name + "-grey", GREY);
    }

    @Test
    @DisplayName("U-38 a new exhibit, an exhibit and a hand-over at 200 %")
    void withLargeText() {
        try (AtTheWindow at = signedIn()) {
            at.window().frame().look(Colours.DAY, Density.COMPACT, 200);
            toTheExhibit(at);
            large(at, "checklist-exhibit");
            toTheHandOver(at);
            large(at, "checklist-handover");
            at.press(KeyCode.N, "Ctrl").untilFocused("Case").type("01YR/4402/26").enter();
            at.untilFocused("Reference");
            large(at, "checklist-desk");
            at.press(KeyCode.F2).until("at this scene");
            large(at, "checklist-scene");
        }
        assertThat(String.join("\n", cut)).isEmpty();
    }

    /**
     * Every screen of a store with something in it; a new exhibit at the scene is looked at above.
     */
    @Test
    @DisplayName("U-38 no words are cut at 200 % on any screen")
    void noWordsAreCutOnAnyScreen() {
        TestStore test = TestStore.in(folder.resolve("every"));
        List<Place> places = EveryScreenTest.filled(test);
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            HalfBatchKilledTest.signIn(at, TestStore.Who.FOUNDER);
            at.window().frame().look(Colours.DAY, Density.COMPACT, 200);
            for (Place place : places) {
                at.window().frame().open(place);
                Fx.settle();
                Fx.wait(120); // what is read off the disk stands there
                boolean scene = place instanceof Place.NewExhibit form && form.scene();
                large(at, "every-" + place.getClass().getSimpleName() + (scene ? "-scene" : ""));
            }
        }
        assertThat(String.join("\n", cut)).isEmpty();
    }

    private void large(AtTheWindow at, String name) {
        Fx.settle();
        Pictures.write(at.scene(), name + "-200");
        CutWords.in(at.scene()).forEach(one -> cut.add(name + ": " + one));
    }

    @Test
    @DisplayName("U-39 what has the focus is nowhere covered or out of sight")
    void whatHasTheFocusIsInSight() {
        List<String> hidden = new ArrayList<>();
        try (AtTheWindow at = signedIn()) {
            at.press(KeyCode.N, "Ctrl").untilFocused("Case").type("01YR/4402/26").enter();
            at.untilFocused("Reference");
            rings(at, "desk", hidden);
            at.press(KeyCode.F2).until("At this scene");
            rings(at, "scene", hidden);
        }
        assertThat(hidden).isEmpty();
    }

    private static void rings(AtTheWindow at, String name, List<String> hidden) {
        Node first = null;
        for (int i = 0; i < 100; i++) {
            at.tab();
            Node owner = at.scene().getFocusOwner();
            if (owner.equals(first)) {
                break;
            }
            first = first == null ? owner : first;
            if (!isSeen(at, owner)) {
                hidden.add(name + ": " + at.focused());
            }
            if (i % 8 == 0) {
                Pictures.write(at.scene(), "checklist-focus-" + name + "-" + i);
            }
        }
    }

    /** It lies whole in the window and in every pane that scrolls around it. */
    private static boolean isSeen(AtTheWindow at, Node owner) {
        Bounds own = owner.localToScene(owner.getLayoutBounds());
        double above = own.getMinY();
        double below = own.getMaxY();
        if (above < 0 || below > at.scene().getHeight()) {
            return false;
        }
        for (Node one = owner.getParent(); one != null; one = one.getParent()) {
            if (one instanceof ScrollPane pane) {
                Bounds port = pane.localToScene(pane.getLayoutBounds());
                boolean taller = own.getHeight() > port.getHeight();
                if (!taller && (above < port.getMinY() - 1 || below > port.getMaxY() + 1)) {
                    return false;
                }
            }
        }
        return true;
    }
}
