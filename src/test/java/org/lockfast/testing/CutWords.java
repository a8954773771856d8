package org.lockfast.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Text;
import org.lockfast.desktop.Focus;

/**
 * What of a scene somebody could not read: words that are cut, and what stands outside the window
 * where nothing scrolls to it.
 */
public final class CutWords {
    private static final double HAIR = 1;

    private CutWords() {}

    /** Each as a line: what is cut, and how. */
    public static List<String> in(Scene scene) {
        List<String> cut = new ArrayList<>();
        Rectangle2D window = new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight());
        Focus.walk(
                scene.getRoot(),
                node -> {
                    if (node instanceof Labeled words
                            && isShown(words)
                            && !said(words).isEmpty()
                            && !isElsewhereToo(words)) {
                        words(words, cut);
                        outside(words, window, cut);
                    }
                });
        return cut;
    }

    private static void words(Labeled words, List<String> cut) {
        if (words.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) {
            return;
        }
        String drawn =
                words.lookupAll(".text").stream()
                        .filter(one -> one instanceof Text && words.equals(one.getParent()))
                        .map(one -> ((Text) one).getText())
                        .findFirst()
                        .orElse(said(words)); // a label in it has the words, and is looked at
        if (!squeezed(drawn).equals(squeezed(said(words)))) {
            cut.add("cut: “%s” is “%s” in %s".formatted(drawn, said(words), where(words)));
        }
    }

    /** Lines may be broken anywhere. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String said(Labeled words) {
        return words.getText() == null ? "" : words.getText();
    }

    /**
     * What a line of a list or a stretch of the strip cuts stands whole where it leads, or under
     * it; the menu has a test of its own.
     */
    private static boolean isElsewhereToo(Node words) {
        return Stream.<Node>iterate(words, one -> one != null, Node::getParent)
                .anyMatch(one ->
                        one instanceof IndexedCell<?>
                                || one.getStyleClass().contains("here-line")
                                || one.getStyleClass().contains("continuity-strip")
                                || one.getStyleClass().contains("rail"));
    }

    /** What lies in something that scrolls may lie anywhere across its direction of scrolling. */
    private static void outside(Labeled words, Rectangle2D window, List<String> cut) {
        Bounds here = words.localToScene(words.getLayoutBounds());
        double left = window.getMinX();
        double right = window.getMaxX();
        boolean scrollsDown = false;
        for (Node at = words.getParent(); at != null; at = at.getParent()) {
            if (at instanceof TableView<?> || at instanceof TreeTableView<?>) {
                return; // it scrolls both ways
            }
            if (at instanceof ScrollPane pane) {
                scrollsDown = true;
                if (pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER) {
                    return;
                }
                Bounds port = pane.localToScene(pane.getLayoutBounds());
                left = Math.max(left, port.getMinX());
                right = Math.min(right, port.getMaxX());
            }
        }
        boolean beside = here.getMinX() < left - HAIR || here.getMaxX() > right + HAIR;
        boolean below =
                !scrollsDown
                        && (here.getMinY() < window.getMinY() - HAIR
                                || here.getMaxY() > window.getMaxY() + HAIR);
        if (beside || below) {
            cut.add(
                    "outside: “%s” at %.0f to %.0f, %.0f to %.0f in %s"
                            .formatted(
                                    said(words),
                                    here.getMinX(),
                                    here.getMaxX(),
                                    here.getMinY(),
                                    here.getMaxY(),
                                    where(words)));
        }
    }

    private static String where(Node node) {
        return String.join(
                " < ",
                Stream.<Node>iterate(node, one -> one != null, Node::getParent)
                        .limit(5)
                        .map(one -> String.join(".", one.getStyleClass()))
                        .toList());
    }

    private static boolean isShown(Node node) {
        return Stream.<Node>iterate(node, one -> one != null, Node::getParent)
                .allMatch(Node::isVisible);
    }
}
