package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.testing.CutWords;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** How it looks is chosen at the window by keys alone, and found again by the same officer. */
@FxTest(seconds = 600)
class PreferencesJourneyTest {
    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        test.close();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private AtTheWindow signedIn(Who who) {
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        HalfBatchKilledTest.signIn(at, who);
        return at;
    }

    private static AtTheWindow open(AtTheWindow at) {
        at.press(KeyCode.K, "Ctrl").type("contrast").until("How it looks and sounds");
        return at.press(KeyCode.DOWN).enter().untilFocused("Light");
    }

    @Test
    void chosenByKeysInForceAtOnceAndFoundAgainAfterARestart() throws Exception {
        try (AtTheWindow at = signedIn(Who.SCENE)) {
            open(at).press(KeyCode.DOWN);
            assertThat(at.window().frame().getStyleClass()).contains("night");
            at.press(KeyCode.DOWN);
            assertThat(at.window().frame().getStyleClass()).contains("contrast");
            at.tabTo("Compact").press(KeyCode.DOWN);
            assertThat(at.window().frame().getStyleClass()).contains("standard");
            at.tabTo("Single letters").press(KeyCode.SPACE);
            assertThat(at.window().preferences().get().letterKeys()).isFalse();
            at.tabTo("100 %").press(KeyCode.RIGHT).press(KeyCode.RIGHT);
            assertThat(at.window().frame().getStyle()).contains("18.75px");
            at.press(KeyCode.ESCAPE);
        }
        try (AtTheWindow at = signedIn(Who.OTHER_SCENE)) {
            Fx.wait(200); // theirs are read by then
            assertThat(at.window().frame().getStyleClass()).doesNotContain("contrast", "standard");
        }
        try (AtTheWindow at = signedIn(Who.SCENE)) {
            open(at, "High contrast");
            assertThat(at.window().frame().getStyleClass()).contains("contrast", "standard");
            assertThat(at.window().frame().getStyle()).contains("18.75px");
            assertThat(at.window().preferences().get().letterKeys()).isFalse();
        }
    }

    /** Both stand in one line: neither is said a second time. */
    @Test
    void whatSignInFoundAndADamagedFileAreBothSaid() throws Exception {
        try (AtTheWindow at = signedIn(Who.SCENE)) {
            open(at).press(KeyCode.DOWN);
            at.until("a file", () -> kept().size() == 1);
        }
        Files.write(kept().getFirst(), new byte[] {1, 2, 3});
        try (AtTheWindow at = signedIn(Who.SCENE)) {
            at.until("cannot be read");
            at.window().sayFound("Leaving was not recorded.");
            at.until("Leaving was not recorded.");
            assertThat(at.seen())
                    .anyMatch(text ->
                            text.contains("cannot be read")
                                    && text.contains("Leaving was not recorded."));
        }
    }

    private List<Path> kept() {
        try (Stream<Path> all = Files.list(test.directory().resolve("local/drafts"))) {
            return all.filter(one -> one.getFileName().toString().endsWith("looks-and-sounds"))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static void open(AtTheWindow at, String focused) {
        at.press(KeyCode.K, "Ctrl").type("how it looks").until("How it looks and sounds");
        at.press(KeyCode.DOWN).enter().untilFocused(focused);
    }

    @Test
    @Tag("pictures")
    void thePageInEveryColourRoomAndSize() throws Exception {
        List<String> cut = new ArrayList<>();
        try (AtTheWindow at = signedIn(Who.FOUNDER)) {
            open(at);
            for (Colours colours : Colours.values()) {
                at.window().frame().look(colours, Density.COMPACT, 100);
                picture(at, "preferences-" + colours, cut);
            }
            for (Density density : List.of(Density.STANDARD, Density.SCENE)) {
                at.window().frame().look(Colours.DAY, density, 100);
                picture(at, "preferences-" + density, cut);
            }
            at.window().frame().look(Colours.NIGHT, Density.COMPACT, 200);
            picture(at, "preferences-200", cut);
        }
        assertThat(String.join("\n", cut)).isEmpty();
    }

    /** Every screen in standard and scene density, and in high contrast, has all its words. */
    @Test
    @Tag("pictures")
    void noWordsAreCutInAnyDensity() {
        TestStore other = TestStore.in(folder.resolve("every"));
        List<Place> places = EveryScreenTest.filled(other);
        other.close();
        List<String> cut = new ArrayList<>();
        try (AtTheWindow at = new AtTheWindow(other.directory(), other.surroundings())) {
            HalfBatchKilledTest.signIn(at, Who.FOUNDER);
            for (Density density : List.of(Density.STANDARD, Density.SCENE)) {
                at.window().frame().look(Colours.CONTRAST, density, 100);
                for (Place place : places) {
                    at.window().frame().open(place);
                    Fx.settle();
                    Fx.wait(120); // what is read off the disk stands there
                    boolean scene = place instanceof Place.NewExhibit form && form.scene();
                    picture(
                            at,
                            "%s-%s%s"
                                    .formatted(
                                            density,
                                            place.getClass().getSimpleName(),
                                            scene ? "-scene" : ""),
                            cut);
                }
            }
        }
        assertThat(String.join("\n", cut)).isEmpty();
    }

    private static void picture(AtTheWindow at, String name, List<String> cut) {
        Fx.settle();
        String file = name.toLowerCase(java.util.Locale.ROOT);
        Pictures.write(at.scene(), file + "-1280x720");
        Pictures.larger(at.scene(), file);
        CutWords.in(at.scene()).forEach(line -> cut.add(file + ": " + line));
    }
}
