package org.lockfast.desktop;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/** Photographs that are dropped on a screen or pasted there. On the FX thread. */
public final class GivenPhotographs {
    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

    /** What takes them. */
    public interface Taking {
        /** Files by their names, one at least, each of a kind that is taken. */
        void files(List<Path> files);

        /** A picture that another program copied. */
        void drawn(GivenPicture.Drawn picture);

        /** None is taken. */
        void refused(Refusal refusal);
    }

    private GivenPhotographs() {}

    /** Takes what is dropped on or pasted in a screen; text that is pasted goes where it did. */
    public static void on(Node screen, Taking taking) {
        screen.setOnDragOver(over -> {
            if (GivenPicture.isOn(over.getDragboard())) {
                over.acceptTransferModes(TransferMode.COPY);
                over.consume();
            }
        });
        screen.setOnDragDropped(dropped -> {
            dropped.setDropCompleted(given(dropped.getDragboard(), taking));
            dropped.consume();
        });
        screen.addEventFilter(
                KeyEvent.KEY_PRESSED,
                pressed -> {
                    if (PASTE.match(pressed) && given(Clipboard.getSystemClipboard(), taking)) {
                        pressed.consume();
                    }
                });
    }

    /** Whether there was something to take or to refuse. */
    static boolean given(Clipboard board, Taking taking) {
        if (board.hasFiles() && !board.getFiles().isEmpty()) {
            files(board.getFiles(), taking);
            return true;
        }
        Optional<GivenPicture> picture = GivenPicture.of(board);
        picture.ifPresent(one -> {
            if (one instanceof GivenPicture.Drawn drawn && !drawn.isTooLarge()) {
                taking.drawn(drawn);
            } else {
                taking.refused(refusal("photos.given.large", "photos.given.large.todo"));
            }
        });
        return picture.isPresent();
    }

    /** All or none: who gives several sees at once which of them is no photograph. */
    static void files(List<File> given, Taking taking) {
        List<Path> files = new ArrayList<>();
        for (File file : given) {
            if (!isPhotograph(file)) {
                taking.refused(
                        new Refusal(
                                Words.common().say("photos.given.other", file.getName()),
                                Words.common().say("photos.given.other.todo")));
                return;
            }
            try {
                files.add(file.toPath());
            } catch (InvalidPathException e) {
                taking.refused(refusal("photos.given.name", "photos.given.name.todo"));
                return;
            }
        }
        taking.files(files);
    }

    private static Refusal refusal(String said, String todo) {
        return new Refusal(Words.common().say(said), Words.common().say(todo));
    }

    private static boolean isPhotograph(File file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && !file.isDirectory();
    }
}
