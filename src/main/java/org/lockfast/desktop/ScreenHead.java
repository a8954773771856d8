package org.lockfast.desktop;

import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The top of a screen: reference, title, a line beneath, what can be done at the right, status
 * chips below.
 */
public final class ScreenHead extends VBox {
    private final Label reference = new Label();
    private final Label title = new Label();
    private final Label line = new Label();
    private final HBox actions = new HBox();
    private final FlowPane chips = new FlowPane();

    /** An empty head. */
    public ScreenHead() {
        getStyleClass().add("screen-head");
        reference.getStyleClass().add("reference");
        reference.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        line.setWrapText(true);
        line.getStyleClass().add("muted");
        chips.getStyleClass().add("chips");
        actions.getStyleClass().add("head-actions");
        actions.setFillHeight(false);
        actions.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(title, line);
        words.getStyleClass().add("head-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox top = new HBox(reference, words, actions);
        top.getStyleClass().add("head-top");
        chips.managedProperty().bind(Bindings.isNotEmpty(chips.getChildren()));
        getChildren().setAll(top, chips);
        setReference("");
        setLine("");
    }

    /** The exhibit's reference, e.g. "JSM/4". */
    public String getReference() {
        return reference.getText();
    }

    /** The exhibit's reference; empty for none. */
    public final void setReference(String text) {
        show(reference, text);
    }

    /** The title. */
    public String getTitle() {
        return title.getText();
    }

    /** The title. */
    public void setTitle(String text) {
        title.setText(text);
    }

    /** The line beneath the title. */
    public String getLine() {
        return line.getText();
    }

    /** The line beneath the title; empty for none. */
    public final void setLine(String text) {
        show(line, text);
    }

    /** What can be done; the first one filled (class {@code accent}). */
    public ObservableList<Node> getActions() {
        return actions.getChildren();
    }

    /** Status chips. */
    public ObservableList<Node> getChips() {
        return chips.getChildren();
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setManaged(!text.isEmpty());
        label.setVisible(!text.isEmpty());
    }
}
