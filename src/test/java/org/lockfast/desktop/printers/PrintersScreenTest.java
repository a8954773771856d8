package org.lockfast.desktop.printers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.Outcome;
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
import org.lockfast.testing.WentTo;

/** Printers of this computer: added, looked at, and what waits for them. */
@FxTest(seconds = 120)
class PrintersScreenTest {
    @TempDir Path folder;
    private final Said said = new Said();
    private final WentTo went = new WentTo();
    private final FakeZebra zebra = new FakeZebra();
    private final ChosenFiles files = new ChosenFiles();
    private final List<SmallForm> forms = new ArrayList<>();
    private TestStore test;
    private TestDesk desk;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        desk = new TestDesk(test, TestStore.Who.SCENE);
    }

    @AfterEach
    void close() {
        zebra.close();
        test.close();
    }

    private PrintersViewModel model() {
        PrintersViewModel model =
                new PrintersViewModel(desk, new AtOnce(), said, went, forms::add, files);
        model.shown();
        return model;
    }

    private Outcome<SmallForm.Result> answered(String... idsAndAnswers) {
        SmallForm form = forms.removeLast();
        Map<String, String> answers = new HashMap<>();
        for (Ask ask : form.asks()) {
            answers.put(ask.id(), ask.value());
        }
        for (int i = 0; i < idsAndAnswers.length; i += 2) {
            assertThat(answers).containsKey(idsAndAnswers[i]);
            answers.put(idsAndAnswers[i], idsAndAnswers[i + 1]);
        }
        return form.act().apply(new Answers(answers));
    }

    private PrintersViewModel withZebra() {
        PrintersViewModel model = model();
        model.add();
        TestStore.value(answered("name", "Zebra store", "address", zebra.address()));
        return model;
    }

    private PackageState phone(String reference) {
        Case of =
                desk.cases().byReference("43/1029/26").stream()
                        .findFirst()
                        .orElseGet(() ->
                                TestStore.value(
                                        desk.openingCases()
                                                .open(
                                                        desk.session(),
                                                        "43/1029/26",
                                                        "Burglary",
                                                        List.of())));
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
                        null,
                        null);
        Exhibit exhibit =
                TestStore.value(desk.recordingExhibits().record(desk.session(), of, form));
        return desk.movements().packagesOf(exhibit.id()).getFirst();
    }

    private PrintJob queued(String reference) {
        PackageState p = phone(reference);
        Printer printer = desk.printing().printers().chosen().orElseThrow();
        return TestStore.value(
                desk.printing()
                        .queue(
                                desk.session(),
                                desk.exhibits().byId(p.exhibitId()).orElseThrow(),
                                p,
                                printer,
                                null));
    }

    @Test
    void aPrinterIsAddedLookedAtTriedAndRemoved() {
        PrintersViewModel model = withZebra();
        PrintersViewModel.Row row = model.seen().get().printers().getFirst();
        assertThat(row.chosen()).isTrue();
        assertThat(row.standing()).isEqualTo(PrintersViewModel.Standing.READY);
        model.test(row);
        assertThat(said.lines).containsExactly("done: Zebra store has printed it.");
        model.rulers(row);
        assertThat(zebra.printed()).hasSize(3); // a test label with its panel, and the rulers
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        model.look();
        row = model.seen().get().printers().getFirst();
        assertThat(row.standing()).isEqualTo(PrintersViewModel.Standing.TROUBLE);
        assertThat(row.says()).isEqualTo("Zebra store has run out of labels. Load a roll.");
        model.test(row);
        assertThat(said.lines.getLast())
                .startsWith("refused: Zebra store has run out of labels. Load a roll.");
        model.change(row);
        TestStore.value(answered("right", "1,5"));
        assertThat(desk.printing().printers().all())
                .singleElement()
                .satisfies(one -> assertThat(one.rightMm()).isEqualTo(1.5));
        model.remove(model.seen().get().printers().getFirst());
        assertThat(model.seen().get().printers()).isEmpty();
    }

    @Test
    void whatIsTypedWrongStaysInTheForm() {
        PrintersViewModel model = model();
        model.add();
        assertThat(answered("name", "Z", "address", "10.0.0.7:x"))
                .isInstanceOf(Outcome.Refused.class);
        model.add();
        assertThat(answered("name", "Z", "address", "h h")).isInstanceOf(Outcome.Refused.class);
        model.add();
        assertThat(answered("name", "Z", "way", "FOLDER", "address", "/no/such/folder"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(model.seen().get().printers()).isEmpty();
    }

    @Test
    void whatWaitsIsNamedTriedAgainAndDropped() {
        PrintersViewModel model = withZebra();
        zebra.set(FakeZebra.Mood.HEAD_OPEN);
        PrintJob first = queued("JS/4");
        queued("JS/5");
        model.tryAgain();
        assertThat(model.seen().get().waiting()).hasSize(2);
        assertThat(model.seen().get().waiting().getFirst().says())
                .isEqualTo("Zebra store is open. Close its head.");
        model.remove(model.seen().get().printers().getFirst());
        assertThat(said.lines.getLast()).startsWith("refused: Labels wait for Zebra store");
        model.drop(first);
        assertThat(model.seen().get().waiting()).hasSize(1);
        zebra.set(FakeZebra.Mood.WELL);
        model.tryAgain();
        assertThat(said.lines.getLast()).isEqualTo("done: No label waits any more.");
        assertThat(model.seen().get().unscanned())
                .extracting(PrintJob::name)
                .containsExactly("JS/5");
    }

    @Test
    void aLabelThatNobodyScannedIsNamedUntilSomebodyDoes() {
        PrintersViewModel model = withZebra();
        PrintJob job = queued("JS/4");
        model.tryAgain();
        assertThat(model.scanned(new Scan("B1234567", "", ScanKind.FOREIGN))).isFalse();
        assertThat(model.scanned(new Scan("PX7K3M9TRD2HVWJ6", "", ScanKind.EXHIBIT))).isFalse();
        assertThat(model.scanned(new Scan(job.code(), "", ScanKind.EXHIBIT))).isTrue();
        assertThat(model.seen().get().unscanned()).isEmpty();
        model.open(job);
        assertThat(went.places)
                .containsExactly(
                        new Place.Label(java.util.Objects.requireNonNull(job.packageId())));
    }

    @Test
    void everyControlHasAName() {
        PrintersViewModel model = withZebra();
        queued("JS/4");
        PrintersController screen = new PrintersController(model);
        screen.shown();
        Stage stage = Fx.show(new StackPane(screen.node()), 1200, 700);
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    @Test
    void blankLabelsArePrintedOrSaved() {
        PrintersViewModel model = withZebra();
        model.blankOnPrinter();
        assertThat(TestStore.value(answered("count", "3")).said())
                .isEqualTo("3 blank labels were sent to Zebra store.");
        assertThat(zebra.printed()).as("each with its signature label").hasSize(6);
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        model.blankOnPrinter();
        assertThat(answered("count", "2"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.sentence()).startsWith("0 of 2 came out."));
        model.blankOnPrinter();
        assertThat(answered("count", "many")).isInstanceOf(Outcome.Refused.class);

        model.blankInFile();
        assertThat(forms).as("no file was chosen").isEmpty();
        files.toSave = folder.resolve("blank.pdf");
        model.blankInFile();
        TestStore.value(answered("count", "9", "stock", "L7165", "start", "8"));
        assertThat(files.toSave).isNotEmptyFile();
        model.blankInFile();
        assertThat(answered("start", "9")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void commandCardsAreSavedOnASheet() {
        PrintersViewModel model = model();
        model.cards();
        assertThat(forms).as("no file was chosen").isEmpty();
        files.toSave = folder.resolve("cards.pdf");
        model.cards();
        assertThat(answered("start", "15")).isInstanceOf(Outcome.Refused.class);
        assertThat(files.toSave).doesNotExist();
        model.cards();
        assertThat(TestStore.value(answered("start", "10")).said())
                .startsWith("The command cards are saved as ");
        assertThat(files.toSave).isNotEmptyFile();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(new PrintersController(model()).node(), "printers-none");
        PrintersViewModel model = withZebra();
        queued("JS/4");
        model.tryAgain();
        model.add();
        TestStore.value(
                answered(
                        "name",
                        "Paper",
                        "way",
                        "FOLDER",
                        "address",
                        folder.toString(),
                        "stock",
                        "50x25"));
        zebra.set(FakeZebra.Mood.CLOSES_MID_LABEL);
        queued("JS/5");
        model.tryAgain();
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        queued("JS/6");
        model.tryAgain();
        Pictures.take(new PrintersController(model).node(), "printers");
    }
}
