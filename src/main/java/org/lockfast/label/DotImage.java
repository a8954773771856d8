package org.lockfast.label;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A label as a printer prints it: black or white, dot by dot. Eight dots a byte, the leftmost
 * highest, 1 is black.
 */
final class DotImage {
    private final int width;
    private final int height;
    private final int stride;
    private final byte[] rows;

    DotImage(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = (width + 7) / 8;
        this.rows = new byte[stride * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Bytes of one row. */
    int stride() {
        return stride;
    }

    /** All rows, from the top. */
    byte[] rows() {
        return rows.clone();
    }

    /** The same without its leftmost columns and uppermost rows. */
    DotImage without(int columns, int above) {
        if (columns == 0 && above == 0) {
            return this;
        }
        DotImage rest = new DotImage(width - columns, height - above);
        for (int y = above; y < height; y++) {
            for (int x = columns; x < width; x++) {
                if (black(x, y)) {
                    rest.set(x - columns, y - above);
                }
            }
        }
        return rest;
    }

    boolean black(int x, int y) {
        return (rows[y * stride + (x >> 3)] & (0x80 >> (x & 7))) != 0;
    }

    void set(int x, int y) {
        rows[y * stride + (x >> 3)] |= (byte) (0x80 >> (x & 7));
    }

    /**
     * True if any dot in the box is black; the part of the box beyond the label counts as blank.
     */
    boolean anyBlack(int x, int y, int boxWidth, int boxHeight) {
        for (int row = Math.max(0, y); row < Math.min(height, y + boxHeight); row++) {
            for (int at = Math.max(0, x); at < Math.min(width, x + boxWidth); at++) {
                if (black(at, row)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For showing and saving: one bit a dot, index 0 white. */
    BufferedImage picture() {
        byte[] levels = {(byte) 255, 0};
        java.awt.image.IndexColorModel colours =
                new java.awt.image.IndexColorModel(1, 2, levels, levels, levels);
        BufferedImage image =
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, colours);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(rows, 0, data, 0, rows.length);
        return image;
    }
}
