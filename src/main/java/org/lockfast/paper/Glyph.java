package org.lockfast.paper;

/**
 * One glyph in its place within a cluster. Lengths in em; y upwards from the baseline; left to
 * bottom is the box of its ink from its own origin.
 *
 * @param x where the glyph's origin lies from the cluster's
 */
record Glyph(
        LoadedFont font,
        int id,
        int codePoint,
        double x,
        double advance,
        double left,
        double right,
        double bottom,
        double top) {

    Glyph at(double newX) {
        return new Glyph(font, id, codePoint, newX, advance, left, right, bottom, top);
    }

    double inkCentre() {
        return (left + right) / 2;
    }
}
