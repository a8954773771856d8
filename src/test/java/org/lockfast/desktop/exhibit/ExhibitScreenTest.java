package org.lockfast.desktop.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.continuity.Conflict;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.RailItem;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Timeline;
import org.lockfast.exhibit.CashWords;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.officer.Role;
import org.lockfast.rules.FinalOutcome.Way;
import org.lockfast.sync.SyncStatus;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Held;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.TwoAccounts;
import org.lockfast.testing.WentTo;

@FxTest
class ExhibitScreenTest {
    @TempDir Path folder;
    private TestStore test;
    private Stories stories;
    private final WentTo went = new WentTo();
    private final List<Modal> opened = new ArrayList<>();
    private final Modals modals =
            new Modals() {
                @Override
                public void open(Modal modal) {
                    opened.add(modal);
                }

                @Override
                public void close() {}
            };

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        stories = new Stories(test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ExhibitController screen(Exhibit exhibit, Who who) {
        return screen(exhibit, who, modals);
    }

    private ExhibitController screen(Exhibit exhibit, Who who, Modals over) {
        return screen(exhibit, TestDesk.of(test, who), over);
    }

    private ExhibitController screen(Exhibit exhibit, Desk desk, Modals over) {
        AtOnce work = new AtOnce();
        Said said = new Said();
        SmartTime time = new SmartTime(Clock.fixed(test.now(), TestStore.ZONE));
        ChosenFiles files = new ChosenFiles();
        files.toSave = folder.resolve("record.pdf");
        return new ExhibitController(
                new ExhibitViewModel(
                        exhibit.id(),
                        desk,
                        work,
                        said,
                        went,
                        files,
                        Asking.in(over, work, said, time)),
                desk,
                over);
    }

    @Test
    void everyControlHasANameAndKeysDoWhatTheButtonsSay() {
        ExhibitController screen = screen(stories.months(), Who.PROPERTY);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        screen.shown();
        Fx.settle();
        TabPane tabs = Fx.find(screen.node(), "tabs", TabPane.class);
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            tabs.getSelectionModel().select(tab);
            Fx.settle();
            Accessibility.check(stage.getScene().getRoot());
        }
        press(screen, Keys.HAND_OVER);
        assertThat(went.places).singleElement().isInstanceOf(Place.HandOver.class);
        press(screen, Keys.MOVE);
        press(screen, Keys.EXPLAIN_GAP);
        press(screen, Keys.OPEN_PACKAGE);
        press(screen, Keys.PRINT);
        assertThat(opened).hasSize(4);
        for (Modal modal : opened) {
            VBox box = new VBox(modal.node());
            stage.getScene().setRoot(box);
            Fx.settle();
            Accessibility.check(box);
        }
        stage.close();
        screen.hidden();
    }

