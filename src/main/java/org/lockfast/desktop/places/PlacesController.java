package org.lockfast.desktop.places;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.TextColumns;
import org.lockfast.desktop.Words;
import org.lockfast.place.PlaceNode;

/** What stands where (S11): the tree of places, and what is in the one that is chosen. */
public final class PlacesController implements Screen {
    private static final double WIDEST = 2000;

    /** A tree that fits a screen is shown with everything open. */
    private static final int ALL_OPEN = 30;

    private final PlacesViewModel model;
    private final Words words = Words.in(PlacesController.class);
    private final Parent node;

    /** Paths of what somebody opened and left open. */
    private final Set<String> open = new HashSet<>();

    private boolean building;
    private Subscription recorded = Subscription.EMPTY;

    @FXML private Label count;
    @FXML private HBox some;
    @FXML private TextField find;
    @FXML private TreeTableView<PlaceNode> tree;
    @FXML private Card card;
    @FXML private Button label;
    @FXML private Button labelOn;
    @FXML private Button change;
    @FXML private Button list;
    @FXML private Button fill;
    @FXML private Button container;
    @FXML private Label path;
    @FXML private Label about;
    @FXML private Label note;
    @FXML private TableView<PlacesViewModel.Line> table;
    @FXML private VBox none;
    @FXML private Button add;

    public PlacesController(PlacesViewModel model) {
        this.model = model;
        node = Fxml.load(this, "places.fxml");
    }

