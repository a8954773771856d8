package org.lockfast.desktop;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A seal number, scanned or typed. Scanned needs nothing more; typed is asked for once more,
 * because two of its digits change places easily and nothing else would notice. The number is kept
 * exactly as scanned: it is the maker's.
 */
public final class SealField extends VBox implements HasField {
    private final TextField number = new TextField();
    private final TextField again = new TextField();
    private final Label againName = new Label(Words.common().say("seal.again"));
    private final StatusChip verdict = new StatusChip();
    private final ReadOnlyBooleanWrapper scanned = new ReadOnlyBooleanWrapper(this, "scanned");
    private final BooleanProperty twice = new SimpleBooleanProperty(this, "twice", true);
    private final BooleanBinding confirmed;
    private boolean filling;

    /** An empty field. */
    public SealField() {
        getStyleClass().add("seal-field");
        number.getStyleClass().add("mono");
        again.getStyleClass().add("mono");
        againName.setLabelFor(again);
        againName.getStyleClass().add("field-name");
        StackPane box = new StackPane(number, verdict);
        StackPane.setAlignment(verdict, Pos.CENTER_RIGHT);
        StackPane.setMargin(verdict, new Insets(0, 10, 0, 0));
        verdict.setMouseTransparent(true);
        VBox second = new VBox(againName, again);
        second.getStyleClass().add("form-field");
        getChildren().setAll(box);
        number.textProperty()
                .subscribe(() -> {
                    if (!filling) {
                        scanned.set(false);
                        again.clear();
                    }
                });
        confirmed =
                Bindings.createBooleanBinding(
                        () ->
                                scanned.get()
                                        || !twice.get()
                                        || number.getText()
                                                .strip()
                                                .equalsIgnoreCase(again.getText().strip()),
                        scanned,
                        twice,
                        number.textProperty(),
                        again.textProperty());
        Runnable ask =
                () -> {
                    boolean asked = twice.get() && !scanned.get() && !number.getText().isBlank();
                    if (asked && !getChildren().contains(second)) {
                        getChildren().add(second);
                    } else if (!asked) {
                        getChildren().remove(second);
                    }
                };
        scanned.subscribe(ask);
        twice.subscribe(ask);
        number.textProperty().subscribe(ask);
    }

    /** Fills it from a scan, wherever the focus is. */
    public void fill(Scan scan) {
        filling = true;
        number.setText(scan.code());
        filling = false;
        scanned.set(true);
    }

    @Override
    public Node field() {
        return number;
    }

    /** The number. */
    public StringProperty textProperty() {
        return number.textProperty();
    }

    /** The number. */
    public String getText() {
        return number.getText();
    }

    /** The number, as if it had been typed. */
    public void setText(String text) {
        number.setText(text);
    }

    /** True if the number that stands here came from a scanner. */
    public ReadOnlyBooleanProperty scannedProperty() {
        return scanned.getReadOnlyProperty();
    }

    /** True if scanned, or typed twice alike. */
    public BooleanBinding confirmedBinding() {
        return confirmed;
    }

    /** Whether a typed number is asked for twice. */
    public BooleanProperty twiceProperty() {
        return twice;
    }

    /** Whether a typed number is asked for twice. */
    public boolean isTwice() {
        return twice.get();
    }

    /** Whether a typed number is asked for twice. */
    public void setTwice(boolean asked) {
        twice.set(asked);
    }

    /**
     * What was found out about the number, at its right: "New, not used before"; null for nothing.
     */
    public void setVerdict(@Nullable Chip chip) {
        verdict.setChip(chip);
        number.setAccessibleRoleDescription(chip == null ? null : chip.text());
    }
}
