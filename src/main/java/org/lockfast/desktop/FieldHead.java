package org.lockfast.desktop;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Name and hint of a field, heading and remark of a card: beside one another where both fit, else
 * the hint beneath, in as many lines as it takes. How high it is follows from how wide it stands
 * and from nothing else, so that what lies under it never stands on it.
 */
final class FieldHead extends Region {
    /** Between name and hint, and between the two lines, in em. */
    private static final double BESIDE = 0.571;

    private static final double BENEATH = 0.143;

    private final Label name;
    private final Label hint;

    FieldHead(Label name, Label hint) {
        this.name = name;
        this.hint = hint;
        name.setWrapText(true);
        hint.setWrapText(true);
        getStyleClass().add("field-head");
        getChildren().setAll(name, hint);
    }

    private double em(double share) {
        return snapSpaceX(share * name.getFont().getSize());
    }

    private double inner(double width) {
        return width < 0
                ? Double.MAX_VALUE
                : Math.max(0, width - snappedLeftInset() - snappedRightInset());
    }

    private boolean beside(double room) {
        return name.prefWidth(-1) + em(BESIDE) + hint.prefWidth(-1) <= room;
    }

    /** Where a line of a hint beside the name would begin: both stand on one line. */
    private double drop(double nameHigh, double hintHigh) {
        return Math.max(0, nameHigh - hintHigh) / 2;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double both =
                hint.isManaged()
                        ? name.prefWidth(-1) + em(BESIDE) + hint.prefWidth(-1)
                        : name.prefWidth(-1);
        return snapSizeX(both) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = inner(width);
        double insets = snappedTopInset() + snappedBottomInset();
        double wide = width < 0 ? -1 : room;
        if (!hint.isManaged()) {
            return insets + snapSizeY(name.prefHeight(wide));
        }
        return insets
                + (beside(room)
                        ? snapSizeY(Math.max(name.prefHeight(-1), hint.prefHeight(-1)))
                        : snapSizeY(name.prefHeight(wide))
                                + em(BENEATH)
                                + snapSizeY(hint.prefHeight(wide)));
    }

    @Override
    protected void layoutChildren() {
        double room = inner(getWidth());
        double x = snappedLeftInset();
        double y = snappedTopInset();
        if (!hint.isManaged()) {
            name.resizeRelocate(x, y, room, snapSizeY(name.prefHeight(room)));
            return;
        }
        if (beside(room)) {
            double wide = snapSizeX(name.prefWidth(-1));
            double high = snapSizeY(name.prefHeight(-1));
            double hintHigh = snapSizeY(hint.prefHeight(-1));
            name.resizeRelocate(x, y, wide, high);
            hint.resizeRelocate(
                    x + wide + em(BESIDE),
                    y + drop(high, hintHigh),
                    Math.max(0, room - wide - em(BESIDE)),
                    hintHigh);
        } else {
            double high = snapSizeY(name.prefHeight(room));
            name.resizeRelocate(x, y, room, high);
            hint.resizeRelocate(x, y + high + em(BENEATH), room, snapSizeY(hint.prefHeight(room)));
        }
    }

    @Override
    public double getBaselineOffset() {
        return snappedTopInset() + name.getBaselineOffset();
    }
}
