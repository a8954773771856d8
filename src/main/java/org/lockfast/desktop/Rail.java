package org.lockfast.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The menu at the left: a line for each kind of work with what waits there; pictures alone in a
 * narrow window.
 */
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final FrameModel model;
    private final Consumer<Place> go;
    private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
    private final VBox lines = new VBox();
    private final List<RailItem> shown = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();
    private final Button colours = foot(Words.common().say("rail.night"), Icon.NIGHT, Keys.COLOURS);
    private final Button lock = foot(Words.common().say("rail.lock"), Icon.LOCKED, Keys.LOCK);

    Rail(FrameModel model, Consumer<Place> go, Runnable switchColours, Runnable lockNow) {
        this.model = model;
        this.go = go;
        getStyleClass().add("rail");
        lines.getStyleClass().add("rail-lines");
        ScrollPane scroll = new ScrollPane(lines); // large text in a low window: the feet stay
        scroll.getStyleClass().add("rail-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        colours.setMinHeight(Region.USE_PREF_SIZE);
        lock.setMinHeight(Region.USE_PREF_SIZE);
        colours.setOnAction(pressed -> switchColours.run());
        lock.setOnAction(pressed -> lockNow.run());
        getChildren().setAll(scroll, colours, lock);
        model.rail().subscribe(this::build);
        narrow.subscribe(isNarrow -> {
            getStyleClass().remove("narrow");
            if (isNarrow) {
                getStyleClass().add("narrow");
            }
            build();
            squeeze(colours);
            squeeze(lock);
        });
        build();
    }

    /** True shows pictures alone. */
    BooleanProperty narrowProperty() {
        return narrow;
    }

    /** Says which colours the switch leads to. */
    void showsNight(boolean night) {
        String text = Words.common().say(night ? "rail.day" : "rail.night");
        replaceFace(colours, text, night ? Icon.DAY : Icon.NIGHT, Keys.COLOURS);
        squeeze(colours);
    }

    /** Marks the line that stands for the place shown. */
    void mark(Place place) {
        for (int i = 0; i < shown.size(); i++) {
            boolean current = shown.get(i).covers(place);
            buttons.get(i).pseudoClassStateChanged(CURRENT, current);
            buttons.get(i)
                    .setAccessibleRoleDescription(
                            current ? Words.common().say("rail.current") : null);
        }
    }

    /** Goes to the line with this number, counted from 0; does nothing beyond the last. */
    void goTo(int index) {
        if (index < shown.size()) {
            go.accept(shown.get(index).place());
        }
    }

    private void build() {
        shown.clear();
        buttons.clear();
        for (RailItem item : model.rail()) {
            shown.add(item);
            buttons.add(line(item));
        }
        lines.getChildren().setAll(buttons);
    }

    private Button line(RailItem item) {
        Button button = new Button(item.said());
        button.getStyleClass().setAll("rail-line");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(pressed -> go.accept(item.place()));
        button.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        Scrolling.show(button);
                    }
                });
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        if (item == RailItem.TODAY || item == RailItem.CONFLICTS) {
            badge.getStyleClass().add("alert");
        }
        Label name = new Label(item.said());
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        HBox face = new HBox(item.icon().node(), name, apart, badge);
        face.getStyleClass().add("rail-face");
        button.setGraphic(face);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        model.count(item)
                .subscribe(count -> {
                    badge.setText(String.valueOf(count));
                    badge.setVisible(count.intValue() > 0 && !narrow.get());
                    badge.setManaged(badge.isVisible());
                    button.setAccessibleText(
                            count.intValue() == 0
                                    ? item.said()
                                    : Words.common()
                                            .say("rail.waiting", item.said(), count.intValue()));
                });
        squeeze(button);
        return button;
    }

    private void squeeze(Button button) {
        Focus.walk(
                button.getGraphic(),
                node -> {
                    if (node instanceof Label label
                            && !label.getStyleClass().contains("rail-badge")) {
                        label.setVisible(!narrow.get());
                        label.setManaged(!narrow.get());
                    }
                });
        button.setTooltip(narrow.get() ? new Tooltip(button.getText()) : null);
    }

    private static Button foot(String text, Icon icon, Keys key) {
        Button button = new Button();
        button.getStyleClass().setAll("rail-line");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        replaceFace(button, text, icon, key);
        return button;
    }

    private static void replaceFace(Button button, String text, Icon icon, Keys key) {
        button.setText(text);
        button.setAccessibleText(text);
        button.setAccessibleHelp(Words.common().say("key.pressed", key.cap()));
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        Label cap = new Label(key.cap());
        cap.getStyleClass().add("rail-cap");
        Node picture = icon.node();
        HBox face = new HBox(picture, new Label(text), apart, cap);
        face.getStyleClass().add("rail-face");
        button.setGraphic(face);
    }
}
