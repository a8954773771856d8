package org.lockfast.desktop.named;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.named.NamedViewModel.Row;

/** Entries in the officer's name, to confirm or challenge. */
public final class NamedController implements Screen {
    private static final double WIDEST = 2000;

    /** Left and right of the words of a cell. */
    private static final double BESIDE = 20;

    private final NamedViewModel model;
    private final Words words = Words.in(NamedController.class);
    private final Parent node;

    @FXML private Label said;
    @FXML private TableView<Row> table;
    @FXML private HBox actions;

    public NamedController(NamedViewModel model) {
        this.model = model;
        node = Fxml.load(this, "named.fxml");
    }

    @FXML
    private void initialize() {
        said.textProperty().bind(model.said());
        column("named.when", 150, 160, Row::when);
        column("named.exhibit", 190, 240, row -> row.entry().name());
        column("named.what", 240, WIDEST, row -> row.entry().what());
        column("named.how", 220, WIDEST, row -> row.entry().how());
        column("named.device", 110, 170, row -> row.entry().device());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(model.rows);
        table.setAccessibleText(words.say("named.title"));
        Label none = new Label(words.say("named.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
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

    private void column(String key, double narrowest, double widest, Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(made -> new Wrapped(made));
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        table.getColumns().add(column);
    }

    /** What is to be answered for is read whole, in as many lines as it takes. */
    private static final class Wrapped extends TableCell<Row, String> {
        private final Text words = new Text();

        Wrapped(TableColumn<Row, String> column) {
            words.getStyleClass().add("cell-words");
            words.wrappingWidthProperty().bind(column.widthProperty().subtract(BESIDE));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable String said, boolean empty) {
            super.updateItem(said, empty);
            words.setText(said);
            setText(said); // for readers; what is seen is the graphic
            setGraphic(empty || said == null ? null : words);
        }
    }

    @FXML
    private void confirm() {
        model.confirm(List.copyOf(table.getSelectionModel().getSelectedItems()));
    }

    @FXML
    private void confirmAll() {
        model.confirm(List.copyOf(model.rows));
    }

    @FXML
    private void challenge() {
        model.challenge(chosen());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("named.title"));
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
