package org.lockfast.paper;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture to be drawn on a page, as plain colours without transparency. */
public final class Picture {
    /** A larger one is not unpacked: a small file can claim any size. */
    private static final long MOST_DOTS = 40_000_000;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /** Reads a PNG; empty where it does not read as one, or has more than 40 million dots. */
    public static Optional<Picture> png(byte[] bytes) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
                return Optional.empty();
            }
            return Optional.of(new Picture(plain(reader.read(0))));
        } catch (IOException | RuntimeException e) { // readers throw anything at broken files
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage plain(BufferedImage read) {
        BufferedImage plain =
                new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.setBackground(java.awt.Color.WHITE);
        pen.clearRect(0, 0, read.getWidth(), read.getHeight());
        pen.drawImage(read, 0, 0, null);
        pen.dispose();
        return plain;
    }

    /** Dots across. */
    public int width() {
        return image.getWidth();
    }

    /** Dots down. */
    public int height() {
        return image.getHeight();
    }

    BufferedImage image() {
        return image;
    }
}
