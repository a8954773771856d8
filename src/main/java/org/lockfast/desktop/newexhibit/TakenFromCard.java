package org.lockfast.desktop.newexhibit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Words;

/** What a sub-exhibit is taken from, at the head of the form, and the room for what is left. */
public final class TakenFromCard extends VBox {
    private final Card card = new Card();
    private final Words words = Words.in(TakenFromCard.class);

    /** Not seen until there is something to show. */
    public TakenFromCard() {
        getStyleClass().add("taken-from");
        getChildren().setAll(card);
        setVisible(false);
        setManaged(false);
    }

    void show(TakenFrom from, ExhibitFields entered) {
        TextField left = new TextField();
        left.setId("left");
        left.setPrefColumnCount(6);
        left.textProperty().bindBidirectional(entered.left);
        TextField unit = new TextField();
        unit.setId("leftUnit");
        unit.setPrefColumnCount(6);
        unit.textProperty().bindBidirectional(entered.leftUnit);
        FormField leftField =
                new FormField(
                        words.say("newexhibit.taken.left"),
                        words.say("newexhibit.taken.left.hint"),
                        left);
        FormField unitField =
                new FormField(
                        words.say("newexhibit.taken.unit"),
                        words.say("newexhibit.taken.unit.hint"),
                        unit);
        HBox.setHgrow(leftField, Priority.ALWAYS);
        HBox.setHgrow(unitField, Priority.ALWAYS);
        HBox fields = new HBox(leftField, unitField);
        fields.getStyleClass().add("columns");
        fields.setFillHeight(false);
        fields.setAlignment(Pos.BOTTOM_LEFT);
        card.getContent().setAll(fields);
        from.parent.subscribe(this::head);
    }

    private void head(TakenFrom.@Nullable Parent parent) {
        setVisible(parent != null);
        setManaged(parent != null);
        if (parent == null) {
            return;
        }
        card.setHeading(words.say("newexhibit.taken.from", parent.exhibit().name()));
        String description = parent.exhibit().description();
        List<String> parts = new ArrayList<>();
        if (description != null) {
            parts.add(description);
        }
        parts.add(words.say("newexhibit.taken.number", parent.exhibit().propertyNumber()));
        if (parent.several()) {
            parts.add(words.say("newexhibit.taken.package", parent.pack().n()));
        }
        if (parent.pack().seal() != null) {
            parts.add(words.say("newexhibit.taken.seal", parent.pack().seal()));
        }
        card.setAside(String.join("  ·  ", parts));
    }
}
