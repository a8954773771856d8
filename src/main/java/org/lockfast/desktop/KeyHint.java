package org.lockfast.desktop;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;

/**
 * The little key cap beside a word: teaches the key while the mouse is still used. Decorative; the
 * reader hears it as help.
 */
public final class KeyHint extends Label {

    /** An empty cap, for FXML ({@code <KeyHint text="F8"/>}). */
    public KeyHint() {
        this("");
    }

    /** A cap with this written on it. */
    public KeyHint(String cap) {
        super(cap);
        getStyleClass().add("key-hint");
        setMinWidth(USE_PREF_SIZE);
    }

    /** The cap of a key. */
    public static KeyHint of(Keys key) {
        KeyHint cap = new KeyHint(key.cap());
        if (key.canBeTurnedOff()) {
            cap.getStyleClass().add("letter"); // not shown to whoever turned letters off
        }
        return cap;
    }

    /**
     * Puts the cap after a button's words, keeps its icon before them, and tells readers the key.
     */
    public static void on(Labeled button, Keys key) {
        on(button, of(key));
    }

    /**
     * The same for a key that is no constant of {@link Keys}, such as Enter on the chosen answer.
     */
    public static void on(Labeled button, String cap) {
        on(button, new KeyHint(cap));
    }

    private static void on(Labeled button, KeyHint cap) {
        HBox content = new HBox();
        content.getStyleClass().add("hinted");
        if (button.getGraphic() != null) {
            content.getChildren().add(button.getGraphic());
        }
        Label words = new Label();
        words.getStyleClass().add("hinted-words");
        words.textProperty().bind(button.textProperty());
        words.setMinWidth(USE_PREF_SIZE);
        content.getChildren().addAll(words, cap);
        content.setFillHeight(false);
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleHelp(Words.common().say("key.pressed", cap.getText()));
    }
}
