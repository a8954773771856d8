package org.lockfast.desktop.newexhibit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.CategoryTiles;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.GivenPhotographs;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.LabelPreview;
import org.lockfast.desktop.Layout;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.ScreenHead;
import org.lockfast.desktop.SmartTimeField;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Advice;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.rules.Category;
import org.lockfast.rules.Packaging;
import org.lockfast.rules.Power;

/** New exhibit (S3): one form, arranged for the scene or for the desk. */
public final class NewExhibitController implements Screen {
    /** Content width from which the further fields stand beside the form, in em. */
    private static final double TWO_COLUMNS = 84;

    /** Content width from which label and photographs stand beside the form, in em. */
    private static final double SIDE_BESIDE = 48;

    private final NewExhibitViewModel model;
    private final Navigator navigator;
    private final Modals modals;
    private final Words words = Words.in(NewExhibitController.class);
    private final Choices choices;
    private final Verdicts verdicts;
    private final SceneLine top;
    private final Label when = new Label();
    private final ScrollPane second = new ScrollPane();
    private final FlowPane rest = new FlowPane();
    private final MoreFields moreFields;
    private final CaseFields caseFields;
    private final PackageFields packageFields;
    private final Parent node;

    @FXML private HBox columns;
    @FXML private VBox side;
    @FXML private ScrollPane sideScroll;
    @FXML private ScrollPane scroll;
    @FXML private VBox form;
    @FXML private ScreenHead head;
    @FXML private TakenFromCard takenFrom;
    @FXML private Card caseBox;
    @FXML private ComboBox<PropertyKind> kind;
    @FXML private Chipped caseChip;
    @FXML private TextField caseText;
    @FXML private MenuButton recent;
    @FXML private HBox openCase;
    @FXML private TextField caseTitle;
    @FXML private FormField addressField;
    @FXML private TextField address;
    @FXML private HBox identity;
    @FXML private FormField referenceField;
    @FXML private TextField reference;
    @FXML private SmartTimeField time;
    @FXML private CategoryTiles tiles;
    @FXML private FormField descriptionField;
    @FXML private Chipped descriptionChip;
    @FXML private TextField description;
    @FXML private VBox wording;
    @FXML private FormField whereField;
    @FXML private TextField where;
    @FXML private FormField sealField;
    @FXML private Banner otherSeal;
    @FXML private VBox onBag;
    @FXML private Label labelWhen;
    @FXML private FormField packagingField;
    @FXML private Chipped packagingChip;
    @FXML private ComboBox<Packaging> packaging;
    @FXML private AdvicePane advice;
    @FXML private VBox packages;
    @FXML private VBox more;
    @FXML private FlowPane identifiers;
    @FXML private VBox particulars;
    @FXML private FlowPane firearm;
    @FXML private TextField madeSafeBy;
    @FXML private SmartTimeField madeSafeAt;
    @FXML private ComboBox<String> ammunition;
    @FXML private Label handling;
    @FXML private FlowPane hazards;
    @FXML private FlowPane states;
    @FXML private TextField quantity;
    @FXML private TextField unit;
    @FXML private TextField from;
    @FXML private FormField seizedByField;
    @FXML private TextField seizedBy;
    @FXML private TextField producer;
    @FXML private ComboBox<Power> power;
    @FXML private ComboBox<Category> allKinds;
    @FXML private TextArea notes;
    @FXML private LabelPreview label;
    @FXML private Label labelTold;
    @FXML private Button photo;
    @FXML private PhotoStrip photos;
    @FXML private Card here;
    @FXML private Button receipt;
    @FXML private FlowPane foot;
    @FXML private Button save;
    @FXML private Button stop;
    @FXML private Button atScene;
    @FXML private Label incomplete;
    @FXML private Button back;

