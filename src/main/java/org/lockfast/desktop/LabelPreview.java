package org.lockfast.desktop;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The label as it will print, on its paper (dimmed at night), scaled to the room there is; what it
 * says is read aloud.
 */
public final class LabelPreview extends StackPane {
    private final ImageView picture = new ImageView();
    private final ObjectProperty<@Nullable Image> whole = new SimpleObjectProperty<>(this, "whole");
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
                .bind(Bindings.createObjectBinding(this::shown, whole, widthProperty()));
        whole.subscribe(image -> {
            none.setVisible(image == null);
            none.setManaged(image == null);
        });
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(none.getText());
        getChildren().setAll(none, picture);
    }

    /** Shows a label and what it says, for readers. */
    public void show(Image label, String says) {
        whole.set(label);
        setAccessibleText(says);
    }

    /** Takes the label away: the form has changed and the next one is not drawn yet. */
    public void clear() {
        whole.set(null);
        setAccessibleText(none.getText());
    }

    @Override
    protected double computePrefHeight(double width) {
        @Nullable Image image = whole.get();
        double wide = (width < 0 ? getWidth() : width) - 16;
        return image == null || wide <= 0
                ? super.computePrefHeight(width)
                : wide * image.getHeight() / image.getWidth() + 16;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    /** The printer's dots made fewer before they are scaled: its small text stays legible so. */
    private @Nullable Image shown() {
        Image image = whole.get();
        double wide = getWidth() - 16;
        int times = image == null || wide < 1 ? 1 : (int) (image.getWidth() / wide);
        return image == null || times < 2 ? image : fewer(image, times);
    }

    /** Each square of so many dots becomes one of their average. */
    private static Image fewer(Image image, int times) {
        int width = (int) image.getWidth() / times;
        int height = (int) image.getHeight() / times;
        WritableImage made = new WritableImage(Math.max(1, width), Math.max(1, height));
        int[] square = new int[times * times];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getPixelReader()
                        .getPixels(
                                x * times,
                                y * times,
                                times,
                                times,
                                PixelFormat.getIntArgbInstance(),
                                square,
                                0,
                                times);
                made.getPixelWriter().setArgb(x, y, average(square));
            }
        }
        return made;
    }

    private static int average(int[] argb) {
        int mean = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int sum = 0;
            for (int one : argb) {
                sum += one >>> shift & 0xff;
            }
            mean |= (sum / argb.length) << shift;
        }
        return mean;
    }
}
