package org.lockfast.desktop;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** A {@link SmallForm} as it is seen: questions one under another, one button. */
final class SmallFormModal implements Modal {
    private final SmallFormModel model;
    private final VBox node = new VBox();
    private final Map<String, SealField> seals = new LinkedHashMap<>();
    private final Map<String, SignedPaper> papers = new LinkedHashMap<>();

    SmallFormModal(SmallFormModel model) {
        this.model = model;
        SmallForm form = model.form();
        node.getStyleClass().addAll("form", "small-form");
        node.setPrefWidth(480);
        node.setMaxWidth(560);
        if (!form.explanation().isEmpty()) {
            explanation(form.explanation());
        }
        Banner refused = new Banner();
        refused.setTone(Tone.CAUTION);
        refused.setText("");
        model.refusal.subscribe(said -> {
            refused.setTitle(said);
            refused.setVisible(!said.isEmpty());
            refused.setManaged(!said.isEmpty());
        });
        node.getChildren().add(refused);
        fields(form.asks());
        Button button = new Button(form.button());
        button.getStyleClass().add("accent");
        KeyHint.on(button, Keys.FINISH);
        button.setOnAction(pressed -> press());
        node.getChildren().add(button);
        if (!form.doing().isEmpty()) {
            ProgressBox progress = new ProgressBox();
            node.getChildren().add(progress);
            model.watched.subscribe(job -> {
                if (job != null) {
                    progress.watch(job, form.doing());
                }
            });
        }
        node.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean enter = event.getCode() == KeyCode.ENTER;
                    if (Keys.FINISH.matches(event)
                            || (enter && event.getTarget() instanceof TextField)) {
                        event.consume();
                        press();
                    }
                });
    }

    /** What is to be read out or stands for ever is larger than what is said about it. */
    private void explanation(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\n\n", -1)) {
            boolean alone = part.startsWith("\t") || parts.isEmpty();
            if (alone || parts.getLast().startsWith("\t")) {
                parts.add(part);
            } else {
                parts.add(parts.removeLast() + "\n\n" + part);
            }
        }
        for (String part : parts) {
            Label label = new Label(part.strip());
            label.setWrapText(true);
            label.getStyleClass().add(part.startsWith("\t") ? "small-form-said" : "muted");
            label.setMinHeight(Label.USE_PREF_SIZE);
            node.getChildren().add(label);
        }
    }

    /** One under another; ticks that follow one another stand two by two. */
    private void fields(List<Ask> asks) {
        List<Node> ticks = new ArrayList<>();
        for (Ask ask : asks) {
            if (ask.kind() == Ask.Kind.TICK) {
                ticks.add(field(ask));
            } else {
                ticks(ticks);
                node.getChildren().add(field(ask));
            }
        }
        ticks(ticks);
    }

    private void ticks(List<Node> ticks) {
        if (ticks.size() < 3) {
            node.getChildren().addAll(ticks);
        } else {
            GridPane grid = new GridPane();
            grid.getStyleClass().add("small-form-ticks");
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().addAll(half, half);
            int rows = (ticks.size() + 1) / 2;
            for (int i = 0; i < ticks.size(); i++) { // down the first column, then the second
                grid.add(ticks.get(i), i / rows, i % rows);
            }
            node.getChildren().add(grid);
        }
        ticks.clear();
    }

    private void press() {
        List<String> unconfirmed = new ArrayList<>();
        seals.forEach((id, field) -> {
            if (!field.confirmedBinding().get()) {
                unconfirmed.add(id);
            }
        });
        papers.forEach((id, paper) ->
                model.value(id)
                        .set(paper.png().map(Base64.getEncoder()::encodeToString).orElse("")));
        model.press(unconfirmed);
    }

    private Node field(Ask ask) {
        if (ask.kind() == Ask.Kind.TICK) {
            CheckBox box = new CheckBox(ask.label());
            box.setId(ask.id());
            box.setWrapText(true);
            box.setSelected(ask.value().equals(Answers.YES));
            box.selectedProperty()
                    .subscribe(on -> model.value(ask.id()).set(on ? Answers.YES : ""));
            return box;
        }
        FormField field =
                ask.kind() == Ask.Kind.SIGNATURE
                        ? new FormField(Words.common().say("form.sign"), "", control(ask))
                        : new FormField(ask.label(), ask.hint(), control(ask));
        field.errorProperty().bind(model.error(ask.id()));
        return field;
    }

    private Node control(Ask ask) {
        Node control =
                switch (ask.kind()) {
                    case TEXT -> {
                        TextArea area = new TextArea();
                        area.setPrefRowCount(3);
                        area.setWrapText(true);
                        area.textProperty().bindBidirectional(model.value(ask.id()));
                        yield area;
                    }
                    case CHOICE -> choice(ask);
                    case PLACE -> place(ask);
                    case SEAL, SEAL_OR_LABEL -> {
                        SealField seal = new SealField();
                        seal.textProperty().bindBidirectional(model.value(ask.id()));
                        seals.put(ask.id(), seal);
                        yield seal;
                    }
                    case TIME -> {
                        SmartTimeField time = new SmartTimeField(model.time());
                        time.textProperty().bindBidirectional(model.value(ask.id()));
                        yield time;
                    }
                    case SIGNATURE -> signature(ask);
                    case CASH -> new CashGrid(ask, model.value(ask.id()));
                    case PASSWORD -> bound(new PasswordField(), ask);
                    case LINE, TICK -> bound(new TextField(), ask);
                };
        control.setId(ask.id());
        return control;
    }

    /** The last line of the hint binds the sheet to what it is about. */
    private Node signature(Ask ask) {
        List<String> lines = new ArrayList<>(ask.hint().lines().toList());
        String bound = lines.isEmpty() ? "" : lines.removeLast();
        SignedPaper paper =
                new SignedPaper(ask.label(), lines, bound, Words.common().say("form.sign.pad"));
        papers.put(ask.id(), paper);
        Button again = new Button(Words.common().say("form.sign.again"));
        again.setOnAction(pressed -> paper.clear());
        VBox sheet = new VBox(paper, again);
        sheet.getStyleClass().addAll("sign-sheet", "form");
        return sheet;
    }

    private TextField bound(TextField field, Ask ask) {
        field.textProperty().bindBidirectional(model.value(ask.id()));
        return field;
    }

    private ComboBox<Ask.Choice> choice(Ask ask) {
        ComboBox<Ask.Choice> box = new ComboBox<>();
        box.getItems().setAll(ask.choices());
        ask.choices().stream()
                .filter(one -> one.code().equals(ask.value()))
                .findFirst()
                .ifPresent(box::setValue);
        box.valueProperty()
                .subscribe(one -> model.value(ask.id()).set(one == null ? "" : one.code()));
        return box;
    }

    private static final int MOST_SHOWN = 200;

    private ComboBox<String> place(Ask ask) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setVisibleRowCount(8);
        box.getItems().setAll(said(ask, ""));
        box.getEditor()
                .textProperty()
                .subscribe(text -> {
                    model.value(ask.id()).set(text == null ? "" : text);
                    boolean chosen = text != null && box.getItems().contains(text);
                    if (!chosen) {
                        List<String> fits = said(ask, text == null ? "" : text);
                        box.getItems().setAll(fits);
                        if (box.isFocused() && !box.isShowing() && !fits.isEmpty()) {
                            box.show();
                        }
                    }
                });
        return box;
    }

    private static List<String> said(Ask ask, String text) {
        return SmallFormModel.fitting(ask, text).stream()
                .map(Ask.Choice::said)
                .limit(MOST_SHOWN)
                .toList();
    }

    @Override
    public String title() {
        return model.form().title();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean scanned(Scan scan) {
        Optional<SealField> field =
                model.form().asks().stream()
                        .filter(ask -> takes(ask.kind(), scan.kind()))
                        .map(ask -> seals.get(ask.id()))
                        .findFirst();
        field.ifPresent(one -> one.fill(scan));
        return field.isPresent();
    }

    private static boolean takes(Ask.Kind asked, ScanKind scanned) {
        return switch (scanned) {
            case FOREIGN -> asked == Ask.Kind.SEAL || asked == Ask.Kind.SEAL_OR_LABEL;
            case EXHIBIT -> asked == Ask.Kind.SEAL_OR_LABEL;
            default -> false;
        };
    }
}
