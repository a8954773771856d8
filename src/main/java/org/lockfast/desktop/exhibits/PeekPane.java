package org.lockfast.desktop.exhibits;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Words;

/** The exhibit chosen in the list, beside it: Space shows it and takes it away. */
final class PeekPane extends ScrollPane {
    private final Words words;
    private final VBox page = new VBox();

    PeekPane(Words words) {
        this.words = words;
        page.getStyleClass().addAll("card", "peek-page");
        getStyleClass().add("peek");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setContent(page);
        show(null);
    }

    /** Nothing where there is none. */
    void show(@Nullable Peek peek) {
        setVisible(peek != null);
        setManaged(peek != null);
        page.getChildren().clear();
        if (peek == null) {
            return;
        }
        setVvalue(0);
        setAccessibleText(words.say("exhibits.peek", peek.name()));
        page.getChildren().add(wrapped(peek.name(), "reference"));
        page.getChildren().add(wrapped(peek.description(), "strong"));
        for (Peek.Fact fact : peek.facts()) {
            page.getChildren().add(both(fact.name(), fact.says()));
        }
        if (!peek.lately().isEmpty()) {
            page.getChildren()
                    .add(both(words.say("exhibits.peek.lately"), String.join("\n", peek.lately())));
        }
        page.getChildren().add(wrapped(words.say("exhibits.peek.keys"), "muted", "small"));
    }

    private static Node both(String name, String says) {
        VBox box = new VBox(wrapped(name, "muted", "small"), wrapped(says));
        box.getStyleClass().add("peek-fact");
        return box;
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
