package org.lockfast.desktop;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Covers the whole window while it is locked: the product's name, whose work is kept, and how to go
 * on.
 */
final class LockPane extends VBox {
    private final Label kept = new Label();
    private final VBox box = new VBox();
    private final Announcer announcer = new Announcer();
    private final FrameNotices notices = new FrameNotices(announcer, () -> box, quiet -> {});

    LockPane() {
        getStyleClass().add("lock-pane");
        Label product = new Label(Words.common().say("frame.product"), Icon.SHIELD.node());
        product.getStyleClass().addAll("product", "title");
        kept.getStyleClass().add("kept");
        kept.setWrapText(true);
        box.getStyleClass().add("lock-box");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        notices.getStyleClass().add("lock-notices");
        announcer.setFocusTraversable(false);
        getChildren()
                .setAll(new RoomAbove(heightProperty()), product, kept, notices, box, announcer);
        setVisible(false);
    }

    /** What is said here while the window is locked: its own notices are covered. */
    Notices notices() {
        return notices;
    }

    void show(String keptWords, Node unlock) {
        kept.setText(keptWords);
        box.getChildren().setAll(unlock);
        setVisible(true);
        Focus.first(unlock);
    }

    void hide() {
        setVisible(false);
        notices.clear();
        box.getChildren().clear();
    }
}
