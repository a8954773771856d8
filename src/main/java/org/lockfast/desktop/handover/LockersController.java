package org.lockfast.desktop.handover;

import static org.lockfast.desktop.handover.HandOverController.there;

import java.time.ZoneId;
import java.util.Locale;
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
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Locker;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.place.Place;

/** The out-of-hours lockers: what lies in each, leaving something there, and the round. */
public final class LockersController implements Screen {
    private static final double WIDEST = 2000;
    private static final int MOST_PLACES = 200;
    private final LockersViewModel model;
    private final ZoneId zone;
    private final Words words = Words.in(LockersController.class);
    private final Parent node;
    private Subscription recorded = Subscription.EMPTY;
    private boolean choosing;

    @FXML private @Nullable Banner kept;
    @FXML private @Nullable HBox work;
    @FXML private @Nullable VBox none;
    @FXML private @Nullable Button add;
    @FXML private @Nullable Card all;
    @FXML private @Nullable ListView<Locker> list;
    @FXML private @Nullable Label lies;
    @FXML private @Nullable TableView<Locker.Lying> table;
    @FXML private @Nullable Card batch;
    @FXML private @Nullable HBox ways;
    @FXML private @Nullable RadioButton emptying;
    @FXML private @Nullable RadioButton leaving;
    @FXML private @Nullable TextField typed;
    @FXML private @Nullable Button takeBack;
    @FXML private @Nullable Label last;
    @FXML private @Nullable Label tickedOff;
    @FXML private @Nullable Banner stop;
    @FXML private @Nullable ListView<BatchLine> lines;
    @FXML private @Nullable Label becomes;
    @FXML private @Nullable CheckBox statement;
    @FXML private @Nullable HBox to;
    @FXML private @Nullable FormField shelfField;
    @FXML private @Nullable ComboBox<String> shelf;
    @FXML private @Nullable CheckBox inHand;
    @FXML private @Nullable Button finish;

    public LockersController(LockersViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.node = Fxml.load(this, "lockers.fxml");
    }

    @FXML
    private void initialize() {
        lockers();
        table();
        ToggleGroup group = new ToggleGroup();
        there(emptying).setToggleGroup(group);
        there(leaving).setToggleGroup(group);
        group.selectedToggleProperty()
                .subscribe(now -> {
                    if (now != null) {
                        model.turn(now.equals(emptying));
                        show();
                    }
                });
        model.round.subscribe(on -> (on ? there(emptying) : there(leaving)).setSelected(true));
        HandOverController.show(there(ways), model.empties());
        HandOverController.show(there(batch), model.records());
        there(typed).textProperty().bindBidirectional(model.typed);
        there(inHand).selectedProperty().bindBidirectional(model.inHand);
        there(statement).selectedProperty().bindBidirectional(model.batch.lookedAtAll);
        HandOverController.showLast(there(last), model.batch);
        HandOverController.showStop(there(stop), model.batch, words);
        HandOverController.showKept(there(kept), there(work), model.kept, model::resumed, words);
        KeyHint.on(there(takeBack), Keys.TAKE_BACK);
        KeyHint.on(there(finish), Keys.FINISH);
        there(last).setMinHeight(Region.USE_PREF_SIZE); // read whole, in as many lines as it takes
        there(becomes).setMinHeight(Region.USE_PREF_SIZE);
        ListView<BatchLine> scanned = there(lines);
        scanned.setItems(model.batch.lines);
        scanned.setCellFactory(view -> new BatchCell(null, model.batch::takeOut));
        scanned.setPlaceholder(new Label(words.say("container.first.short")));
        places(there(shelf));
        model.inHand.subscribe(now -> show());
        model.chosenProperty().subscribe(this::chosen);
        model.changesProperty().subscribe(now -> show());
        show();
    }

    private void lockers() {
        ListView<Locker> lockers = there(list);
        lockers.setItems(model.lockers);
        lockers.setCellFactory(view -> new LockerCell(zone));
        lockers.setAccessibleText(words.say("lockers.all"));
        lockers.getSelectionModel()
                .selectedItemProperty()
                .subscribe(one -> {
                    if (one != null && !choosing && !model.choose(one)) {
                        chosen(model.chosenProperty().get());
                    }
                });
        model.lockers.addListener((ListChangeListener<Locker>) change -> show());
    }

    /** What is chosen in the model is chosen in the list, and what lies in it is shown. */
    private void chosen(@Nullable Locker now) {
        choosing = true;
        if (now == null) {
            there(list).getSelectionModel().clearSelection();
        } else {
            there(list).getSelectionModel().select(now);
            there(list).scrollTo(Math.max(0, model.lockers.indexOf(now) - 1));
        }
        choosing = false;
        there(table).getItems().setAll(now == null ? java.util.List.of() : now.lying());
        show();
    }

