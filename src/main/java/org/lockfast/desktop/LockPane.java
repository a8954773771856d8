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

    LockPane() {
        getStyleClass().add("lock-pane");
        Label product = new Label(Words.common().say("frame.product"), Icon.SHIELD.node());
        product.getStyleClass().addAll("product", "title");
        kept.getStyleClass().add("kept");
        kept.setWrapText(true);
        box.getStyleClass().add("lock-box");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(product, kept, box);
        setVisible(false);
    }

    void show(String keptWords, Node unlock) {
        kept.setText(keptWords);
        box.getChildren().setAll(unlock);
        setVisible(true);
        Focus.first(unlock);
    }

    void hide() {
        setVisible(false);
        box.getChildren().clear();
    }
}
