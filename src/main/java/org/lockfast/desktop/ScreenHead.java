package org.lockfast.desktop;

import java.util.List;
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
    /** How many em the title should have before what can be done may stand beside it. */
    private static final double ROOM_FOR_TITLE = 14;

    private final Label reference = new Label();
    private final Label title = new Label();
    private final Label line = new Label();
    private final HBox actions = new HBox();
    private final FlowPane chips = new FlowPane();
    private final HBox top = new HBox();
    private final FlowPane below = new FlowPane();

    /** An empty head. */
    public ScreenHead() {
        getStyleClass().add("screen-head");
        reference.getStyleClass().add("reference");
        reference.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        line.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE); // wrapped words are read whole, never in part
        line.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().add("muted");
        chips.getStyleClass().add("chips");
        actions.getStyleClass().add("head-actions");
        actions.setFillHeight(false);
        actions.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(title, line);
        words.getStyleClass().add("head-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        top.getChildren().setAll(reference, words, actions);
        top.getStyleClass().add("head-top");
        setMinHeight(USE_PREF_SIZE);
        widthProperty().subscribe(this::arrange);
        chips.managedProperty().bind(Bindings.isNotEmpty(chips.getChildren()));
        below.getStyleClass().add("head-actions-below");
        getChildren().setAll(top, chips);
        setReference("");
        setLine("");
    }

    /**
     * In a narrow window, or with large text, what can be done goes beneath: the title must be read
     * whole.
     */
    private void arrange() {
        double em = title.getFont().getSize();
        double beside =
                actions.getChildren().stream().mapToDouble(node -> node.prefWidth(-1)).sum()
                        + below.getChildren().stream()
                                .mapToDouble(node -> node.prefWidth(-1))
                                .sum();
        boolean narrow =
                getWidth() > 0
                        && getWidth() - reference.prefWidth(-1) - beside < ROOM_FOR_TITLE * em;
        if (narrow && !getChildren().contains(below)) {
            below.getChildren().setAll(List.copyOf(actions.getChildren()));
            getChildren().add(1, below);
        } else if (!narrow && getChildren().contains(below)) {
            getChildren().remove(below);
            actions.getChildren().setAll(List.copyOf(below.getChildren()));
            below.getChildren().clear();
        }
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
        return getChildren().contains(below) ? below.getChildren() : actions.getChildren();
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
