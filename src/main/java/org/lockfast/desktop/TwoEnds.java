package org.lockfast.desktop;

import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Two rows of things at the two ends of one line; one under the other where the line is too short
 * for both, as with large text. Nothing is cut while there is room below.
 */
class TwoEnds extends Region {
    private final HBox left = row();
    private final HBox right = row();

    TwoEnds() {
        getChildren().setAll(left, right);
    }

    private static HBox row() {
        HBox row = new HBox();
        row.getStyleClass().add("two-ends-row");
        return row;
    }

    HBox left() {
        return left;
    }

    HBox right() {
        return right;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** A row is never lower than its style says, whatever is in it. */
    private static double high(HBox row) {
        return Math.max(row.minHeight(-1), row.prefHeight(-1));
    }

    private boolean fits(double width) {
        return width < 0
                || left.prefWidth(-1)
                                + right.prefWidth(-1)
                                + snappedLeftInset()
                                + snappedRightInset()
                        <= width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + left.prefWidth(-1) + right.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = high(left);
        double other = high(right);
        return snappedTopInset()
                + (fits(width) ? Math.max(one, other) : one + other)
                + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double room = getWidth() - x - snappedRightInset();
        double high = getHeight() - y - snappedBottomInset();
        if (fits(getWidth())) {
            double wide = snapSizeX(right.prefWidth(-1));
            left.resizeRelocate(x, y, Math.max(0, room - wide), high);
            right.resizeRelocate(x + room - wide, y, wide, high);
        } else {
            double first = snapSizeY(high(left));
            left.resizeRelocate(x, y, room, first);
            right.resizeRelocate(x, y + first, room, Math.max(0, high - first));
        }
    }
}
