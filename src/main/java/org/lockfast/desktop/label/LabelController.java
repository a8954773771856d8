package org.lockfast.desktop.label;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Crumb;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.LabelPreview;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Saying;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScreenHead;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.label.Stock;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;

/** The label of one package (S4). */
public final class LabelController implements org.lockfast.desktop.Screen {
    private static final double MM_PER_INCH = 25.4;

    private final LabelViewModel model;
    private final Modals modals;
    private final Words words = Words.in(LabelController.class);
    private final ReadOnlyStringWrapper title =
            new ReadOnlyStringWrapper(words.say("label.title.plain"));
    private final Parent node;

    @FXML private ScreenHead head;
    @FXML private LabelPreview preview;
    @FXML private Label refused;
    @FXML private Label told;
    @FXML private ComboBox<Stock> stock;
    @FXML private FormField reasonField;
    @FXML private TextField reason;
    @FXML private Label size;
    @FXML private FlowPane reasons;
    @FXML private FormField printerField;
    @FXML private ComboBox<Printer> printer;
    @FXML private Label noPrinter;
    @FXML private Button print;
    @FXML private Button pdf;
    @FXML private Card queued;
    @FXML private Label queuedText;
    @FXML private Label backText;
    @FXML private VBox back;
    @FXML private TextField scanBack;
    @FXML private StatusChip checked;
    @FXML private Label checkedText;

    /**
     * @param modals shows the card a label is copied from
     */
    public LabelController(LabelViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
        node = Fxml.load(this, "label.fxml");
    }

    @FXML
    private void initialize() {
        stock.getItems().setAll(Stock.all());
        stock.setConverter(
                new Saying<>(one ->
                        words.say(
                                "label.stock",
                                Math.round(one.widthMm()),
                                Math.round(one.heightMm()))));
        printer.setConverter(
                new Saying<>(one ->
                        words.say(
                                "label.printer.one", one.name(), one.stock().replace("x", " × "))));
        printer.setItems(model.printers);
        printer.valueProperty().bindBidirectional(model.printer);
        model.printer.subscribe(now -> printerChosen());
        model.printers.addListener((ListChangeListener<Printer>) changed -> printerChosen());
        stock.valueProperty().bindBidirectional(model.stock);
        reason.textProperty().bindBidirectional(model.reason);
        reason.setOnAction(entered -> model.print());
        scanBack.textProperty().bindBidirectional(model.scanBack);
        scanBack.setOnAction(entered -> model.checkBack());
        KeyHint.on(print, Keys.PRINT);
        for (String key :
                new String[] {
                    words.say("label.reason.damaged"),
                    words.say("label.reason.faded"),
                    words.say("label.reason.misprint"),
                    words.say("label.reason.lost"),
                    words.say("label.reason.wrong-bag")
                }) {
            Button set = new Button(key);
            set.setOnAction(pressed -> {
                model.reason.set(key);
                print.requestFocus();
            });
            reasons.getChildren().add(set);
        }
        told.setGraphic(Icon.GAP.node());
        visible(told, false);
        model.shown().subscribe(this::show);
        model.check.subscribe(this::said);
    }

    private void show(LabelViewModel.@Nullable Shown now) {
        boolean again = model.isReprint();
        visible(reasonField, again);
        visible(reasons, again);
        printSays();
        queued(now == null ? null : now.job());
        if (now == null) {
            return;
        }
        head.setReference(now.exhibit().name());
        head.setTitle(
                now.packages() > 1
                        ? words.say("label.title.of", now.state().n(), now.packages())
                        : words.say("label.title.plain"));
        head.setLine(
                again
                        ? words.count("label.prints", now.state().labelSerial())
                        : words.say("label.not-printed"));
        title.set(words.say("label.title", now.exhibit().name()));
        visible(refused, now.png().length == 0);
        refused.setText(now.says());
        visible(told, !now.warnings().isEmpty());
        told.setText(String.join("\n", now.warnings()));
        visible(size, now.labels() > 0);
        size.setText(words.count("label.size", now.labels()));
        if (now.png().length == 0) {
            preview.clear();
        } else {
            preview.show(new Image(new ByteArrayInputStream(now.png())), now.says());
        }
        // Real size, as far as the screen tells its resolution truly.
        double wide = now.stock().widthMm() / MM_PER_INCH * Screen.getPrimary().getDpi() + 16;
        preview.setMinWidth(wide);
        preview.setPrefWidth(wide);
        preview.setMaxWidth(wide);
    }