    private void table() {
        TableView<Locker.Lying> rows = there(table);
        column("container.reference", 96, 150, one -> one.row().called(), "mono-strong");
        column("container.seal", 96, 120, one -> plain(one.row().seal()), "mono");
        column("container.what", 80, WIDEST, one -> plain(one.row().description()), "wide");
        ListedTime.tips(
                column("container.since", 152, 166, one -> since(one).text(), "when"), this::since);
        column("lockers.by", 110, 260, Locker.Lying::by, "by");
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        rows.setAccessibleText(words.say("lockers.lies"));
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
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }

    private TableColumn<Locker.Lying, String> column(
            String key,
            double narrowest,
            double widest,
            Function<Locker.Lying, String> value,
            String style) {
        TableColumn<Locker.Lying, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.getStyleClass().add(style);
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        there(table).getColumns().add(column);
        return column;
    }

    private ListedTime since(Locker.Lying one) {
        return ListedTime.of(one.row().since(), one.row().sinceIs(), zone);
    }

    private void openSelected() {
        Locker.Lying row = there(table).getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row.row());
        }
    }

    private void places(ComboBox<String> box) {
        box.setEditable(true);
        box.getEditor()
                .textProperty()
                .subscribe(text -> {
                    String now = text == null ? "" : text;
                    model.shelf.set(now);
                    if (!box.getItems().contains(now)) {
                        fill(box, now);
                    }
                });
        model.shelf.subscribe(path -> {
            if (!path.equals(box.getEditor().getText())) { // scanned, not typed
                box.getEditor().setText(path);
            }
        });
        model.places.addListener(
                (ListChangeListener<Place>) change -> fill(box, box.getEditor().getText()));
    }

    private void fill(ComboBox<String> box, String text) {
        String part = text.strip().toLowerCase(Locale.UK);
        box.getItems()
                .setAll(
                        model.places.stream()
                                .filter(one -> one.closed() == null)
                                .map(Place::path)
                                .filter(path -> path.toLowerCase(Locale.UK).contains(part))
                                .limit(MOST_PLACES)
                                .toList());
    }

    private void show() {
        boolean any = !model.lockers.isEmpty();
        boolean asking = model.kept.isAsking();
        HandOverController.show(there(work), any && !asking);
        HandOverController.show(there(none), !any && !asking);
        HandOverController.show(there(add), model.addsPlaces());
        there(all)
                .setAside(
                        words.count(
                                "lockers.lie",
                                model.lockers.stream().mapToInt(one -> one.lying().size()).sum()));
        Locker now = model.chosenProperty().get();
        there(lies).setText(now == null ? "" : words.say("lockers.lies.in", now.place().path()));
        there(batch).setHeading(now == null ? words.say("lockers.choose") : now.place().name());
        boolean round = model.round.get();
        String off = round ? model.batch.tickedOff() : "";
        there(tickedOff).setText(off);
        HandOverController.show(there(tickedOff), !off.isEmpty());
        there(becomes).setText(model.becomes());
        HandOverController.show(there(becomes), !there(becomes).getText().isEmpty());
        HandOverController.show(there(statement), !model.batch.here().isEmpty());
        there(statement).setText(model.statement());
        HandOverController.show(there(to), round);
        HandOverController.show(there(shelfField), !model.inHand.get());
        there(finish).setText(model.button());
        there(finish).setDisable(now == null);
    }

    @FXML
    private void add(ActionEvent event) {
        event.consume();
        model.addTyped();
    }

    @FXML
    private void takeBack(ActionEvent event) {
        event.consume();
        model.takeBack();
        there(typed).requestFocus();
    }

    @FXML
    private void finish(ActionEvent event) {
        event.consume();
        model.finish();
    }

    @FXML
    private void addPlaces(ActionEvent event) {
        event.consume();
        model.addPlaces();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("lockers.title"));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FINISH, model::finish,
                Keys.TAKE_BACK, model::takeBack,
                Keys.UNBROKEN, () -> look(BatchLine.Look.UNBROKEN),
                Keys.BROKEN, () -> look(BatchLine.Look.BROKEN),
                Keys.CANNOT_READ, () -> look(BatchLine.Look.UNREADABLE));
    }

    private void look(BatchLine.Look look) {
        model.batch.look(Math.max(0, there(lines).getSelectionModel().getSelectedIndex()), look);
    }

    @Override
    public void focusFirst() {
        if (model.kept.isAsking()) {
            org.lockfast.desktop.Focus.first(there(kept));
        } else if (model.records() && !model.lockers.isEmpty()) {
            there(typed).requestFocus();
        } else {
            there(list).requestFocus();
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
