package org.lockfast.desktop;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Areas beside one another while there is room for each at the width it would like to have; one
 * under the other in a narrow window or with large text, whole, with the class {@code :beneath}.
 * {@code HBox.hgrow} says which takes the room that is over beside, {@code VBox.vgrow} which
 * beneath.
 */
public final class Beside extends Pane {
    private static final PseudoClass BENEATH = PseudoClass.getPseudoClass("beneath");

    /** Between two areas, in pixels. */
    private static final double GAP = 14;

    /** With nothing in it yet. */
    public Beside() {
        getStyleClass().add("beside");
    }

    private double room(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private boolean isBeneath(double width) {
        List<Node> areas = getManagedChildren();
        double wanted = GAP * Math.max(0, areas.size() - 1);
        for (Node area : areas) {
            wanted += snapSizeX(area.prefWidth(-1));
        }
        return width >= 0 && wanted > room(width);
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
        List<Node> areas = getManagedChildren();
        return snappedLeftInset()
                + snappedRightInset()
                + GAP * Math.max(0, areas.size() - 1)
                + areas.stream().mapToDouble(area -> snapSizeX(area.prefWidth(-1))).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return high(width, false);
    }

    @Override
    protected double computePrefHeight(double width) {
        return high(width, true);
    }

    /** One under the other each is whole: the page scrolls, and nothing in it. */
    private double high(double width, boolean preferred) {
        List<Node> areas = getManagedChildren();
        double insets = snappedTopInset() + snappedBottomInset();
        if (isBeneath(width)) {
            return insets
                    + GAP * Math.max(0, areas.size() - 1)
                    + areas.stream().mapToDouble(area -> whole(area, room(width))).sum();
        }
        double[] widths = widths(width);
        double highest = 0;
        for (int i = 0; i < areas.size(); i++) {
            Node area = areas.get(i);
            highest =
                    Math.max(
                            highest,
                            preferred ? whole(area, widths[i]) : area.minHeight(widths[i]));
        }
        return insets + snapSizeY(highest);
    }

    private double whole(Node area, double width) {
        return snapSizeY(Math.max(area.minHeight(width), area.prefHeight(width)));
    }

    private double[] widths(double width) {
        List<Node> areas = getManagedChildren();
        double[] widths = areas.stream().mapToDouble(one -> snapSizeX(one.prefWidth(-1))).toArray();
        double over = width < 0 ? 0 : room(width) - GAP * Math.max(0, areas.size() - 1);
        for (double one : widths) {
            over -= one;
        }
        long growing = areas.stream().filter(one -> HBox.getHgrow(one) == Priority.ALWAYS).count();
        for (int i = 0; i < widths.length && over > 0; i++) {
            if (HBox.getHgrow(areas.get(i)) == Priority.ALWAYS) {
                widths[i] += Math.floor(over / growing);
            }
        }
        return widths;
    }

    @Override
    protected void layoutChildren() {
        boolean beneath = isBeneath(getWidth());
        pseudoClassStateChanged(BENEATH, beneath);
        double high = getHeight() - snappedTopInset() - snappedBottomInset();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        List<Node> areas = getManagedChildren();
        if (!beneath) {
            double[] widths = widths(getWidth());
            for (int i = 0; i < areas.size(); i++) {
                areas.get(i).resizeRelocate(x, y, widths[i], high);
                x += widths[i] + GAP;
            }
            return;
        }
        double room = room(getWidth());
        double over =
                high
                        - GAP * Math.max(0, areas.size() - 1)
                        - areas.stream().mapToDouble(area -> whole(area, room)).sum();
        for (Node area : areas) {
            boolean grows = over > 0 && VBox.getVgrow(area) == Priority.ALWAYS;
            double one = whole(area, room) + (grows ? over : 0);
            over = grows ? 0 : over;
            area.resizeRelocate(x, y, room, one);
            y += one + GAP;
        }
    }
}
