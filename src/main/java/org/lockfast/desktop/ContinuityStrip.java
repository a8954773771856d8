package org.lockfast.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Every minute from seizure to now as a strip, one segment for each holder. Solid is witnessed;
 * transit is hatched; a gap is dashed and hatched and says GAP and how long. One stop of the Tab
 * key; Left, Right, Home and End walk, Enter opens. The {@link Timeline} beneath holds the same
 * facts as text.
 */
public final class ContinuityStrip extends ScrollPane {
    private static final Pattern NAME_AND_COLLAR = Pattern.compile("(.+) \\(([^()]+)\\)");

    private final StripPane pane = new StripPane();
    private final List<Button> segments = new ArrayList<>();
    private List<Stretch> stretches = List.of();
    private Consumer<Stretch> open = stretch -> {};

    /** An empty strip. */
    public ContinuityStrip() {
        getStyleClass().add("continuity-strip");
        setFocusTraversable(false);
        setFitToWidth(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setContent(pane);
        setMinHeight(USE_PREF_SIZE);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** What opening a segment does. */
    public void onOpen(Consumer<Stretch> action) {
        open = action;
    }

    /** It does not reach to now: what it shows has an end. */
    public void endsBeforeNow() {
        pane.endsBeforeNow();
    }

    /** Shows these, oldest first. */
    public void setStretches(List<Stretch> all) {
        stretches = List.copyOf(all);
        segments.clear();
        for (int i = 0; i < all.size(); i++) {
            segments.add(segment(all.get(i), i));
        }
        pane.show(stretches, segments);
    }

    /** What it shows. */
    public List<Stretch> getStretches() {
        return stretches;
    }

    private Button segment(Stretch stretch, int index) {
        Button button = new Button();
        button.getStyleClass().setAll("stretch", stretch.kind().styleClass());
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(face(stretch));
        button.setAccessibleText(
                Words.common().say("strip.of", index + 1, stretches.size(), stretch.sentence()));
        button.setTooltip(new Tooltip(stretch.sentence()));
        button.setFocusTraversable(index == 0);
        button.setOnAction(pressed -> open.accept(stretch));
        button.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        stopHere(button);
                    }
                });
        return button;
    }

    private static HBox face(Stretch stretch) {
        String length = stretch.lengthWords();
        Stretch.Kind kind = stretch.kind();
        VBox words = new VBox();
        words.getStyleClass().add("stretch-words");
        if (kind.isBroken()) {
            Label gap =
                    new Label(
                            Words.common()
                                    .say(
                                            kind == Stretch.Kind.GAP
                                                    ? "strip.gap.cap"
                                                    : "strip.conflict.cap"));
            gap.getStyleClass().add("strong");
            Label time = new Label(length);
            time.getStyleClass().add("strong");
            words.getChildren().addAll(gap, time);
        } else {
            Matcher named = NAME_AND_COLLAR.matcher(stretch.holder());
            boolean collar = kind == Stretch.Kind.OFFICER && named.matches();
            Label who = new Label(collar ? named.group(1) : Collar.kept(stretch.holder()));
            who.getStyleClass().add("strong");
            Label more =
                    new Label(
                            collar // the picture says that it is an officer
                                    ? named.group(2)
                                    : kind == Stretch.Kind.TRANSIT ? length : stretch.detail());
            words.getChildren().add(who);
            more.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS); // the shelf is what is looked for
            if (!more.getText().isEmpty()) {
                words.getChildren().add(more);
            }
        }
        HBox face = kind.isBroken() ? new HBox(words) : new HBox(kind.icon().node(), words);
        face.getStyleClass().add("stretch-face");
        return face;
    }

    private void walk(KeyEvent event) {
        int at = segments.indexOf(getScene() == null ? null : getScene().getFocusOwner());
        if (at < 0) {
            return;
        }
        int next =
                switch (event.getCode()) {
                    case LEFT -> at - 1;
                    case RIGHT -> at + 1;
                    case HOME -> 0;
                    case END -> segments.size() - 1;
                    default -> at;
                };
        if (next != at) {
            segments.get(Math.clamp(next, 0, segments.size() - 1)).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            segments.get(at).fire();
            event.consume();
        }
    }

    /** Makes this the one segment that Tab reaches, and brings it into view. */
    private void stopHere(Button segment) {
        segments.forEach(other -> other.setFocusTraversable(other.equals(segment)));
        Bounds bounds = segment.getBoundsInParent();
        double hidden = pane.getWidth() - getViewportBounds().getWidth();
        if (hidden > 0) {
            double left = getHvalue() * hidden;
            double right = left + getViewportBounds().getWidth();
            if (bounds.getMinX() < left) {
                setHvalue(bounds.getMinX() / hidden);
            } else if (bounds.getMaxX() > right) {
                setHvalue((bounds.getMaxX() - getViewportBounds().getWidth()) / hidden);
            }
        }
    }
}