    /**
     * @param modals shows the clause a piece of advice rests on
     * @param colours switches day and night colours
     * @param preferences those in force, to mute it at a scene
     */
    public NewExhibitController(
            NewExhibitViewModel model,
            Navigator navigator,
            Modals modals,
            Runnable colours,
            ObjectProperty<Preferences> preferences) {
        this.model = model;
        this.navigator = navigator;
        this.modals = modals;
        top = new SceneLine(model, colours, preferences);
        rest.getStyleClass().add("entry-rest");
        choices = new Choices(model);
        verdicts = new Verdicts(model);
        node = Fxml.load(this, "newexhibit.fxml");
        GivenPhotographs.on(node, model.given());
        takenFrom.show(model.takenFrom, model.fields);
        moreFields = new MoreFields(model, identifiers, particulars, hazards, states);
        new BlankLines(model.fields, onBag, labelWhen);
        arrange();
        caseFields =
                new CaseFields(
                        model,
                        new CaseFields.Controls(
                                caseBox, caseText, caseChip, recent, openCase, caseTitle),
                        this::toTheExhibit);
        model.scene.state.subscribe(state -> showCase());
        model.scene.known.subscribe(known -> {
            Here.show(here, known.exhibits());
            top.count(known.exhibits().size());
        });
        advice.onAnswer(this::follow, model.fields::reason, this::clause);
        packageFields =
                new PackageFields(
                        model,
                        choices,
                        new PackageFields.Controls(
                                sealField,
                                packagingField,
                                packagingChip,
                                packaging,
                                advice,
                                packages));
        model.fields.photographs.subscribe(this::showPhotographs);
        showPhotographs();
        model.judged.subscribe(judged -> refresh());
        model.preview.subscribe(this::showPreview);
        model.seals.other.subscribe(other -> WhichSeal.ask(model, otherSeal, other));
        receipt.setGraphic(Icon.PRINT.node());
        model.saved.subscribe(all -> {
            show(receipt, !all.isEmpty());
            receipt.setText(
                    all.size() == 1
                            ? words.say("newexhibit.receipt", all.getFirst().name())
                            : words.count("newexhibit.receipt.several", all.size()));
        });
        model.lastWhere.subscribe(last -> showWhere());
        model.begun.subscribe((before, now) -> beginAgain());
    }

