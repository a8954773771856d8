package org.lockfast.desktop;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;

/**
 * The window around every screen: top bar, menu, breadcrumb, notices, status bar; goes from place
 * to place, hands scans and keys to the screen shown, locks. Made by its constructor, put into a
 * {@link Scene} as its root, and started with {@link #begin}.
 */
public final class Frame extends StackPane implements Navigator, Modals {
    /** Of the mark of the focus, pixels. */
    private static final double RING = 3;

    private static final double NARROW_BELOW = 1200;

    /** Style class of the root while single letters are no keys: their caps are not shown. */
    private static final String NO_LETTERS = "no-letters";

    /** The same for large text, in sizes of the text. */
    private static final double NARROW_BELOW_EM = 70;

    private final FrameModel model;
    private final FrameActions actions;
    private final VBox over = new VBox();
    private final HBox middleRow = new HBox();
    private final VBox body = new VBox(over, middleRow);
    private final VBox middle = new VBox();
    private final TopBar top;
    private final Rail rail;
    private final StatusBar status;
    private final BreadcrumbBar breadcrumb;
    private final HBox head;
    private final StackPane content = new StackPane();
    private final VBox sceneTop = new VBox();
    private final VBox foot = new VBox();
    private final HBox offline = new HBox();
    private final RoomAbove above = new RoomAbove(heightProperty());
    private final Label brand = new Label(Words.common().say("frame.product"), Icon.SHIELD.node());
    private final Label training = new Label(Words.common().say("frame.training"));
    private final Announcer announcer = new Announcer();
    private final FrameNotices notices;
    private final ModalHost modals;
    private final LockPane lockPane = new LockPane();
    private final FrameKeys keys = new FrameKeys(this);
    private final LongSupplier rhythm;
    private final ScanRouter router;
    private final Recents recents = new Recents();
    private @Nullable Place shownPlace;
    private Earcons earcons = Earcons.silent();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private @Nullable Journey journey;
    private @Nullable Screens screens;
    private Layout layout = Layout.BARE;
    private @Nullable Preferences atLock;
    private final DoubleProperty em = new SimpleDoubleProperty(Look.pixels(Density.COMPACT, 100));
    private Subscription titles = Subscription.EMPTY;
    private Runnable detach = () -> {};
    private Runnable focusBeforeLock = () -> {};

    /**
     * @param model what is shown around the screens
     * @param actions what the frame asks of whoever wires the desktop
     * @param recogniser grammar of codes
     * @param clock the officer's clock, for the status bar
     */
    public Frame(FrameModel model, FrameActions actions, ScanRecogniser recogniser, Clock clock) {
        this(model, actions, recogniser, clock, () -> System.nanoTime() / 1_000_000);
    }

    /**
     * @param model what is shown around the screens
     * @param actions what the frame asks of whoever wires the desktop
     * @param recogniser grammar of codes
     * @param clock the officer's clock, for the status bar
     * @param rhythm milliseconds that never go back, to tell a scanner from a hand
     */
    public Frame(
            FrameModel model,
            FrameActions actions,
            ScanRecogniser recogniser,
            Clock clock,
            LongSupplier rhythm) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("frame");
        this.rhythm = rhythm;
        router = new ScanRouter(recogniser, rhythm, this::scanned);
        top = new TopBar(model, this::newExhibit, () -> open(new Place.Preferences()), actions);
        rail = new Rail(model, this::open, this::switchColours, actions.lock());
        top.alignWith(rail);
        status = new StatusBar(model, clock, actions.checkRecords());
        breadcrumb = new BreadcrumbBar(this::open);
        notices =
                new FrameNotices(
                        announcer, () -> screen().map(Screen::node).orElse(null), this::hear);
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        head = new HBox(breadcrumb, apart, announcer);
        head.getStyleClass().add("content-head");
        content.getStyleClass().add("content");
        VBox.setVgrow(content, Priority.ALWAYS);
        brand.getStyleClass().addAll("product", "title", "brand");
        brand.setMaxWidth(Double.MAX_VALUE);
        over.setMinHeight(Region.USE_PREF_SIZE); // the same on every screen
        training.getStyleClass().add("training-bar");
        training.setMaxWidth(Double.MAX_VALUE);
        training.visibleProperty().bind(model.trainingProperty());
        training.managedProperty().bind(model.trainingProperty());
        middle.getChildren().setAll(head, notices, content);
        middle.getStyleClass().add("middle");
        middle.setMinWidth(0);
        middle.setMinHeight(0);
        middleRow.setMinHeight(0);
        content.setMinHeight(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        VBox.setVgrow(middleRow, Priority.ALWAYS);
        over.setViewOrder(-1); // the answers of the scan bar hang over what is below
        modals = new ModalHost(body);
        getChildren().setAll(body, modals, lockPane, new BusyLine(model));
        offlineStrip();
        scanBar();
        rail.narrowProperty()
                .bind(
                        widthProperty()
                                .lessThan(Bindings.max(NARROW_BELOW, em.multiply(NARROW_BELOW_EM)))
                                .and(widthProperty().greaterThan(0)));
        announcer.textProperty().subscribe(this::showHead);
        model.preferencesProperty().subscribe(this::dress);
        model.systemColoursProperty().subscribe(this::dress);
        sceneProperty().subscribe(this::attach);
        addEventFilter(KeyEvent.KEY_PRESSED, FrameKeys::tabLeavesText);
        addEventFilter(KeyEvent.KEY_PRESSED, keys::takesBack);
        addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
    }

