package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Surroundings;
import org.lockfast.app.demo.Demonstration;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestStore;

/**
 * The whole window over the demonstration store, at every station of the main job, by day and
 * night. {@code docs/screens} shows some of them.
 */
@Tag("pictures")
@FxTest(seconds = 300)
class WindowPicturesTest {
    private static final String PASSWORD = "violet harbour lantern 42";

    /** Name in the documents, and the picture. */
    private static final Map<String, String> CHOSEN =
            Map.ofEntries(
                    Map.entry("sign-in", "window-signin-day"),
                    Map.entry("today", "window-today-day"),
                    Map.entry("exhibits", "window-exhibits-day"),
                    Map.entry("find", "window-find-day"),
                    Map.entry("new-exhibit", "window-new-day"),
                    Map.entry("advice-night", "window-advice-night"),
                    Map.entry("label", "window-label-day"),
                    Map.entry("exhibit", "window-exhibit-day"),
                    Map.entry("exhibit-night", "window-exhibit-night"),
                    Map.entry("hand-over", "window-handover-day"),
                    Map.entry("receive", "window-receive-day"));

    @TempDir Path folder;

    @Test
    void theWindowOverTheDemonstrationStore() throws IOException {
        Surroundings surroundings =
                new Surroundings(
                        () -> Instant.parse("2026-11-20T14:23:00Z"),
                        ZoneId.of("Europe/London"),
                        new SecureRandom(),
                        "0.1.0",
                        folder.resolve("state"),
                        new PasswordCost(64, 1, 1));
        Path store = folder.resolve("store");
        int made =
                TestStore.value(
                        new Demonstration(store, surroundings)
                                .make(PASSWORD.getBytes(StandardCharsets.UTF_8), 40, 1));
        assertThat(made).isGreaterThan(40);
        try (AtTheWindow at = new AtTheWindow(store, surroundings)) {
            at.untilFocused("Collar number").type("1001");
            both(at, "window-signin");
            at.tab().type(PASSWORD).enter().until("Do now");
            both(at, "window-today");
            at.press(KeyCode.DIGIT2, "Alt").until("last recorded first");
            both(at, "window-exhibits");
            at.type("phone").until("4 exhibits");
            both(at, "window-search");
            at.press(KeyCode.K, "Ctrl").type("ESO/4").until("3 results");
            inThisWindow(at, "window-find"); // its answers are gone with the focus
            at.press(KeyCode.DOWN).enter().until("Both signed");
            both(at, "window-exhibit");
            at.press(KeyCode.G).until("Which time");
            both(at, "window-form");
            at.press(KeyCode.ESCAPE).type("p").until("Not printed yet");
            both(at, "window-label");
            at.press(KeyCode.ESCAPE).type("t").until("Scan the seal, not the label");
            both(at, "window-handover");
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            both(at, "window-receive");
            at.press(KeyCode.DIGIT5, "Alt").until("No records conflict");
            both(at, "window-conflicts");
            at.press(KeyCode.DIGIT6, "Alt").until("Officers and places");
            both(at, "window-admin");
            at.tabTo("Add an officer").enter().untilFocused("Collar number");
            both(at, "window-add-officer");
            at.press(KeyCode.ESCAPE);
            at.press(KeyCode.DIGIT8, "Alt").until("packages in them");
            at.untilFocused("Find a place").press(KeyCode.DOWN);
            at.until("Nothing stands here").press(KeyCode.DOWN); // the laboratory comes first
            at.until("In the list of exhibits").press(KeyCode.DOWN).press(KeyCode.DOWN);
            at.press(KeyCode.DOWN);
            both(at, "window-places");
            newExhibit(at);
            at.press(KeyCode.L, "Ctrl").untilFocused("Password");
            both(at, "window-locked");
            at.type(PASSWORD).enter().until("A0417799");
        }
        copyChosen();
    }

    /** For the documents, when asked: {@code -Ddocs.screens=docs/screens}. */
    private static void copyChosen() throws IOException {
        String asked = System.getProperty("docs.screens");
        if (asked != null) {
            Path docs = Files.createDirectories(Path.of(asked));
            for (Map.Entry<String, String> one : CHOSEN.entrySet()) {
                Files.copy(
                        Path.of("target", "screens", one.getValue() + "-1280x720.png"),
                        docs.resolve(one.getKey() + ".png"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void newExhibit(AtTheWindow at) {
        at.press(KeyCode.N, "Ctrl").untilFocused("Case");
        at.type("01YR/4402/26").enter().untilFocused("Reference");
        at.type("ESO/9")
                .tab()
                .type("yesterday 1640")
                .tab()
                .tab()
                .type("3")
                .untilFocused("Describe it");
        at.type("Kitchen knife, black handle, 20 cm blade").tab().type("Kitchen, sink");
        at.scan("A0417799").until("New, not used before");
        both(at, "window-new");
        at.tabTo("Packaging").press(KeyCode.UP);
        at.until("Give reason");
        both(at, "window-advice");
    }

    /** In this window first: a scene taken apart and put together again has lost its place. */
    private static void both(AtTheWindow at, String name) {
        inThisWindow(at, name);
        Pictures.larger(at.scene(), name + "-day");
        at.window().switchColours();
        Fx.settle();
        Pictures.larger(at.scene(), name + "-night");
        at.window().switchColours();
        Fx.settle();
    }

    private static void inThisWindow(AtTheWindow at, String name) {
        Pictures.write(at.scene(), name + "-day-1280x720");
        at.window().switchColours();
        Fx.settle();
        Pictures.write(at.scene(), name + "-night-1280x720");
        at.window().switchColours();
        Fx.settle();
    }
}
