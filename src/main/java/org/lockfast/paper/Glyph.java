package org.lockfast.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Area;

/**
 * One glyph in its place within a cluster. Lengths in em; y upwards from the baseline; left and
 * right of its ink from its own origin, bottom and top from the baseline.
 *
 * @param x where the glyph's origin lies from the cluster's
 * @param y how far it is raised over the baseline
 */
record Glyph(
        LoadedFont font,
        int id,
        int codePoint,
        double x,
        double y,
        double advance,
        double left,
        double right,
        double bottom,
        double top) {

    Glyph at(double newX) {
        return new Glyph(font, id, codePoint, newX, y, advance, left, right, bottom, top);
    }

    Glyph raised(double by) {
        return new Glyph(
                font, id, codePoint, x, y + by, advance, left, right, bottom + by, top + by);
    }

    /** Its ink, where it lies in the cluster. */
    Area ink() {
        return new Area(
                font.path(id).createTransformedShape(AffineTransform.getTranslateInstance(x, y)));
    }

    double inkCentre() {
        return (left + right) / 2;
    }
}
