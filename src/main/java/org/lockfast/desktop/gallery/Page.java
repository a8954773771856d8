package org.lockfast.desktop.gallery;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Words;

/** One page: cards from top to bottom. */
class Page extends VBox {
    static final Words WORDS = Words.in(Page.class);

    Page(Node... cards) {
        super(cards);
        getStyleClass().add("page");
    }

    static Card card(String heading, Node... content) {
        return new Card(heading, content);
    }

    static FlowPane row(Node... nodes) {
        FlowPane row = new FlowPane(nodes);
        row.getStyleClass().add("chips");
        return row;
    }

    static String say(String key) {
        return WORDS.say(key);
    }
}
