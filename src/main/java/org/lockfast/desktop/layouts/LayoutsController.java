package org.lockfast.desktop.layouts;

import java.util.Map;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Saying;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.label.SheetStock;
import org.lockfast.label.Stock;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/** The layout editor: the label as it prints, its parts in boxes, and the list of them. */
public final class LayoutsController implements Screen {
    private final LayoutsViewModel model;
    private final Words words = Words.in(LayoutsController.class);
    private final LabelBoxes boxes;
    private final Parent node;
    private boolean showing;

    @FXML private ComboBox<Stock> stock;
    @FXML private Button undo;
    @FXML private Button put;
    @FXML private StackPane paper;
    @FXML private Label rule;
    @FXML private ListView<Part> parts;
    @FXML private MenuButton add;
    @FXML private Button remove;
    @FXML private TextField x;
    @FXML private TextField y;
    @FXML private TextField width;
    @FXML private TextField height;
    @FXML private TextField size;
    @FXML private TextField text;
    @FXML private FormField textField;

    public LayoutsController(LayoutsViewModel model) {
        this.model = model;
        this.boxes = new LabelBoxes(model);
        this.node = Fxml.load(this, "layouts.fxml");
    }

    @FXML
    private void initialize() {
        stock.getItems().setAll(LayoutsViewModel.stocks());
        stock.setConverter(
                new Saying<>(one ->
                        SheetStock.named(one.name()).isPresent()
                                ? words.say("layouts.stock.sheet", one.name())
                                : words.say(
                                        "layouts.stock.roll",
                                        Math.round(one.widthMm()),
                                        Math.round(one.heightMm()))));
        stock.setValue(model.stock.get());
        stock.setOnAction(chosen -> model.open(stock.getValue()));
        paper.getChildren().setAll(boxes);
        parts.setItems(model.parts);
        parts.setCellFactory(list -> new PartCell());
        parts.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(now -> {
                    if (!showing && now.intValue() >= 0) {
                        model.chosen.set(now.intValue());
                    }
                });
        model.chosen.subscribe(now -> chosen());
        model.parts.subscribe(this::changed);
        model.drawn.subscribe(this::drawn);
        undo.disableProperty().bind(model.undoes.not());
        KeyHint.on(undo, Keys.TAKE_BACK);
        typed(x, mm -> part -> part.at(mm, part.y(), part.width(), part.height()));
        typed(y, mm -> part -> part.at(part.x(), mm, part.width(), part.height()));
        typed(width, mm -> part -> part.at(part.x(), part.y(), mm, part.height()));
        typed(height, mm -> part -> part.at(part.x(), part.y(), part.width(), mm));
        typed(size, points -> part -> sized(part, points, part.text()));
        text.setOnAction(
                entered -> model.type(part -> sized(part, part.size(), text.getText().strip())));
        put.setVisible(model.puts());
        put.setManaged(model.puts());
    }

    private static Part sized(Part part, double points, String says) {
        return new Part(
                part.what(),
                part.x(),
                part.y(),
                part.width(),
                part.height(),
                points,
                says,
                part.ladder());
    }

    /** A number counts once Enter is pressed or the field is left. */
    private void typed(
            TextField field, DoubleFunction<java.util.function.UnaryOperator<Part>> how) {
        field.setOnAction(entered -> number(field, how));
        field.focusedProperty()
                .subscribe((was, now) -> {
                    if (was && !now) {
                        number(field, how);
                    }
                });
    }

    private void number(
            TextField field, DoubleFunction<java.util.function.UnaryOperator<Part>> how) {
        try {
            double typed = Double.parseDouble(field.getText().strip().replace(',', '.'));
            model.part()
                    .filter(part -> typed >= 0 && !how.apply(typed).apply(part).equals(part))
                    .ifPresent(part -> model.type(how.apply(typed)));
        } catch (NumberFormatException e) {
            chosen(); // what stands there again
        }
    }

    private void changed() {
        chosen();
        add.getItems().clear();
        for (What what : model.absent()) {
            MenuItem item = new MenuItem(model.said(what));
            item.setOnAction(pressed -> model.add(what));
            add.getItems().add(item);
        }
    }

    private void chosen() {
        showing = true;
        parts.getSelectionModel().clearAndSelect(model.chosen.get());
        if (!parts.isFocused() && model.chosen.get() >= 0) {
            parts.scrollTo(model.chosen.get());
        }
        showing = false;
        boxes.show();
        Part part = model.part().orElse(null);
        boolean symbol = part != null && part.what().isSymbol();
        fill(x, part == null ? -1 : part.x(), part != null);
        fill(y, part == null ? -1 : part.y(), part != null);
        fill(width, part == null ? -1 : part.width(), part != null && !symbol);
        fill(height, part == null ? -1 : part.height(), part != null && part.what() != What.QR);
        fill(size, part == null || part.size() == 0 ? -1 : part.size(), part != null && !symbol);
        boolean own = part != null && part.what() == What.TEXT;
        textField.setVisible(own);
        textField.setManaged(own);
        text.setText(part == null ? "" : part.text());
        remove.setDisable(part == null);
    }

    private static void fill(TextField field, double value, boolean there) {
        field.setDisable(!there);
        field.setText(
                !there || value < 0
                        ? ""
                        : java.math.BigDecimal.valueOf(Math.round(value * 100), 2)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private void drawn(LayoutsViewModel.@Nullable Drawn now) {
        if (now == null) {
            return;
        }
        boxes.picture(now);
        rule.getStyleClass()
                .setAll(
                        "label",
                        !now.broken().isEmpty() ? "act-text" : now.tried() ? "good-text" : "muted");
        rule.setText(
                !now.broken().isEmpty()
                        ? now.broken()
                        : now.tried()
                                ? words.say("layouts.keeps", now.told())
                                : words.say("layouts.trying"));
    }

    /** One part in the list. */
    private final class PartCell extends ListCell<Part> {
        @Override
        protected void updateItem(@Nullable Part part, boolean empty) {
            super.updateItem(part, empty);
            setText(
                    empty || part == null
                            ? null
                            : part.what() == What.TEXT
                                    ? words.say("layouts.text.one", part.text())
                                    : model.said(part.what()));
        }
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void beginAnew() {
        model.beginAnew();
    }

    @FXML
    private void remove() {
        model.remove();
    }

    @FXML
    private void put() {
        model.put();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("layouts.title"));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.TAKE_BACK, model::undo);
    }

    @Override
    public void focusFirst() {
        parts.requestFocus();
    }

    @Override
    public void shown() {
        if (model.parts.isEmpty()) {
            model.open(model.stock.get());
        }
    }

    @Override
    public void hidden() {
        model.left();
    }
}
