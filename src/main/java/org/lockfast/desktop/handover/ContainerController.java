package org.lockfast.desktop.handover;

import static org.lockfast.desktop.handover.HandOverController.there;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Stock;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.ScreenHead;
import org.lockfast.desktop.TextColumns;
import org.lockfast.desktop.Words;

/** A container: what is in it, and packages put in and taken out by scans. */
public final class ContainerController implements Screen {
    private static final double WIDEST = 2000;
    private final ContainerViewModel model;
    private final ZoneId zone;
    private final Words words = Words.in(ContainerController.class);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Parent node;
    private Subscription recorded = Subscription.EMPTY;

    @FXML private @Nullable ScreenHead head;
    @FXML private @Nullable Card within;
    @FXML private @Nullable TableView<Stock.Row> table;
    @FXML private @Nullable Card batch;
    @FXML private @Nullable TextField typed;
    @FXML private @Nullable Label last;
    @FXML private @Nullable Banner stop;
    @FXML private @Nullable Button takeBack;
    @FXML private @Nullable ListView<BatchLine> lines;
    @FXML private @Nullable Label becomes;
    @FXML private @Nullable Button put;
    @FXML private @Nullable Button take;

    public ContainerController(ContainerViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.node = Fxml.load(this, "container.fxml");
    }

    @FXML
    private void initialize() {
        Button move = new Button(words.say("container.move"), Icon.TRANSIT.node());
        move.setOnAction(pressed -> model.move());
        HandOverController.show(move, model.records());
        Button places = new Button(words.say("container.places"), Icon.PLACE.node());
        places.setOnAction(pressed -> model.underPlaces());
        there(head).getActions().setAll(move, places);
        there(typed).textProperty().bindBidirectional(model.typed);
        HandOverController.showLast(there(last), model.batch);
        HandOverController.showStop(there(stop), model.batch, words);
        KeyHint.on(there(takeBack), Keys.TAKE_BACK);
        there(last).setMinHeight(Region.USE_PREF_SIZE); // read whole, in as many lines as it takes
        there(becomes).setMinHeight(Region.USE_PREF_SIZE);
        KeyHint.on(there(put), Keys.FINISH);
        HandOverController.show(there(batch), model.records());
        ListView<BatchLine> list = there(lines);
        list.setItems(model.batch.lines);
        list.setCellFactory(view -> new BatchCell(null, model.batch::takeOut));
        Label first = new Label(words.say("container.first"));
        first.setWrapText(true);
        list.setPlaceholder(first);
        TableView<Stock.Row> rows = there(table);
        column("container.reference", 100, 150, Stock.Row::called, "mono-strong");
        column("container.seal", 96, 130, row -> row.seal() == null ? "" : row.seal(), "mono");
        column(
                "container.what",
                90,
                WIDEST,
                row -> row.description() == null ? "" : row.description(),
                "wide");
        ListedTime.tips(
                column("container.since", 152, 166, row -> since(row).text(), "when"), this::since);
        column("container.how", 96, 130, model::how, "how");
        TextColumns.in(rows, there(becomes));
        rows.setItems(model.rows);
        rows.setAccessibleText(words.say("container.within"));
        rows.setPlaceholder(new Label(words.say("container.empty")));
        rows.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        openSelected();
                    }
                });
        rows.setOnMouseClicked(clicked -> {
            if (clicked.getClickCount() == 2) {
                openSelected();
            }
        });
        rows.focusedProperty()
                .subscribe(focused -> {
                    if (focused && rows.getSelectionModel().isEmpty()) {
                        rows.getSelectionModel().selectFirst();
                    }
                });
        model.containerProperty().subscribe(this::show);
        model.rows.addListener((ListChangeListener<Stock.Row>) change -> show());
        model.batch.lines.addListener((ListChangeListener<BatchLine>) change -> show());
        show();
    }

    private TableColumn<Stock.Row, String> column(
            String key,
            double narrowest,
            double widest,
            Function<Stock.Row, String> value,
            String style) {
        TableColumn<Stock.Row, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.getStyleClass().add(style);
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        there(table).getColumns().add(column);
        return column;
    }

    private ListedTime since(Stock.Row row) {
        return ListedTime.of(row.since(), row.sinceIs(), zone);
    }

    private void openSelected() {
        Stock.Row row = there(table).getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    private void show() {
        title.set(model.name());
        there(head).setTitle(model.name());
        there(head).setLine(model.line());
        there(within).setAside(model.counted());
        there(becomes).setText(model.becomes());
        there(put).setText(model.putButton());
        there(take).setText(model.takeButton());
        // an empty column tells nobody anything
        there(table)
                .getColumns()
                .getLast()
                .setVisible(model.rows.stream().anyMatch(row -> !model.how(row).isEmpty()));
        there(table).refresh();
    }

    @FXML
    private void add(ActionEvent event) {
        event.consume();
        model.addTyped();
    }

    @FXML
    private void takeBack(ActionEvent event) {
        event.consume();
        model.batch.takeBack();
        there(typed).requestFocus();
    }

    @FXML
    private void putIn(ActionEvent event) {
        event.consume();
        model.putIn();
    }

    @FXML
    private void takeOut(ActionEvent event) {
        event.consume();
        model.takeOut();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FINISH, this::finish, Keys.TAKE_BACK, model.batch::takeBack);
    }

    /** Puts in what is to be put in, else takes out: one key while there is one thing to do. */
    private void finish() {
        List<BatchLine> take = model.toTake();
        if (model.toPut().isEmpty() && !take.isEmpty()) {
            model.takeOut();
        } else {
            model.putIn();
        }
    }

    @Override
    public void focusFirst() {
        if (model.records()) {
            there(typed).requestFocus();
        } else {
            there(table).requestFocus();
        }
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan);
    }

    @Override
    public void shown() {
        recorded.unsubscribe();
        recorded = model.watch();
    }

    @Override
    public void hidden() {
        recorded.unsubscribe();
        recorded = Subscription.EMPTY;
    }
}
