package org.lockfast.desktop;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Areas beside one another, all of the same width and as high as the highest needs at that width. A
 * plain box asks each for its height at the width it would like to have, not at the one it gets.
 */
public final class SideBySide extends HBox {

    /** With nothing in it yet. */
    public SideBySide() {
        getStyleClass().add("columns");
        getChildren()
                .addListener(
                        (ListChangeListener<Node>)
                                change -> getChildren().forEach(SideBySide::alike));
    }

    private static void alike(Node area) {
        HBox.setHgrow(area, Priority.ALWAYS);
        if (area instanceof Region region) {
            region.setMinWidth(0);
            region.setPrefWidth(1); // all begin alike and grow alike
            region.setMaxWidth(Double.MAX_VALUE);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        int count = getManagedChildren().size();
        if (width < 0 || count == 0) {
            return super.computePrefHeight(width);
        }
        double room =
                width
                        - snappedLeftInset()
                        - snappedRightInset()
                        - snapSpaceX(getSpacing()) * (count - 1);
        double each = Math.max(0, Math.floor(room / count));
        return snappedTopInset()
                + snappedBottomInset()
                + getManagedChildren().stream()
                        .mapToDouble(area ->
                                snapSizeY(Math.max(area.minHeight(each), area.prefHeight(each))))
                        .max()
                        .orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
