package org.lockfast.desktop.exhibits;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lockfast.desktop.Collar;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.find.Search;

/** The list of exhibits. */
public final class ExhibitsController implements Screen {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /** Takes whatever room there is. */
    private static final double WIDEST = 2000;

    private final ExhibitsViewModel model;
    private final ElsewhereViewModel elsewhere;
    private final ZoneId zone;
    private final Words words = Words.in(ExhibitsController.class);
    private final Parent node;
    private Subscription recorded = Subscription.EMPTY;

    /** The words whose answers are in the list. */
    private String listed = "";

    @FXML private VBox page;
    @FXML private TextField search;
    @FXML private Label count;
    @FXML private TableView<Search.Row> table;
    @FXML private VBox none;
    @FXML private Label noneTitle;
    @FXML private Label noneText;
    @FXML private Button noneButton;

    /**
     * @param elsewhere what is below the list
     * @param zone in which times are shown
     */
    public ExhibitsController(ExhibitsViewModel model, ElsewhereViewModel elsewhere, ZoneId zone) {
        this.model = model;
        this.elsewhere = elsewhere;
        this.zone = zone;
        node = Fxml.load(this, "exhibits.fxml");
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.words);
        search.setOnAction(entered -> intoTheList());
        search.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DOWN) {
                        event.consume();
                        intoTheList();
                    }
                });
        // What tells one exhibit from another is never cut; the words give way.
        text("exhibits.reference", 148, 152, Search.Row::reference, "mono-strong");
        text("exhibits.case", 114, 150, row -> plain(row.caseReference()), "mono");
        text("exhibits.description", 170, WIDEST, row -> plain(row.description()), "wide");
        text("exhibits.where", 130, WIDEST, row -> Collar.kept(row.where()), "where");
        table.getColumns().add(StatusCell.column(words));
        table.getColumns().add(ProblemCell.column(words));
        text("exhibits.seized", 104, 124, this::when, "when");
        table.getColumns().forEach(column -> column.setSortable(false)); // the order is the store's
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setItems(model.rows);
        table.setAccessibleText(words.say("exhibits.title"));
        table.setRowFactory(view -> new ExhibitTableRow(model, words));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                        event.consume();
                        openSelected();
                    }
                });
        table.focusedProperty().subscribe(this::chooseOne);
        model.state().subscribe(this::show);
        model.rows.subscribe(() -> show(model.state().get()));
        model.rows.addListener((ListChangeListener<Search.Row>) change -> found());
        page.getChildren().add(new ElsewhereCard(elsewhere, words));
        model.words.subscribe(elsewhere::words);
    }

    private void intoTheList() {
        if (!model.rows.isEmpty()) {
            table.requestFocus();
        }
    }

    /**
     * What was chosen among the answers to other words is chosen no longer, though it may be among
     * these too: Enter opens the first of them.
     */
    private void found() {
        if (!model.words.get().equals(listed)) {
            listed = model.words.get();
            table.getSelectionModel().clearSelection();
        }
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

    private static String plain(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private String when(Search.Row row) {
        OffsetDateTime at = row.seizedAt();
        if (at == null) {
            return "";
        }
        // The first minute of a day of another zone is a day that was copied without an hour.
        boolean dayAlone = at.toLocalTime().equals(LocalTime.MIDNIGHT);
        return WHEN.format(dayAlone ? at : at.atZoneSameInstant(zone));
    }

    private void text(
            String key,
            double narrowest,
            double widest,
            Function<Search.Row, String> value,
            String style) {
        TableColumn<Search.Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.getStyleClass().add(style);
        column.setMinWidth(narrowest);
        column.setPrefWidth(Math.min(widest, narrowest * 2));
        column.setMaxWidth(widest);
        table.getColumns().add(column);
    }

    private void show(ExhibitsViewModel.State state) {
        int rows = model.rows.size();
        boolean empty =
                state == ExhibitsViewModel.State.EMPTY || state == ExhibitsViewModel.State.NO_MATCH;
        none.setVisible(empty);
        none.setManaged(empty);
        table.setVisible(!empty);
        table.setManaged(!empty);
        count.setText(
                switch (state) {
                    case READING -> words.say("exhibits.reading");
                    case ALL -> words.count("exhibits.count", rows);
                    case MORE -> words.count("exhibits.more", rows);
                    case NARROW -> words.count("exhibits.narrow", rows);
                    case EMPTY, NO_MATCH -> "";
                });
        if (state == ExhibitsViewModel.State.NO_MATCH) {
            noneTitle.setText(words.say("exhibits.no-match", model.words.get().strip()));
            noneText.setText(words.say("exhibits.no-match.text"));
            noneButton.setText(words.say("exhibits.no-match.all"));
            noneButton.setOnAction(pressed -> {
                model.words.set("");
                search.requestFocus();
            });
        } else if (empty) {
            noneTitle.setText(words.say("exhibits.empty"));
            noneText.setText(words.say("exhibits.empty.text"));
            noneButton.setText(words.say("exhibits.empty.new"));
            noneButton.setOnAction(pressed -> model.newExhibit());
        }
    }

    private void openSelected() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::open);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("exhibits.title"));
    }

    @Override
    public void shown() {
        recorded.unsubscribe();
        recorded = model.watch(elsewhere::look);
        if (model.rows.size() <= ExhibitsViewModel.MOST) {
            model.read();
        }
    }

    @Override
    public void hidden() {
        recorded.unsubscribe();
        recorded = Subscription.EMPTY;
    }

    @Override
    public void focusFirst() {
        search.requestFocus();
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FIND,
                () -> {
                    search.requestFocus();
                    search.selectAll();
                });
    }

    @Override
    public boolean scanned(Scan scan) {
        // A seal or an old barcode narrows the list to what bears it; our own labels open.
        if (scan.kind() == ScanKind.FOREIGN && search.isFocused()) {
            model.words.set(scan.code());
            return true;
        }
        return false;
    }
}
