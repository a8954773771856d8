package org.lockfast.desktop.imports;

import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.exchange.CsvFile;

/** Import a spreadsheet (S22). */
public final class ImportsController implements Screen {
    private static final double WIDEST = 2000;

    private final ImportsViewModel model;
    private final Words words = Words.in(ImportsController.class);
    private final Parent node;

    @FXML private Button choose;
    @FXML private Button tryIt;
    @FXML private Button copy;
    @FXML private Button save;
    @FXML private Label file;
    @FXML private VBox fields;
    @FXML private Label summary;
    @FXML private TableView<ImportsViewModel.Row> rows;

    public ImportsController(ImportsViewModel model) {
        this.model = model;
        this.node = Fxml.load(this, "imports.fxml");
    }

    @FXML
    private void initialize() {
        summary.textProperty().bind(model.summaryProperty());
        column("imports.row", 70, 90, row -> Integer.toString(row.number()));
        column("imports.verdict", 190, 220, ImportsViewModel.Row::verdict);
        column("imports.why", 200, WIDEST, ImportsViewModel.Row::why)
                .setCellFactory(column -> new WrappedCell(column));
        rows.getColumns().forEach(one -> one.setSortable(false));
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        rows.setItems(model.rows);
        rows.setAccessibleText(words.say("imports.comes"));
        rows.setPlaceholder(new Label(""));
        model.fileProperty().subscribe(this::file);
        model.fields.subscribe(this::fields);
        model.reportProperty().subscribe(report -> show(save, report != null));
        model.rows.subscribe(() -> show(rows, !model.rows.isEmpty()));
        show(rows, !model.rows.isEmpty());
        fields();
    }

    private static void show(Node one, boolean shown) {
        one.setVisible(shown);
        one.setManaged(shown);
    }

    private void file(@Nullable CsvFile chosen) {
        file.setText(
                chosen == null
                        ? words.say("imports.columns.none")
                        : words.count("imports.rows", chosen.rows(), chosen.name()));
        show(tryIt, chosen != null);
        show(copy, chosen != null);
        choose.getStyleClass().remove("accent");
        copy.getStyleClass().remove("accent");
        (chosen == null ? choose : copy).getStyleClass().add("accent");
    }

    private void fields() {
        fields.getChildren().setAll(model.fields.stream().map(this::field).toList());
    }

    private Node field(ImportsViewModel.Field field) {
        Label name = new Label(field.said());
        name.getStyleClass().addAll("strong", "import-name");
        ComboBox<String> from = new ComboBox<>(model.columns);
        from.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String column) {
                        return column == null || column.isEmpty()
                                ? words.say("imports.not")
                                : column;
                    }

                    @Override
                    public @Nullable String fromString(String text) {
                        return null; // nobody types here
                    }
                });
        from.valueProperty().bindBidirectional(field.column());
        from.setAccessibleText(field.said());
        from.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(from, Priority.ALWAYS);
        name.setLabelFor(from);
        HBox line = new HBox(name, from);
        line.getStyleClass().add("import-line");
        Label hint = new Label();
        hint.textProperty().bind(field.hint());
        hint.getStyleClass().addAll("small", "muted", "import-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.managedProperty().bind(field.hint().isNotEmpty());
        VBox all = new VBox(line, hint);
        all.getStyleClass().add("import-field");
        return all;
    }

    private TableColumn<ImportsViewModel.Row, String> column(
            String key,
            double narrowest,
            double widest,
            Function<ImportsViewModel.Row, String> value) {
        TableColumn<ImportsViewModel.Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        rows.getColumns().add(column);
        return column;
    }

    /** Sentences are read whole. */
    private static final class WrappedCell extends TableCell<ImportsViewModel.Row, String> {
        private static final double EDGES = 24;
        private final Text text = new Text();

        WrappedCell(TableColumn<ImportsViewModel.Row, String> column) {
            text.getStyleClass().add("text");
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(EDGES));
            text.fillProperty().bind(textFillProperty());
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            text.setText(item == null ? "" : item);
            setText(item);
            setGraphic(empty ? null : text);
        }
    }

    @FXML
    private void choose() {
        model.choose();
    }

    @FXML
    private void tryIt() {
        model.tryIt();
    }

    @FXML
    private void copy() {
        model.copy();
    }

    @FXML
    private void save() {
        model.save();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("imports.title"));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of();
    }

    @Override
    public void focusFirst() {
        choose.requestFocus();
    }

    @Override
    public void shown() {}

    @Override
    public void hidden() {}
}
