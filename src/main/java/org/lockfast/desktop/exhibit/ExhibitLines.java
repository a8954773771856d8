package org.lockfast.desktop.exhibit;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;

/** Lines of the tabs and cards, each with the link that puts right what it says. */
final class ExhibitLines {
    private final ExhibitViewModel model;
    private final Words words = Words.in(ExhibitLines.class);

    ExhibitLines(ExhibitViewModel model) {
        this.model = model;
    }

    /** What the record asks for. */
    Node todo(SeenSide.Todo one) {
        Label name = new Label(one.name());
        name.getStyleClass().add("strong");
        VBox line = new VBox(name, muted(one.todo()));
        String field = one.field();
        if (field != null) {
            Hyperlink link = new Hyperlink(words.say("exhibit.todo.now"));
            link.setAccessibleText(words.say("exhibit.todo.now.of", one.name()));
            link.setOnAction(pressed -> model.correct(field));
            line.getChildren().add(link);
        }
        return line;
    }

    static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    /** A fact. */
    Node detail(SeenDetails.Row row) {
        Label name = new Label(row.name());
        name.getStyleClass().add("detail-name");
        name.setWrapText(true);
        Label value = new Label(row.value());
        value.setWrapText(true);
        HBox line = new HBox(name, value);
        line.getStyleClass().add("detail-line");
        String field = row.field();
        if (field != null) {
            Region apart = new Region();
            HBox.setHgrow(apart, Priority.ALWAYS);
            Hyperlink correct = new Hyperlink(words.say("exhibit.detail.correct"));
            correct.setAccessibleText(words.say("exhibit.detail.correct.of", row.name()));
            correct.setMinWidth(Region.USE_PREF_SIZE);
            correct.setOnAction(pressed -> model.correct(field));
            line.getChildren().addAll(apart, correct);
        }
        return line;
    }

    /** Another exhibit of the family. */
    Hyperlink relative(Exhibit other) {
        String description = other.description();
        Hyperlink link =
                new Hyperlink(
                        description == null
                                ? other.name()
                                : words.say("exhibit.family.one", other.name(), description));
        link.setOnAction(pressed -> model.show(other));
        return link;
    }
}
