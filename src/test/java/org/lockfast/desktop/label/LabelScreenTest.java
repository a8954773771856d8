package org.lockfast.desktop.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.ContinuityEvent.LabelPrinted;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.NewEvent;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelKind;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;

@FxTest
class LabelScreenTest {
    @TempDir Path folder;
    private TestStore store;
    private TestDesk desk;
    private PackageState phone;
    private Case burglary;
    private final ChosenFiles files = new ChosenFiles();
    private final Said said = new Said();

    @BeforeEach
    void open() {
        store = TestStore.in(folder);
        desk = new TestDesk(store, TestStore.Who.SCENE);
        burglary =
                TestStore.value(
                        desk.openingCases()
                                .open(desk.session(), "43/1029/26", "Burglary", List.of()));
        phone = bag("JS/4", "A0417733");
    }

    private PackageState bag(String reference, String seal) {
        ExhibitForm form =
                new ExhibitForm(
                        null,
                        reference,
                        "Samsung Galaxy A54 phone, black",
                        "PHONE_TABLET",
                        null,
                        "Rear bedroom, bedside table",
                        null,
                        "1187",
                        null,
                        null,
                        "TEB_POLYTHENE",
                        seal,
                        null,
                        List.of("LITHIUM_BATTERY"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        Exhibit exhibit =
                TestStore.value(desk.recordingExhibits().record(desk.session(), burglary, form));
        return desk.movements().packagesOf(exhibit.id()).getFirst();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private final Modals modals =
            new Modals() {
                @Override
                public void open(Modal modal) {}

                @Override
                public void close() {}
            };

    private LabelViewModel model() {
        LabelViewModel model = new LabelViewModel(desk, phone.id(), new AtOnce(), said, files);
        model.read();
        return model;
    }

    private static LabelViewModel.Shown shown(LabelViewModel model) {
        return Objects.requireNonNull(model.shown().get());
    }

    @Test
    void theFirstPrintNeedsNoReasonTheNextDoes() {
        LabelViewModel model = model();
        assertThat(shown(model).png()).isNotEmpty();
        files.toSave = folder.resolve("one.pdf");
        model.printPdf();
        assertThat(files.toSave).isNotEmptyFile();
        assertThat(model.isReprint()).isTrue();
        files.toSave = folder.resolve("two.pdf");
        model.printPdf();
        assertThat(said.lines).contains("mend reason: Say why it needs another label");
        assertThat(files.toSave).doesNotExist();
        model.reason.set("Damaged");
        model.printPdf();
        assertThat(files.toSave).isNotEmptyFile();
        assertThat(shown(model).state().labelSerial()).isEqualTo(2);
    }

    @Test
    void aChangedMindPrintsAndRecordsNothing() {
        LabelViewModel model = model();
        model.printPdf();
        assertThat(model.isReprint()).isFalse();
        assertThat(said.lines).isEmpty();
    }

    @Test
    void zplIsWrittenForZebraPrinters() throws Exception {
        LabelViewModel model = model();
        files.toSave = folder.resolve("label.zpl");
        model.printZpl();
        assertThat(said.lines).singleElement().asString().startsWith("done: ");
        assertThat(Files.readString(folder.resolve("label.zpl"))).startsWith("^XA");
    }

    @Test
    void theLabelScannedBackIsComparedWithTheOnePrintedLast() {
        LabelViewModel model = model();
        files.toSave = folder.resolve("one.pdf");
        model.printPdf();
        String first = Objects.requireNonNull(shown(model).state().label());
        assertThat(model.scanned(new Scan(first, "", ScanKind.EXHIBIT))).isTrue();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.SAME);
        model.reason.set("Lost");
        model.printPdf();
        assertThat(said.lines).hasSize(2).allMatch(line -> line.startsWith("done: "));
        model.scanBack.set(first.toLowerCase(java.util.Locale.ROOT));
        model.checkBack();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.REPLACED);
        model.scanBack.set(LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom()).value());
        model.checkBack();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.OTHER);
        model.scanBack.set("PX00 0000 0000 0000");
        model.checkBack();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.SLIP);
        for (String other :
                List.of(
                        "A0417733",
                        "5012345678900",
                        LabelCode.draw(LabelKind.LOCATION, new SecureRandom()).value())) {
            model.scanBack.set(other);
            model.checkBack();
            assertThat(model.check.get()).as(other).isEqualTo(LabelViewModel.Check.NO_LABEL);
        }
    }

    private static void printer(TestDesk desk, FakeZebra zebra) {
        printer(desk, zebra, "Zebra store", "100x70");
    }

    private static void printer(TestDesk desk, FakeZebra zebra, String name, String stock) {
        TestStore.value(
                desk.printing()
                        .printers()
                        .add(
                                new Printer(
                                        name,
                                        Printer.Way.ZPL,
                                        "127.0.0.1",
                                        zebra.port(),
                                        203,
                                        stock,
                                        0,
                                        0,
                                        0,
                                        true)));
    }

    private static PrintJob.State state(LabelViewModel model) {
        return Objects.requireNonNull(shown(model).job()).state();
    }

    @Test
    void itIsPrintedOnThePrinterAndNamedUntilItIsScanned() {
        try (FakeZebra zebra = new FakeZebra()) {
            printer(desk, zebra);
            LabelViewModel model = model();
            model.readPrinters();
            model.print();
            assertThat(said.lines)
                    .containsExactly(
                            "done: The label of JS/4: Zebra store has printed it. Stick it on the bag,"
                                    + " then scan it.");
            assertThat(zebra.printed()).hasSize(2);
            assertThat(state(model)).isEqualTo(PrintJob.State.UNSCANNED);
            String code = Objects.requireNonNull(shown(model).state().label());
            assertThat(model.scanned(new Scan(code, "", ScanKind.EXHIBIT))).isTrue();
            assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.SAME);
            assertThat(shown(model).job()).isNull();
        }
    }

    @Test
    void aPrinterThatCannotPrintKeepsItAndOneThatBreaksOffLeavesItUnknown() {
        try (FakeZebra zebra = new FakeZebra()) {
            printer(desk, zebra);
            LabelViewModel model = model();
            model.readPrinters();
            zebra.set(FakeZebra.Mood.PAPER_OUT);
            model.print();
            assertThat(said.lines.getLast())
                    .startsWith(
                            "refused: The label of JS/4 is made and waits. Zebra store has run out of"
                                    + " labels. Load a roll.");
            assertThat(state(model)).isEqualTo(PrintJob.State.WAITING);
            model.print();
            assertThat(said.lines.getLast()).startsWith("mend reason");
            zebra.set(FakeZebra.Mood.CLOSES_MID_LABEL);
            model.tryAgain();
            assertThat(said.lines.getLast()).contains("It is not known whether the label came out");
            assertThat(state(model)).isEqualTo(PrintJob.State.NOT_KNOWN);
            zebra.set(FakeZebra.Mood.WELL);
            model.tryAgain();
            assertThat(zebra.printed()).as("never again by itself").isEmpty();
            model.reason.set("Did not come out");
            model.print();
            assertThat(zebra.printed()).hasSize(2);
            assertThat(shown(model).state().labelSerial()).isEqualTo(2);
            zebra.set(FakeZebra.Mood.PAUSED);
            model.reason.set("Damaged");
            model.print();
            model.drop();
            assertThat(shown(model).job()).isNull();
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNoPrint() {
        LabelViewModel model = model();
        files.toSave = folder.resolve("no-such-folder").resolve("one.pdf");
        model.printPdf();
        assertThat(said.lines).anyMatch(line -> line.contains("No print was recorded"));
        assertThat(shown(model).state().labelSerial()).isZero();
    }

    @Test
    void withoutAPrinterItSaysSoAndWithOneItDoesNot() {
        LabelController without = new LabelController(model(), modals);
        assertThat(Fx.find(without.node(), "noPrinter", Label.class).isVisible()).isTrue();
        assertThat(Fx.find(without.node(), "pdf", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(without.node(), "print", Button.class).getText())
                .isEqualTo("Save as PDF");
        try (FakeZebra zebra = new FakeZebra()) {
            printer(desk, zebra);
            LabelViewModel model = model();
            model.readPrinters();
            LabelController with = new LabelController(model, modals);
            assertThat(Fx.find(with.node(), "noPrinter", Label.class).isVisible()).isFalse();
            assertThat(Fx.find(with.node(), "pdf", Button.class).isVisible()).isTrue();
            model.stock.set(Stock.SMALL);
            assertThat(model.printer.get()).as("other labels are in it").isNull();
            assertThat(Fx.find(with.node(), "print", Button.class).getText())
                    .isEqualTo("Save as PDF");
            printer(desk, zebra, "Small ones", "50x25");
            model.readPrinters();
            model.stock.set(Stock.STANDARD);
            model.stock.set(Stock.SMALL);
            assertThat(Objects.requireNonNull(model.printer.get()).name()).isEqualTo("Small ones");
        }
    }

    @Test
    void whatASmallerLabelHasNoRoomForIsSaidBeforeItIsPrinted() {
        LabelViewModel model = model();
        LabelController shown = new LabelController(model, modals);
        model.stock.set(Stock.SMALL);
        assertThat(Fx.find(shown.node(), "told", Label.class).isVisible())
                .as("there is none before it")
                .isFalse();
        model.stock.set(Stock.STANDARD);
        files.toSave = folder.resolve("one.pdf");
        model.printPdf();
        assertThat(Fx.find(shown.node(), "told", Label.class).isVisible()).isFalse();
        model.stock.set(Stock.SMALL);
        assertThat(Fx.find(shown.node(), "told", Label.class).getText())
                .contains("A label of 50x25 has the reference, hazards and code only");
        assertThat(Fx.find(shown.node(), "told", Label.class).isVisible()).isTrue();
    }

    private static final String BLANK = "PX7K3M9TRD2HVWJ6";
    private static final String OTHER_BLANK =
            LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom()).value();

    @Test
    void aBlankLabelScannedHereIsItsLabel() {
        LabelViewModel model = model();
        assertThat(model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT))).isTrue();
        assertThat(shown(model).state().label()).isEqualTo(BLANK);
        assertThat(said.lines.getLast())
                .contains("The blank label PX7K 3M9T RD2H VWJ6 is its label now.");
        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.SAME);
    }

    /** What is done waits here, and is done in an order that a test says. */
    private LabelViewModel busyModel(Deque<Runnable> waiting) {
        LabelViewModel model =
                new LabelViewModel(
                        desk,
                        phone.id(),
                        new FxWork(
                                waiting::addLast,
                                Runnable::run,
                                fault -> {
                                    throw new AssertionError(fault);
                                },
                                defect -> {
                                    throw new AssertionError(defect);
                                }),
                        said,
                        files);
        model.read();
        all(waiting);
        return model;
    }

    private static void all(Deque<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    @Test
    void twoBlankLabelsScannedAtOncePutOnTheFirst() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        LabelViewModel model = busyModel(waiting);
        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        model.scanned(new Scan(OTHER_BLANK, "", ScanKind.EXHIBIT));
        all(waiting);
        assertThat(shown(model).state().label()).isEqualTo(BLANK);
        assertThat(shown(model).state().labelSerial()).isEqualTo(1);
        assertThat(said.lines)
                .anyMatch(line -> line.contains("is being made or put on. Scan again"));
    }

    @Test
    void whatIsFoundOutLateSaysNothingOfALaterScan() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        LabelViewModel model = busyModel(waiting);
        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        all(waiting);
        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        model.scanned(new Scan(OTHER_BLANK, "", ScanKind.EXHIBIT));
        waiting.removeLast().run();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.OTHER);
        all(waiting);
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.OTHER);
    }

    @Test
    void aLabelThatIsOnTwoPackagesChecksNeither() {
        LabelViewModel model = model();
        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        assertThat(desk.printing().fate(phone.id(), BLANK)).isEmpty();
        store.store()
                .journal()
                .record(
                        TestStore.value(desk.session().acting(Permission.RECORD)),
                        List.of(
                                NewEvent.of(
                                        bag("JS/5", "A0417734").id(),
                                        new LabelPrinted(
                                                BLANK, "BLANK", 0, "BLANK", 1, false, false, null,
                                                null))));
        store.store().journal().settle();
        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        assertThat(desk.movements().withLabel(BLANK)).hasSize(2);
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.TWICE);
        assertThat(desk.printing().fate(phone.id(), BLANK)).isEmpty();
    }

    @Test
    void aLabelIsWrittenByHandFromACardThatIsRecorded() {
        LabelViewModel model = model();
        List<String> cards = new ArrayList<>();
        model.byHand(card -> cards.add(card.code()));
        String code = Objects.requireNonNull(shown(model).state().label());
        assertThat(cards).singleElement().asString().contains(new LabelCode(code).grouped());
        model.scanBack.set(code);
        model.checkBack();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.SAME);
        model.byHand(card -> cards.add(card.code()));
        assertThat(said.lines).contains("mend reason: Say why it needs another label");
        assertThat(cards).hasSize(1);
    }

    @Test
    void everyControlHasAName() {
        LabelController screen = new LabelController(model(), modals);
        screen.shown();
        Stage stage = Fx.show(new StackPane(screen.node()), 1200, 700);
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        LabelViewModel model = model();
        Pictures.take(new LabelController(model, modals).node(), "label-first");
        files.toSave = folder.resolve("one.pdf");
        model.printPdf();
        model.scanned(
                new Scan(
                        Objects.requireNonNull(shown(model).state().label()),
                        "",
                        ScanKind.EXHIBIT));
        Pictures.take(new LabelController(model, modals).node(), "label-again");
        model.stock.set(Stock.SMALL);
        Pictures.take(new LabelController(model, modals).node(), "label-small");
        try (FakeZebra zebra = new FakeZebra()) {
            printer(desk, zebra);
            zebra.set(FakeZebra.Mood.CLOSES_AFTER_LABEL);
            model.readPrinters();
            model.reason.set("Damaged");
            model.print();
            Pictures.take(new LabelController(model, modals).node(), "label-printer");
            model.reason.set("Lost");
            model.byHand(card ->
                    Pictures.take(
                            new CardModal(card.code(), card.png(), card.says(), () -> {}).node(),
                            "label-card"));
        }
    }
}
