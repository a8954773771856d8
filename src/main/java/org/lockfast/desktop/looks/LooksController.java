package org.lockfast.desktop.looks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.TextColumns;
import org.lockfast.desktop.Words;

/** Who looked at what. */
public final class LooksController implements Screen {
    private static final double WIDEST = 2000;

    private final LooksViewModel model;
    private final Words words = Words.in(LooksController.class);
    private final Parent node;

    @FXML private TextField officer;
    @FXML private TextField about;
    @FXML private ComboBox<String> operation;
    @FXML private ComboBox<LooksViewModel.Back> back;
    @FXML private Label count;
    @FXML private TableView<LooksViewModel.Row> table;

    public LooksController(LooksViewModel model) {
        this.model = model;
        node = Fxml.load(this, "looks.fxml");
    }

    @FXML
    private void initialize() {
        officer.textProperty().bindBidirectional(model.officer);
        about.textProperty().bindBidirectional(model.about);
        officer.setOnAction(entered -> model.read());
        about.setOnAction(entered -> model.read());
        officer.focusedProperty().subscribe((was, is) -> left(was));
        about.focusedProperty().subscribe((was, is) -> left(was));
        List<String> codes = new ArrayList<>(List.of(""));
        codes.addAll(model.operations());
        operation.getItems().setAll(codes);
        operation.setConverter(saying(model::said));
        operation.valueProperty().bindBidirectional(model.operation);
        back.getItems().setAll(LooksViewModel.Back.values());
        back.setConverter(saying(model::said));
        back.valueProperty().bindBidirectional(model.back);
        count.textProperty().bind(model.saidProperty());
        column("looks.when", 176, 190, LooksViewModel.Row::when);
        column("looks.who", 140, 260, LooksViewModel.Row::who);
        column("looks.done", 112, 124, LooksViewModel.Row::operation);
        column("looks.what", 180, WIDEST, LooksViewModel.Row::what);
        column("looks.named", 120, 300, LooksViewModel.Row::about);
        column("looks.device", 90, 160, LooksViewModel.Row::device);
        table.getColumns().forEach(one -> one.setSortable(false));
        TextColumns.in(table, count);
        table.setItems(model.rows);
        table.setAccessibleText(words.say("looks.title"));
        table.setPlaceholder(new Label(words.say("looks.none")));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    LooksViewModel.Row row = table.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && row != null) {
                        event.consume();
                        model.open(row);
                    }
                });
    }

    private void left(@Nullable Boolean was) {
        if (Boolean.TRUE.equals(was)) {
            model.read();
        }
    }

    private static <T> StringConverter<T> saying(Function<T, String> said) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : said.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null; // nobody types here
            }
        };
    }

    private void column(
            String key,
            double narrowest,
            double widest,
            Function<LooksViewModel.Row, String> value) {
        TableColumn<LooksViewModel.Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        table.getColumns().add(column);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("looks.title"));
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {}

    @Override
    public void focusFirst() {
        officer.requestFocus();
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FIND,
                () -> {
                    about.requestFocus();
                    about.selectAll();
                });
    }
}
