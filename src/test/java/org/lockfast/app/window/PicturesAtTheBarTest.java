package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Photographs and PDFs of labels, pasted into the scan bar of the real window. */
@FxTest(seconds = 240)
class PicturesAtTheBarTest {
    private static final String FOUND = "Enter opens what it is on";

    @TempDir Path folder;
    private TestStore test;
    private Path one;

    @BeforeEach
    void twoBags() throws Exception {
        test = TestStore.in(folder);
        Bags bags = new Bags(test);
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        one = label("JSM/2", "two.png");
        label("JSM/1", "one.png");
    }

    private Path label(String reference, String name, String... more) {
        Path file = folder.resolve(name);
        test.run(
                Who.SCENE,
                java.util.stream.Stream.concat(
                                List.of(
                                        "label", reference, "--stock", "100x70", "--dpi", "300",
                                        "--format", "png", "--out", file.toString())
                                        .stream(),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
        return file;
    }

    private AtTheWindow signedIn() {
        test.close();
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        at.untilFocused("Collar number").type("1187").tab().type(TestStore.PASSWORD).enter();
        return at.until("Today");
    }

    private static AtTheWindow paste(AtTheWindow at, Consumer<ClipboardContent> what) {
        ClipboardContent content = new ClipboardContent();
        what.accept(content);
        Clipboard.getSystemClipboard().setContent(content);
        return at.press(KeyCode.K, "Ctrl").press(KeyCode.V, "Ctrl");
    }

    private static AtTheWindow paste(AtTheWindow at, Path... files) {
        return paste(at, content -> content.putFiles(
                java.util.stream.Stream.of(files).map(Path::toFile).toList()));
    }

    /** As a program copies it: JavaFX puts no grey picture on the clipboard. */
    private static Image inColours(Path label) {
        Image grey = new Image(label.toUri().toString());
        return new WritableImage(
                grey.getPixelReader(), (int) grey.getWidth(), (int) grey.getHeight());
    }

    @Test
    void whatIsOnACopiedPictureIsListedAndEnterOpensIt() {
        try (AtTheWindow at = signedIn()) {
            paste(at, content -> content.putImage(inColours(one))).until(FOUND);
            assertThat(at.seen()).contains("Its label").noneMatch(text -> text.equals("Seal number"));
            at.enter().until("Seal number");
            assertThat(at.seen()).anyMatch(text -> text.contains("JSM/2"));
        }
    }
}
