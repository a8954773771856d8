package org.lockfast.desktop.handover;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Focus;
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
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.handover.HandOverViewModel.Receiver;

/** Hand over (S7). */
public final class HandOverController implements Screen {
    private final HandOverViewModel model;
    private final Modals modals;
    private final Words words = Words.in(HandOverController.class);
    private final Parent node;

    @FXML private @Nullable ScreenHead head;
    @FXML private @Nullable TextField to;
    @FXML private @Nullable TextField purpose;
    @FXML private @Nullable TextField due;
    @FXML private @Nullable TextField typed;
    @FXML private @Nullable Label last;
    @FXML private @Nullable Banner stop;
    @FXML private @Nullable Banner kept;
    @FXML private @Nullable Button takeBack;
    @FXML private @Nullable ListView<BatchLine> lines;
    @FXML private @Nullable Label restated;
    @FXML private @Nullable CheckBox statement;
    @FXML private @Nullable RadioButton here;
    @FXML private @Nullable RadioButton later;
    @FXML private @Nullable RadioButton noAccount;
    @FXML private @Nullable FormField passwordField;
    @FXML private @Nullable PasswordField password;
    @FXML private @Nullable FormField vouchField;
    @FXML private @Nullable VouchPane vouch;
    @FXML private @Nullable Label laterNote;
    @FXML private @Nullable RadioButton courier;
    @FXML private @Nullable Node journey;
    @FXML private @Nullable TextField destination;
    @FXML private @Nullable TextField vehicle;
    @FXML private @Nullable TextField cageSeal;
    @FXML private @Nullable Button saveLabel;
    @FXML private @Nullable Button sign;
    @FXML private @Nullable Node work;
    @FXML private @Nullable Node done;
    @FXML private @Nullable TextArea receipt;
    @FXML private @Nullable Button again;

    /**
     * @param modals shows the sheet somebody signs
     */
    public HandOverController(HandOverViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
        this.node = Fxml.load(this, "handover.fxml");
    }

