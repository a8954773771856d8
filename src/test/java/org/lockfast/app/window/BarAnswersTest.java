package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Ctrl+K leads to screens, cases, places and what was opened last, beside exhibits. */
@FxTest(seconds = 240)
class BarAnswersTest {
    @TempDir Path folder;

    @Test
    void screensCasesPlacesAndWhatWasOpenedLast() {
        TestStore test = TestStore.in(folder);
        EveryScreenTest.filled(test);
        String reference = test.store().cases().recent(1).getFirst().reference();
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            HalfBatchKilledTest.signIn(at, Who.FOUNDER);
            at.press(KeyCode.K, "Ctrl").type("lockers").until("screen");
            at.press(KeyCode.DOWN).enter().until("Left out of hours by one officer alone");
            at.press(KeyCode.K, "Ctrl").type(reference).until("case");
            at.press(KeyCode.DOWN).enter().until("2 exhibits");
            assertThat(at.seen()).anyMatch(text -> text.contains(reference));
            at.press(KeyCode.K, "Ctrl").type("shelf").until("Exampleton/Bay H/Shelf 2");
            assertThat(at.seen()).contains("place");
            at.press(KeyCode.ESCAPE).press(KeyCode.K, "Ctrl").type("crate").until("container");
            at.press(KeyCode.DOWN).enter().until("Crate 1");
            at.press(KeyCode.DIGIT1, "Alt").until("Do now");
            at.press(KeyCode.K, "Ctrl").until("opened before");
            at.press(KeyCode.DOWN).enter().until("Crate 1");
            at.press(KeyCode.K, "Ctrl").type("JSM/1").until("1 result");
            at.press(KeyCode.ESCAPE);
        }
    }
}
