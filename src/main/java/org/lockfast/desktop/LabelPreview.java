package org.lockfast.desktop;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The label as it will print, on its paper (dimmed at night), scaled to the room there is; what it
 * says is read aloud.
 */
public final class LabelPreview extends StackPane {
    private final ImageView picture = new ImageView();
    private final Label none = new Label(Words.common().say("label.none"));

    /** No label yet. */
    public LabelPreview() {
        getStyleClass().add("label-preview");
        none.getStyleClass().add("paper-text");
        none.setWrapText(true);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.fitWidthProperty().bind(widthProperty().subtract(16));
        picture.imageProperty()
                .subscribe(image -> {
                    none.setVisible(image == null);
                    none.setManaged(image == null);
                });
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(none.getText());
        getChildren().setAll(none, picture);
    }

    /** Shows a label and what it says, for readers. */
    public void show(Image label, String says) {
        picture.setImage(label);
        setAccessibleText(says);
    }

    /** Takes the label away: the form has changed and the next one is not drawn yet. */
    public void clear() {
        picture.setImage(null);
        setAccessibleText(none.getText());
    }

    @Override
    protected double computePrefHeight(double width) {
        @Nullable Image image = picture.getImage();
        double wide = (width < 0 ? getWidth() : width) - 16;
        return image == null || wide <= 0
                ? super.computePrefHeight(width)
                : wide * image.getHeight() / image.getWidth() + 16;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }
}