    private void offlineStrip() {
        offline.getStyleClass().add("offline-strip");
        Label title = new Label(Words.common().say("frame.offline"), Icon.OFFLINE.node());
        title.getStyleClass().add("strong");
        Label more = new Label();
        offline.getChildren().setAll(title, more);
        model.unsentProperty()
                .subscribe(count ->
                        more.setText(Words.common().count("frame.offline.more", count.intValue())));
        model.connectionProperty().subscribe(this::showTop);
    }

    private void scanBar() {
        ScanBar bar = top.bar();
        bar.setFinding(actions.finding());
        bar.setCode(router::entered);
        bar.setList(text -> open(new Place.Exhibits(text)));
        bar.setSay(notices::say);
    }

    /** Who reads pictures that are given to the scan bar. */
    public void setPictures(GivenPictures reader) {
        top.bar().setPictures(reader);
    }

    /**
     * Lists under the scan bar what was read off a picture.
     *
     * @param said stands above the list, and is read aloud
     * @return false where the officer has gone on to something else
     */
    public boolean offer(List<Found> found, String said) {
        if (!top.bar().offer(found, said)) {
            return false;
        }
        announcer.sayAloud(said);
        return true;
    }

    /** Whether the screen shown now still is what the officer sees, with no form over it. */
    public BooleanSupplier whileShown() {
        Optional<Screen> now = screen();
        return () -> !isLocked() && !isModal() && now.equals(screen());
    }

    private void attach(@Nullable Scene scene) {
        detach.run();
        detach = scene == null ? () -> {} : router.attach(scene);
        dress();
    }

    /**
     * Starts at a place. The screens may use this frame as their {@link Navigator} and {@link
     * Modals}.
     */
    public void begin(Screens screens, Place first) {
        this.screens = screens;
        journey = new Journey(screens, this::show, canGoBack -> {});
        journey.open(first);
    }

    private Journey journey() {
        return Objects.requireNonNull(journey, "begin() first");
    }

