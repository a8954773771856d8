package org.lockfast.desktop;

import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The top line at a scene: where this is and which case; at the right what can be done and who is
 * at work.
 */
public final class SceneTop extends HBox {
    private final Label title = new Label();
    private final Label line = new Label();
    private final WrappingRow actions = new WrappingRow();

    /** An empty top line. */
    public SceneTop() {
        getStyleClass().addAll("top-bar", "scene-top");
        title.getStyleClass().add("strong");
        line.getStyleClass().add("small");
        actions.getStyleClass().add("scene-actions");
        title.setWrapText(true);
        line.setWrapText(true);
        HBox mark = new HBox(Icon.SHIELD.node());
        mark.getStyleClass().add("product");
        VBox where = new VBox(title, line);
        where.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty()); // one line alone stands in the middle
        where.managedProperty()
                .bind(title.textProperty().isNotEmpty().or(line.textProperty().isNotEmpty()));
        mark.setAlignment(Pos.CENTER);
        HBox.setHgrow(where, Priority.ALWAYS);
        Beside ends = new Beside();
        ends.getChildren().setAll(where, actions);
        HBox.setHgrow(ends, Priority.ALWAYS);
        getChildren().setAll(mark, ends);
    }

    /** Where: "14 Marlow Road, N7". */
    public void setTitle(String text) {
        title.setText(text);
    }

    /** Where. */
    public String getTitle() {
        return title.getText();
    }

    /** Which case: "01YR/4402/26 Sudden death". */
    public void setLine(String text) {
        line.setText(text);
    }

    /** Which case. */
    public String getLine() {
        return line.getText();
    }

    /** What can be done (buttons of class {@code on-rail}) and who is at work. */
    public ObservableList<Node> getActions() {
        return actions.getChildren();
    }
}