    @FXML
    private void initialize() {
        Map<TextField, javafx.beans.property.StringProperty> texts = new LinkedHashMap<>();
        texts.put(reference, model.fields.reference);
        texts.put(description, model.fields.description);
        texts.put(where, model.fields.where);
        texts.put(address, model.fields.address);
        texts.put(quantity, model.fields.quantity);
        texts.put(unit, model.fields.unit);
        texts.put(from, model.fields.from);
        texts.put(seizedBy, model.fields.seizedBy);
        texts.put(producer, model.fields.producer);
        texts.put(madeSafeBy, model.fields.madeSafeBy);
        texts.put(caseText, model.scene.text);
        texts.put(caseTitle, model.scene.title);
        texts.forEach((field, text) -> field.textProperty().bindBidirectional(text));
        notes.textProperty().bindBidirectional(model.fields.notes);
        time.setTime(model.smartTime);
        time.textProperty().bindBidirectional(model.fields.time);
        madeSafeAt.setTime(model.smartTime);
        madeSafeAt.textProperty().bindBidirectional(model.fields.madeSafeAt);
        ChoiceFields lists = new ChoiceFields(model);
        lists.category(tiles, allKinds);
        lists.power(power);
        lists.kind(kind);
        lists.ammunition(ammunition);
        new TileKeys(description).on(tiles);
        where.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DOWN && where.getText().isBlank()) {
                        event.consume();
                        model.sameWhere();
                        where.end();
                    }
                });
        save.setGraphic(Icon.PRINT.node());
        photo.setGraphic(Icon.CAMERA.node());
        KeyHint.on(photo, Keys.PHOTO);
        KeyHint.on(save, Keys.FINISH);
        KeyHint.on(stop, Keys.SAVE_AND_STOP);
        KeyHint.on(atScene, Keys.LAYOUT);
        KeyHint.on(back, Keys.BACK);
    }

    /** One form, two arrangements: big and in one column, or compact and in two. */
    private void arrange() {
        boolean scene = model.atScene();
        node.getStyleClass().add(scene ? "scene-entry" : "desk-entry");
        if (scene) {
            when.getStyleClass().add("mono-strong");
            Hyperlink change = new Hyperlink(words.say("newexhibit.time.change"));
            change.setOnAction(pressed -> {
                show(identity, true);
                time.field().requestFocus();
            });
            head.getActions().addAll(when, change);
            show(identity, false);
            show(atScene, false);
            foot.getStyleClass().setAll("scene-foot");
            BorderPane.setMargin(foot, new Insets(8, -22, 0, -22));
        } else {
            second.getStyleClass().add("second");
            second.setFitToWidth(true);
            second.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            second.setFocusTraversable(false);
            show(head, false);
            besideReferenceAndTime(seizedByField);
            show(addressField, false);
        }
        // Not at once: the width changes in the midst of a layout, which counts children.
        columns.widthProperty().subscribe(this::columnsSoon);
        save.fontProperty().subscribe(this::columnsSoon);
        here.setHeading(words.say(scene ? "newexhibit.here.scene" : "newexhibit.here"));
    }

    /** At the desk nobody is proposed, and without a name the label says DRAFT. */
    private void besideReferenceAndTime(FormField field) {
        ((Pane) field.getParent()).getChildren().remove(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        identity.getChildren().add(field);
    }

    private void columnsSoon() {
        Platform.runLater(() -> columns(columns.getWidth()));
    }

    /** Beside one another where there is room, else one under the other, measured in text. */
    private void columns(double wide) {
        double em = save.getFont().getSize();
        if (!model.atScene()) {
            oneOrTwo(wide > TWO_COLUMNS * em);
        }
        boolean beneath = wide < SIDE_BESIDE * em;
        if (beneath != form.getChildren().contains(side)) {
            if (beneath) {
                columns.getChildren().remove(sideScroll);
                sideScroll.setContent(null);
                form.getChildren().add(side);
            } else {
                form.getChildren().remove(side);
                sideScroll.setContent(side);
                columns.getChildren().add(sideScroll);
            }
            List<Node> seldom = List.of(atScene, back, incomplete);
            foot.getChildren().removeAll(seldom);
            rest.getChildren().setAll(beneath ? seldom : List.of());
            form.getChildren().remove(rest);
            if (beneath) { // the foot keeps what saves, and one line
                form.getChildren().add(rest);
            } else {
                foot.getChildren().addAll(seldom);
            }
        }
    }

    private void oneOrTwo(boolean two) {
        if (two == columns.getChildren().contains(second)) {
            return;
        }
        if (two) {
            form.getChildren().remove(more);
            second.setContent(more);
            columns.getChildren().add(1, second);
        } else {
            columns.getChildren().remove(second);
            second.setContent(null);
            form.getChildren().add(more);
        }
    }

    /** The case is answered: on to what stands first of the exhibit. */
    private void toTheExhibit() {
        if (model.atScene() || !reference.isVisible()) {
            org.lockfast.desktop.Focus.first(tiles);
        } else {
            reference.requestFocus();
        }
    }

    private void showCase() {
        caseFields.show();
        top.say(model.scene.chosen.get(), model.fields.address.get());
    }

    // What changes while one types

    private void refresh() {
        Judged now = model.judged.get();
        moreFields.refresh();
        boolean exhibit = model.fields.kind.get() == PropertyKind.EXHIBIT;
        head.setReference(exhibit ? model.fields.reference.get() : "");
        head.setTitle(
                exhibit
                        ? words.say("newexhibit.title")
                        : words.say(
                                "newexhibit.title.other",
                                model.rules()
                                        .propertyKinds()
                                        .words(model.fields.kind.get().name())
                                        .english()));
        show(referenceField, exhibit);
        when.setText(model.fields.time.get());
        show(firearm, model.fields.category.get().equals("FIREARM"));
        descriptionField.setHint(
                model.fields.category.get().isEmpty()
                        ? words.say("newexhibit.description.hint")
                        : now.presets().hint().english());
        handling.setText(moreFields.handling());
        show(handling, !handling.getText().isEmpty());
        showWording();
        descriptionChip.setChip(verdicts.byWords(now));
        List<Advice> spoken = now.spoken();
        advice.show(
                spoken,
                spoken.isEmpty() ? "" : model.fields.reason(spoken.getFirst().rule()),
                model.rules());
        packagingChip.setChip(verdicts.packaging(now));
        String storage = now.presets().storage();
        packagingField.setHint(
                storage == null
                        ? ""
                        : words.say(
                                "newexhibit.packaging.then",
                                model.rules().storage().words(storage).inSentence().english()));
        verdicts.incomplete(now, incomplete);
        top.say(model.scene.chosen.get(), model.fields.address.get());
    }

    private void follow(Advice better) {
        model.follow(better);
        packageFields.focusPackaging();
    }

    private void showPhotographs() {
        photos.onOpen(index -> model.fields.photographs.remove(index));
        new Thumbnails(model, photos).show();
        show(photos, !model.fields.photographs.isEmpty());
    }

    private void showWording() {
        List<Node> said =
                verdicts.wording(model.judged.get(), model.preview.get(), description.isFocused());
        wording.getChildren().setAll(said);
        show(wording, !said.isEmpty());
    }

    private void showWhere() {
        Preview drawn = model.preview.get();
        String last = model.lastWhere.get();
        whereField.setHint(
                drawn != null && !drawn.ofPlace().isEmpty()
                        ? String.join(" ", drawn.ofPlace())
                        : last.isBlank()
                                ? words.say("newexhibit.where.hint")
                                : words.say("newexhibit.where.last", last));
    }

    private void showPreview(@Nullable Preview drawn) {
        showWording();
        showWhere();
        labelTold.setText(drawn == null ? "" : String.join(" ", drawn.ofRest()));
        show(labelTold, !labelTold.getText().isEmpty());
        if (drawn == null || drawn.png().length == 0) {
            label.clear();
        } else {
            label.show(new Image(new java.io.ByteArrayInputStream(drawn.png())), drawn.says());
        }
    }

    private void beginAgain() {
        scroll.setVvalue(0);
        if (model.atScene()) {
            show(identity, false);
        }
        focusFirst();
    }

    private static void show(Node one, boolean shown) {
        one.setVisible(shown);
        one.setManaged(shown);
    }

    // What people press

    @FXML
    private void openCase() {
        model.scene.open();
    }

    @FXML
    private void addPackage() {
        packageFields.add();
    }

    @FXML
    private void photograph() {
        model.addPhotographs();
    }

    @FXML
    private void saveAndNext() {
        model.saveAndNext();
    }

    @FXML
    private void saveAndStop() {
        model.saveAndStop();
    }

    @FXML
    private void switchLayout() {
        model.switchLayout();
    }

    @FXML
    private void leave() {
        navigator.back();
    }

    @FXML
    private void receipt() {
        model.receipt(model.asking(modals));
    }

    /** The clause of the strongest advice; where there is none, says so. */
    private void guidance() {
        List<Advice> spoken = model.judged.get().spoken();
        if (spoken.isEmpty()) {
            model.noGuidance();
        } else {
            modals.open(new Clause(spoken.getFirst(), model.rules()));
        }
    }

    private void clause(String rule) {
        model.judged.get().spoken().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .ifPresent(one -> modals.open(new Clause(one, model.rules())));
    }

    private void giveReason() {
        advice.giveReason(model.rules());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("newexhibit.title"));
    }

    @Override
    public void shown() {
        model.scene.refresh();
        top.shown();
    }

    @Override
    public void hidden() {
        top.hidden();
        model.keep();
    }

    @Override
    public Layout layout() {
        return model.atScene() ? Layout.SCENE : Layout.DESK;
    }

    @Override
    public Optional<Node> sceneTop() {
        return model.atScene() ? Optional.of(top.node()) : Optional.empty();
    }

    @Override
    public void focusFirst() {
        if (model.scene.chosen.get() == null && model.fields.kind.get() == PropertyKind.EXHIBIT) {
            caseText.requestFocus();
        } else {
            org.lockfast.desktop.Focus.first(tiles);
        }
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.LAYOUT, model::switchLayout,
                Keys.FINISH, model::saveAndNext,
                Keys.SAVE_AND_STOP, model::saveAndStop,
                Keys.SCENE_LIST, model::sceneList,
                Keys.PHOTO, model::addPhotographs,
                Keys.GUIDANCE, this::guidance,
                Keys.GIVE_REASON, this::giveReason);
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan);
    }
}
