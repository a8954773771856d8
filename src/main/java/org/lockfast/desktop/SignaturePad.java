package org.lockfast.desktop;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/**
 * Where somebody signs with a finger, a pen or the mouse. It is never the only way to vouch: a line
 * cannot be drawn by key.
 */
public final class SignaturePad extends Pane {
    /** A dot or a slip is no signature, pixels of line. */
    private static final double SHORTEST = 60;

    private final Path ink = new Path();
    private final ReadOnlyBooleanWrapper signed = new ReadOnlyBooleanWrapper(this, "signed");
    private double drawn;
    private double x;
    private double y;

    /** An empty one. */
    public SignaturePad() {
        getStyleClass().add("signature-pad");
        ink.getStyleClass().add("ink");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(false);
        getChildren().setAll(ink);
        Rectangle inside = new Rectangle();
        inside.widthProperty().bind(widthProperty());
        inside.heightProperty().bind(heightProperty());
        setClip(inside);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draw);
    }

    private void begin(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        ink.getElements().add(new MoveTo(x, y));
        event.consume();
    }

    private void draw(MouseEvent event) {
        drawn += Math.hypot(event.getX() - x, event.getY() - y);
        x = event.getX();
        y = event.getY();
        ink.getElements().add(new LineTo(x, y));
        signed.set(drawn >= SHORTEST);
        event.consume();
    }

    /** Takes the line away. */
    public void clear() {
        ink.getElements().clear();
        drawn = 0;
        signed.set(false);
    }

    /** True once enough is drawn to be a signature. */
    public ReadOnlyBooleanProperty signedProperty() {
        return signed.getReadOnlyProperty();
    }
}
