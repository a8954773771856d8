package org.lockfast.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.lockfast.exhibit.CashWords;

/**
 * How many there are of each value of a currency, the highest first, down one column and then the
 * other. What each line and all of them come to is reckoned, never typed.
 */
final class CashGrid extends VBox {
    private static final int COLUMNS = 4; // value, how many, what that is, and space

    private final Words words = Words.common();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Map<String, Label> sums = new LinkedHashMap<>();
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
            ColumnConstraints sum = new ColumnConstraints();
            sum.setHalignment(HPos.RIGHT);
            sum.setMinWidth(84);
            grid.getColumnConstraints()
                    .addAll(value, new ColumnConstraints(), sum, new ColumnConstraints(12));
        }
        int rows = (ask.choices().size() + 1) / 2;
        for (int i = 0; i < ask.choices().size(); i++) {
            List<Node> line = line(ask.choices().get(i));
            int column = i / rows * COLUMNS;
            for (Node node : line) {
                grid.add(node, column++, i % rows);
            }
        }
        total.getStyleClass().add("cash-grid-total");
        getChildren().addAll(grid, total);
        begin();
        reckon();
    }

    private List<Node> line(Ask.Choice one) {
        Label value = new Label(one.said());
        value.setMinWidth(Label.USE_PREF_SIZE);
        TextField many = new TextField();
        many.setId(currency + "-" + one.code());
        many.setPrefColumnCount(4);
        many.setAccessibleText(words.say("form.cash.of", one.said()));
        Label sum = new Label();
        sum.getStyleClass().add("muted");
        value.setLabelFor(many);
        fields.put(one.code(), many);
        sums.put(one.code(), sum);
        return List.of(value, many, sum);
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
        sums.forEach((code, sum) -> {
            TextField field = fields.get(code);
            String many = field == null ? "" : field.getText().strip();
            sum.setText(
                    CashWords.read(currency + " " + code + "x" + many)
                            .map(CashWords::said)
                            .orElse(""));
        });
        total.setText(
                words.say(
                        "form.cash.total",
                        CashWords.read(written.get()).map(CashWords::said).orElse("–")));
    }
}
