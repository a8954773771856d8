package org.lockfast.desktop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;

/**
 * A sheet with what somebody signs and room for the line. What is kept is a picture of exactly this
 * sheet, so that the line cannot be put under anything else.
 */
public final class SignedPaper extends VBox {
    private static final double HIGH = 110;

    private final SignaturePad pad = new SignaturePad();

    /**
     * @param title what they say by signing
     * @param lines what it is about
     * @param bound what binds it to the very packages, in small type
     * @param padText what the room for the line is called, for who cannot see it
     */
    public SignedPaper(String title, List<String> lines, String bound, String padText) {
        getStyleClass().add("paper");
        line(title, "strong");
        lines.forEach(text -> line(text, "paper-line"));
        line(bound, "paper-list");
        pad.setAccessibleText(padText);
        pad.setMinHeight(HIGH);
        pad.setPrefHeight(HIGH);
        getChildren().add(pad);
    }

    private void line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(USE_PREF_SIZE);
        getChildren().add(label);
    }

    /** The sheet as it stands, PNG; empty while nobody has signed it. */
    public Optional<byte[]> png() {
        return pad.signedProperty().get()
                ? Optional.of(png(snapshot(null, null)))
                : Optional.empty();
    }

    /** Takes the line away. */
    public void clear() {
        pad.clear();
    }

    /** Where they draw. */
    public SignaturePad pad() {
        return pad;
    }

    private static byte[] png(Image picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(copy, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
