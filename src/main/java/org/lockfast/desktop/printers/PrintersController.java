package org.lockfast.desktop.printers;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;

/** Printers of this computer, and their queue. */
public final class PrintersController implements Screen {
    private final PrintersViewModel model;
    private final Words words = Words.in(PrintersController.class);
    private final Parent node;

    @FXML private Button add;
    @FXML private VBox printers;
    @FXML private Card waitingCard;
    @FXML private VBox waiting;
    @FXML private Button blankPrint;
    @FXML private Card unscannedCard;
    @FXML private VBox unscanned;

    public PrintersController(PrintersViewModel model) {
        this.model = model;
        node = Fxml.load(this, "printers.fxml");
    }

    @FXML
    private void initialize() {
        add.setGraphic(Icon.ADD.node());
        model.seen().subscribe(this::show);
    }

    private void show(PrintersViewModel.Seen seen) {
        printers.getChildren()
                .setAll(
                        seen.printers().isEmpty()
                                ? List.of(plain(words.say("printers.none")))
                                : seen.printers().stream().map(this::printer).toList());
        there(blankPrint, !seen.printers().isEmpty());
        there(waitingCard, !seen.waiting().isEmpty());
        waitingCard.setAside(words.count("printers.waiting.count", seen.waiting().size()));
        waiting.getChildren().setAll(seen.waiting().stream().map(this::waiting).toList());
        there(unscannedCard, !seen.unscanned().isEmpty());
        unscannedCard.setAside(words.count("printers.unscanned.count", seen.unscanned().size()));
        unscanned.getChildren().setAll(seen.unscanned().stream().map(this::unscanned).toList());
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private Node printer(PrintersViewModel.Row row) {
        Printer one = row.printer();
        Label name = new Label(one.name());
        name.getStyleClass().add("printer-name");
        HBox head = new HBox(name, new StatusChip(chip(row)));
        head.getStyleClass().add("printer-head");
        if (row.chosen()) {
            head.getChildren()
                    .add(
                            new StatusChip(
                                    Chip.outlined(
                                            words.say("printers.chosen"), Icon.DONE, Tone.GOOD)));
        }
        Label about =
                plain(
                        words.say(
                                "printers.about",
                                model.said(one.way()),
                                one.where(),
                                one.stock(),
                                Integer.toString(one.dpi())));
        about.getStyleClass().addAll("muted", "small");
        List<Node> lines = new ArrayList<>(List.of(head, about));
        if (!row.says().isEmpty()) {
            lines.add(plain(row.says()));
        }
        VBox all = new VBox();
        all.getChildren().addAll(lines);
        all.getChildren().add(buttons(row));
        all.getStyleClass().add("printer");
        return all;
    }

    private Chip chip(PrintersViewModel.Row row) {
        return switch (row.standing()) {
            case ASKED -> Chip.outlined(words.say("printers.asked"), Icon.CLOCK, Tone.NEUTRAL);
            case READY -> Chip.outlined(words.say("printers.ready"), Icon.DONE, Tone.GOOD);
            case TROUBLE -> Chip.filled(words.say("printers.trouble"), Icon.GAP);
        };
    }

    private Node buttons(PrintersViewModel.Row row) {
        String name = row.printer().name();
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("chips");
        if (!row.chosen()) {
            buttons.getChildren()
                    .add(button(words.say("printers.choose"), name, () -> model.choose(row)));
        }
        buttons.getChildren().add(button(words.say("printers.test"), name, () -> model.test(row)));
        if (row.printer().takesZpl()) {
            buttons.getChildren()
                    .add(button(words.say("printers.rulers"), name, () -> model.rulers(row)));
        }
        buttons.getChildren()
                .addAll(
                        button(words.say("printers.change.open"), name, () -> model.change(row)),
                        button(words.say("printers.remove"), name, () -> model.remove(row)));
        return buttons;
    }

    private static Button button(String said, String of, Runnable pressed) {
        Button button = new Button(said);
        button.setAccessibleText(said + ", " + of);
        button.setOnAction(event -> pressed.run());
        return button;
    }

    private Node waiting(PrintJob job) {
        boolean waits = job.state() == PrintJob.State.WAITING;
        Label says =
                plain(
                        job.says().isEmpty()
                                ? words.say("printers.waits-for", job.printer())
                                : job.says());
        VBox text = new VBox(head(job, waits), says);
        HBox.setHgrow(text, Priority.ALWAYS);
        List<Node> parts = new ArrayList<>(List.of(text));
        boolean recorded = job.packageId() != null;
        if (waits || !recorded) {
            parts.add(
                    button(
                            words.say(waits ? "printers.drop" : "printers.seen-to"),
                            job.name(),
                            () -> model.drop(job)));
        }
        if (recorded) {
            parts.add(button(words.say("printers.open"), job.name(), () -> model.open(job)));
        }
        return row(parts);
    }

    private Node head(PrintJob job, boolean waits) {
        Label name = new Label(job.name());
        name.getStyleClass().add("printer-name");
        HBox head =
                new HBox(
                        name,
                        new StatusChip(
                                waits
                                        ? Chip.outlined(
                                                words.say("printers.waits"),
                                                Icon.CLOCK,
                                                Tone.CAUTION)
                                        : Chip.filled(words.say("printers.unknown"), Icon.GAP)));
        head.getStyleClass().add("printer-head");
        return head;
    }

    private Node unscanned(PrintJob job) {
        Label name = new Label(job.name());
        name.getStyleClass().add("printer-name");
        Label says = plain(words.say("printers.unscanned.line", job.printer()));
        says.getStyleClass().add("muted");
        HBox.setHgrow(says, Priority.ALWAYS);
        says.setMaxWidth(Double.MAX_VALUE);
        return row(
                List.of(
                        name,
                        says,
                        button(words.say("printers.open"), job.name(), () -> model.open(job))));
    }

    private static HBox row(List<Node> parts) {
        HBox row = new HBox();
        row.getChildren().addAll(parts);
        row.getStyleClass().add("printer-row");
        return row;
    }

    @FXML
    private void addPrinter() {
        model.add();
    }

    @FXML
    private void blankOnPrinter() {
        model.blankOnPrinter();
    }

    @FXML
    private void blankInFile() {
        model.blankInFile();
    }

    @FXML
    private void cards() {
        model.cards();
    }

    @FXML
    private void layouts() {
        model.layouts();
    }

    @FXML
    private void lookAgain() {
        model.look();
    }

    @FXML
    private void tryAgain() {
        model.tryAgain();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("printers.title"));
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan);
    }
}
