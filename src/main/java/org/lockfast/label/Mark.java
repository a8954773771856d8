package org.lockfast.label;

import org.lockfast.paper.Line;

/** Something printed. Lengths in printer dots from the label's upper left corner. */
sealed interface Mark {
    /** A black rectangle: a rule, an edge of a box, a band. */
    record Fill(int x, int y, int width, int height) implements Mark {}

    /**
     * A line of text.
     *
     * @param size type size
     * @param white white on a black band, else black
     * @param heading the reference, which screen readers announce first
     */
    record Words(Line line, double x, double baseline, double size, boolean white, boolean heading)
            implements Mark {}

    /**
     * A black triangle with a white exclamation mark, so that a hazard is not told by words alone.
     */
    record Warning(int x, int y, int size) implements Mark {
        /** Corners, x and y by turns. */
        double[] corners() {
            return new double[] {x, y + size, x + size / 2.0, y, x + size, y + size};
        }

        /** The stroke of the exclamation mark: x, y, width, height. */
        double[] stroke() {
            return new double[] {x + size * 0.45, y + size * 0.34, size * 0.1, size * 0.34};
        }

        /** The dot of the exclamation mark: x, y, width, height. */
        double[] dot() {
            return new double[] {x + size * 0.445, y + size * 0.76, size * 0.11, size * 0.11};
        }
    }
}