    @FXML
    private void initialize() {
        count.textProperty().bind(model.saidProperty());
        find.textProperty().bindBidirectional(model.words);
        find.setOnAction(entered -> intoTheTree());
        find.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DOWN) {
                        event.consume();
                        intoTheTree();
                    }
                });
        TreeTableColumn<PlaceNode, PlaceNode> name = branch("places.name", 150, WIDEST);
        name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        name.setCellFactory(column -> new PlaceCell(model::beside));
        tree.setTreeColumn(name);
        TreeTableColumn<PlaceNode, String> stand = branch("places.stand", 100, 120);
        stand.setCellValueFactory(row -> {
            PlaceNode one = row.getValue().getValue();
            return new ReadOnlyStringWrapper(one == null ? "" : stand(one));
        });
        TextColumns.in(tree, count);
        tree.setRoot(new TreeItem<>());
        tree.setShowRoot(false);
        tree.setAccessibleText(words.say("places.title"));
        tree.setPlaceholder(new Label(words.say("places.tree.none")));
        tree.getSelectionModel()
                .selectedItemProperty()
                .subscribe(item -> {
                    if (!building) {
                        model.chosen.set(item == null ? null : item.getValue());
                    }
                });
        tree.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !model.rows.isEmpty()) {
                        event.consume();
                        table.requestFocus();
                    }
                });
        tree.focusedProperty().subscribe(this::chooseOne);
        column("places.reference", 110, 170, line -> line.row().called(), "mono-strong");
        column("places.seal", 96, 150, line -> plain(line.row().seal()), "mono");
        column("places.what", 120, WIDEST, line -> plain(line.row().description()), "wide");
        ListedTime.tips(
                column("places.since", 160, 176, line -> model.since(line).text(), "when"),
                model::since);
        column("places.how", 150, 300, model::how, "how");
        TextColumns.in(table, count);
        table.setItems(model.rows);
        table.setAccessibleText(words.say("places.what"));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        openSelected();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        tree.requestFocus();
                    }
                });
        table.setOnMouseClicked(clicked -> {
            if (clicked.getClickCount() == 2) {
                openSelected();
            }
        });
        table.focusedProperty().subscribe(this::chooseRow);
        model.emptyProperty().subscribe(this::showEmpty);
        model.shownProperty().subscribe(this::build);
        model.chosen.subscribe(this::show);
        model.rows.subscribe(() -> show(model.chosen.get()));
    }

    /** How many stand there, and in all that lies in it where that is more. */
    private String stand(PlaceNode one) {
        if (one.inside().isEmpty()) {
            Integer of = one.of();
            return of != null
                    ? words.say("places.stand.of", one.here(), of)
                    : one.here() == 0 ? "" : String.valueOf(one.here());
        }
        return one.below() == 0 ? "" : words.say("places.stand.in", one.below());
    }

    private <T> TreeTableColumn<PlaceNode, T> branch(String key, double narrowest, double widest) {
        TreeTableColumn<PlaceNode, T> column = new TreeTableColumn<>(words.say(key));
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        column.setReorderable(false);
        tree.getColumns().add(column);
        return column;
    }

    private TableColumn<PlacesViewModel.Line, String> column(
            String key,
            double narrowest,
            double widest,
            Function<PlacesViewModel.Line, String> value,
            String style) {
        TableColumn<PlacesViewModel.Line, String> column = new TableColumn<>(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.getStyleClass().add(style);
        column.setMinWidth(narrowest);
        column.setMaxWidth(widest);
        column.setSortable(false);
        table.getColumns().add(column);
        return column;
    }

    private void showEmpty(boolean empty) {
        some.setVisible(!empty);
        some.setManaged(!empty);
        none.setVisible(empty);
        none.setManaged(empty);
        add.setVisible(model.addsPlaces());
        add.setManaged(model.addsPlaces());
    }

    /** The tree as it now is; what was open and chosen stays so. */
    private void build(List<PlaceNode> now) {
        int rows = now.stream().mapToInt(one -> one.all().size()).sum();
        boolean all = rows <= ALL_OPEN || !model.words.get().isBlank();
        building = true;
        try {
            tree.getSelectionModel().clearSelection(); // what was selected is there no more
            tree.getRoot().getChildren().setAll(now.stream().map(one -> item(one, all)).toList());
        } finally {
            building = false;
        }
        select(model.chosen.get());
    }

    private TreeItem<PlaceNode> item(PlaceNode one, boolean all) {
        TreeItem<PlaceNode> item = new TreeItem<>(one);
        item.getChildren().setAll(one.inside().stream().map(in -> item(in, all)).toList());
        item.setExpanded(all || open.contains(one.path()));
        item.expandedProperty()
                .subscribe((was, is) -> {
                    if (is) {
                        open.add(one.path());
                    } else {
                        open.remove(one.path());
                    }
                });
        return item;
    }

    /** Opens the tree down to a place and chooses it. */
    private void select(@Nullable PlaceNode one) {
        TreeItem<PlaceNode> found = one == null ? null : find(tree.getRoot(), one.path());
        if (found == null) {
            tree.getSelectionModel().clearSelection();
        } else if (!found.equals(tree.getSelectionModel().getSelectedItem())) {
            for (TreeItem<PlaceNode> up = found.getParent(); up != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            int row = tree.getRow(found);
            tree.getSelectionModel().select(row);
            tree.scrollTo(Math.max(0, row - 3));
        }
    }

    private static @Nullable TreeItem<PlaceNode> find(TreeItem<PlaceNode> in, String path) {
        for (TreeItem<PlaceNode> item : in.getChildren()) {
            TreeItem<PlaceNode> found =
                    item.getValue().path().equals(path) ? item : find(item, path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void show(@Nullable PlaceNode one) {
        if (!building) {
            select(one);
        }
        boolean any = one != null && one.here() > 0;
        path.setVisible(one != null && !one.path().equals(one.name()));
        path.setManaged(path.isVisible());
        table.setVisible(any);
        table.setManaged(any);
        // an empty column tells nobody anything
        table.getColumns()
                .getLast()
                .setVisible(model.rows.stream().anyMatch(row -> !model.how(row).isEmpty()));
        list.setVisible(one != null && one.below() > 0);
        list.setManaged(list.isVisible());
        label.setVisible(one != null && one.first() != null);
        label.setManaged(label.isVisible());
        labelOn.setVisible(label.isVisible() && model.hasPrinter());
        labelOn.setManaged(labelOn.isVisible());
        fill.setVisible(PlacesViewModel.isContainer(one));
        fill.setManaged(fill.isVisible());
        container.setVisible(model.takesContainers(one));
        container.setManaged(container.isVisible());
        change.setVisible(model.mayChange(one));
        change.setManaged(change.isVisible());
        if (one == null) {
            card.setHeading(words.say("places.choose"));
            card.setAside("");
            path.setText("");
            about.setText(words.say("places.choose.text"));
            note(false, "");
            return;
        }
        card.setHeading(one.name());
        path.setText(one.path());
        card.setAside(model.beside(one));
        about.setText(model.stands(one));
        String here = model.closed(one);
        if (one.places().isEmpty()) {
            here = words.say("places.not-recorded");
        } else if (one.places().size() > 1) {
            here += " " + words.say("places.several", one.places().size());
        } else if (model.rows.size() >= PlacesViewModel.MOST) {
            here += " " + words.say("places.most", PlacesViewModel.MOST);
        }
        note(
                true,
                Stream.of(
                                here.strip(),
                                model.before(one),
                                one.places().isEmpty()
                                        ? ""
                                        : words.say("places.code", model.code(one)))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void note(boolean shown, String text) {
        note.setText(text);
        note.setVisible(shown);
        note.setManaged(shown);
    }

    private void intoTheTree() {
        if (!tree.getRoot().getChildren().isEmpty()) {
            tree.requestFocus();
        }
    }

    /** In the tree a place is always chosen, or Down would begin at the second. */
    private void chooseOne() {
        if (tree.isFocused()
                && tree.getSelectionModel().isEmpty()
                && !tree.getRoot().getChildren().isEmpty()) {
            tree.getSelectionModel().select(firstFound());
        }
    }

    /** The first that has the words itself, and not only something in it. */
    private int firstFound() {
        if (model.words.get().isBlank()) {
            return 0;
        }
        for (int row = 0; row < tree.getExpandedItemCount(); row++) {
            if (model.fits(tree.getTreeItem(row).getValue())) {
                return row;
            }
        }
        return 0;
    }

    private void chooseRow() {
        if (table.isFocused()
                && table.getSelectionModel().isEmpty()
                && !table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private void openSelected() {
        PlacesViewModel.Line row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    @FXML
    private void queueLabel() {
        model.queueLabel();
    }

    @FXML
    private void printLabel() {
        model.printLabel();
    }

    @FXML
    private void fill() {
        model.openContainer();
    }

    @FXML
    private void addContainer() {
        model.addContainer();
    }

    @FXML
    private void change() {
        model.change();
    }

    @FXML
    private void list() {
        model.list();
    }

    @FXML
    private void addPlaces() {
        model.addPlaces();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("places.title"));
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
        model.hidden();
    }

    @Override
    public void focusFirst() {
        if (model.chosen.get() == null) {
            find.requestFocus();
        } else { // somebody came for this one
            tree.requestFocus();
        }
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FIND,
                () -> {
                    find.requestFocus();
                    find.selectAll();
                });
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan);
    }
}
