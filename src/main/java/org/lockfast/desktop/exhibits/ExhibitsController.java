package org.lockfast.desktop.exhibits;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lockfast.desktop.Beside;
import org.lockfast.desktop.Collar;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.TextColumns;
import org.lockfast.desktop.Words;
import org.lockfast.find.Filter;
import org.lockfast.find.Search;

/** The list of exhibits. */
public final class ExhibitsController implements Screen {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /** Takes whatever room there is. */
    private static final double WIDEST = 2000;

    private final ExhibitsViewModel model;
    private final ElsewhereViewModel elsewhere;
    private final ListExport lists;
    private final ZoneId zone;
    private final Words words = Words.in(ExhibitsController.class);
    private final Map<Column, TableColumn<Search.Row, ?>> columns = new EnumMap<>(Column.class);
    private final Parent node;
    private Subscription recorded = Subscription.EMPTY;

    /** How wide columns were when the mouse was pressed. */
    private Map<Column, Integer> before = Map.of();

    /** The words whose answers are in the list. */
    private String listed = "";

    @FXML private VBox page;
    @FXML private TextField search;
    @FXML private Button export;
    @FXML private Label count;
    @FXML private FlowPane filters;
    @FXML private TableView<Search.Row> table;
    @FXML private Beside list;
    @FXML private VBox none;
    @FXML private Label noneTitle;
    @FXML private Label noneText;
    @FXML private FlowPane close;
    @FXML private Button noneButton;

    /**
     * @param elsewhere what is below the list
     * @param lists writes the list to a file
     * @param zone in which times are shown
     */
    public ExhibitsController(
            ExhibitsViewModel model, ElsewhereViewModel elsewhere, ListExport lists, ZoneId zone) {
        this.model = model;
        this.elsewhere = elsewhere;
        this.lists = lists;
        this.zone = zone;
        node = Fxml.load(this, "exhibits.fxml");
    }

