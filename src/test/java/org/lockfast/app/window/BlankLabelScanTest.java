package org.lockfast.app.window;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.label.LabelCode;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A blank label scanned on the real window: an exhibit is recorded with it, or it is left. */
@FxTest(seconds = 120)
class BlankLabelScanTest {
    private static final String BLANK = "PX7K3M9TRD2HVWJ6";

    @TempDir Path folder;

    @Test
    void aBlankLabelOffersToRecordItsExhibit() {
        TestStore test = TestStore.in(folder);
        test.run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
            at.until("Nothing needs you");
            at.scan(BLANK).until("This label is not known here: " + new LabelCode(BLANK).grouped());
            at.until("it is another station’s label");
            at.enter().until("Blank label " + new LabelCode(BLANK).grouped() + " is on the bag");
        }
    }
}
