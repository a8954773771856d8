package org.lockfast.desktop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture or a PDF that was pasted or dropped. */
public sealed interface GivenPicture {

    /** A file somebody gave. */
    record OfFile(Path file) implements GivenPicture {}

    /** More than one file. */
    record Several(int files) implements GivenPicture {}

    /** A file whose name this computer cannot write. */
    record Unnamed() implements GivenPicture {}

    /** A copied picture for which there is no room. */
    record TooLarge() implements GivenPicture {}

    /** A picture without a file, as another program copied it. */
    record Drawn(Image image) implements GivenPicture {
        /** Dots; a screen of 8K has fewer. */
        private static final double MOST_DOTS = 40_000_000;

        /** Dots across. */
        public int width() {
            return (int) image.getWidth();
        }

        /** Dots down. */
        public int height() {
            return (int) image.getHeight();
        }

        /** Whether it has more dots than are read. */
        public boolean isTooLarge() {
            return image.getWidth() * image.getHeight() > MOST_DOTS;
        }

        /**
         * As PNG without colours, which no code needs; off the FX thread, it takes a while.
         *
         * @throws IOException where nobody takes it any more
         */
        public void png(OutputStream out) throws IOException {
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            PixelReader dots = image.getPixelReader();
            int[] row = new int[width];
            byte[] bright = new byte[width];
            for (int y = 0; y < height; y++) {
                dots.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
                for (int x = 0; x < width; x++) {
                    bright[x] = bright(row[x]);
                }
                grey.getRaster().setDataElements(0, y, width, 1, bright);
            }
            try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(grey, "png", png);
            }
        }

        /**
         * As PNG with its colours, as evidence is kept; off the FX thread, it takes a while.
         *
         * @throws IOException where it cannot be written
         */
        public byte[] photograph() throws IOException {
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            PixelReader dots = image.getPixelReader();
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                dots.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
                whole.setRGB(0, y, width, 1, row, 0, width);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(whole, "png", png);
            }
            return out.toByteArray();
        }

        /** What can be seen through is paper. */
        private static byte bright(int dot) {
            int opaque = dot >>> 24;
            int bright = ((dot >> 16 & 0xff) + 2 * (dot >> 8 & 0xff) + (dot & 0xff)) / 4;
            return (byte) ((bright * opaque + 255 * (255 - opaque)) / 255);
        }
    }

    /** Whether there is one; cheap, nothing is looked at. */
    static boolean isOn(Clipboard board) {
        return board.hasFiles() || (board.hasImage() && !board.hasString());
    }

    /** Empty where there is text, or nothing. */
    static Optional<GivenPicture> of(Clipboard board) {
        if (board.hasFiles() && !board.getFiles().isEmpty()) {
            int files = board.getFiles().size();
            return Optional.of(files == 1 ? of(board.getFiles().getFirst()) : new Several(files));
        }
        try {
            Image image = isOn(board) ? board.getImage() : null;
            return image == null ? Optional.empty() : Optional.of(new Drawn(image));
        } catch (OutOfMemoryError e) {
            return Optional.of(new TooLarge());
        }
    }

    private static GivenPicture of(File file) {
        try {
            return new OfFile(file.toPath());
        } catch (InvalidPathException e) {
            return new Unnamed();
        }
    }
}
