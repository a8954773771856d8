package org.lockfast.desktop.handover;

import static org.lockfast.desktop.handover.HandOverController.show;
import static org.lockfast.desktop.handover.HandOverController.there;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.HeadsModal;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.ScreenHead;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.place.Place;

/** Receive and book in (S7, S8). */
public final class ReceiveController implements Screen {
    private static final int MOST_PLACES = 200;

    private final ReceiveViewModel model;
    private final Modals modals;
    private final Words words = Words.in(ReceiveController.class);
    private final Parent node;

    @FXML private @Nullable ScreenHead head;
    @FXML private @Nullable VBox offers;
    @FXML private @Nullable Label against;
    @FXML private @Nullable CheckBox looked;
    @FXML private @Nullable TextField typed;
    @FXML private @Nullable Label last;
    @FXML private @Nullable Label tickedOff;
    @FXML private @Nullable Banner stop;
    @FXML private @Nullable Banner kept;
    @FXML private @Nullable Button takeBack;
    @FXML private @Nullable ListView<BatchLine> lines;
    @FXML private @Nullable CheckBox statement;
    @FXML private @Nullable ComboBox<String> place;
    @FXML private @Nullable TextField giver;
    @FXML private @Nullable PasswordField giverPassword;
    @FXML private @Nullable FormField placeField;
    @FXML private @Nullable CheckBox inHand;
    @FXML private @Nullable HBox giverVouches;
    @FXML private @Nullable VouchPane vouch;
    @FXML private @Nullable Button book;
    @FXML private @Nullable Node work;

    /**
     * @param modals shows the sheet somebody signs
     */
    public ReceiveController(ReceiveViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
        this.node = Fxml.load(this, "receive.fxml");
    }

    @FXML
    private void initialize() {
        there(head).setLine(words.say("receive.line", model.receiver()));
        Button receipt = new Button(words.say("receive.receipt"), Icon.PRINT.node());
        receipt.setOnAction(pressed -> model.saveReceipt());
        model.received.subscribe(lines -> show(receipt, !lines.isEmpty()));
        there(head)
                .getActions()
                .setAll(
                        receipt,
                        HandOverController.codes(
                                words, () -> modals.open(new HeadsModal(model.heads()))));
        there(typed).textProperty().bindBidirectional(model.typed);
        HandOverController.showLast(there(last), model.batch);
        there(giver).textProperty().bindBidirectional(model.giver);
        there(giver)
                .focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        model.vouching.settled();
                    }
                });
        there(giverPassword).textProperty().bindBidirectional(model.giverPassword);
        there(looked).selectedProperty().bindBidirectional(model.lookedAtTicked);
        there(statement).selectedProperty().bindBidirectional(model.batch.lookedAtAll);
        ListView<BatchLine> list = there(lines);
        list.setItems(model.batch.lines);
        list.setCellFactory(view -> new BatchCell(model::inHand, model.batch::takeOut));
        list.setPlaceholder(new Label(words.say("handover.first")));
        HandOverController.showStop(there(stop), model.batch, words);
        KeyHint.on(there(takeBack), Keys.TAKE_BACK);
        HandOverController.showKept(there(kept), there(work), model.kept, model::resumed, words);
        model.kept.question().subscribe((before, now) -> begin(before, now));
        there(inHand).selectedProperty().bindBidirectional(model.inHand);
        model.inHand.subscribe(stays -> {
            show(there(placeField), !stays);
            counts();
        });
        model.giver.subscribe(name -> show(there(giverVouches), !name.isBlank()));
        there(vouch)
                .begin(
                        model.vouching,
                        () ->
                                model.toSign()
                                        .ifPresent(sheet ->
                                                HandOverController.sign(
                                                        sheet,
                                                        model.now(),
                                                        model.vouching,
                                                        modals)),
                        model::photographForm);
        KeyHint.on(there(book), Keys.FINISH);
        places(there(place));
        Label beside = there(against);
        beside.textProperty().bind(model.againstProperty());
        beside.visibleProperty().bind(model.againstProperty().isNotEmpty());
        beside.managedProperty().bind(beside.visibleProperty());
        beside.setGraphic(Icon.GAP.node());
        model.offers.addListener((ListChangeListener<ReceiveViewModel.Offer>) change -> offers());
        model.ticked.addListener((SetChangeListener<UUID>) change -> offers());
        model.batch.lines.addListener((ListChangeListener<BatchLine>) change -> counts());
        offers();
        counts();
    }

    private void begin(@Nullable HalfBatch before, @Nullable HalfBatch now) {
        if (before != null && now == null) {
            there(place).getEditor().setText(before.place());
            focusFirst();
        }
    }

    private void places(ComboBox<String> box) {
        box.setEditable(true);
        box.getEditor()
                .textProperty()
                .subscribe(text -> {
                    model.place.set(text == null ? "" : text);
                    if (text == null || !box.getItems().contains(text)) {
                        fill(box, text == null ? "" : text);
                    }
                });
        model.place.subscribe(path -> {
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

    private void offers() {
        there(offers)
                .getChildren()
                .setAll(
                        model.offers.isEmpty()
                                ? List.of(muted(words.say("receive.offered.none")))
                                : model.offers.stream().map(this::line).toList());
    }

    private Node line(ReceiveViewModel.Offer offer) {
        BatchLine line = offer.line();
        CheckBox box =
                new CheckBox(words.say("receive.offered.one", line.name(), line.description()));
        box.setSelected(model.ticked.contains(line.p().id()));
        box.setWrapText(true);
        box.setOnAction(pressed -> model.tick(line.p().id(), box.isSelected()));
        String seal = line.p().seal();
        VBox middle =
                new VBox(
                        box,
                        muted(
                                words.say(
                                        "receive.offered.from",
                                        offer.from(),
                                        seal == null ? words.say("handover.no-seal") : seal)));
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox row = new HBox(middle, new StatusChip(proof(line)));
        row.getStyleClass().add("offer-line");
        row.setFillHeight(false);
        return row;
    }

    private Chip proof(BatchLine line) {
        return line.proof() == BatchLine.Proof.SEAL_READ
                ? Chip.outlined(words.say("handover.proof.read"), Icon.DONE, Tone.GOOD)
                : Chip.outlined(words.say("handover.proof.not-checked"), Icon.SCAN, Tone.CAUTION);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private void counts() {
        there(tickedOff).setText(model.batch.tickedOff());
        show(there(tickedOff), !there(tickedOff).getText().isEmpty());
        there(book).setText(model.bookButton());
        there(statement).setText(model.statement());
        show(there(statement), !model.batch.lines.isEmpty());
    }

    @FXML
    private void accept(ActionEvent event) {
        event.consume();
        model.accept();
    }

    @FXML
    private void refuse(ActionEvent event) {
        event.consume();
        model.refuse();
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
    private void book(ActionEvent event) {
        event.consume();
        model.bookIn();
    }

    /** Finishes what was begun: accepting where something is ticked, else booking in. */
    private void finish() {
        if (model.ticked.isEmpty()) {
            model.bookIn();
        } else {
            model.accept();
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("receive.title"));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FINISH, this::finish,
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
        } else if (model.offers.isEmpty()) {
            there(typed).requestFocus();
        } else {
            org.lockfast.desktop.Focus.first(there(offers));
        }
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan);
    }

    @Override
    public boolean scannedHead(Scan scan) {
        modals.open(HeadsModal.reading(model.heads(), scan));
        return true;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.giverPassword.set("");
    }
}
