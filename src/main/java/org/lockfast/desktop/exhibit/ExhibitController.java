package org.lockfast.desktop.exhibit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Collar;
import org.lockfast.desktop.ContinuityStrip;
import org.lockfast.desktop.Crumb;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.GivenPhotographs;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.ScreenHead;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Stretch;
import org.lockfast.desktop.Timeline;
import org.lockfast.desktop.TimelineRow;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;

/** Exhibit detail with its continuity (S6). */
public final class ExhibitController implements Screen {
    private final ExhibitViewModel model;
    private final Desk desk;
    private final Modals modals;
    private final ExhibitLines lines;
    private final Words words = Words.in(ExhibitController.class);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Parent node;
    private Subscription shown = Subscription.EMPTY;
    private boolean filling;
    private List<Tab> allTabs = List.of();
    private @Nullable ExhibitPictures pictures;

    @FXML private @Nullable ScreenHead head;
    @FXML private @Nullable Button handOver;
    @FXML private @Nullable Button move;
    @FXML private @Nullable Button label;
    @FXML private @Nullable Button record;
    @FXML private @Nullable MenuButton more;
    @FXML private @Nullable FlowPane family;
    @FXML private @Nullable Banner banner;
    @FXML private @Nullable Label withheld;
    @FXML private @Nullable HBox packageRow;
    @FXML private @Nullable Label packageName;
    @FXML private @Nullable ComboBox<String> packages;
    @FXML private @Nullable ContinuityStrip strip;
    @FXML private @Nullable VBox accounts;
    @FXML private @Nullable Timeline timeline;
    @FXML private @Nullable Label where;
    @FXML private @Nullable VBox whereMore;
    @FXML private @Nullable Label seal;
    @FXML private @Nullable HBox sealChip;
    @FXML private @Nullable VBox sealMore;
    @FXML private @Nullable Card todo;
    @FXML private @Nullable VBox todoLines;
    @FXML private @Nullable Label labelState;
    @FXML private @Nullable VBox details;
    @FXML private @Nullable PhotoStrip photos;
    @FXML private @Nullable VBox notes;
    @FXML private @Nullable TabPane tabs;
    @FXML private @Nullable Tab photosTab;
    @FXML private @Nullable Tab notesTab;

    public ExhibitController(ExhibitViewModel model, Desk desk, Modals modals) {
        this.model = model;
        this.desk = desk;
        this.modals = modals;
        this.lines = new ExhibitLines(model);
        this.node = Fxml.load(this, "exhibit.fxml");
        GivenPhotographs.on(node, model.given());
    }

    private ExhibitPictures pictures() {
        ExhibitPictures all = pictures;
        if (all == null) {
            all = new ExhibitPictures(model, modals, there(photos));
            pictures = all;
        }
        return all;
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("exhibit.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        button(there(handOver), Icon.HAND_OVER, Keys.HAND_OVER);
        button(there(move), Icon.PLACE, Keys.MOVE);
        button(there(label), Icon.PRINT, Keys.PRINT_LABEL);
        button(there(record), Icon.PRINT, Keys.PRINT);
        there(more).setGraphic(Icon.MORE.node());
        there(packageName).setLabelFor(there(packages));
        there(packages)
                .getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> {
                    if (!filling) {
                        model.choose(index.intValue());
                    }
                });
        there(strip).onOpen(this::goTo);
        there(timeline).onOpen(this::open);
        there(photos).onAdd(model::addPhotos);
        there(photos).onOpen(index -> pictures().open(index));
        allTabs = List.copyOf(there(tabs).getTabs());
        onlyTheTabSeenHasContent(there(tabs));
        there(banner).setVisible(false);
        there(banner).setManaged(false);
        wholePage(there(tabs));
        there(tabs).setVisible(false); // empty cards would read as an empty record
    }

    /** The page scrolls as a whole, and nothing in it: what is on a tab stands there whole. */
    private static void wholePage(TabPane tabs) {
        Subscription[] before = {Subscription.EMPTY};
        Runnable high =
                () ->
                        Platform.runLater(() -> {
                            Node page = tabs.getSelectionModel().getSelectedItem().getContent();
                            Node row = tabs.lookup(".tab-header-area");
                            tabs.setMinHeight(
                                    page.minHeight(tabs.getWidth())
                                            + (row == null ? 0 : row.prefHeight(-1))
                                            + tabs.snappedTopInset()
                                            + tabs.snappedBottomInset());
                        });
        tabs.widthProperty().subscribe(high);
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(seen -> {
                    before[0].unsubscribe();
                    before[0] =
                            seen.getContent() instanceof Parent page
                                    ? page.needsLayoutProperty().subscribe(high)
                                    : Subscription.EMPTY;
                    high.run();
                });
    }

