package org.lockfast.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.label.LabelCode;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** What is scanned where no screen asks for it: barcodes of older systems, parts of labels. */
@FxTest(seconds = 180)
class OldBarcodeScanTest {
    private static final LabelCode LABEL = new LabelCode("PX7K3M9TRD2HVWJ6");

    @TempDir Path folder;

    private void exhibit(TestStore test, String reference, String barcode) throws IOException {
        Path json = folder.resolve("exhibit.json");
        Files.writeString(
                json,
                "{\"reference\": \"%s\", \"description\": \"Kitchen knife %s\", \"identifiers\": {\"OLD_BARCODE\": \"%s\"}}"
                        .formatted(reference, reference, barcode));
        test.run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
    }

    @Test
    void anOldBarcodeAndAContinuationLeadToTheExhibitAndAreNoSeal() throws IOException {
        TestStore test = TestStore.in(folder);
        test.run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        exhibit(test, "JSM/1", "XA-004417");
        exhibit(test, "JSM/2", "BX442011");
        exhibit(test, "JSM/3", "BX442011");
        test.run(Who.SCENE, "claim-label", "JSM/2", LABEL.value());
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            at.untilFocused("Collar number");
            at.scan("XA-004417").until("nobody is signed in");
            at.until("Collar number").press(KeyCode.A, "Ctrl");
            at.type("1187").tab().type(TestStore.PASSWORD).enter();
            at.until("Do now");
            at.scan("XA-004417").until("Kitchen knife JSM/1");
            at.scan(LABEL.continuation().value()).until("Kitchen knife JSM/2");
            at.scan("BX442011").until("BX442011 is on more than one exhibit: JSM/2, JSM/3");
            at.scan(training()).until("A training label. It stands for nothing real");
            at.press(KeyCode.L, "Ctrl").untilFocused("Password").tab();
            at.scan("XA-004417").until("the screen is locked");
        }
    }

    private static String training() {
        return LabelCode.draw(org.lockfast.label.LabelKind.TRAINING, new java.util.Random(7))
                .value();
    }
}
