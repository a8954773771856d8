package org.lockfast.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One choice among at most ten, each a tile big enough for a glove and a digit key: 1 to 9, then 0.
 * Digits act while no text is being typed; once a tile is chosen, only on the tiles themselves, so
 * that a digit meant for something else does not change it.
 */
public final class CategoryTiles extends Pane {

    /**
     * One tile.
     *
     * @param id what is chosen
     * @param text its word
     * @param icon its picture
     */
    public record Tile(String id, String text, Icon icon) {}

    private static final double GAP = 6;
    private static final double NARROWEST = 76;

    /** Left and right of the word of a tile. */
    private static final double ROUND_WORD = 4;

    private final ObjectProperty<@Nullable Tile> chosen =
            new SimpleObjectProperty<>(this, "chosen");
    private final List<Tile> tiles = new ArrayList<>();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final EventHandler<KeyEvent> digits = this::digit;
    private final EventHandler<KeyEvent> every = this::swallow;
    private Runnable onChosen = () -> {};

    /** The digit that chose, while it is down: it is not typed where the focus goes then. */
    private String digitUsed = "";

    /** No tiles yet. */
    public CategoryTiles() {
        getStyleClass().add("category-tiles");
        chosen.subscribe(this::mark);
        sceneProperty().subscribe(this::listen);
    }

    private void listen(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_PRESSED, digits);
            before.removeEventFilter(KeyEvent.ANY, every);
        }
        if (now != null) {
            now.addEventHandler(KeyEvent.KEY_PRESSED, digits);
            now.addEventFilter(KeyEvent.ANY, every);
        }
    }

    /** Shows these tiles, at most ten. */
    public void setTiles(List<Tile> all) {
        if (all.size() > 10) {
            throw new IllegalArgumentException("Ten digit keys serve ten tiles, not " + all.size());
        }
        tiles.clear();
        tiles.addAll(all);
        buttons.clear();
        names.clear();
        for (int i = 0; i < all.size(); i++) {
            buttons.add(button(all.get(i), i));
        }
        getChildren().setAll(buttons);
        mark();
    }

    private ToggleButton button(Tile tile, int index) {
        Label word = new Label(tile.text());
        word.getStyleClass().add("strong");
        names.add(word);
        VBox middle = new VBox(tile.icon().node(), word);
        middle.getStyleClass().add("tile-middle");
        KeyHint key = new KeyHint(String.valueOf((index + 1) % 10));
        StackPane face = new StackPane(middle, key);
        StackPane.setAlignment(key, Pos.TOP_LEFT);
        ToggleButton button = new ToggleButton(tile.text(), face);
        button.getStyleClass().add("tile");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(
                Words.common().say("tiles.of", tile.text(), index + 1, tiles.size()));
        button.setFocusTraversable(index == 0);
        button.addEventHandler(KeyEvent.KEY_PRESSED, event -> arrow(event, index));
        button.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        stopAt(index);
                    }
                });
        button.setOnAction(pressed -> {
            chosen.set(tile);
            button.setSelected(true); // pressing the chosen one again keeps it chosen
            onChosen.run();
        });
        face.prefWidthProperty().bind(button.widthProperty().subtract(12));
        return button;
    }

    private void mark() {
        for (int i = 0; i < buttons.size(); i++) {
            boolean isChosen = tiles.get(i).equals(chosen.get());
            buttons.get(i).setSelected(isChosen);
            if (isChosen) {
                stopAt(i);
            }
        }
    }

    /** Makes this the one tile that Tab reaches: ten stops would stand before the next field. */
    private void stopAt(int index) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setFocusTraversable(i == index);
        }
    }

    private void arrow(KeyEvent event, int from) {
        int columns = columns(getWidth());
        int to =
                switch (event.getCode()) {
                    case LEFT -> from - 1;
                    case RIGHT -> from + 1;
                    case UP -> from - columns;
                    case DOWN -> from + columns;
                    default -> -1;
                };
        if (to >= 0 && to < buttons.size()) {
            buttons.get(to).requestFocus();
            event.consume();
        }
    }

    private void digit(KeyEvent event) {
        if (ScanRouter.takesText(event.getTarget())
                || event.isShortcutDown()
                || event.isAltDown()
                || !isVisible()
                || (chosen.get() != null && !isFocusWithin())) {
            return;
        }
        int digit =
                event.getCode().isDigitKey()
                        ? event.getCode().getName().charAt(event.getCode().getName().length() - 1)
                                - '0'
                        : -1;
        int index = digit == 0 ? 9 : digit - 1;
        if (index >= 0 && index < tiles.size()) {
            chosen.set(tiles.get(index));
            buttons.get(index).requestFocus();
            digitUsed = String.valueOf(digit);
            event.consume();
            onChosen.run();
        }
    }

    private void swallow(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            digitUsed = "";
        } else if (event.getEventType() == KeyEvent.KEY_TYPED
                && event.getCharacter().equals(digitUsed)) {
            event.consume();
        }
    }

    /**
     * Runs when somebody chose a tile, by key, mouse or finger; also where it was chosen before.
     */
    public void setOnChosen(Runnable action) {
        onChosen = action;
    }

    /** The tile chosen, null for none. */
    public ObjectProperty<@Nullable Tile> chosenProperty() {
        return chosen;
    }

    /** Chooses by id; an id that is no tile chooses nothing. */
    public void choose(String id) {
        chosen.set(
                tiles.stream()
                        .filter(tile -> Objects.equals(tile.id(), id))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** All in one row, else in as few as let every word be read. */
    private int columns(double width) {
        int all = Math.max(1, tiles.size());
        double each =
                names.stream().mapToDouble(word -> word.prefWidth(-1) + ROUND_WORD).max().orElse(0);
        double wide = Math.max(NARROWEST, each);
        for (int rows = 1; rows < all && width >= 0; rows++) {
            int columns = Math.ceilDiv(all, rows);
            if (width >= columns * wide + (columns - 1) * GAP) {
                return columns;
            }
        }
        return width < 0 ? all : 1;
    }

    private double tileHeight() {
        return buttons.stream().mapToDouble(button -> button.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.ceilDiv(tiles.size(), 2) * NARROWEST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return tiles.size() * (NARROWEST + 14) + GAP * 9;
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = (tiles.size() + columns(width) - 1) / columns(width);
        return snapSizeY(rows * tileHeight() + (rows - 1) * GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double wide = (getWidth() - (columns - 1) * GAP) / columns;
        double high = tileHeight();
        for (int i = 0; i < buttons.size(); i++) {
            double x = i % columns * (wide + GAP);
            double y = Math.floorDiv(i, columns) * (high + GAP);
            buttons.get(i)
                    .resizeRelocate(
                            snapPositionX(x),
                            snapPositionY(y),
                            snapSizeX(wide - 1),
                            snapSizeY(high));
        }
    }
}
