package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;

/** The check of the record is seen in the status bar, stopped there, and then says the truth. */
@FxTest(seconds = 120)
class StoppedCheckTest {
    @TempDir Path folder;

    private static AtTheWindow signedIn(TestStore test) {
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
        return at.until("Nothing needs you");
    }

    @Test
    void aCheckThatIsStoppedFoundNothingOutAndCanBeginAgain() {
        TestStore test = TestStore.in(folder);
        test.close();
        try (AtTheWindow at = signedIn(test)) {
            at.tabTo("Records not verified yet").hold().enter().until("Verifying records");
            assertThat(at.focused()).as("the focus stays").isEqualTo("Verifying records");
            at.enter();
            at.release().until("Records not verified yet").until("Verifying was stopped");
            at.enter().until("entries verified: whole and unaltered").until("Records verified ");

            at.hold().enter().until("Verifying records").enter().release();
            at.until("Records verified ").until("Verifying was stopped");
        }
    }
}
