package org.lockfast.desktop.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Collar;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.SideBySide;
import org.lockfast.desktop.Words;

/** S16: the list of what conflicts, and of the one chosen both accounts, side by side. */
public final class ConflictsController implements Screen {
    private final ConflictsViewModel model;
    private final Words words = Words.in(ConflictsController.class);
    private final Parent node;
    private @Nullable Node waitsFor;
    private final ToggleGroup findings = new ToggleGroup();

    @FXML private Label count;
    @FXML private HBox some;
    @FXML private ListView<ConflictsViewModel.Listed> list;
    @FXML private Label title;
    @FXML private Label text;
    @FXML private SideBySide sides;
    @FXML private ScrollPane scroll;
    @FXML private VBox accounts;
    @FXML private Card asked;
    @FXML private VBox deciding;
    @FXML private FlowPane choices;
    @FXML private FormField what;
    @FXML private FormField why;
    @FXML private TextField reason;
    @FXML private Button close;
    @FXML private Button open;
    @FXML private Label whyNot;
    @FXML private VBox none;
    @FXML private Label reading;

    public ConflictsController(ConflictsViewModel model) {
        this.model = model;
        node = Fxml.load(this, "conflicts.fxml");
    }

    @FXML
    private void initialize() {
        list.setItems(model.all);
        list.setAccessibleText(words.say("conflicts.title"));
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(one -> {
                    if (one != null) {
                        model.choose(one);
                    }
                });
        for (Conflict.Finding finding : Conflict.Finding.values()) {
            RadioButton one = new RadioButton();
            one.setId("finding-" + finding.name().toLowerCase(java.util.Locale.ROOT));
            one.setUserData(finding);
            one.setToggleGroup(findings);
            one.setWrapText(true);
            choices.getChildren().add(one);
        }
        findings.selectedToggleProperty()
                .subscribe(toggle ->
                        model.finding.set(
                                toggle == null ? null : (Conflict.Finding) toggle.getUserData()));
        model.finding.subscribe(finding -> {
            findings.selectToggle(
                    findings.getToggles().stream()
                            .filter(toggle -> toggle.getUserData().equals(finding))
                            .findFirst()
                            .orElse(null));
        });
        // as high as the accounts, and where there is no room for them they move, never the
        // question
        scroll.prefHeightProperty().bind(accounts.heightProperty().add(2));
        asked.setMinHeight(Region.USE_PREF_SIZE);
        KeyHint.on(close, Keys.FINISH);
        reason.textProperty().bindBidirectional(model.reason);
        model.chosen().subscribe(this::show);
        model.all.subscribe(() -> show(model.chosen().get()));
        model.read().subscribe(() -> show(model.chosen().get()));
    }

    private String said(Conflict.Finding finding, Conflict about) {
        if (about.kind() == Conflict.Kind.TWICE) {
            return words.say(
                    switch (finding) {
                        case BOTH_IN_ORDER -> "conflicts.twice.both";
                        case FIRST -> "conflicts.twice.first";
                        case SECOND -> "conflicts.twice.second";
                        case THIRD -> "conflicts.twice.third";
                        case FOURTH -> "conflicts.twice.fourth";
                        case NEITHER -> "conflicts.twice.neither";
                    });
        }
        boolean one = isOfOne(about);
        boolean many = about.isOfMany() && !one;
        return switch (finding) {
            case BOTH_IN_ORDER ->
                    one
                            ? words.say("conflicts.single.first")
                            : about.isOfTwoThings()
                                    ? words.say("conflicts.things.both")
                                    : many
                                            ? words.say("conflicts.many.both")
                                            : words.say("conflicts.finding.both");
            case FIRST ->
                    one
                            ? words.say("conflicts.single.first")
                            : words.say("conflicts.finding.first");
            case SECOND -> words.say("conflicts.finding.second");
            case THIRD -> words.say("conflicts.finding.third");
            case FOURTH -> words.say("conflicts.finding.fourth");
            case NEITHER ->
                    many
                            ? words.say("conflicts.many.neither")
                            : one
                                    ? words.say("conflicts.single.neither")
                                    : words.say("conflicts.finding.neither");
        };
    }

    /** Of what a computer recorded one entry too is so or is not. */
    private static boolean isOfOne(Conflict about) {
        return about.isOfOneEntry() || (about.kind() == Conflict.Kind.NEWER && about.number() == 1);
    }

