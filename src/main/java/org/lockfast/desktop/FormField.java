package org.lockfast.desktop;

import javafx.beans.DefaultProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form: label, hint beside it, error under that, then the control. The label names
 * the control for readers, hint and error are its help.
 *
 * <pre>{@code
 * <FormField label="%KEY" hint="%KEY.hint"><TextField fx:id="where"/></FormField>
 * }</pre>
 */
@DefaultProperty("control")
public final class FormField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final StringProperty label = new SimpleStringProperty(this, "label", "");
    private final StringProperty hint = new SimpleStringProperty(this, "hint", "");
    private final StringProperty error = new SimpleStringProperty(this, "error", "");
    private final ObjectProperty<@Nullable Node> control =
            new SimpleObjectProperty<>(this, "control");
    private final Label name = new Label();
    private final Label help = new Label();
    private final Label wrong = new Label();

    /** An empty field, for FXML. */
    public FormField() {
        getStyleClass().add("form-field");
        name.getStyleClass().add("field-name");
        name.textProperty().bind(label);
        help.getStyleClass().add("field-hint");
        help.textProperty().bind(hint);
        wrong.getStyleClass().add("field-error");
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE); // a sentence that is cut says nothing to do
        wrong.setGraphic(Icon.ACT.node());
        wrong.textProperty()
                .bind(
                        error.map(said ->
                                said.isEmpty() ? "" : Words.common().say("field.error", said)));
        getChildren().setAll(new FieldHead(name, help));
        control.subscribe(this::replace);
        hint.subscribe(this::describe);
        error.subscribe(this::describe);
    }

    /** A field made in code. */
    public FormField(String label, String hint, Node control) {
        this();
        setLabel(label);
        setHint(hint);
        setControl(control);
    }

    private void replace(@Nullable Node old, @Nullable Node now) {
        getChildren().remove(old);
        if (now != null) {
            getChildren().add(now);
            setVgrow(now, Priority.SOMETIMES);
            if (now instanceof Control box) {
                box.setMaxWidth(Double.MAX_VALUE);
            }
            name.setLabelFor(HasField.of(now));
        }
        describe();
    }

    private void describe() {
        Node now = control.get();
        boolean isWrong = !getError().isEmpty();
        help.setManaged(!getHint().isEmpty());
        help.setVisible(!getHint().isEmpty());
        getChildren().remove(wrong);
        if (isWrong) {
            getChildren().add(1, wrong);
        }
        pseudoClassStateChanged(WRONG, isWrong);
        if (now != null) {
            Node field = HasField.of(now);
            field.pseudoClassStateChanged(WRONG, isWrong);
            field.setAccessibleHelp(isWrong ? wrong.getText() + ". " + getHint() : getHint());
        }
    }

    /** What the field is called. */
    public StringProperty labelProperty() {
        return label;
    }

    /** What the field is called. */
    public String getLabel() {
        return label.get();
    }

    /** What the field is called. */
    public void setLabel(String text) {
        label.set(text);
    }

    /** How to fill it in, always visible; empty for none. */
    public StringProperty hintProperty() {
        return hint;
    }

    /** How to fill it in. */
    public String getHint() {
        return hint.get();
    }

    /** How to fill it in. */
    public void setHint(String text) {
        hint.set(text);
    }

    /** How to mend it, without the word "Error"; empty when nothing is wrong. */
    public StringProperty errorProperty() {
        return error;
    }

    /** How to mend it. */
    public String getError() {
        return error.get();
    }

    /** How to mend it. */
    public void setError(String text) {
        error.set(text);
    }

    /** What is filled in. */
    public ObjectProperty<@Nullable Node> controlProperty() {
        return control;
    }

    /** What is filled in. */
    public @Nullable Node getControl() {
        return control.get();
    }

    /** What is filled in. */
    public void setControl(@Nullable Node node) {
        control.set(node);
    }
}
