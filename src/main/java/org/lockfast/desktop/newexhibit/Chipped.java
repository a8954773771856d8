package org.lockfast.desktop.newexhibit;

import javafx.beans.DefaultProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.HasField;
import org.lockfast.desktop.StatusChip;

/** A field with a chip within it, at its right: what is thought of what stands there. */
@DefaultProperty("control")
public final class Chipped extends StackPane implements HasField {
    /** Share of the field the chip may take. */
    private static final double MOST = 0.55;

    private final ObjectProperty<@Nullable Control> control =
            new SimpleObjectProperty<>(this, "control");
    private final StatusChip chip = new StatusChip();

    /** Without a field yet. */
    public Chipped() {
        setAlignment(chip, Pos.CENTER_RIGHT);
        chip.setMouseTransparent(true);
        chip.setMinWidth(0); // what stands in the field comes first
        control.subscribe(now -> {
            if (now != null) {
                now.setMaxWidth(Double.MAX_VALUE);
                setMargin(chip, new Insets(0, now instanceof ComboBoxBase ? 44 : 10, 0, 0));
                getChildren().setAll(now, chip);
            }
        });
    }

    @Override
    protected void layoutChildren() {
        chip.setMaxWidth(Math.min(chip.prefWidth(-1), getWidth() * MOST));
        super.layoutChildren();
    }

    /** What it says; null for nothing. */
    public void setChip(@Nullable Chip said) {
        chip.setChip(said);
        Node field = control.get();
        if (field != null) {
            field.setAccessibleRoleDescription(said == null ? null : said.text());
        }
    }

    /** The field. */
    public ObjectProperty<@Nullable Control> controlProperty() {
        return control;
    }

    /** The field. */
    public @Nullable Control getControl() {
        return control.get();
    }

    /** The field. */
    public void setControl(@Nullable Control field) {
        control.set(field);
    }

    @Override
    public Node field() {
        Control now = control.get();
        return now == null ? this : now;
    }
}