    static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("The FXML lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        there(head).setLine(words.say("handover.from", model.giver()));
        there(head)
                .getActions()
                .setAll(codes(words, () -> modals.open(new HeadsModal(model.heads()))));
        there(to).textProperty().bindBidirectional(model.to);
        there(to)
                .focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        model.vouching.settled();
                    }
                });
        there(purpose).textProperty().bindBidirectional(model.purpose);
        there(due).textProperty().bindBidirectional(model.due);
        there(destination).textProperty().bindBidirectional(model.destination);
        there(vehicle).textProperty().bindBidirectional(model.vehicle);
        there(cageSeal).textProperty().bindBidirectional(model.cageSeal);
        model.consignment.subscribe(code -> show(there(saveLabel), code != null));
        there(typed).textProperty().bindBidirectional(model.typed);
        showLast(there(last), model.batch);
        there(password).textProperty().bindBidirectional(model.password);
        there(statement).selectedProperty().bindBidirectional(model.batch.lookedAtAll);
        there(receipt).textProperty().bind(model.receipt);
        ListView<BatchLine> list = there(lines);
        list.setItems(model.batch.lines);
        list.setCellFactory(view -> new BatchCell(model::inHand, model.batch::takeOut));
        list.setPlaceholder(new Label(words.say("handover.first")));
        KeyHint.on(there(sign), Keys.FINISH);
        showStop(there(stop), model.batch, words);
        KeyHint.on(there(takeBack), Keys.TAKE_BACK);
        showKept(there(kept), there(work), model.kept, model::resumed, words);
        model.kept.question().subscribe((before, now) -> begin(before, now));
        receiver();
        model.batch.lines.addListener((ListChangeListener<BatchLine>) change -> counts());
        counts();
        model.receipt.subscribe(text -> {
            show(there(work), text.isEmpty() && !model.kept.isAsking());
            show(there(done), !text.isEmpty());
            if (!text.isEmpty()) {
                there(receipt).setPrefRowCount((int) text.lines().count() + 1);
                there(again).requestFocus();
            }
        });
    }

    private void receiver() {
        ToggleGroup group = new ToggleGroup();
        for (RadioButton one :
                List.of(there(here), there(later), there(noAccount), there(courier))) {
            one.setToggleGroup(group);
        }
        // What is chosen, not what is pressed: the arrow keys choose without a press.
        group.selectedToggleProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.receiver.set(
                                there(here).equals(chosen)
                                        ? Receiver.HERE
                                        : there(later).equals(chosen)
                                                ? Receiver.LATER
                                                : there(courier).equals(chosen)
                                                        ? Receiver.COURIER
                                                        : Receiver.NO_ACCOUNT);
                    }
                });
        there(vouch)
                .begin(
                        model.vouching,
                        () ->
                                model.toSign()
                                        .ifPresent(sheet ->
                                                sign(sheet, model.now(), model.vouching, modals)),
                        model::photographForm);
        model.receiver.subscribe(now -> {
            (switch (now) {
                        case HERE -> there(here);
                        case LATER -> there(later);
                        case NO_ACCOUNT -> there(noAccount);
                        case COURIER -> there(courier);
                    })
                    .setSelected(true);
            show(there(passwordField), now == Receiver.HERE);
            show(there(laterNote), now == Receiver.LATER);
            show(there(vouchField), now.isVouchedFor());
            show(there(journey), now == Receiver.COURIER);
        });
    }

    /** Shows the sheet; what is drawn under it is theirs from then on. */
    static void sign(Sheet sheet, String when, Vouching vouching, Modals modals) {
        modals.open(new SignModal(sheet, when, vouching.signature::set, modals::close));
    }

    /** A seal that differs stands in the way, with the two things that can be done about it. */
    static void showStop(Banner banner, BatchModel batch, Words words) {
        Button again = new Button(words.say("handover.stop.look-again"));
        again.setOnAction(pressed -> batch.lookAgain());
        Button broken = new Button(words.say("handover.stop.record"), Icon.SEAL_BROKEN.node());
        broken.setOnAction(pressed -> batch.recordAsBroken());
        banner.setTone(Tone.ACT);
        banner.getActions().setAll(again, broken);
        batch.stopProperty()
                .subscribe(now -> {
                    show(banner, now != null);
                    if (now != null) {
                        banner.setTitle(
                                words.say(
                                        "handover.stop.title",
                                        now.name(),
                                        now.read(),
                                        now.expected()));
                        banner.setText(words.say("handover.stop.more"));
                    }
                });
    }

    /**
     * A batch that was begun before stands alone on the screen until the officer says what becomes
     * of it.
     */
    static void showKept(
            Banner banner,
            Node work,
            KeptBatch kept,
            Function<HalfBatch, Resumed> says,
            Words words) {
        Button goOn = new Button(words.say("handover.kept.go-on"));
        goOn.setDefaultButton(true);
        goOn.setOnAction(pressed -> kept.goOn());
        Button aside = new Button(words.say("handover.kept.aside"));
        aside.setOnAction(pressed -> kept.setAside());
        banner.setTone(Tone.ACCENT);
        banner.getActions().setAll(goOn, aside);
        kept.question()
                .subscribe(now -> {
                    show(banner, now != null);
                    show(work, now == null);
                    if (now != null) {
                        Resumed said = says.apply(now);
                        banner.setTitle(said.title());
                        banner.setText(said.more());
                        goOn.requestFocus();
                    }
                });
    }

    private void begin(@Nullable HalfBatch before, @Nullable HalfBatch now) {
        if (before != null && now == null) {
            there(typed).requestFocus();
        }
    }

    /** What the last scan came to; a stop says it itself. */
    static void showLast(Label last, BatchModel batch) {
        last.textProperty().bind(batch.last);
        last.visibleProperty().bind(batch.last.isNotEmpty().and(batch.stopProperty().isNull()));
        last.managedProperty().bind(last.visibleProperty());
    }

    /** For those who use a computer each; out of the way of all others. */
    static Button codes(Words words, Runnable open) {
        Button codes = new Button(words.say("handover.codes"), Icon.SCAN.node());
        codes.getStyleClass().add("flat");
        codes.setOnAction(pressed -> open.run());
        return codes;
    }

    static void show(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }

    private void counts() {
        there(restated).setText(model.restated());
        there(statement).setText(model.statement());
        there(sign).setText(model.button());
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
    private void sign(ActionEvent event) {
        event.consume();
        model.sign();
    }

    @FXML
    private void saveReceipt(ActionEvent event) {
        event.consume();
        model.saveReceipt();
    }

    @FXML
    private void saveLabel(ActionEvent event) {
        event.consume();
        model.saveLabel();
    }

    @FXML
    private void again(ActionEvent event) {
        event.consume();
        model.again();
        there(typed).requestFocus();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("handover.title"));
    }

    /** Before what stands in the head: whoever hands over begins with to whom. */
    @Override
    public void focusFirst() {
        Focus.first(model.kept.isAsking() ? there(kept) : there(work));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FINISH, model::sign,
                Keys.TAKE_BACK, model::takeBack,
                Keys.UNBROKEN, () -> look(BatchLine.Look.UNBROKEN),
                Keys.BROKEN, () -> look(BatchLine.Look.BROKEN),
                Keys.CANNOT_READ, () -> look(BatchLine.Look.UNREADABLE));
    }

    /** Of the line chosen, or else of the one scanned last. */
    private void look(BatchLine.Look look) {
        model.look(there(lines).getSelectionModel().getSelectedIndex(), look);
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
        model.password.set("");
    }
}
