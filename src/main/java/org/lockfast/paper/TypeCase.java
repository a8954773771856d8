package org.lockfast.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Glyphs as ink on dots, drawn once and used again: a roll of labels has the same letters at the
 * same sizes over and over. They are drawn from the bundled outlines, not through the machine's own
 * text engine: the same ink on every machine, in the same places as in the PDF. Safe for use by
 * several threads.
 */
public final class TypeCase {
    /** A glyph begins at the nearest of so many places within a dot. */
    private static final int STEPS = 4;

    /** Larger glyphs are few and heavy, and are drawn each time. Dots. */
    private static final double LARGEST_KEPT = 64;

    /** More than one kind of label needs; where there are more it begins anew. */
    private static final int MOST_KEPT = 6_000;

    private final Map<Key, Sort> sorts = new ConcurrentHashMap<>();

    private record Key(LoadedFont font, int glyph, double size, int step) {}

    /** A glyph's ink about its origin, 0 none to 255 all, row by row. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Sort(int left, int top, int width, int height, byte[] ink) {}

    /**
     * Lays the line's ink on a grey picture.
     *
     * @param grey levels from 0, black, to 255, white, row by row; of this width
     * @param x left end, dots
     * @param baseline distance downwards from the picture's top, whole dots
     * @param size type size (one em), dots
     * @param white true for white ink
     */
    public void set(
            byte[] grey, int width, Line line, double x, int baseline, double size, boolean white) {
        double pen = x + line.lead() * size;
        for (Cluster cluster : line.clusters()) {
            if (!cluster.blank()) {
                for (Glyph glyph : cluster.glyphs()) {
                    long at = Math.round((pen + glyph.x() * size) * STEPS);
                    Sort sort = sort(glyph, size, (int) Math.floorMod(at, (long) STEPS));
                    int foot = baseline - (int) Math.round(glyph.y() * size);
                    lay(grey, width, sort, (int) Math.floorDiv(at, STEPS), foot, white);
                }
            }
            pen += cluster.width() * size;
        }
    }

    private Sort sort(Glyph glyph, double size, int step) {
        if (size > LARGEST_KEPT) {
            return drawn(glyph, size, step);
        }
        if (sorts.size() > MOST_KEPT) {
            sorts.clear();
        }
        return sorts.computeIfAbsent(
                new Key(glyph.font(), glyph.id(), size, step), key -> drawn(glyph, size, step));
    }

    private static Sort drawn(Glyph glyph, double size, int step) {
        AffineTransform place = new AffineTransform(size, 0, 0, -size, (double) step / STEPS, 0);
        Shape shape = glyph.font().path(glyph.id()).createTransformedShape(place);
        Rectangle box = shape.getBounds();
        if (box.isEmpty()) {
            return new Sort(0, 0, 0, 0, new byte[0]);
        }
        BufferedImage ink =
                new BufferedImage(box.width + 1, box.height + 1, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = ink.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.translate(-box.x, -box.y);
            g.setColor(Color.WHITE);
            g.fill(shape);
        } finally {
            g.dispose();
        }
        return new Sort(
                box.x,
                box.y,
                ink.getWidth(),
                ink.getHeight(),
                ((DataBufferByte) ink.getRaster().getDataBuffer()).getData());
    }

    private static void lay(
            byte[] grey, int width, Sort sort, int originX, int baseline, boolean white) {
        int height = grey.length / width;
        int left = originX + sort.left();
        int top = baseline + sort.top();
        for (int y = Math.max(0, -top); y < Math.min(sort.height(), height - top); y++) {
            int row = (top + y) * width + left;
            for (int x = Math.max(0, -left); x < Math.min(sort.width(), width - left); x++) {
                int ink = sort.ink()[y * sort.width() + x] & 0xFF;
                if (ink > 0) {
                    int level = grey[row + x] & 0xFF;
                    int goal = white ? 255 : 0;
                    grey[row + x] = (byte) (level + (goal - level) * ink / 255);
                }
            }
        }
    }
}
