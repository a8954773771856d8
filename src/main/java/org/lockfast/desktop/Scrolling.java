package org.lockfast.desktop;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings a field into view: JavaFX moves the focus there but not the page. */
public final class Scrolling {
    private Scrolling() {}

    /** Scrolls every pane around the node so far that the node is seen. */
    public static void show(Node node) {
        if (node.getScene() != null) { // what was shown just now has no size before a layout
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
        }
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                show(pane, pane.getContent(), node);
            }
        }
    }

    private static void show(ScrollPane pane, Node content, Node node) {
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double height = content.getBoundsInLocal().getHeight();
        double seen = pane.getViewportBounds().getHeight();
        double top = (height - seen) * pane.getVvalue();
        if (height > seen && (bounds.getMinY() < top || bounds.getMaxY() > top + seen)) {
            pane.setVvalue(Math.clamp((bounds.getMinY() - seen / 4) / (height - seen), 0, 1));
        }
    }
}
