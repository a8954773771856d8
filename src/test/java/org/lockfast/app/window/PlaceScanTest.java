package org.lockfast.app.window;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.label.PlaceCode;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The code of a shelf on the real window: to what stands there, or where the batch goes. */
@FxTest(seconds = 120)
class PlaceScanTest {
    @TempDir Path folder;

    @Test
    void theCodeOfAShelfLeadsToItAndIsWhereABatchGoes() {
        TestStore test = TestStore.in(folder);
        test.run(Who.PROPERTY, "place", "add", "Exampleton/Bay H/Shelf 2");
        test.run(Who.PROPERTY, "place", "add", "Exampleton/Bay H/Shelf 3");
        String code =
                PlaceCode.of(test.store().places().byPath("Exampleton/Bay H/Shelf 2").orElseThrow())
                        .value();
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            at.untilFocused("Collar number").type("2002").tab().type(TestStore.PASSWORD).enter();
            at.until("Nothing needs you");
            at.scan(code).until("Exampleton/Bay H/Shelf 2").until("Nothing stands here");
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            at.scan(code).until("To be put in Exampleton/Bay H/Shelf 2");
            at.press(KeyCode.DIGIT1, "Alt").until("kept, not signed");
            at.scan("PL7QDAZ5JSB0D2Q0").until("No place known here has this code");
            at.press(KeyCode.DIGIT7, "Alt").until("4 places, 0 packages in them");
        }
    }
}