    private void show(Place place, Screen screen) {
        top.bar().hideAnswers();
        notices.clear();
        titles.unsubscribe();
        layout = screen.layout();
        shownPlace = place;
        content.getChildren().setAll(scrolling(screen.node()));
        content.applyCss(); // the pane takes its content in with its skin; before that nothing in
        // it can be focused
        foot.getChildren().clear();
        screen.foot().ifPresent(foot.getChildren()::add);
        boolean desk = layout == Layout.DESK;
        // the ring around what has the focus is drawn outside it, within the page's own padding
        VBox.setMargin(content, desk ? new Insets(0, -RING, 0, -RING) : Insets.EMPTY);
        // In the order of reading, which is the order of the Tab key.
        middleRow.getChildren().setAll(desk ? List.of(rail, middle) : List.of(middle));
        body.getChildren()
                .setAll(
                        desk
                                ? List.of(over, middleRow, foot, status)
                                : List.of(over, middleRow, foot));
        sceneTop.getChildren().clear();
        screen.sceneTop().ifPresent(sceneTop.getChildren()::add);
        for (Layout each : Layout.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)),
                    each == layout);
        }
        showTop();
        showHead();
        rail.mark(place);
        dress();
        titles =
                screen.title()
                        .subscribe(name -> {
                            breadcrumb.show(screen.trail(), name);
                            recents.note(place, name);
                            title.set(Words.common().say("frame.window", name));
                        });
    }

    /**
     * The screen in a pane of its own that scrolls only when the window is too small for it, so
     * that top, foot and status bar never leave the window. Kept with the screen: back finds the
     * page where it was.
     */
    private static ScrollPane scrolling(Node node) {
        return (ScrollPane)
                node.getProperties()
                        .computeIfAbsent(
                                ScrollPane.class,
                                key -> {
                                    ScrollPane pane = new ScrollPane(node);
                                    pane.setFitToWidth(true);
                                    pane.setFitToHeight(true);
                                    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
                                    pane.setFocusTraversable(false);
                                    pane.getStyleClass().add("page-scroll");
                                    return pane;
                                });
    }

    private void showTop() {
        over.getChildren().setAll(training);
        switch (layout) {
            case DESK -> over.getChildren().add(top);
            case SCENE -> {
                over.getChildren().add(sceneTop);
                if (model.connectionProperty().get() == FrameModel.Connection.OFFLINE) {
                    over.getChildren().add(offline);
                }
            }
            case BARE -> over.getChildren().addAll(above, brand);
        }
    }

    private void showHead() {
        boolean desk = layout == Layout.DESK;
        breadcrumb.setVisible(desk);
        breadcrumb.setManaged(desk);
        boolean something = desk || !announcer.getText().isEmpty();
        head.setVisible(something);
        head.setManaged(something);
    }

    // Going places

    @Override
    public void open(Place place) {
        journey().open(place);
    }

    @Override
    public void replace(Place place) {
        journey().replace(place);
    }

    @Override
    public void back() {
        journey().back();
    }

    @Override
    public void startAt(Place place) {
        modals.close();
        recents.clear();
        top.bar().clear();
        journey().startAt(place);
    }

    /** Whether a key or a menu line may lead there. */
    boolean leadsTo(Place place) {
        return screens != null && screens.has(place);
    }

    void newExhibit() {
        newExhibit("");
    }

    /**
     * A new exhibit, in the layout used last.
     *
     * @param label blank label that is on it, or empty
     */
    public void newExhibit(String label) {
        open(new Place.NewExhibit(null, "", label, layout == Layout.SCENE, null));
    }

    /** Before the window closes: the screen shown keeps what is to be kept. */
    public void end() {
        screen().ifPresent(Screen::hidden);
    }

    void railLine(int index) {
        rail.goTo(index);
    }

    Optional<Screen> screen() {
        return Optional.ofNullable(journey == null ? null : journey.screen());
    }

    Layout layoutNow() {
        return layout;
    }

    FrameModel model() {
        return model;
    }

    FrameActions actions() {
        return actions;
    }

    /** Name of the screen and of the product, for the window's title. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    // Saying things

    /** How screens tell the officer something. */
    public Notices notices() {
        return notices;
    }

    /** The same for what runs beside the officer's work. */
    public Notices noticesBeside() {
        return new BesideNotices(notices);
    }

    /** How the form that unlocks tells the officer something. */
    public Notices lockNotices() {
        return lockPane.notices();
    }

    /** F6: the next thing to mend, or the next pane: scan bar, menu, content, messages. */
    void nextPane() {
        if (notices.walk()) {
            return;
        }
        Node owner = getScene().getFocusOwner();
        boolean inContent = isIn(content, owner);
        boolean inRail = isIn(rail, owner);
        if (layout == Layout.DESK && inContent) {
            Focus.first(rail);
        } else if (layout == Layout.DESK && inRail) {
            top.bar().enter();
        } else if (isIn(announcer, owner) || announcer.getText().isEmpty() || !head.isVisible()) {
            screen().ifPresent(Screen::focusFirst);
        } else {
            announcer.requestFocus();
        }
    }

    private static boolean isIn(Node tree, @Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(tree)) {
                return true;
            }
        }
        return false;
    }

    /** Ctrl+K: what was opened last is listed until something is typed. */
    void askTheBar() {
        Place now = shownPlace;
        top.bar().ask(now == null ? List.of() : recents.list(now, this::open));
    }

    ScanBar bar() {
        return top.bar();
    }

    // Scans

    /** A scan that led to the screen that is shown now, for that screen. */
    public void handOn(Scan scan) {
        screen().ifPresent(shown -> taken(shown, scan));
    }

    private void scanned(Scan scan) {
        if (isLocked()) { // whoever scans looks at the bag, and would think it was taken
            hear(Earcon.STOP);
            lockNotices().say(Words.common().say("frame.scan-locked"));
            return;
        }
        if (scan.kind() != ScanKind.COMMAND) {
            keys.otherScan();
        }
        boolean taken =
                modals.scanned(
                        scan,
                        (modal, _) ->
                                notices.say(
                                        Earcon.STOP,
                                        Words.common()
                                                .say(
                                                        "frame.scan-refused",
                                                        scan.code(),
                                                        modal.title())));
        if (!taken && scan.kind() == ScanKind.COMMAND) {
            keys.card(scan.code(), rhythm.getAsLong());
        } else if (!taken && !screen().map(shown -> taken(shown, scan)).orElse(false)) {
            actions.scanned().accept(scan);
        }
    }

    private static boolean taken(Screen shown, Scan scan) {
        return scan.kind() == ScanKind.HEAD ? shown.scannedHead(scan) : shown.scanned(scan);
    }

    /** How it sounds; silent until then. */
    public void setEarcons(Earcons with) {
        earcons = with;
    }

    /** How it sounds. */
    public Earcons earcons() {
        return earcons;
    }

    /** A sound, as the officer chose; before anybody is in there is nobody who chose it. */
    private void hear(Earcon sound) {
        if (layout != Layout.BARE) {
            earcons.hear(sound, layout == Layout.SCENE);
        }
    }

    // Over everything

    @Override
    public void open(Modal modal) {
        modals.open(modal);
    }

    @Override
    public void close() {
        modals.close();
    }

    boolean isModal() {
        return modals.current().isPresent();
    }

    void help() {
        Set<Keys> ofScreen =
                screen().map(Screen::keys).map(map -> map.keySet()).orElse(Set.of()).stream()
                        .filter(key -> keys.letters() || !key.canBeTurnedOff())
                        .collect(Collectors.toUnmodifiableSet());
        modals.open(new KeysHelp(ofScreen, keys::works));
    }

    /**
     * Covers everything until {@link #unlock}; what was typed and where the caret was is kept.
     *
     * @param kept whose work is kept, in words
     * @param unlock how to go on: the form that unlocks
     */
    public void lock(String kept, Node unlock) {
        if (!isLocked()) {
            focusBeforeLock = Focus.returnTo(getScene().getFocusOwner());
        }
        top.bar().hideAnswers();
        body.setVisible(false);
        modals.setOpacity(0);
        modals.setDisable(true);
        lockPane.show(kept, unlock);
    }

    /** Uncovers the screen as it was. */
    public void unlock() {
        lockPane.hide();
        atLock = null;
        dress();
        body.setVisible(true);
        modals.setOpacity(1);
        modals.setDisable(false);
        focusBeforeLock.run();
    }

    /** True while it is locked. */
    public boolean isLocked() {
        return lockPane.isVisible();
    }

    // Looks

    /**
     * Colours, density at the desk (a scene is always dressed for gloves), and text size in
     * percent, 100 to 200; what else was chosen stays.
     */
    public void look(Colours now, Density density, int textPercent) {
        choose(chosen().in(Preferences.Choice.of(now)).at(density).sized(textPercent));
    }

    private Preferences chosen() {
        return model.preferencesProperty().get();
    }

    private void choose(Preferences other) {
        model.preferencesProperty().set(other);
    }

    /** The colours the computer itself is set to, for whoever goes by them. */
    public void system(Colours now) {
        model.systemColoursProperty().set(now);
    }

    /** The colours shown. */
    public Colours colours() {
        return chosen().colours().on(model.systemColoursProperty().get());
    }

    /** To night, and back to what was chosen before it; what else was chosen stays. */
    public void switchColours() {
        choose(chosen().switched(model.systemColoursProperty().get()));
    }

    /**
     * The same while it is locked, and until it is unlocked: whoever is to unlock it must be able
     * to read the form, and it is nobody's choice.
     */
    void switchColoursOfLock() {
        atLock =
                Objects.requireNonNullElse(atLock, chosen())
                        .switched(model.systemColoursProperty().get());
        dress();
    }

    private void dress() {
        Preferences now = Objects.requireNonNullElse(atLock, chosen());
        Colours colours = now.colours().on(model.systemColoursProperty().get());
        em.set(Look.pixels(now.density(), now.percent()));
        rail.showsNight(colours == Colours.NIGHT);
        if (getScene() != null && equals(getScene().getRoot())) {
            Look.dress(
                    getScene(),
                    colours,
                    layout == Layout.SCENE ? Density.SCENE : now.density(),
                    now.percent());
            getStyleClass().remove(NO_LETTERS);
            if (!now.letterKeys()) {
                getStyleClass().add(NO_LETTERS);
            }
        }
    }
}
