package org.lockfast.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** From Today to what it speaks of and back, and the list kept to some, by keys alone. */
@FxTest(seconds = 120)
class FilterJourneyTest {
    @TempDir Path folder;

    @Test
    void fromTodayToTheListKeptToItAndFurther() throws IOException {
        TestStore store = TestStore.in(folder);
        store.run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        Path json = folder.resolve("exhibit.json");
        for (int n = 1; n <= 4; n++) {
            Files.writeString(
                    json, "{\"reference\": \"JSM/%d\", \"description\": \"Knife\"}".formatted(n));
            store.run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
        }
        store.run(Who.SCENE, "missing", "JSM/3", "--reason", "not in the van");
        store.run(Who.SCENE, "missing", "JSM/4", "--reason", "not in the van");
        store.later(Duration.ofHours(1));
        store.close();
        try (AtTheWindow at = new AtTheWindow(store.directory(), store.surroundings())) {
            at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
            at.until("2 exhibits are missing.").untilFocused("Do now, 2 things").enter();
            at.until("Problem: missing").until("2 exhibits, last recorded first").until("JSM/4");
            at.press(KeyCode.ESCAPE).untilFocused("Do now, 2 things");
            at.press(KeyCode.DOWN).enter().until("Problem: record incomplete");
            at.until("4 exhibits, last recorded first");
            at.tabTo("Filter").enter().until("By what");
            at.press(KeyCode.DOWN).press(KeyCode.DOWN).untilFocused("By what");
            at.tabTo("Go on").enter().until("Keep to it").untilFocused("Status");
            at.tabTo("Keep to it").enter().until("Status: held").until("2 exhibits");
        }
    }
}
