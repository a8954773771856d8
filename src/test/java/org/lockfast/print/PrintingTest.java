package org.lockfast.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ContinuityEvent.LabelPrinted;
import org.lockfast.continuity.ContinuityEvent.LabelSent;
import org.lockfast.continuity.LabelFate;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.CheckingLabels;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelKind;
import org.lockfast.label.LabelSheet;
import org.lockfast.label.LabelStanding;
import org.lockfast.label.Labelling;
import org.lockfast.label.PlaceLabels;
import org.lockfast.label.SheetStock;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.TestStore;

/** Labels to a listener that stands in for a Zebra: nothing lost, nothing doubled, all said. */
class PrintingTest {
    private static final Patience SHORT =
            new Patience(
                    Duration.ofMillis(1000),
                    Duration.ofMillis(700),
                    Duration.ofMillis(700),
                    Duration.ofMillis(1500),
                    Duration.ofMillis(20));

    @TempDir Path folder;
    private TestStore test;
    private final FakeZebra zebra = new FakeZebra();
    private Session officer;
    private Exhibit exhibit;
    private Printing printing;
    private Printer printer;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        officer = test.session(TestStore.Who.SCENE);
        Case of = TestStore.value(test.store().openingCases().open(officer, "C/1", "T", List.of()));
        ExhibitForm form =
                new ExhibitForm(
                        null,
                        "JS/4",
                        "Black phone",
                        "PHONE_TABLET",
                        null,
                        "Kitchen",
                        null,
                        "1187",
                        null,
                        null,
                        "TEB_POLYTHENE",
                        "A0417733",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        exhibit = TestStore.value(test.store().recordingExhibits().record(officer, of, form));
        printing = again();
        printer = zebra("Zebra store", zebra.port(), true);
    }

    @AfterEach
    void close() {
        zebra.close();
        test.close();
    }

    /** As the program finds it when it begins. */
    private Printing again() {
        return new Printing(
                test.store().files(),
                new Senders(SHORT),
                test.store().journal(),
                test.store().movements(),
                test.store()::labelling,
                test.store().surroundings().clock(),
                test.store().ids());
    }

    private Printer zebra(String name, int port, boolean answers) {
        return TestStore.value(
                printing.printers()
                        .add(
                                new Printer(
                                        name,
                                        Printer.Way.ZPL,
                                        "127.0.0.1",
                                        port,
                                        203,
                                        "100x70",
                                        0,
                                        0,
                                        0,
                                        answers)));
    }

    private PackageState state() {
        return test.store().movements().packagesOf(exhibit.id()).getFirst();
    }

    private PrintJob queued(@Nullable String reason) {
        return TestStore.value(printing.queue(officer, exhibit, state(), printer, reason));
    }

    private List<LabelFate> fates() {
        return test.store().movements().story(state().id()).stream()
                .filter(one -> one.event() instanceof LabelSent)
                .map(one -> ((LabelSent) one.event()).fate())
                .toList();
    }

    private long prints() {
        return test.store().movements().story(state().id()).stream()
                .filter(one -> one.event() instanceof LabelPrinted)
                .count();
    }

