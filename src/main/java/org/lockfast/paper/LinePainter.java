package org.lockfast.paper;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;

/**
 * Draws lines on a picture from the bundled outlines, not through the machine's own text engine:
 * the same ink on every machine, in the same places as in the PDF.
 */
public final class LinePainter {
    private LinePainter() {}

    /**
     * Fills the line's outlines in the current colour.
     *
     * @param x left end, in the picture's units
     * @param baseline distance downwards from the picture's top
     * @param size type size (one em) in the same units
     */
    public static void paint(Graphics2D g, Line line, double x, double baseline, double size) {
        double pen = x + line.lead() * size;
        for (Cluster cluster : line.clusters()) {
            if (!cluster.blank()) {
                for (Glyph glyph : cluster.glyphs()) {
                    GeneralPath outline = glyph.font().path(glyph.id());
                    AffineTransform place =
                            new AffineTransform(
                                    size, 0, 0, -size, pen + glyph.x() * size, baseline);
                    g.fill(outline.createTransformedShape(place));
                }
            }
            pen += cluster.width() * size;
        }
    }
}
