package org.lockfast.desktop;

import javafx.beans.DefaultProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A framed area with an optional heading and, at the heading's right, what can be done with it. */
@DefaultProperty("content")
public final class Card extends VBox {
    private final Label heading = new Label();
    private final Label aside = new Label();
    private final HBox actions = new HBox();
    private final HBox head = new HBox();
    private final VBox content = new VBox();

    /** A card without a heading. */
    public Card() {
        getStyleClass().add("card");
        heading.getStyleClass().add("heading");
        aside.getStyleClass().addAll("small", "muted");
        aside.managedProperty().bind(aside.textProperty().isNotEmpty());
        aside.visibleProperty().bind(aside.managedProperty());
        actions.setMinWidth(USE_PREF_SIZE);
        actions.getStyleClass().add("card-actions");
        actions.setFillHeight(false);
        head.getStyleClass().add("card-head");
        content.getStyleClass().add("card-content");
        FieldHead names = new FieldHead(heading, aside); // where there is no room, one beneath
        HBox.setHgrow(names, Priority.ALWAYS);
        head.getChildren().addAll(names, actions);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(content);
    }

    /** A card with a heading. */
    public Card(String heading, Node... content) {
        this();
        setHeading(heading);
        getContent().setAll(content);
    }

    /** What the card holds, from top to bottom. */
    public ObservableList<Node> getContent() {
        return content.getChildren();
    }

    /** What can be done, at the right of the heading. */
    public ObservableList<Node> getActions() {
        return actions.getChildren();
    }

    /** The heading. */
    public String getHeading() {
        return heading.getText();
    }

    /** The heading; empty for none. */
    public void setHeading(String text) {
        heading.setText(text);
        setAccessibleText(text);
        if (text.isEmpty()) {
            getChildren().remove(head);
        } else if (!getChildren().contains(head)) {
            getChildren().addFirst(head);
        }
    }

    /** A muted remark beside the heading. */
    public String getAside() {
        return aside.getText();
    }

    /** A muted remark beside the heading. */
    public void setAside(String text) {
        aside.setText(text);
    }

    /** A quiet heading, as in the side panel: small and muted, over a big answer. */
    public void setQuiet(boolean quiet) {
        heading.getStyleClass().setAll("label", quiet ? "quiet-heading" : "heading");
    }

    /** True if the heading is quiet. */
    public boolean isQuiet() {
        return heading.getStyleClass().contains("quiet-heading");
    }
}