    @Test
    void aLabelIsPrintedOnceAndThePrinterSaysSo() {
        PrintJob job = queued(null);
        assertThat(printing.sendNow(job)).get().isInstanceOf(Sent.Printed.class);
        printing.sendAll();
        assertThat(zebra.printed()).hasSize(2); // the label, and its signature panel
        assertThat(printing.waiting()).isEmpty();
        assertThat(printing.unscanned()).extracting(PrintJob::code).containsExactly(job.code());
        assertThat(fates()).containsExactly(LabelFate.PRINTED);
        assertThat(state().label()).isEqualTo(job.code());
        test.store().movements().story(state().id()).stream()
                .filter(one -> one.event() instanceof LabelSent)
                .forEach(one -> assertThat(one.actor()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "PAPER_OUT,has run out of labels. Load a roll.",
        "HEAD_OPEN,is open. Close its head.",
        "PAUSED,is paused. Press its Pause key.",
        "SILENT,is there and does not say how it is.",
        "BUSY,is printing something else."
    })
    void whatCannotPrintIsSentNothingAndTheLabelGoesLater(FakeZebra.Mood mood, String says) {
        zebra.set(mood);
        PrintJob job = queued(null);
        assertThat(printing.sendNow(job))
                .get()
                .isInstanceOfSatisfying(
                        Sent.Waits.class,
                        waits -> assertThat(waits.says()).startsWith("Zebra store " + says));
        assertThat(zebra.received()).isEmpty();
        assertThat(printing.waiting())
                .singleElement()
                .extracting(PrintJob::says)
                .asString()
                .contains(says);
        assertThat(fates()).isEmpty();
        zebra.set(FakeZebra.Mood.WELL);
        printing = again(); // the program was closed meanwhile
        printing.sendAll();
        printing.sendAll();
        assertThat(zebra.printed()).hasSize(2);
        assertThat(printing.waiting()).isEmpty();
        assertThat(prints()).isOne();
    }

    @Test
    void aPrinterThatIsSwitchedOffLosesNothing() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        printer = zebra("Zebra store", nobody, true);
        PrintJob job = queued(null);
        assertThat(printing.sendNow(job))
                .get()
                .extracting(Sent::says)
                .asString()
                .contains("does not answer. Switch it on");
        printer = zebra("Zebra store", zebra.port(), true);
        printing.sendAll();
        assertThat(zebra.printed()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSES_MID_LABEL,0,The connection broke",
        "CLOSES_AFTER_LABEL,1,The connection broke",
        "PAPER_OUT_AFTER,0,has run out of labels",
        "STALLS,0,not known"
    })
    void whereItIsNotKnownItIsSaidAndNotSentAgain(FakeZebra.Mood mood, int cameOut, String says) {
        zebra.set(mood);
        PrintJob job = queued(null);
        assertThat(printing.sendNow(job))
                .get()
                .isInstanceOfSatisfying(
                        Sent.NotKnown.class,
                        unknown ->
                                assertThat(unknown.says())
                                        .contains(says)
                                        .contains("Look there: if it did, scan it; if not, print"));
        assertThat(fates()).containsExactly(LabelFate.NOT_KNOWN);
        zebra.set(FakeZebra.Mood.WELL);
        int received = zebra.received().length;
        printing.sendAll();
        printing = again();
        printing.sendAll();
        assertThat(zebra.received()).as("never sent again by itself").hasSize(received);
        assertThat(zebra.printed()).hasSize(cameOut);
        assertThat(printing.waiting())
                .singleElement()
                .extracting(PrintJob::state)
                .isEqualTo(PrintJob.State.NOT_KNOWN);

        Outcome<PrintJob> unasked = printing.queue(officer, exhibit, state(), printer, null);
        assertThat(unasked)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .contains("it is not known whether it came out"));
        PrintJob next = queued("did not come out");
        assertThat(printing.sendNow(next)).get().isInstanceOf(Sent.Printed.class);
        assertThat(state().labelSerial()).as("numbered as a reprint").isEqualTo(2);
        assertThat(printing.waiting()).isEmpty();
        assertThat(zebra.printed()).hasSize(cameOut + 2);
    }

    @Test
    void aLabelThatIsScannedIsKnownToBeThere() {
        zebra.set(FakeZebra.Mood.CLOSES_AFTER_LABEL);
        PrintJob job = queued(null);
        printing.sendNow(job);
        assertThat(printing.readBack("PX0000000000000")).isFalse();
        assertThat(printing.readBack(job.code())).isTrue();
        assertThat(printing.readBack(job.code())).isTrue();
        assertThat(printing.waiting()).isEmpty();
        assertThat(printing.unscanned()).isEmpty();
        assertThat(fates()).containsExactly(LabelFate.NOT_KNOWN, LabelFate.READ_BACK);
        assertThat(printing.fate(state().id(), job.code())).contains(LabelFate.READ_BACK);
    }

    /** By its code it counts, and what it says is not what is recorded. */
    @Test
    void aLabelThatSaysWhatWasRecordedOtherwiseSinceIsTold() {
        PrintJob job = queued(null);
        CheckingLabels checking =
                new CheckingLabels(
                        test.store().movements(), test.store().exhibits()::byId, code -> false);
        assertThat(checking.scanned(job.code()).sentence()).doesNotContain("Since it was printed");
        test.store()
                .journal()
                .record(
                        TestStore.value(officer.acting(Permission.RECORD)),
                        List.of(
                                NewEvent.of(
                                        exhibit.id(),
                                        new ExhibitEvent.Corrected(
                                                "description",
                                                "Black phone",
                                                "White phone",
                                                "slip")),
                                NewEvent.of(
                                        exhibit.id(),
                                        new ExhibitEvent.Corrected(
                                                "notes", null, "Locked", "slip")),
                                NewEvent.of(
                                        state().id(),
                                        new ContinuityEvent.Resealed(
                                                "NUMBERED_BAG", "B9999999", true, "done"))));
        test.store().journal().settle();
        assertThat(checking.scanned(job.code()).verdict())
                .isEqualTo(LabelStanding.Verdict.STANDING);
        assertThat(checking.scanned(job.code()).sentence())
                .contains("Since it was printed other was recorded of: description, seal.");
        PrintJob next = queued("it says the old seal");
        assertThat(checking.scanned(next.code()).sentence()).doesNotContain("Since it was printed");
    }

    /** A scanner reads it off the screen, and it may not be put on a bag. */
    @Test
    void whatIsShownBeforeItIsPrintedHasNoExhibitsCode() {
        CheckedLabel shown =
                TestStore.value(
                        test.store().labelling().preview(exhibit, state(), Stock.STANDARD, 203));
        assertThat(shown.model().code().kind()).isEqualTo(LabelKind.TRAINING);
        assertThat(shown.model().flags().words()).doesNotContain("TRAINING");
        assertThat(LabelCode.parse(queued(null).code()).orElseThrow().kind())
                .isEqualTo(LabelKind.EXHIBIT);
    }

    /** Its code is printed on the screen before anything of it is sent. */
    @Test
    void aLabelNothingOfWhichWasSentIsNotKnownToBeThereAndStillGoes() {
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        PrintJob job = queued(null);
        printing.sendNow(job);
        assertThat(printing.readBack(job.code())).isFalse();
        assertThat(fates()).isEmpty();
        zebra.set(FakeZebra.Mood.WELL);
        printing.sendAll();
        assertThat(zebra.printed()).hasSize(2);
        assertThat(printing.readBack(job.code())).isTrue();
        assertThat(fates()).containsExactly(LabelFate.PRINTED, LabelFate.READ_BACK);
    }

    @Test
    void aLabelOfASheetIsNamedUntilItIsScanned() {
        List<Labelling.Wanted> wanted = List.of(new Labelling.Wanted(exhibit, state()));
        LabelSheet sheet =
                TestStore.value(
                        test.store()
                                .labelling()
                                .sheet(
                                        officer,
                                        wanted,
                                        SheetStock.named("L7163").orElseThrow(),
                                        1,
                                        null,
                                        folder.resolve("sheet.pdf")));
        printing.onSheet(wanted, sheet);
        printing = again();
        assertThat(printing.unscanned())
                .singleElement()
                .extracting(PrintJob::printer)
                .isEqualTo("a sheet of L7163");
        assertThat(printing.readBack(sheet.labels().getFirst().model().code().value())).isTrue();
        assertThat(printing.unscanned()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "zebra,zebra,9100",
        "10.0.0.7:9191,10.0.0.7,9191",
        "::1,::1,9100",
        "[::1]:9191,::1,9191",
        "[fe80::1%eth0],fe80::1%eth0,9100",
        "2001:db8::7,2001:db8::7,9100"
    })
    void aPrintersAddressIsReadAsItIsWritten(String written, String host, int port) {
        assertThat(PrinterAddress.parse(written)).contains(new PrinterAddress(host, port));
        assertThat(
                        printing.printers()
                                .add(
                                        new Printer(
                                                "Six",
                                                Printer.Way.ZPL,
                                                host,
                                                port,
                                                203,
                                                "100x70",
                                                0,
                                                0,
                                                0,
                                                true)))
                .isInstanceOf(Outcome.Done.class);
        for (String wrong : List.of("10.0.0.7:abc", "http://10.0.0.1/", "[::1", "zebra:")) {
            assertThat(PrinterAddress.parse(wrong)).as(wrong).isEmpty();
        }
    }

    /** What sends by itself may come between: it came out, and that is what is said. */
    @Test
    void aLabelThatWasSentMeanwhileIsSaidToBe() {
        PrintJob job = queued(null);
        printing.sendAll();
        assertThat(printing.sendNow(job)).get().isInstanceOf(Sent.HandedOn.class);
        assertThat(zebra.printed()).hasSize(2);
        assertThat(fates()).containsExactly(LabelFate.PRINTED);
    }

    /** Drawn for 203 dots an inch it would come out at two thirds of its size, unchecked. */
    @Test
    void aLabelThatWaitsIsNotSentToAPrinterOfOtherDots() {
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        printing.sendNow(queued(null));
        TestStore.value(
                printing.printers()
                        .add(
                                new Printer(
                                        "Zebra store",
                                        Printer.Way.ZPL,
                                        "127.0.0.1",
                                        zebra.port(),
                                        300,
                                        "100x70",
                                        0,
                                        0,
                                        0,
                                        true)));
        zebra.set(FakeZebra.Mood.WELL);
        printing.sendAll();
        assertThat(zebra.printed()).isEmpty();
        assertThat(printing.waiting())
                .singleElement()
                .extracting(PrintJob::says)
                .asString()
                .contains("with such labels and dots any more");
    }

    /** What broke off may have been taken whole: it is not sent a second time. */
    @Test
    void onlyAPlainNoOfAQueueIsNothingSent() {
        Printer queue =
                new Printer("Q", Printer.Way.PDF_QUEUE, "Labels", 0, 203, "100x70", 0, 0, 0, false);
        for (String no :
                List.of(
                        "lp: Error - The printer or class does not exist.",
                        "lp: Destination \"Labels\" is not accepting jobs.",
                        "lp: Forbidden")) {
            assertThat(QueueSending.refused(queue, no + "\n"))
                    .isInstanceOf(Sent.Waits.class)
                    .extracting(Sent::says)
                    .asString()
                    .contains(no);
        }
        for (String broken : List.of("lp: Error - The connection was lost", "", "killed")) {
            assertThat(QueueSending.refused(queue, broken)).isInstanceOf(Sent.NotKnown.class);
        }
    }

    @Test
    void aScanOfAShelfsLabelSaysThatOneOfTwoIsThere() {
        zebra.set(FakeZebra.Mood.CLOSES_AFTER_LABEL);
        printing.sendNow(sign());
        PrintJob second = sign();
        printing.sendNow(second);
        assertThat(printing.waiting()).hasSize(2);
        assertThat(printing.readBack(second.code())).isTrue();
        assertThat(printing.waiting()).hasSize(1);
        assertThat(printing.readBack(second.code())).isTrue();
        assertThat(printing.waiting()).isEmpty();
    }

    @Test
    void aScanOfAShelfsLabelSaysNothingOfTheNextOneThatWaits() {
        zebra.set(FakeZebra.Mood.CLOSES_AFTER_LABEL);
        PrintJob notKnown = sign();
        printing.sendNow(notKnown);
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        PrintJob waits = sign();
        assertThat(waits.code()).isEqualTo(notKnown.code());
        assertThat(printing.readBack(waits.code())).isTrue();
        assertThat(printing.waiting())
                .singleElement()
                .extracting(PrintJob::id)
                .isEqualTo(waits.id());
        assertThat(printing.readBack(waits.code())).isFalse();
        assertThat(printing.waiting()).hasSize(1);
    }

    private PrintJob sign() {
        Place shelf = new Place(new UUID(3, 4), "Exampleton/Bay H/Shelf 2", "DRY_AMBIENT", "STORE");
        PlaceLabels labels = test.store().placeLabels();
        CheckedLabel label = TestStore.value(labels.make(labels.of(shelf), Stock.STANDARD, 203));
        return TestStore.value(printing.queue(label, shelf.path(), printer));
    }

    @Test
    void theProgramDyingMidLabelLeavesItUnknownAndSaysSoOnce() {
        PrintJob job = queued(null);
        new PrintQueue(test.store().files()).put(job.as(PrintJob.State.SENDING, ""));
        again();
        printing = again();
        printing.sendAll();
        assertThat(zebra.received()).isEmpty();
        assertThat(fates()).containsExactly(LabelFate.NOT_KNOWN);
        assertThat(printing.waiting())
                .singleElement()
                .extracting(PrintJob::says)
                .asString()
                .startsWith("Lockfast ended while it was being printed.");
    }

    @Test
    void theProgramDyingAfterThePrinterSaidItPrintedLeavesNothingUnknown() {
        PrintJob job = queued(null);
        printing.sendNow(job);
        PrintQueue queue = new PrintQueue(test.store().files());
        queue.add(job.as(PrintJob.State.SENDING, ""), new byte[0]);
        assertThat(again().waiting()).isEmpty();
        assertThat(fates()).containsExactly(LabelFate.PRINTED);
    }

    @Test
    void theProgramDyingAroundTheRecordOfAPrintLosesAndInventsNothing() {
        PrintJob recorded = queued(null);
        PrintQueue queue = new PrintQueue(test.store().files());
        queue.put(recorded.as(PrintJob.State.PREPARED, ""));
        PrintJob never =
                new PrintJob(
                        UUID.randomUUID(),
                        state().id(),
                        "JS/4",
                        "PX7K3M9TRD2HVWJ6",
                        printer.name(),
                        "zpl",
                        "100x70",
                        203,
                        PrintJob.State.PREPARED,
                        test.now(),
                        "");
        queue.add(never, "^XA^XZ".getBytes(StandardCharsets.US_ASCII));
        printing = again();
        assertThat(printing.waiting())
                .singleElement()
                .extracting(PrintJob::code)
                .isEqualTo(recorded.code());
        printing.sendAll();
        assertThat(zebra.printed()).hasSize(2);
        assertThat(test.store().files().in(PrintQueue.FOLDER)).hasSize(1);
        assertThat(printing.readBack(recorded.code())).isTrue();
        assertThat(test.store().files().in(PrintQueue.FOLDER)).isEmpty();
    }

    @Test
    void aLabelThatWasReplacedWhileItWaitedDoesNotComeOut() {
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        PrintJob first = queued(null);
        printing.sendAll();
        TestStore.value(
                test.store()
                        .labelling()
                        .print(
                                officer,
                                exhibit,
                                state(),
                                Stock.STANDARD,
                                300,
                                "pdf",
                                "no labels left",
                                folder.resolve("label.pdf")));
        zebra.set(FakeZebra.Mood.WELL);
        printing.sendAll();
        assertThat(zebra.received()).isEmpty();
        assertThat(printing.waiting()).isEmpty();
        assertThat(printing.fate(state().id(), first.code())).contains(LabelFate.NOT_PRINTED);
    }

    @Test
    void oneTakenFromTheQueueDoesNotComeOut() {
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        PrintJob job = queued(null);
        printing.sendAll();
        assertThat(printing.drop(job)).isTrue();
        assertThat(printing.drop(job)).isFalse();
        zebra.set(FakeZebra.Mood.WELL);
        printing.sendAll();
        assertThat(zebra.received()).isEmpty();
        assertThat(fates()).containsExactly(LabelFate.NOT_PRINTED);
    }

    @Test
    void aLabelThatNobodyScannedIsNamedUntilItIsReplacedOrTwoWeeksOld() {
        PrintJob first = queued(null);
        printing.sendAll();
        assertThat(printing.unscanned()).extracting(PrintJob::code).containsExactly(first.code());
        PrintJob second = queued("damaged");
        printing.sendAll();
        assertThat(printing.unscanned()).extracting(PrintJob::code).containsExactly(second.code());
        test.later(Duration.ofDays(13));
        assertThat(again().unscanned()).hasSize(1);
        test.later(Duration.ofDays(2));
        assertThat(again().unscanned()).isEmpty();
    }

    @Test
    void aTestLabelAndRulersAreNoExhibitsAndNotRecorded() {
        long before = test.store().journal().count();
        assertThat(TestStore.value(printing.test(printer))).isInstanceOf(Sent.Printed.class);
        assertThat(TestStore.value(printing.calibrate(printer))).isInstanceOf(Sent.Printed.class);
        assertThat(zebra.printed()).hasSize(3);
        assertThat(test.store().journal().count()).isEqualTo(before);
        assertThat(printing.unscanned()).isEmpty();
    }

    @Test
    void onePrinterOutOfPaperKeepsNoOtherWaiting() {
        try (FakeZebra other = new FakeZebra()) {
            zebra.set(FakeZebra.Mood.PAPER_OUT);
            queued(null);
            Printer second = zebra("Second", other.port(), false);
            TestStore.value(printing.queue(officer, exhibit, state(), second, "the first waits"));
            printing.sendAll();
            assertThat(other.printed()).hasSize(2);
            assertThat(other.asked()).as("one that answers nothing is not asked").isZero();
            assertThat(fates()).contains(LabelFate.HANDED_ON, LabelFate.NOT_PRINTED);
        }
    }

    @Test
    void aFolderIsGivenPagesOfExactlyTheLabelsSize() throws IOException {
        Path into = Files.createDirectory(folder.resolve("labels"));
        printer =
                TestStore.value(
                        printing.printers()
                                .add(
                                        new Printer(
                                                "Folder",
                                                Printer.Way.FOLDER,
                                                into.toString(),
                                                0,
                                                300,
                                                "100x70",
                                                0,
                                                0,
                                                0,
                                                true)));
        assertThat(printing.sendNow(queued(null))).get().isInstanceOf(Sent.HandedOn.class);
        try (PDDocument pdf = Loader.loadPDF(into.resolve("label-JS-4.pdf").toFile())) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4)
                    .isBetween(99.99, 100.01);
            assertThat(pdf.getPage(0).getMediaBox().getHeight() / 72 * 25.4)
                    .isBetween(69.99, 70.01);
        }
        Files.delete(into.resolve("label-JS-4.pdf"));
        Files.delete(into);
        PrintJob job = queued("lost");
        assertThat(printing.sendNow(job))
                .get()
                .isInstanceOfSatisfying(
                        Sent.Waits.class,
                        waits -> assertThat(waits.says()).contains("cannot be written to"));
        assertThat(printing.waiting()).hasSize(1);
    }
}
