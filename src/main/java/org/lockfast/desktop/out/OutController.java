package org.lockfast.desktop.out;

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
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.TextColumns;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.WrappedCell;
import org.lockfast.desktop.out.OutViewModel.Row;

/** What is out and when it is to be back (S12). */
public final class OutController implements Screen {
    private static final double WIDEST = 2000;

    private final OutViewModel model;
    private final Words words = Words.in(OutController.class);
    private final Parent node;

    @FXML private Label said;
    @FXML private TableView<Row> table;
    @FXML private HBox actions;

    public OutController(OutViewModel model) {
        this.model = model;
        node = Fxml.load(this, "out.fxml");
    }

    @FXML
    private void initialize() {
        said.textProperty().bind(model.said());
        column("out.exhibit", 110, 170, row -> row.away().name())
                .getStyleClass()
                .add("mono-strong");
        WrappedCell.in(column("out.what", 220, 400, row -> row.away().description()));
        WrappedCell.in(column("out.with", 170, WIDEST, row -> row.away().with()));
        WrappedCell.in(column("out.since", 156, 170, Row::since));
        WrappedCell.in(column("out.due", 140, 150, row -> row.away().due()));
        WrappedCell.in(column("out.lateness", 170, 400, Row::late));
        TextColumns.in(table, said);
        table.setItems(model.rows);
        table.setAccessibleText(words.say("out.title"));
        table.setPlaceholder(new Label(words.say("out.none")));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Row row = chosen();
                    if (event.getCode() == KeyCode.ENTER && row != null) {
                        event.consume();
                        model.open(row);
                    }
                });
        table.setOnMouseClicked(clicked -> {
            Row row = chosen();
            if (clicked.getClickCount() == 2 && row != null) {
                model.open(row);
            }
        });
        table.focusedProperty().subscribe(this::chooseOne);
        model.rows.subscribe(this::there);
        there();
    }

    private void there() {
        boolean any = !model.rows.isEmpty();
        actions.setVisible(any);
        actions.setManaged(any);
        chooseOne();
    }

    /** In the list a row is always chosen and seen to be, or Down would begin at the second. */
    private void chooseOne() {
        if (table.isFocused()
                && table.getSelectionModel().isEmpty()
                && !table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private @Nullable Row chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private TableColumn<Row, String> column(
            String key, double narrowest, double widest, Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        table.getColumns().add(column);
        return column;
    }

    @FXML
    private void extend() {
        model.extend(chosen());
    }

    @FXML
    private void report() {
        model.report(chosen());
    }

    @FXML
    private void escalate() {
        model.escalate(chosen());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("out.title"));
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