    /** What is on the other tabs can neither be reached by Tab nor read, and costs no layout. */
    private static void onlyTheTabSeenHasContent(TabPane tabs) {
        Map<Tab, Node> contents = new HashMap<>();
        tabs.getTabs().forEach(tab -> contents.put(tab, tab.getContent()));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(seen ->
                        contents.forEach((tab, content) ->
                                tab.setContent(tab.equals(seen) ? content : null)));
    }

    private static void button(Button button, Icon icon, Keys key) {
        button.setGraphic(icon.node());
        KeyHint.on(button, key);
    }

    @FXML
    private void handOver(ActionEvent event) {
        event.consume();
        model.handOver();
    }

    @FXML
    private void move(ActionEvent event) {
        event.consume();
        model.move();
    }

    @FXML
    private void label(ActionEvent event) {
        event.consume();
        model.label();
    }

    @FXML
    private void print(ActionEvent event) {
        event.consume();
        model.continuityRecord();
    }

    @FXML
    private void note(ActionEvent event) {
        event.consume();
        model.note();
    }

    private void show(@Nullable Seen seen) {
        if (seen == null) {
            return;
        }
        there(tabs).setVisible(true);
        showHead(seen);
        showPackages(seen);
        showWithheld(seen);
        if (seen.isWithheld()) {
            showSide(seen);
            return;
        }
        SeenStory story = new SeenStory(seen);
        there(strip).setStretches(story.stretches());
        there(timeline).setRows(story.rows(), seen.at(seen.story().now()));
        there(accounts)
                .getChildren()
                .setAll(
                        story.conflicts().stream()
                                .map(both -> new AccountsRow(story, both, this::goTo))
                                .toList());
        there(accounts).setManaged(!story.conflicts().isEmpty());
        showSide(seen);
        SeenDetails all = new SeenDetails(desk, seen);
        there(details).getChildren().setAll(all.rows().stream().map(lines::detail).toList());
        List<SeenDetails.Row> written = all.notes();
        there(notes)
                .getChildren()
                .setAll(
                        written.isEmpty()
                                ? List.of(ExhibitLines.muted(words.say("exhibit.notes.none")))
                                : written.stream().map(lines::detail).toList());
        there(notesTab).setText(counted(words.say("exhibit.tab.notes"), written.size()));
        there(photosTab).setText(counted(words.say("exhibit.tab.photos"), seen.photos().size()));
        pictures().show(seen);
    }

    /** To whoever may not look at it: where its packages are, their seals, and whom to ask. */
    private void showWithheld(Seen seen) {
        String why = seen.exhibit().withheld();
        boolean open = why == null;
        there(withheld).setText(why == null ? "" : why);
        is(there(withheld), !open);
        for (Node one :
                List.of(
                        there(strip),
                        there(timeline),
                        there(record),
                        there(label),
                        there(todo),
                        there(accounts))) {
            is(one, open);
        }
        List<Tab> shownTabs = open ? allTabs : allTabs.subList(0, 1);
        if (!there(tabs).getTabs().equals(shownTabs)) {
            there(tabs).getTabs().setAll(shownTabs);
        }
    }

