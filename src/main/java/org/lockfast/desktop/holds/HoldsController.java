package org.lockfast.desktop.holds;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.TextColumns;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.WrappedCell;
import org.lockfast.desktop.holds.HoldsViewModel.Row;

/** What is to be kept: since when, by whom, why. */
public final class HoldsController implements Screen {
    private static final double WIDEST = 2000;

    private final HoldsViewModel model;
    private final Words words = Words.in(HoldsController.class);
    private final Parent node;

    @FXML private Label said;
    @FXML private TableView<Row> table;

    public HoldsController(HoldsViewModel model) {
        this.model = model;
        node = Fxml.load(this, "holds.fxml");
    }

    @FXML
    private void initialize() {
        said.textProperty().bind(model.said());
        column("holds.exhibit", 110, 170, row -> row.hold().exhibit().name())
                .getStyleClass()
                .add("mono-strong");
        column("holds.what", 180, 400, row -> row.hold().description());
        column("holds.since", 110, 130, Row::since);
        column("holds.why", 200, WIDEST, row -> row.hold().why());
        column("holds.by", 150, 300, row -> row.hold().by());
        column("holds.again", 150, 220, Row::again);
        TextColumns.in(table, said);
        table.setItems(model.rows);
        table.setAccessibleText(words.say("holds.title"));
        table.setPlaceholder(new Label(words.say("holds.none")));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        openChosen();
                    }
                });
        table.setOnMouseClicked(clicked -> {
            if (clicked.getClickCount() == 2) {
                openChosen();
            }
        });
        table.focusedProperty().subscribe(this::chooseOne);
        model.rows.subscribe(this::chooseOne);
    }

    private void openChosen() {
        Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    /** In the list a row is always chosen and seen to be, or Down would begin at the second. */
    private void chooseOne() {
        if (table.isFocused()
                && table.getSelectionModel().isEmpty()
                && !table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private TableColumn<Row, String> column(
            String key, double narrowest, double widest, Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        WrappedCell.in(column);
        table.getColumns().add(column);
        return column;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("holds.title"));
    }

    @Override
    public void shown() {
        model.begin();
    }

    @Override
    public void hidden() {
        model.end();
    }

    @Override
    public void focusFirst() {
        table.requestFocus();
    }
}