    /** Where no printer is chosen the first button saves a PDF, and no second one does. */
    private void printerChosen() {
        boolean there = !model.printers.isEmpty();
        visible(printerField, there);
        visible(noPrinter, !there);
        visible(pdf, model.printer.get() != null);
        printSays();
    }

    private void printSays() {
        boolean toFile = model.printer.get() == null;
        print.setText(
                words.say(
                        toFile ? "label.pdf" : model.isReprint() ? "label.again" : "label.print"));
    }

    /** Of a label that waits nothing is on a bag yet; any other is to be scanned. */
    private void queued(@Nullable PrintJob job) {
        boolean waits = job != null && job.state() == PrintJob.State.WAITING;
        visible(queued, waits);
        visible(backText, job != null && !waits);
        visible(back, model.isReprint() && !waits);
        if (job != null && waits) {
            queuedText.setText(words.say("label.waiting", job.printer(), job.says()).strip());
        } else if (job != null) {
            backText.setText(
                    job.state() == PrintJob.State.UNSCANNED
                            ? words.say("label.unscanned", job.printer())
                            : job.says());
        }
    }

    private void said(LabelViewModel.Check check) {
        visible(checked, check != LabelViewModel.Check.NONE);
        visible(checkedText, check != LabelViewModel.Check.NONE);
        switch (check) {
            case NONE -> {}
            case SAME -> {
                checked.setChip(Chip.outlined(words.say("label.same"), Icon.DONE, Tone.GOOD));
                checkedText.setText(words.say("label.same.text"));
            }
            case REPLACED -> {
                checked.setChip(Chip.filled(words.say("label.replaced"), Icon.GAP));
                checkedText.setText(words.say("label.replaced.text"));
            }
            case TWICE -> {
                checked.setChip(Chip.filled(words.say("label.twice"), Icon.GAP));
                checkedText.setText(words.say("label.twice.text"));
            }
            case NOT_TICKED -> {
                checked.setChip(Chip.filled(words.say("label.not-ticked"), Icon.GAP));
                checkedText.setText(words.say("label.not-ticked.text"));
            }
            case UNSENT -> {
                checked.setChip(Chip.filled(words.say("label.unsent"), Icon.GAP));
                checkedText.setText(words.say("label.unsent.text"));
            }
            case OTHER -> {
                checked.setChip(Chip.filled(words.say("label.other"), Icon.CROSS));
                checkedText.setText(words.say("label.other.text"));
            }
            case SLIP -> {
                checked.setChip(Chip.filled(words.say("label.slip"), Icon.CROSS));
                checkedText.setText(words.say("label.slip.text"));
            }
            case NO_LABEL -> {
                checked.setChip(Chip.filled(words.say("label.no-label"), Icon.CROSS));
                checkedText.setText(words.say("label.no-label.text"));
            }
        }
    }

    private static void visible(Node one, boolean shown) {
        one.setVisible(shown);
        one.setManaged(shown);
    }

    @FXML
    private void print() {
        model.print();
    }

    @FXML
    private void tryAgain() {
        model.tryAgain();
    }

    @FXML
    private void drop() {
        model.drop();
    }

    @FXML
    private void printPdf() {
        model.printPdf();
    }

    @FXML
    private void printZpl() {
        model.printZpl();
    }

    @FXML
    private void byHand() {
        model.byHand(card ->
                modals.open(new CardModal(card.code(), card.png(), card.says(), modals::close)));
    }

    @FXML
    private void checkBack() {
        model.checkBack();
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
    public List<Crumb> trail() {
        LabelViewModel.Shown now = model.shown().get();
        return now == null
                ? List.of()
                : List.of(
                        new Crumb(
                                words.say("label.crumb", now.exhibit().name()),
                                new Place.Exhibit(now.exhibit().id())));
    }

    @Override
    public void shown() {
        model.readPrinters();
        model.read();
    }

    @Override
    public void hidden() {}

    @Override
    public void focusFirst() {
        print.requestFocus();
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.PRINT, model::print, Keys.FINISH, model::print);
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan);
    }
}
