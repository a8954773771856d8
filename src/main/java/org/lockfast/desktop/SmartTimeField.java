package org.lockfast.desktop;

import java.time.ZonedDateTime;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.SmartTime.Reading;

/**
 * A date and time as officers write them, with what was understood written out beneath. Starts
 * blank: only a scene screen sets "now", because at the desk the bag already says when.
 */
public final class SmartTimeField extends VBox implements HasField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField text = new TextField();
    private final Label echo = new Label();
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading =
            new ReadOnlyObjectWrapper<>(this, "reading");
    private @Nullable SmartTime time;

    /** A field that cannot read yet, for FXML: give it a {@link SmartTime} before it is shown. */
    public SmartTimeField() {
        getStyleClass().add("smart-time");
        text.getStyleClass().add("mono");
        echo.getStyleClass().add("echo");
        echo.setWrapText(true);
        echo.setMinHeight(Label.USE_PREF_SIZE);
        getChildren().setAll(text, echo);
        text.textProperty().subscribe(this::read);
        text.focusedProperty().subscribe(this::show);
    }

    /** A field that reads. */
    public SmartTimeField(SmartTime time) {
        this();
        setTime(time);
    }

    /** What reads: knows what time it is now. */
    public void setTime(SmartTime reader) {
        time = reader;
        read();
    }

    private void read() {
        reading.set(time == null ? null : time.read(text.getText()));
        show();
    }

    private void show() {
        boolean blank = text.getText().isBlank();
        String said =
                switch (reading.get()) {
                    case Reading.Understood(ZonedDateTime _, String whole, String doubt) ->
                            doubt.isEmpty() || text.isFocused() ? whole : whole + ". " + doubt;
                    // While a person is still writing, half a time is no mistake.
                    case Reading.Refused(String how) -> blank || text.isFocused() ? "" : how;
                    case null -> "";
                };
        boolean wrong = reading.get() instanceof Reading.Refused && !said.isEmpty();
        boolean doubted =
                reading.get() instanceof Reading.Understood read && !read.doubt().isEmpty();
        text.pseudoClassStateChanged(WRONG, wrong);
        echo.setText(said);
        echo.getStyleClass()
                .setAll("label", "echo", wrong ? "act-text" : doubted ? "caution-text" : "muted");
        echo.setManaged(!said.isEmpty());
        text.setAccessibleRoleDescription(said);
    }

    @Override
    public Node field() {
        return text;
    }

    /** As written. */
    public StringProperty textProperty() {
        return text.textProperty();
    }

    /** As written. */
    public String getText() {
        return text.getText();
    }

    /** As if it had been written. */
    public void setText(String typed) {
        text.setText(typed);
    }

    /** What was made of it; null before it has a reader. */
    public ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** The time understood, if it was. */
    public Optional<ZonedDateTime> value() {
        return reading.get() instanceof Reading.Understood read
                ? Optional.of(read.at())
                : Optional.empty();
    }

    /** How to write it, if it was not understood. */
    public Optional<String> problem() {
        return reading.get() instanceof Reading.Refused refused
                ? Optional.of(refused.said())
                : Optional.empty();
    }
}