    private static void is(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private String counted(String name, int count) {
        return count == 0 ? name : words.say("exhibit.tab.counted", name, count);
    }

    private void showHead(Seen seen) {
        SeenHead top = new SeenHead(seen);
        title.set(words.say("exhibit.title", seen.exhibit().name()));
        ScreenHead at = there(head);
        at.setReference(seen.exhibit().name());
        at.setTitle(top.title());
        at.setLine(top.line());
        at.getChips().setAll(top.chips().stream().map(StatusChip::new).toList());
        there(more).getItems().setAll(new ExhibitMenu(model).items(seen));
        showFamily(seen.family());
        Optional<Urgent> urgent = Urgent.of(seen);
        Banner told = there(banner);
        told.setVisible(urgent.isPresent());
        told.setManaged(urgent.isPresent());
        urgent.ifPresent(one -> {
            told.setTone(one.tone());
            told.setTitle(one.title());
            told.setText(one.text());
            told.getActions().setAll(steps(one));
        });
    }

    private void showFamily(Family all) {
        List<Node> line = new ArrayList<>();
        Exhibit parent = all.parent();
        if (parent != null) {
            line.add(new Label(words.say("exhibit.family.parent")));
            line.add(lines.relative(parent));
        }
        if (!all.children().isEmpty()) {
            line.add(new Label(words.count("exhibit.family.children", all.children().size())));
            all.children().forEach(child -> line.add(lines.relative(child)));
        }
        there(family).getChildren().setAll(line);
        there(family).setVisible(!all.isAlone());
        there(family).setManaged(!all.isAlone());
    }

    private List<Node> steps(Urgent urgent) {
        Button button =
                switch (urgent.step()) {
                    case NONE -> null;
                    case EXPLAIN_GAP -> new Button(words.say("exhibit.explain.open"));
                    case FOUND -> new Button(words.say("exhibit.menu.found"));
                    case LOOK_AT_SEAL -> new Button(words.say("exhibit.menu.look"));
                    case CLOSE -> new Button(words.say("exhibit.menu.close"));
                    case OVERRIDE_HOLD -> new Button(words.say("exhibit.override.open"));
                    case RECEIVE -> new Button(words.say("exhibit.menu.receive"));
                    case LOOK_INTO -> new Button(words.say("exhibit.conflict.open"));
                };
        if (button == null) {
            return List.of();
        }
        if (urgent.step() == Urgent.Step.EXPLAIN_GAP) {
            KeyHint.on(button, Keys.EXPLAIN_GAP);
        }
        button.setOnAction(pressed -> model.act(urgent));
        return List.of(button);
    }

    private void showPackages(Seen seen) {
        HBox row = there(packageRow);
        row.setVisible(seen.hasSeveral());
        row.setManaged(seen.hasSeveral());
        filling = true;
        List<Account> accounts = seen.story().accounts();
        there(packages)
                .getItems()
                .setAll(
                        IntStream.range(0, accounts.size())
                                .mapToObj(i -> {
                                    var p = accounts.get(i).state();
                                    return words.say(
                                            "exhibit.package.line",
                                            p.n(),
                                            accounts.size(),
                                            p.seal() == null
                                                    ? words.say("exhibit.seal.none")
                                                    : p.seal(),
                                            org.lockfast.continuity.Whereabouts.of(
                                                    p, seen.story().names()));
                                })
                                .toList());
        there(packages).getSelectionModel().select(seen.chosen());
        filling = false;
    }

    private void showSide(Seen seen) {
        SeenSide side = new SeenSide(seen);
        there(where).setText(Collar.kept(side.where()));
        there(where).getStyleClass().setAll("label", side.isPlace() ? "reference" : "title");
        there(whereMore)
                .getChildren()
                .setAll(side.whereMore().stream().map(ExhibitLines::muted).toList());
        there(seal).setText(side.seal());
        there(sealChip).getChildren().setAll(new StatusChip(side.sealChip()));
        there(sealMore)
                .getChildren()
                .setAll(side.sealMore().stream().map(ExhibitLines::muted).toList());
        List<SeenSide.Todo> open = side.todo();
        there(todo)
                .setHeading(
                        open.isEmpty()
                                ? words.say("exhibit.todo.none")
                                : words.count("exhibit.todo", open.size()));
        there(todoLines).getChildren().setAll(open.stream().map(lines::todo).toList());
        there(labelState).setText(side.label());
    }

    /** From a stretch of the strip to the row that began it. */
    private void goTo(Stretch stretch) {
        Timeline list = there(timeline);
        for (TimelineRow row : list.getItems()) {
            boolean began =
                    switch (row) {
                        case TimelineRow.Event event -> event.at().equals(stretch.from());
                        case TimelineRow.Gap gap ->
                                stretch.kind() == Stretch.Kind.GAP
                                        && gap.from().equals(stretch.from());
                    };
            if (began) {
                list.getSelectionModel().select(row);
                list.scrollTo(row);
                list.requestFocus();
                return;
            }
        }
    }

    private void open(TimelineRow row) {
        Seen seen = model.seenProperty().get();
        if (seen == null) {
            return;
        }
        switch (row) {
            case TimelineRow.Gap gap -> model.explainGap();
            case TimelineRow.Event event ->
                    seen.story().events().stream()
                            .filter(line -> line.happening().eid().base64().equals(event.id()))
                            .findFirst()
                            .ifPresent(line -> pictures().open(seen, line));
        }
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
        Seen seen = model.seenProperty().get();
        if (seen == null) {
            return List.of();
        }
        Exhibit e = seen.exhibit();
        return e.caseId() == null || e.caseReference() == null
                ? List.of(new Crumb(words.say("exhibit.crumb.exhibits"), new Place.Exhibits("")))
                : List.of(
                        new Crumb(words.say("exhibit.crumb.exhibits"), new Place.Exhibits("")),
                        new Crumb(e.caseReference(), new Place.Exhibits(e.caseReference())));
    }

    @Override
    public void focusFirst() {
        there(handOver).requestFocus();
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.SPLIT, model::takeSubExhibit,
                Keys.HAND_OVER, model::handOver,
                Keys.MOVE, model::move,
                Keys.PRINT_LABEL, model::label,
                Keys.PRINT, model::continuityRecord,
                Keys.EXPLAIN_GAP, model::explainGap,
                Keys.OPEN_PACKAGE, model::open,
                Keys.PHOTO, model::addPhotos);
    }

    @Override
    public void shown() {
        shown = model.seenProperty().subscribe(this::show);
        model.shown();
    }

    @Override
    public void hidden() {
        shown.unsubscribe();
        model.hidden();
    }
}
