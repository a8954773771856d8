package org.lockfast.desktop;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What the keys do: those of the screen shown first, then those that work everywhere. */
final class KeysHelp implements Modal {
    private final ScrollPane node = new ScrollPane();

    /**
     * @param ofScreen what the screen shown answers
     * @param works which of the keys that work everywhere do something here
     */
    KeysHelp(Set<Keys> ofScreen, Predicate<Keys> works) {
        VBox groups = new VBox();
        groups.getStyleClass().add("keys-help");
        for (Keys.Where where : Keys.Where.values()) {
            if (where != Keys.Where.EVERYWHERE) {
                List<Keys> keys = Keys.of(where).stream().filter(ofScreen::contains).toList();
                add(groups, where, keys);
            }
        }
        // The ten lines of the menu are one line here.
        add(
                groups,
                Keys.Where.EVERYWHERE,
                Stream.of(Keys.values())
                        .filter(key -> key.where() == Keys.Where.EVERYWHERE)
                        .filter(key -> ofScreen.contains(key) || works.test(key))
                        .filter(key -> !key.name().startsWith("RAIL_") || key == Keys.RAIL_1)
                        .toList());
        node.setContent(groups);
        node.setFitToWidth(true);
        node.setPrefViewportHeight(420);
        node.setPrefViewportWidth(520);
        node.setAccessibleText(title());
    }

    private static void add(VBox groups, Keys.Where where, List<Keys> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Label heading = new Label(where.said());
        heading.getStyleClass().add("heading");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        grid.getColumnConstraints().add(new ColumnConstraints(120));
        for (int row = 0; row < keys.size(); row++) {
            Keys key = keys.get(row);
            String cap = key == Keys.RAIL_1 ? Words.common().say("key.rail.caps") : key.cap();
            grid.addRow(row, new KeyHint(cap), new Label(key.said()));
        }
        groups.getChildren().addAll(heading, grid);
    }

    @Override
    public String title() {
        return Keys.HELP.said();
    }

    @Override
    public Node node() {
        return node;
    }
}
