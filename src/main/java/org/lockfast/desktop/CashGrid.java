package org.lockfast.desktop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lockfast.exhibit.CashWords;

/**
 * How many there are of each value of a currency, the highest first, down one column and then the
 * other. What all of them come to is reckoned, never typed.
 */
final class CashGrid extends VBox {
    private static final int COLUMNS = 3; // value, how many, and space

    private final Words words = Words.common();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Label total = new Label();
    private final String currency;
    private final StringProperty written;

    /**
     * @param written as {@link CashWords#read} reads it; empty where nothing is given
     */
    CashGrid(Ask ask, StringProperty written) {
        this.currency = ask.id();
        this.written = written;
        getStyleClass().add("cash-grid");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cash-grid-lines");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints value = new ColumnConstraints();
            value.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints()
                    .addAll(value, new ColumnConstraints(), new ColumnConstraints(12));
        }
        int rows = (ask.choices().size() + 1) / 2;
        for (int i = 0; i < ask.choices().size(); i++) {
            line(grid, ask.choices().get(i), i / rows * COLUMNS, i % rows);
        }
        total.getStyleClass().add("mono-strong");
        HBox all = new HBox(new Label(words.say("form.cash.total")), total);
        all.getStyleClass().add("cash-grid-total");
        getChildren().addAll(grid, all);
        begin();
        reckon();
    }

    private void line(GridPane grid, Ask.Choice one, int column, int row) {
        Label value = new Label(one.said());
        value.setMinWidth(Label.USE_PREF_SIZE);
        TextField many = new TextField();
        many.setId(currency + "-" + one.code());
        many.setPrefColumnCount(6);
        many.setAccessibleText(words.say("form.cash.of", one.said()));
        value.setLabelFor(many);
        fields.put(one.code(), many);
        grid.add(value, column, row);
        grid.add(many, column + 1, row);
    }

    /** What was given before, where the form is shown again. */
    private void begin() {
        for (String word : written.get().split("\\s+")) {
            int x = word.indexOf('x');
            TextField many = x < 0 ? null : fields.get(word.substring(0, x));
            if (many != null) {
                many.setText(word.substring(x + 1));
            }
        }
        fields.values().forEach(field -> field.textProperty().subscribe(text -> reckon()));
    }

    private void reckon() {
        String lines =
                fields.entrySet().stream()
                        .filter(one -> !one.getValue().getText().isBlank())
                        .map(one -> one.getKey() + "x" + one.getValue().getText().strip())
                        .collect(Collectors.joining(" "));
        written.set(lines.isEmpty() ? "" : currency + " " + lines);
        total.setText(CashWords.read(written.get()).map(CashWords::said).orElse("–"));
    }
}
