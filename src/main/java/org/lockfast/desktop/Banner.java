package org.lockfast.desktop;

import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One thing to know before going on, with what can be done about it. At most one on a screen: two
 * are seen by nobody.
 */
public final class Banner extends HBox {
    private final Label title = new Label();
    private final Label text = new Label();
    private final StackPane picture = new StackPane();
    private final HBox actions = new HBox();
    private final VBox words = new VBox(title, text);
    private Tone tone = Tone.ACT;

    /** An empty banner that asks to act. */
    public Banner() {
        getStyleClass().add("banner");
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        text.setWrapText(true);
        text.getStyleClass().add("banner-text");
        picture.getStyleClass().add("banner-picture");
        actions.getStyleClass().add("banner-actions");
        actions.setFillHeight(false);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().add("banner-words");
        words.setAlignment(Pos.CENTER_LEFT);
        setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(picture, words, actions);
        setTone(Tone.ACT);
    }

    /** A banner. */
    public Banner(Tone tone, String title, String text, Node... actions) {
        this();
        setTone(tone);
        setTitle(title);
        setText(text);
        getActions().setAll(actions);
    }

    /** The sentence that counts. */
    public String getTitle() {
        return title.getText();
    }

    /** The sentence that counts. */
    public void setTitle(String said) {
        title.setText(said);
        describe();
    }

    /** What else to know; empty for nothing. */
    public String getText() {
        return text.getText();
    }

    /** What else to know. */
    public void setText(String said) {
        text.setText(said);
        text.setManaged(!said.isEmpty());
        describe();
    }

    /** Its colour. */
    public Tone getTone() {
        return tone;
    }

    /** Its colour, and the picture that goes with it. */
    public final void setTone(Tone now) {
        tone = now;
        getStyleClass().setAll("banner", now.styleClass());
        Icon icon =
                switch (now) {
                    case GOOD -> Icon.DONE_ROUND;
                    case CAUTION -> Icon.GAP;
                    case ACT -> Icon.ACT;
                    case OFFLINE -> Icon.OFFLINE;
                    case ACCENT, NEUTRAL -> Icon.INFO;
                };
        picture.getChildren().setAll(icon.node());
    }

    /**
     * True puts what can be done beneath the words instead of beside them: for big buttons at a
     * scene.
     */
    public void setStacked(boolean stacked) {
        getChildren().remove(actions);
        words.getChildren().remove(actions);
        (stacked ? words : this).getChildren().add(actions);
        picture.setAlignment(stacked ? Pos.TOP_CENTER : Pos.CENTER);
        actions.setAlignment(stacked ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
    }

    /** True if what can be done stands beneath the words. */
    public boolean isStacked() {
        return words.getChildren().contains(actions);
    }

    /** What can be done about it. */
    public ObservableList<Node> getActions() {
        return actions.getChildren();
    }

    private void describe() {
        String said = getTitle().endsWith(".") ? getTitle() + " " : getTitle() + ". ";
        setAccessibleText((said + getText()).strip());
    }
}
