package org.lockfast.desktop;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;

/**
 * The line that says what just happened, for eyes and for readers. JavaFX has no live region, so
 * this is a control that can be focused (F6) and that tells the reader whenever its words change,
 * even to the same words again.
 */
public final class Announcer extends Label {

    /** A silent line. */
    public Announcer() {
        getStyleClass().add("announcer");
        setFocusTraversable(true);
        setAccessibleText(Words.common().say("announcer.silent"));
    }

    /** Says it, to eyes and readers. */
    public void say(String said) {
        setText(said);
        aloud(said);
    }

    /** Says it to readers alone: it stands elsewhere in sight already. */
    public void sayAloud(String said) {
        setText("");
        aloud(said);
    }

    private void aloud(String said) {
        setAccessibleText(said.isEmpty() ? Words.common().say("announcer.silent") : said);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
