package org.lockfast.desktop;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link Chip}. In FXML: {@code <StatusChip status="SEALED"/>}; hidden while it has nothing
 * to say.
 */
public final class StatusChip extends Label {
    private final ObjectProperty<@Nullable Chip> chip = new SimpleObjectProperty<>(this, "chip");

    private @Nullable Status status;

    /** A chip with nothing to say yet. */
    public StatusChip() {
        getStyleClass().add("status-chip");
        setMinWidth(USE_PREF_SIZE);
        chip.subscribe(this::show);
    }

    /** A chip. */
    public StatusChip(Chip chip) {
        this();
        setChip(chip);
    }

    private void show(@Nullable Chip now) {
        setVisible(now != null);
        setManaged(now != null);
        getStyleClass().setAll("label", "status-chip");
        if (now == null) {
            return;
        }
        setText(now.text());
        setGraphic(now.icon().node());
        getStyleClass().add(now.tone().styleClass());
        if (now.solid()) {
            getStyleClass().add("solid");
        }
        if (now.icon() == Icon.TRAINING) {
            getStyleClass().add("stripes");
        }
        setAccessibleText(now.text());
    }

    /** What it shows; null for nothing. */
    public ObjectProperty<@Nullable Chip> chipProperty() {
        return chip;
    }

    /** What it shows. */
    public @Nullable Chip getChip() {
        return chip.get();
    }

    /** What it shows. */
    public void setChip(@Nullable Chip now) {
        chip.set(now);
    }

    /** The status shown in its own word, null if none was. */
    public @Nullable Status getStatus() {
        return status;
    }

    /** Shows a status in its own word. */
    public void setStatus(Status now) {
        status = now;
        setChip(now.chip());
    }
}