    /** What can be found about it: only accounts of one thing are a first and a second. */
    private void choices(Conflict about) {
        for (Node choice : choices.getChildren()) {
            Conflict.Finding finding = (Conflict.Finding) choice.getUserData();
            ((RadioButton) choice).setText(said(finding, about));
            there(choice, about.allows(finding));
        }
        what.setHint(
                about.isOfTwoThings()
                        ? words.say("conflicts.things.hint")
                        : about.kind() == Conflict.Kind.TWICE
                                ? words.say("conflicts.twice.hint")
                                : isOfOne(about)
                                        ? words.say("conflicts.single.hint")
                                        : about.isOfMany()
                                                ? words.say("conflicts.many.hint")
                                                : words.say("conflicts.finding.hint"));
        why.setHint(
                about.isOfTwoThings()
                        ? words.say("conflicts.things.reason")
                        : isOfOne(about)
                                ? words.say("conflicts.single.reason")
                                : about.isOfMany()
                                        ? words.say("conflicts.many.reason")
                                        : words.say("conflicts.reason.hint"));
    }

    private void show(@Nullable Told told) {
        boolean any = told != null;
        there(some, any);
        there(none, !any && model.read().get());
        there(reading, !any && !model.read().get());
        count.setText(any ? counted() : "");
        if (told == null) {
            return;
        }
        if (waitsFor != null && waitsFor.equals(focused())) { // nobody has gone elsewhere meanwhile
            list.requestFocus();
        }
        waitsFor = null;
        select(told.conflict());
        title.setText(told.title());
        text.setText(told.text());
        choices(told.conflict());
        sides.getChildren().setAll(told.sides().stream().map(ConflictsController::side).toList());
        there(sides, !told.sides().isEmpty());
        there(open, told.exhibit() != null);
        String not = model.whyNot();
        whyNot.setText(not);
        there(whyNot, !not.isEmpty());
        there(deciding, not.isEmpty());
        there(close, not.isEmpty());
    }

    private String counted() {
        String said = words.count("conflicts.count", model.count());
        return model.count() > model.all.size()
                ? said + ". " + words.say("conflicts.newest", model.all.size())
                : said;
    }

    private void select(Conflict conflict) {
        var selection = list.getSelectionModel();
        ConflictsViewModel.Listed now = selection.getSelectedItem();
        if (now == null || !now.conflict().id().equals(conflict.id())) {
            model.all.stream()
                    .filter(one -> one.conflict().id().equals(conflict.id()))
                    .findFirst()
                    .ifPresent(selection::select);
        }
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private static Node side(Told.Side side) {
        Card card = new Card();
        card.setHeading(side.name());
        card.getStyleClass().add("conflict-side");
        List<Node> lines = new ArrayList<>();
        if (!side.now().isEmpty()) {
            Label now = new Label(side.now());
            now.setWrapText(true);
            now.getStyleClass().add("strong");
            lines.add(now);
        }
        side.lines().forEach(line -> lines.add(line(line)));
        if (!side.rest().isEmpty()) {
            lines.add(wrapped(side.rest(), "muted"));
        }
        card.getContent().setAll(lines);
        return card;
    }

    private static Node line(Told.Line line) {
        Label at = new Label(line.at());
        at.getStyleClass().add("mono-strong");
        Label what = wrapped(line.what(), "strong");
        VBox box = new VBox(at, what);
        box.getStyleClass().add("conflict-line");
        if (!line.detail().isEmpty()) {
            box.getChildren().add(wrapped(line.detail(), "conflict-detail"));
        }
        if (!line.vouched().isEmpty()) {
            box.getChildren().add(wrapped(line.vouched(), "muted"));
        }
        box.getChildren().add(wrapped(line.device(), "muted"));
        return box;
    }

    private static Label wrapped(String said, String style) {
        Label label = new Label(Collar.kept(said));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    /** A line of the list: what conflicts. */
    private static final class Cell extends ListCell<ConflictsViewModel.Listed> {
        private final Label words = new Label();

        Cell() {
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            return snappedTopInset()
                    + snappedBottomInset()
                    + words.prefHeight(
                            getListView().getWidth()
                                    - snappedLeftInset()
                                    - snappedRightInset()
                                    - 24);
        }

        @Override
        protected void updateItem(ConflictsViewModel.@Nullable Listed one, boolean empty) {
            super.updateItem(one, empty);
            words.setText(empty || one == null ? "" : one.title());
            setText(empty || one == null ? null : one.title());
            setGraphic(empty || one == null ? null : words);
        }
    }

    @FXML
    private void resolve() {
        model.resolve();
    }

    @FXML
    private void openExhibit() {
        model.open();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("conflicts.title"));
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
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FINISH, model::resolve);
    }

    @Override
    public void focusFirst() {
        list.requestFocus();
        waitsFor = list.isFocused() ? null : focused(); // the list is not there before it was read
    }

    private @Nullable Node focused() {
        return node.getScene() == null ? null : node.getScene().getFocusOwner();
    }
}
