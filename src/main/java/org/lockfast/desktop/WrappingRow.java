package org.lockfast.desktop;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/**
 * A row that goes on in the next line where the first is full. Unlike a plain flow it would like to
 * be as wide as all of it in one line.
 */
public final class WrappingRow extends FlowPane {

    /** With nothing in it yet. */
    public WrappingRow() {
        getStyleClass().add("wrapping-row");
    }

    @Override
    protected double computePrefWidth(double height) {
        List<Node> all = getManagedChildren();
        return snappedLeftInset()
                + snappedRightInset()
                + snapSpaceX(getHgap()) * Math.max(0, all.size() - 1)
                + all.stream().mapToDouble(one -> snapSizeX(one.prefWidth(-1))).sum();
    }
}
