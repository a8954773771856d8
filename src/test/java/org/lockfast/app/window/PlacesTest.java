package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Keys;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;

/** Nothing on the window leads to a place that has no screen. */
@FxTest(seconds = 120)
class PlacesTest {
    @TempDir Path folder;

    @Test
    void everyLineOfTheMenuAndEveryKeyLeadsToAScreen() {
        TestStore store = TestStore.in(folder);
        store.close();
        try (AtTheWindow at = new AtTheWindow(store.directory(), store.surroundings())) {
            at.untilFocused("Collar number").type("2002").tab().type(TestStore.PASSWORD).enter();
            at.until("Nothing needs you");
            assertThat(menu(at))
                    .containsExactly(
                            "Today",
                            "Exhibits",
                            "Hand over",
                            "Receive, book in",
                            "Records conflict",
                            "Officers, places",
                            "Places",
                            "Printers",
                            "Out and overdue",
                            "Lockers",
                            "Holds");
            List<KeyCode> digits = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT4);
            digits.forEach(digit -> at.press(digit, "Alt"));
            at.until("Being handed over to you");
            at.press(KeyCode.DIGIT9, "Alt").until("Everything that left is back, or in date.");
            at.press(KeyCode.DIGIT0, "Alt").until("Left out of hours by one officer alone");
            at.press(KeyCode.DIGIT6, "Alt").until("Officers and places");
            assertThat(at.seen()).contains("Add a place …").doesNotContain("Add an officer …");
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            at.press(KeyCode.F1).press(KeyCode.F5);
            at.until("Being handed over to you");
            at.press(KeyCode.SLASH, "Ctrl").until("What the keys do");
            assertThat(at.seen())
                    .contains(Keys.LOCK.said())
                    .doesNotContain(Keys.GUIDANCE.said(), Keys.SEND_NOW.said());
            at.press(KeyCode.ESCAPE).press(KeyCode.N, "Ctrl").untilFocused("Case");
            at.press(KeyCode.F1).until("No guidance speaks of this yet");
        }
    }

    @Test
    void whoeverKeepsNeitherOfficersNorPlacesHasNoLineForThem() {
        TestStore store = TestStore.in(folder);
        store.close();
        try (AtTheWindow at = new AtTheWindow(store.directory(), store.surroundings())) {
            at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
            at.until("Nothing needs you");
            assertThat(menu(at))
                    .containsExactly(
                            "Today",
                            "Exhibits",
                            "Hand over",
                            "Receive, book in",
                            "Records conflict",
                            "Places",
                            "Printers",
                            "Out and overdue",
                            "Lockers",
                            "Holds");
        }
    }

    private static List<String> menu(AtTheWindow at) {
        return at.scene().getRoot().lookupAll(".rail-lines .rail-face").stream()
                .map(face -> ((Label) face.lookup(".label")).getText())
                .filter(text -> !text.toUpperCase(Locale.ROOT).equals(text))
                .toList();
    }
}
