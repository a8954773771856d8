package org.lockfast.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelKind;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A bag's label scanned on a screen that asks for none: it leads there, and void it says so. */
@FxTest(seconds = 120)
class VoidLabelScanTest {
    @TempDir Path folder;

    @Test
    void aVoidLabelOpensItsExhibitAndSaysThatItIsVoid() throws IOException {
        Random random = new Random(7);
        LabelCode first = LabelCode.draw(LabelKind.EXHIBIT, random);
        LabelCode next = LabelCode.draw(LabelKind.EXHIBIT, random);
        TestStore test = TestStore.in(folder);
        test.run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        Path json = folder.resolve("exhibit.json");
        Files.writeString(json, "{\"reference\": \"JS/4\", \"description\": \"Black phone\"}");
        test.run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
        test.run(Who.SCENE, "claim-label", "JS/4", first.value());
        test.run(Who.SCENE, "claim-label", "JS/4", next.value(), "--reason", "torn");
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
            at.until("Do now");
            at.scan(first.value()).until("This label is void");
            at.until("REPRINT 1").until("Black phone");
            at.scan(next.value()).untilGone("This label is void").until("Black phone");
        }
    }
}