    /**
     * The entry comes before the file it names: its place is kept, said, and filled when it comes.
     */
    @Test
    void aPhotographThatIsNotHereYetIsSaidAndDrawnWhenItComes() throws Exception {
        Exhibit phone = stories.phone("JSM/7", "A0417733");
        photograph(phone, 40);
        photograph(phone, 60);
        Path first = file(phone, 0);
        Path away = Files.move(first, folder.resolve("away"));
        List<Consumer<SyncStatus>> told = new ArrayList<>();
        org.lockfast.testing.TestDesk desk = new org.lockfast.testing.TestDesk(test, Who.SCENE);
        desk.sync = telling(told);
        ExhibitController screen = screen(phone, desk, modals);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        screen.shown();
        Fx.find(screen.node(), "tabs", TabPane.class).getSelectionModel().select(photosTab(screen));
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        PhotoStrip strip = Fx.find(screen.node(), "photos", PhotoStrip.class);
        assertThat(strip.getChildren().getFirst().getAccessibleText())
                .isEqualTo(
                        "Photograph 1 of 2: Photo not here yet. Kept under "
                                + first.getFileName().toString().substring(0, 8)
                                + ", recorded "
                                + DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK)
                                        .format(test.now().atZone(TestStore.ZONE)));
        ((Button) strip.getChildren().get(1)).fire();
        Fx.settle();
        assertThat(((ImageView) opened.getLast().node()).getImage().getWidth()).isEqualTo(60);
        Files.move(away, first);
        told.forEach(one -> one.accept(SyncStatus.ALONE));
        Fx.settle();
        assertThat(strip.getChildren().subList(0, 2)).allMatch(Button.class::isInstance);
        ((Button) strip.getChildren().getFirst()).fire();
        Fx.settle();
        assertThat(((ImageView) opened.getLast().node()).getImage().getWidth()).isEqualTo(40);
        stage.close();
        screen.hidden();
        assertThat(told).isEmpty();
    }

    /** Two readings run beside each other: what is shown is of the later one. */
    @Test
    void anOlderReadingThatComesLastIsNotShown() throws Exception {
        Exhibit phone = stories.phone("JSM/7", "A0417733");
        photograph(phone, 40);
        Path file = file(phone, 0);
        Path away = Files.move(file, folder.resolve("away"));
        Held held = new Held();
        ExhibitViewModel model =
                new ExhibitViewModel(
                        phone.id(),
                        TestDesk.of(test, Who.SCENE),
                        held,
                        new Said(),
                        new WentTo(),
                        new ChosenFiles(),
                        _ -> {});
        model.shown();
        Files.move(away, file);
        model.shown();
        held.answerBackwards();
        assertThat(java.util.Objects.requireNonNull(model.seenProperty().get()).photos())
                .allMatch(org.lockfast.exhibit.Photograph::here);
        model.hidden();
    }

    @Test
    void aPhotographThatIsDamagedIsSaidAndTheOthersAreShown() throws Exception {
        Exhibit phone = stories.phone("JSM/7", "A0417733");
        photograph(phone, 40);
        photograph(phone, 60);
        Files.write(file(phone, 0), new byte[80]);
        ExhibitController screen = screen(phone, Who.SCENE);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        screen.shown();
        Fx.find(screen.node(), "tabs", TabPane.class).getSelectionModel().select(photosTab(screen));
        Fx.settle();
        PhotoStrip strip = Fx.find(screen.node(), "photos", PhotoStrip.class);
        assertThat(strip.getChildren().getFirst().getAccessibleText())
                .startsWith("Photograph 1 of 2: Does not read as a picture");
        assertThat(strip.getChildren().get(1)).isInstanceOf(Button.class);
        stage.close();
        screen.hidden();
    }

    @Test
    @Tag("pictures")
    void picturesOfPhotographs() throws IOException {
        Exhibit phone = stories.phone("JSM/9", "A0417791");
        for (int width : List.of(40, 60, 50, 36)) {
            photograph(phone, width);
        }
        Files.delete(file(phone, 1));
        Files.write(file(phone, 2), new byte[80]);
        ExhibitController screen = screen(phone, Who.SCENE);
        screen.shown();
        Fx.find(screen.node(), "tabs", TabPane.class).getSelectionModel().select(photosTab(screen));
        Pictures.take(screen.node(), "exhibit-photos");
        screen.hidden();
    }

    private static Tab photosTab(ExhibitController screen) {
        return Fx.find(screen.node(), "tabs", TabPane.class).getTabs().stream()
                .filter(tab -> tab.getText().startsWith("Photos"))
                .findFirst()
                .orElseThrow();
    }

    private void photograph(Exhibit exhibit, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, (0x3A + x) << 16 | 0x6E00 | (0xA0 - 2 * y));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        Desk desk = TestDesk.of(test, Who.SCENE);
        AttachmentRef file =
                TestStore.value(desk.attach("bag.png", "image/png", png.toByteArray()));
        TestStore.value(
                desk.recordingExhibits().addPhoto(desk.session(), exhibit, file, "bag.png"));
    }

    private Path file(Exhibit exhibit, int index) {
        String hash = test.store().photographs(exhibit.id()).get(index).file().hash().hex();
        return test.store()
                .directory()
                .resolve("attachments")
                .resolve(hash.substring(0, 2))
                .resolve(hash);
    }

    private static SyncStatus.Source telling(List<Consumer<SyncStatus>> told) {
        return new SyncStatus.Source() {
            @Override
            public SyncStatus now() {
                return SyncStatus.ALONE;
            }

            @Override
            public SyncStatus.Listening listen(Consumer<SyncStatus> listener) {
                told.add(listener);
                return () -> told.remove(listener);
            }
        };
    }

    private static void press(ExhibitController screen, Keys key) {
        Map<Keys, Runnable> keys = screen.keys();
        keys.getOrDefault(key, () -> {}).run();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Exhibit months = stories.months();
        take("exhibit-months", months, Who.PROPERTY);
        take("exhibit-fresh", stories.phone("JSM/7", "A0417799"), Who.SCENE);
        Exhibit phone = stories.phone("JSM/8", "A0417788");
        Exhibit sim = stories.takenFrom(phone, "LC/2");
        stories.takenFrom(phone, "LC/3");
        take("exhibit-parent", phone, Who.SCENE);
        take("exhibit-child", sim, Who.SCENE);
        take("exhibit-several", stories.phone("JSM/9", "A1", "A2", "A3"), Who.SCENE);
        Exhibit lost = stories.phone("JSM/11", "A0417811");
        test.later(Duration.ofHours(2));
        TestStore.value(
                test.store()
                        .handling()
                        .missing(
                                test.session(Who.SCENE),
                                stories.pack(lost),
                                "not in the locker",
                                null));
        test.later(Duration.ofDays(1));
        take("exhibit-missing", lost, Who.SUPERVISOR);
        take(
                "exhibit-long",
                stories.thing(
                        "LONGREFERENCE/1011",
                        "هاتف محمول أسود، الشاشة مكسورة, wrapped in a supermarket bag together with a"
                                + " charger, two cables and a case of the same make, all of them worn",
                        "Flat 1011, Llanfairpwllgwyngyll House, behind the wardrobe in the second"
                                + " bedroom on the left",
                        "SEALNUMBER-00000000000123"),
                Who.SCENE);
        take("exhibit-copied", stories.copied("Knife, black handle", "2020-1-2"), Who.PROPERTY);
        Pictures.take(screen(months, Who.PROPERTY).node(), "exhibit-opening");
        framed("exhibit-frame", months);
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        conflicting(two, "exhibit-conflict");
        two.desk()
                .resolving()
                .resolve(
                        two.desk().session(),
                        two.conflicts().getFirst(),
                        Conflict.Finding.SECOND,
                        "Rang the laboratory");
        conflicting(two, "exhibit-conflict-closed");
    }

    /** Left in a locker by a clock 12 hours fast, collected and booked in at a right one. */
    @Test
    @Tag("pictures")
    void picturesOfClocks() throws IOException {
        Exhibit bag = stories.phone("JSM/40", "A0417840");
        test.later(Duration.ofHours(12).plusMinutes(20));
        TestStore.value(
                test.store()
                        .handling()
                        .deposit(
                                test.session(Who.SCENE),
                                List.of(stories.pack(bag)),
                                stories.place("Holloway Road/Locker 4"),
                                null));
        test.later(Duration.ofHours(-12).plusMinutes(30));
        take("exhibit-clocks-future", bag, Who.SCENE);
        TestStore.value(
                test.store()
                        .handling()
                        .collect(test.session(Who.PROPERTY), List.of(stories.pack(bag)), null));
        test.later(Duration.ofMinutes(30));
        TestStore.value(
                test.store()
                        .bookingIn()
                        .bookIn(
                                test.session(Who.PROPERTY),
                                List.of(stories.pack(bag)),
                                stories.place("Holloway Road/Bay H/Shelf 2"),
                                null,
                                Map.of(),
                                null));
        test.later(Duration.ofHours(5));
        take("exhibit-clocks", bag, Who.SCENE);
        Path into = Files.createDirectories(Path.of("target", "screens"));
        Files.write(
                into.resolve("clocks.pdf"),
                TestStore.value(
                        test.store()
                                .continuityRecords()
                                .print(
                                        test.session(Who.SUPERVISOR),
                                        bag.id(),
                                        "Disclosure",
                                        "Crown Prosecution Service")));
    }

    @Test
    @Tag("pictures")
    void picturesOfForms() {
        forms(stories.phone("JSM/12", "A0417812"), true);
    }

    @Test
    @Tag("pictures")
    void picturesOfFormsOfLeaving() {
        forms(stories.phone("JSM/12", "A0417812"), false);
    }

    /** Cash, counted by one and by both, and drugs that are sealed again. */
    @Test
    @Tag("pictures")
    void picturesOfCashAndDrugs() {
        Exhibit cash = stories.phone("JSM/40", "A0417840");
        category(cash, "CASH");
        form("cash", cash, Who.SCENE, ExhibitViewModel::cash);
        form("cash-before", cash, Who.SCENE, model -> model.cash(CashForms::before));
        counted(cash, Who.SCENE, 14);
        take("exhibit-cash-waits", cash, Who.SCENE);
        Answers said =
                new Answers(
                        Map.of(
                                "laboratory",
                                "no",
                                "GBP",
                                Answers.YES,
                                "EUR",
                                Answers.YES,
                                "who",
                                "other"));
        form("cash-count", cash, Who.SCENE, model -> model.cash(forms -> forms.count(said)));
        Answers pounds = new Answers(Map.of("laboratory", "no", "GBP", Answers.YES));
        form("cash-pounds", cash, Who.PROPERTY, model -> model.cash(forms -> forms.count(pounds)));
        form("cash-why", cash, Who.SCENE, model -> model.cash(forms -> forms.uncounted("")));
        form("cash-banked", cash, Who.SCENE, model -> model.cash(CashForms::banked));
        form("cash-detained", cash, Who.SCENE, model -> model.cash(CashForms::detained));
        counted(cash, Who.PROPERTY, 13);
        take("exhibit-cash-differs", cash, Who.PROPERTY);
        Exhibit drugs = stories.phone("JSM/41", "A0417841");
        category(drugs, "DRUGS");
        form("reseal-drugs", drugs, Who.SCENE, ExhibitViewModel::reseal);
        form("weighed-drugs", drugs, Who.SCENE, model -> model.treat("WEIGHED"));
        form("not-counted", drugs, Who.SCENE, model -> model.treat("NOT_COUNTED"));
    }

    private void category(Exhibit exhibit, String code) {
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .correct(test.session(Who.SCENE), exhibit, "category", code, "misread"));
    }

    private void counted(Exhibit cash, Who who, int twenties) {
        TestStore.value(
                test.store()
                        .countingCash()
                        .count(
                                test.session(who),
                                stories.pack(cash),
                                CashWords.read("20x" + twenties + " 10x3").orElseThrow(),
                                false,
                                null));
    }

    /** A restricted case: to who may look, to who may not, and the form. */
    @Test
    @Tag("pictures")
    void picturesOfARestrictedCase() {
        Exhibit one = stories.phone("JSM/30", "A0417830", "A0417831");
        test.later(Duration.ofMinutes(5));
        TestStore.value(
                test.store()
                        .restrictingCases()
                        .restrict(
                                test.session(Who.SUPERVISOR),
                                stories.burglary().id(),
                                List.of(test.session(Who.OTHER_SCENE).officer()),
                                java.util.Set.of(Role.EXHIBITS_OFFICER),
                                "Concerns an officer of this station"));
        test.later(Duration.ofMinutes(5));
        take("exhibit-withheld", one, Who.PROPERTY);
        take("exhibit-restricted", one, Who.SUPERVISOR);
        form("restrict", one, Who.SUPERVISOR, ExhibitViewModel::restrict);
        form("lift", one, Who.SUPERVISOR, ExhibitViewModel::lift);
    }

    /** What is kept, waited for, authorised; and what left. */
    @Test
    @Tag("pictures")
    void picturesOfLeaving() {
        Exhibit kept = stories.phone("JSM/20", "A0417820");
        for (String why : List.of("TRIAL", "IOPC_PSD")) {
            TestStore.value(
                    test.store()
                            .holding()
                            .hold(
                                    test.session(Who.SCENE),
                                    kept,
                                    why,
                                    java.time.LocalDate.of(2027, 1, 11),
                                    "listed at Exampleton Crown Court"));
        }
        TestStore.value(
                test.store()
                        .leavingForGood()
                        .forCollection(
                                test.session(Who.PROPERTY),
                                List.of(stories.pack(kept)),
                                "Ms Alexandra Greenwood-Example",
                                java.time.LocalDate.of(2026, 6, 14),
                                null));
        take("exhibit-kept", kept, Who.PROPERTY);
        Exhibit given = stories.phone("JSM/21", "A0417821");
        TestStore.value(
                test.store()
                        .leavingForGood()
                        .giveBack(
                                test.session(Who.PROPERTY),
                                List.of(stories.pack(given)),
                                new org.lockfast.continuity.LeavingForGood.Giving(
                                        "RESTORED_TO_OWNER",
                                        "Ms Alexandra Greenwood-Example",
                                        "driving licence GREEN 701",
                                        null,
                                        true),
                                new org.lockfast.journal.SecondPerson(
                                        null,
                                        "Ms Alexandra Greenwood-Example",
                                        "receiver",
                                        org.lockfast.journal.Vouch.CARD,
                                        null),
                                Map.of(),
                                null));
        test.later(Duration.ofDays(40));
        take("exhibit-returned", given, Who.PROPERTY);
        Exhibit gone = stories.phone("JSM/22", "A0417822");
        test.later(Duration.ofHours(3));
        TestStore.value(
                test.store()
                        .leavingForGood()
                        .authorise(
                                test.session(Who.SUPERVISOR),
                                List.of(stories.pack(gone)),
                                "FORFEITED_DESTROYED",
                                "court order 12/26"));
        take("exhibit-authorised", gone, Who.PROPERTY);
        TestStore.value(
                test.store()
                        .leavingForGood()
                        .dispose(
                                test.session(Who.PROPERTY),
                                List.of(stories.pack(gone)),
                                new org.lockfast.continuity.LeavingForGood.Disposing(
                                        null, "incinerated at Exampleton", "INC-7", false),
                                List.of("A0417822"),
                                null,
                                null));
        take("exhibit-destroyed", gone, Who.PROPERTY);
    }

    private void conflicting(TwoAccounts two, String name) {
        ExhibitController screen = screen(two);
        screen.shown();
        Pictures.take(screen.node(), name);
        screen.hidden();
    }

    private ExhibitController screen(TwoAccounts two) {
        Desk desk = two.desk(TestDesk.of(test, Who.SUPERVISOR));
        AtOnce work = new AtOnce();
        Said said = new Said();
        SmartTime time = new SmartTime(Clock.fixed(test.now(), TestStore.ZONE));
        return new ExhibitController(
                new ExhibitViewModel(
                        TwoAccounts.EXHIBIT,
                        desk,
                        work,
                        said,
                        went,
                        new ChosenFiles(),
                        Asking.in(modals, work, said, time)),
                desk,
                modals);
    }

    /** Also once it is closed: the finding takes nothing away. */
    @Test
    @DisplayName("U-30 both accounts stand under the strip for ever")
    void bothAccountsStandUnderTheStripForEver() {
        TwoAccounts two = new TwoAccounts(Role.SUPERVISOR);
        for (int closed = 0; closed < 2; closed++) {
            ExhibitController screen = screen(two);
            Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
            screen.shown();
            Fx.settle();
            VBox accounts = Fx.find(screen.node(), "accounts", VBox.class);
            assertThat(accounts.getChildren()).hasSize(1);
            assertThat(accounts.lookupAll(".continuity-strip")).hasSize(2);
            Timeline timeline = Fx.find(screen.node(), "timeline", Timeline.class);
            assertThat(timeline.getItems().toString())
                    .contains("First account")
                    .contains("Second account");
            screen.hidden();
            stage.close();
            if (closed == 0) {
                two.desk()
                        .resolving()
                        .resolve(
                                two.desk().session(),
                                two.conflicts().getFirst(),
                                Conflict.Finding.SECOND,
                                "Rang the laboratory");
            }
        }
    }

    private void take(String name, Exhibit exhibit, Who who) {
        ExhibitController screen = screen(exhibit, who);
        screen.shown();
        Pictures.take(screen.node(), name);
        screen.hidden();
    }

    private Frame frame(FrameModel model) {
        return new Frame(
                model,
                new FrameActions(
                        () -> {}, () -> {}, () -> {}, () -> {}, (text, answer) -> {}, scan -> {}),
                (code, aim) -> ScanKind.FOREIGN,
                Clock.fixed(test.now(), TestStore.ZONE));
    }

    /** In its frame, as the design's picture has it, and with a form over it. */
    private void framed(String name, Exhibit exhibit) {
        FrameModel model = new FrameModel();
        model.officerProperty().set("Robin Keeper");
        model.roleProperty().set("Property store officer");
        model.rail().setAll(RailItem.values());
        model.stationProperty().set("Holloway Road store");
        Frame frame = frame(model);
        ExhibitController screen = screen(exhibit, Who.PROPERTY, frame);
        frame.begin(place -> screen, new Place.Exhibit(exhibit.id()));
        snap(frame, name, 100, 1520, 1056);
        snap(frame, name, 100, 1280, 720);
        snap(frame, name + "-150", 150, 1280, 720);
        Stage stage = Fx.show(new VBox(), 100, 100);
        stage.getScene().setRoot(frame);
        press(screen, Keys.EXPLAIN_GAP);
        Fx.settle();
        stage.getScene().setRoot(new VBox());
        stage.close();
        snap(frame, name + "-form", 100, 1280, 720);
    }

    /** Each small form over the screen, as it opens and as it answers when nothing was said. */
    private void forms(Exhibit exhibit, boolean ofWork) {
        Map<String, Consumer<ExhibitViewModel>> all = new LinkedHashMap<>();
        all.put("move", ExhibitViewModel::move);
        all.put("open", ExhibitViewModel::open);
        all.put("reseal", ExhibitViewModel::reseal);
        all.put("look", ExhibitViewModel::lookAtSeal);
        all.put("in-hand", ExhibitViewModel::inHand);
        all.put("missing", ExhibitViewModel::missing);
        all.put("note", ExhibitViewModel::note);
        all.put("correct", ExhibitViewModel::correct);
        all.put("treat", ExhibitViewModel::treat);
        all.put("made-safe", model -> model.treat("MADE_SAFE"));
        all.put("weighed", model -> model.treat("WEIGHED"));
        all.put("become", ExhibitViewModel::becomeExhibit);
        all.put("print", ExhibitViewModel::continuityRecord);
        all.put("receipt", ExhibitViewModel::takenReceipt);
        if (!ofWork) {
            all.clear();
        }
        Map<String, Consumer<ExhibitViewModel>> leaving = ofWork ? new LinkedHashMap<>() : all;
        leaving.put("leaving", ExhibitViewModel::leaving);
        leaving.put("give", model -> model.leaving(LeavingForms::giveBack));
        leaving.put(
                "sign",
                model ->
                        model.leaving(forms ->
                                forms.signing(
                                        Way.RETURN,
                                        new Answers(
                                                Map.of("to", "Alex Green", "signed", "DRAWN")))));
        leaving.put("dispose", model -> model.leaving(LeavingForms::dispose));
        leaving.put("authorise", model -> model.leaving(LeavingForms::authorise));
        leaving.put("transfer", model -> model.leaving(LeavingForms::transfer));
        leaving.put("consumed", model -> model.leaving(LeavingForms::consumed));
        leaving.put("wait", model -> model.leaving(LeavingForms::forCollection));
        leaving.put("not-come", model -> model.leaving(LeavingForms::notCollected));
        leaving.put("hold", model -> model.leaving(LeavingForms::hold));
        all.forEach((name, open) -> form(name, exhibit, Who.SCENE, open));
    }

    private void form(String name, Exhibit exhibit, Who who, Consumer<ExhibitViewModel> open) {
        FrameModel model = new FrameModel();
        model.officerProperty().set("Jo Smith");
        model.roleProperty().set("Scene officer");
        model.rail().setAll(RailItem.EXHIBITS, RailItem.HAND_OVER, RailItem.RECEIVE);
        Frame frame = frame(model);
        AtOnce work = new AtOnce();
        Said said = new Said();
        Desk desk = TestDesk.of(test, who);
        SmartTime time = new SmartTime(Clock.fixed(test.now(), TestStore.ZONE));
        ChosenFiles files = new ChosenFiles();
        files.toSave = Path.of("/media/stick/Continuity-record-JSM-4.pdf");
        ExhibitViewModel shown =
                new ExhibitViewModel(
                        exhibit.id(),
                        desk,
                        work,
                        said,
                        went,
                        files,
                        Asking.in(frame, work, said, time));
        frame.begin(
                place -> new ExhibitController(shown, desk, frame),
                new Place.Exhibit(exhibit.id()));
        Stage stage = Fx.show(new VBox(), 900, 700);
        stage.getScene().setRoot(frame);
        Fx.settle();
        open.accept(shown);
        Fx.settle();
        stage.getScene().setRoot(new VBox());
        stage.close();
        snap(frame, "exhibit-form-" + name, 100, 1280, 720);
        if (name.equals("reseal") || name.equals("give") || name.equals("dispose")) {
            ((Button) frame.lookup(".modal .accent")).fire();
            Fx.settle();
            snap(frame, "exhibit-form-" + name + "-empty", 100, 1280, 720);
        }
    }

    /** Between the pictures it stands in a window: its colours change where it is shown. */
    private static void snap(Frame frame, String name, int percent, int width, int height) {
        Stage stage = Fx.show(new VBox(), 900, 700);
        for (Look.Colours colours : new Look.Colours[] {Look.Colours.DAY, Look.Colours.NIGHT}) {
            stage.getScene().setRoot(frame);
            frame.look(colours, Look.Density.COMPACT, percent);
            Fx.settle();
            stage.getScene().setRoot(new VBox());
            Pictures.snap(
                    frame,
                    name
                            + "-"
                            + colours.name().toLowerCase(java.util.Locale.ROOT)
                            + "-"
                            + width
                            + "x"
                            + height,
                    width,
                    height,
                    _ -> {});
        }
        stage.close();
    }
}
