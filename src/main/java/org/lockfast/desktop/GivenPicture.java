package org.lockfast.desktop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;

/** A picture or a PDF that was pasted or dropped. */
public sealed interface GivenPicture {

    /** A file somebody gave. */
    record OfFile(Path file) implements GivenPicture {}

    /** A picture without a file, as another program copied it. */
    record Drawn(Image image) implements GivenPicture {
        /** As PNG; off the FX thread, it takes a while. */
        public byte[] png() throws IOException {
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(copy, "png", bytes);
            return bytes.toByteArray();
        }
    }

    /** Empty where there is text, or nothing. */
    static Optional<GivenPicture> of(Clipboard board) {
        if (board.hasFiles() && !board.getFiles().isEmpty()) {
            return Optional.of(new OfFile(board.getFiles().getFirst().toPath()));
        }
        Image image = board.hasString() ? null : board.getImage();
        return image == null ? Optional.empty() : Optional.of(new Drawn(image));
    }
}
