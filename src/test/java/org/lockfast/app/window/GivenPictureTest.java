package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A photograph of a label, pasted into the scan bar of the real window. */
@FxTest(seconds = 240)
class GivenPictureTest {
    @TempDir Path folder;

    @Test
    void theCodesOfAPastedPictureCountAsScanned() throws Exception {
        TestStore test = TestStore.in(folder);
        Bags bags = new Bags(test);
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        Path label = folder.resolve("label.png");
        test.run(
                Who.SCENE,
                "label",
                "JSM/2",
                "--stock",
                "100x70",
                "--dpi",
                "300",
                "--format",
                "png",
                "--out",
                label.toString());
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
            at.until("Today");
            paste(at, content -> content.putFiles(List.of(text.toFile())));
            at.until("That is no picture and no PDF that can be read.");
            paste(at, content -> content.putImage(inColours(label)));
            at.until("Kitchen knife").until("Seal number");
            assertThat(at.seen()).anyMatch(words -> words.contains("JSM/2"));
            at.press(KeyCode.DIGIT1, "Alt").until("Do now");
            paste(at, content -> content.putFiles(List.of(label.toFile())));
            at.until("Seal number");
            assertThat(at.seen()).anyMatch(words -> words.contains("JSM/2"));
        }
    }

    /** As a program copies it: JavaFX puts no grey picture on the clipboard. */
    private static Image inColours(Path label) {
        Image grey = new Image(label.toUri().toString());
        return new WritableImage(
                grey.getPixelReader(), (int) grey.getWidth(), (int) grey.getHeight());
    }

    private static void paste(AtTheWindow at, java.util.function.Consumer<ClipboardContent> what) {
        ClipboardContent content = new ClipboardContent();
        what.accept(content);
        Clipboard.getSystemClipboard().setContent(content);
        at.press(KeyCode.K, "Ctrl").press(KeyCode.V, "Ctrl");
    }
}
