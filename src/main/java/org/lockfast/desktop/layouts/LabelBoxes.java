package org.lockfast.desktop.layouts;

import java.io.ByteArrayInputStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Words;
import org.lockfast.label.Resolution;
import org.lockfast.label.Stock;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/**
 * The label as it prints, with a box round each part: press one to choose it, drag it to move it,
 * drag its lower right corner to size it. Arrow keys move the chosen one, with Shift they size it.
 */
final class LabelBoxes extends Pane {
    private static final double MOST_WIDE = 640;
    private static final double MOST_HIGH = 520;

    /** A label that is not what the boxes say any more. */
    private static final double FAINT = 0.12;

    /** Round the corner, pixels. */
    private static final double CORNER = 10;

    private final LayoutsViewModel model;
    private final ImageView picture = new ImageView();

    /** Whose picture it is. */
    private @Nullable Stock of;

    private double pressedX;
    private double pressedY;
    private boolean sizes;
    private boolean grasped;

    LabelBoxes(LayoutsViewModel model) {
        this.model = model;
        getStyleClass().add("label-boxes");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(Words.in(LabelBoxes.class).say("layouts.boxes"));
        picture.setSmooth(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnMouseMoved(this::moved);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
    }

    /** Pixels of a millimetre. */
    private double scale() {
        return Math.min(
                MOST_WIDE / model.stock.get().widthMm(), MOST_HIGH / model.stock.get().heightMm());
    }

    /**
     * The label as it prints now; where it breaks a rule the boxes, over the last that kept them.
     */
    void picture(LayoutsViewModel.Drawn now) {
        boolean keeps = now.png().length > 0;
        if (keeps) {
            picture.setImage(image(now.png()));
            of = model.stock.get();
        } else if (!model.stock.get().equals(of)) {
            picture.setImage(null);
        }
        picture.setOpacity(keeps ? 1 : FAINT);
        show();
    }

    /** Many dots made one as it is read, where they are many: small text stays legible so. */
    private Image image(byte[] png) {
        Image whole = new Image(new ByteArrayInputStream(png));
        double wide = Math.rint(model.stock.get().widthMm() * scale());
        return whole.getWidth() < 1.5 * wide
                ? whole
                : new Image(new ByteArrayInputStream(png), wide, 0, true, true);
    }

    /** Draws the boxes anew. */
    void show() {
        double scale = scale();
        double wide = model.stock.get().widthMm() * scale;
        double high = model.stock.get().heightMm() * scale;
        setMinSize(wide, high);
        setPrefSize(wide, high);
        setMaxSize(wide, high);
        picture.setFitWidth(wide);
        picture.setFitHeight(high);
        getChildren().setAll(picture);
        for (int i = 0; i < model.parts.size(); i++) {
            if (i != model.chosen.get()) {
                getChildren().add(box(i, scale));
            }
        }
        if (model.part().isPresent()) { // over the others
            getChildren().add(box(model.chosen.get(), scale));
        }
    }

    private Label box(int at, double scale) {
        Part part = model.parts.get(at);
        boolean named = picture.getImage() == null || picture.getOpacity() < 1;
        Label box = new Label(named ? model.said(part.what()) : "");
        box.getStyleClass().add(at == model.chosen.get() ? "part-chosen" : "part");
        double wide = wide(part);
        double high = high(part);
        box.resizeRelocate(part.x() * scale, part.y() * scale, wide * scale, high * scale);
        box.setManaged(false);
        box.setMouseTransparent(true); // the label itself is pressed: boxes come and go
        return box;
    }

    private double wide(Part part) {
        return switch (part.what()) {
            case QR -> Resolution.DPI_203.qrMm();
            case BARS -> part.ladder() ? part.height() : barsMm();
            default -> part.width();
        };
    }

    private double high(Part part) {
        return switch (part.what()) {
            case QR -> Resolution.DPI_203.qrMm();
            case BARS -> part.ladder() ? barsMm() : part.height();
            default -> part.height();
        };
    }

    private double barsMm() {
        return model.stock.get().barsMm(Resolution.DPI_203);
    }

    /** The part under the mouse: the chosen one first, else the last drawn; -1 for none. */
    private int under(MouseEvent event) {
        int chosen = model.chosen.get();
        if (model.part().filter(part -> has(part, event)).isPresent()) {
            return chosen;
        }
        for (int i = model.parts.size() - 1; i >= 0; i--) {
            if (has(model.parts.get(i), event)) {
                return i;
            }
        }
        return -1;
    }

    private boolean has(Part part, MouseEvent event) {
        double x = event.getX() / scale();
        double y = event.getY() / scale();
        return x >= part.x()
                && x <= part.x() + wide(part)
                && y >= part.y()
                && y <= part.y() + high(part);
    }

    private boolean atCorner(Part part, MouseEvent event) {
        return part.what() != What.QR
                && event.getX() > (part.x() + wide(part)) * scale() - CORNER
                && event.getY() > (part.y() + high(part)) * scale() - CORNER;
    }

    private void moved(MouseEvent event) {
        int at = under(event);
        setCursor(
                at < 0
                        ? Cursor.DEFAULT
                        : atCorner(model.parts.get(at), event) ? Cursor.SE_RESIZE : Cursor.MOVE);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        int at = under(event);
        grasped = false;
        model.chosen.set(at);
        model.part()
                .ifPresent(part -> {
                    sizes = atCorner(part, event);
                    pressedX = event.getX() - (sizes ? part.width() : part.x()) * scale();
                    pressedY = event.getY() - (sizes ? part.height() : part.y()) * scale();
                });
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (model.part().isEmpty()) {
            return;
        }
        if (!grasped) {
            grasped = true;
            model.grasp();
        }
        double right = (event.getX() - pressedX) / scale();
        double down = (event.getY() - pressedY) / scale();
        if (sizes) {
            model.size(right, down);
        } else {
            model.place(right, down);
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        int right =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        int down =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        if ((right != 0 || down != 0) && !event.isAltDown() && !event.isControlDown()) {
            if (event.isShiftDown()) {
                model.stretch(right, down);
            } else {
                model.nudge(right, down);
            }
            event.consume();
        }
    }
}