    @FXML
    private void initialize() {
        export.setVisible(lists.isAllowed());
        export.setManaged(lists.isAllowed());
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
        text(Column.REFERENCE, 148, 152, Search.Row::reference, "mono-strong");
        text(Column.CASE, 114, 150, row -> plain(row.caseReference()), "mono");
        text(Column.DESCRIPTION, 170, WIDEST, row -> plain(row.description()), "wide");
        text(Column.WHERE, 130, WIDEST, row -> Collar.kept(row.where()), "where");
        columns.put(Column.STATUS, StatusCell.column(words));
        columns.put(Column.PROBLEMS, ProblemCell.column(words));
        text(Column.SEIZED, 104, 124, this::when, "when");
        columns.values().forEach(column -> column.setSortable(false)); // the order is the store's
        model.columns.subscribe(this::showColumns);
        table.getColumns()
                .addListener((ListChangeListener<TableColumn<Search.Row, ?>>) change -> moved());
        TextColumns.in(table, count);
        model.views.kept().subscribe(kept -> wide(kept.widths()));
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> before = widths());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, released -> resized());
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
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::peek);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (model.peek().get() != null) {
                        model.peek(chosen);
                    }
                });
        PeekPane beside = new PeekPane(words);
        model.peek().subscribe(beside::show);
        list.getChildren().add(beside);
        table.focusedProperty().subscribe(this::chooseOne);
        model.filter.subscribe(this::showFilter);
        model.state().subscribe(this::show);
        model.rows.subscribe(() -> show(model.state().get()));
        model.nothing().subscribe(now -> show(model.state().get()));
        model.rows.addListener((ListChangeListener<Search.Row>) change -> found());
        page.getChildren().add(1, new ViewsBar(model, model.views, words)); // below the heading
        page.getChildren().add(new ElsewhereCard(elsewhere, words));
        model.words.subscribe(elsewhere::words);
    }

    /** Space shows what is chosen and takes it away again; Esc takes it away. */
    private void peek(KeyEvent event) {
        boolean shown = model.peek().get() != null;
        if (event.getCode() == KeyCode.SPACE) {
            event.consume();
            model.peek(shown ? null : table.getSelectionModel().getSelectedItem());
        } else if (event.getCode() == KeyCode.ESCAPE && shown) {
            event.consume();
            model.peek(null);
        }
    }

    /** What the list is kept to, each with the button that lets go of it. */
    private void showFilter(Filter filter) {
        filters.getChildren().clear();
        for (Filter.Term term : filter.terms()) {
            String said = FilterWords.said(term);
            Button one = new Button(said, Icon.CROSS.node());
            one.setContentDisplay(ContentDisplay.RIGHT);
            one.setMinWidth(Region.USE_PREF_SIZE);
            one.getStyleClass().add("filter-chip");
            one.setAccessibleText(words.say("exhibits.filter.drop", said));
            one.setOnAction(pressed -> {
                model.filter.set(model.filter.get().without(term));
                search.requestFocus();
            });
            filters.getChildren().add(one);
        }
        filters.setVisible(!filter.isAll());
        filters.setManaged(!filter.isAll());
    }

    private void intoTheList() {
        if (!model.rows.isEmpty()) {
            table.requestFocus();
        } else if (close.isVisible()) {
            close.getChildren().get(1).requestFocus(); // behind what they are
        }
    }

    /** What was perhaps meant; pressed, it is looked for instead. */
    private void showClose(List<String> meant) {
        close.getChildren().clear();
        if (!meant.isEmpty()) {
            close.getChildren().add(new Label(words.say("exhibits.no-match.close")));
        }
        for (String one : meant) {
            Button button = new Button(one);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(words.say("exhibits.no-match.close.one", one));
            button.setOnAction(pressed -> {
                model.words.set(one);
                search.requestFocus();
                search.end();
            });
            close.getChildren().add(button);
        }
        close.setVisible(!meant.isEmpty());
        close.setManaged(!meant.isEmpty());
    }

    /**
     * What was chosen among the answers to other words is chosen no longer, though it may be among
     * these too: Enter opens the first of them.
     */
    private void found() {
        String asked = model.words.get() + model.filter.get();
        if (!asked.equals(listed)) {
            listed = asked;
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
            Column which,
            double narrowest,
            double widest,
            Function<Search.Row, String> value,
            String style) {
        TableColumn<Search.Row, String> column = new TableColumn<>(words.say(which.heading()));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.getStyleClass().add(style);
        column.setMinWidth(narrowest);
        column.setPrefWidth(Math.min(widest, narrowest * 2));
        column.setMaxWidth(widest);
        columns.put(which, column);
    }

    private void showColumns(List<Column> shown) {
        if (!shown.equals(columnsShown())) {
            table.getColumns()
                    .setAll(shown.stream().<TableColumn<Search.Row, ?>>map(columns::get).toList());
        }
    }

    private List<Column> columnsShown() {
        return table.getColumns().stream()
                .flatMap(one -> Column.ALL.stream().filter(which -> one.equals(columns.get(which))))
                .toList();
    }

    /** Somebody dragged a heading; on its way a column is in none or two places. */
    private void moved() {
        List<Column> now = columnsShown();
        if (Set.copyOf(now).equals(Set.copyOf(model.columns.get()))
                && now.size() == model.columns.get().size()) {
            model.columns.set(now);
        }
    }

    private Map<Column, Integer> widths() {
        Map<Column, Integer> now = new EnumMap<>(Column.class);
        columns.forEach((which, column) -> {
            if (table.getColumns().contains(column)) {
                now.put(which, (int) Math.round(column.getWidth()));
            }
        });
        return now;
    }

    /** Somebody dragged the edge of a heading: from then on columns are as wide as they stand. */
    private void resized() {
        Map<Column, Integer> now = widths();
        if (!now.equals(before)) {
            model.views.keepWidths(now);
        }
    }

    private void wide(Map<Column, Integer> kept) {
        kept.forEach((which, wide) -> {
            TableColumn<Search.Row, ?> column = columns.get(which);
            if (column != null) {
                column.setPrefWidth(Math.clamp(wide, column.getMinWidth(), column.getMaxWidth()));
            }
        });
    }

    private void show(ExhibitsViewModel.State state) {
        int rows = model.rows.size();
        boolean empty =
                state == ExhibitsViewModel.State.EMPTY || state == ExhibitsViewModel.State.NO_MATCH;
        none.setVisible(empty);
        none.setManaged(empty);
        table.setVisible(!empty);
        table.setManaged(!empty);
        list.setVisible(!empty);
        list.setManaged(!empty);
        count.setText(
                switch (state) {
                    case READING -> words.say("exhibits.reading");
                    case ALL -> words.count("exhibits.count", rows);
                    case MORE ->
                            model.filter.get().isAll()
                                    ? words.count("exhibits.more", rows)
                                    : words.count("exhibits.count", model.kept());
                    case NARROW -> words.count("exhibits.narrow", rows);
                    case EMPTY, NO_MATCH -> "";
                });
        if (state == ExhibitsViewModel.State.NO_MATCH) {
            boolean filtered = !model.filter.get().isAll();
            ExhibitsViewModel.Nothing nothing = model.nothing().get();
            showClose(nothing.close());
            noneTitle.setText(
                    filtered
                            ? words.say("exhibits.no-match.filter")
                            : words.say("exhibits.no-match", nothing.sought()));
            noneText.setText(
                    words.say(
                            filtered ? "exhibits.no-match.filter.text" : "exhibits.no-match.text"));
            noneButton.setText(words.say("exhibits.no-match.all"));
            noneButton.setOnAction(pressed -> {
                model.showAll();
                search.requestFocus();
            });
        } else if (empty) {
            showClose(List.of());
            noneTitle.setText(words.say("exhibits.empty"));
            noneText.setText(words.say("exhibits.empty.text"));
            noneButton.setText(words.say("exhibits.empty.new"));
            noneButton.setOnAction(pressed -> model.newExhibit());
        }
    }

    @FXML
    private void addFilter() {
        model.addFilter();
    }

    @FXML
    private void saveView() {
        model.saveView();
    }

    @FXML
    private void chooseColumns() {
        model.chooseColumns();
    }

    @FXML
    private void export() {
        lists.ask(model.filter.get(), model.words.get());
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
        model.views.find();
        if (model.rows.size() <= ExhibitsViewModel.MOST) {
            model.read();
        }
    }

    @Override
    public void hidden() {
        recorded.unsubscribe();
        recorded = Subscription.EMPTY;
        model.hidden();
    }

    @Override
    public void focusFirst() {
        if (model.filter.get().isAll()) {
            search.requestFocus();
        } else { // somebody came for these
            table.requestFocus();
        }
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FIND,
                () -> {
                    search.requestFocus();
                    search.selectAll();
                },
                Keys.SAVE_VIEW,
                model::saveView,
                Keys.TAKE_BACK,
                model.views::bringBack);
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
