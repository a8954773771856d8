package org.lockfast.desktop.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.label.Stock;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
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
    private final ChosenFiles files = new ChosenFiles();
    private final Said said = new Said();

    @BeforeEach
    void open() {
        store = TestStore.in(folder);
        desk = new TestDesk(store, TestStore.Who.SCENE);
        Case of =
                TestStore.value(
                        desk.openingCases()
                                .open(desk.session(), "43/1029/26", "Burglary", List.of()));
        ExhibitForm form =
                new ExhibitForm(
                        null,
                        "JS/4",
                        "Samsung Galaxy A54 phone, black",
                        "PHONE_TABLET",
                        null,
                        "Rear bedroom, bedside table",
                        null,
                        "1187",
                        null,
                        null,
                        "TEB_POLYTHENE",
                        "A0417733",
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
                TestStore.value(desk.recordingExhibits().record(desk.session(), of, form));
        phone = desk.movements().packagesOf(exhibit.id()).getFirst();
    }

    @AfterEach
    void close() {
        store.close();
    }

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
        model.scanBack.set("PX00000000000000");
        model.checkBack();
        assertThat(model.check.get()).isEqualTo(LabelViewModel.Check.OTHER);
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
    void everyControlHasAName() {
        LabelController screen = new LabelController(model());
        screen.shown();
        Stage stage = Fx.show(new StackPane(screen.node()), 1200, 700);
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        LabelViewModel model = model();
        Pictures.take(new LabelController(model).node(), "label-first");
        files.toSave = folder.resolve("one.pdf");
        model.printPdf();
        model.scanned(
                new Scan(
                        Objects.requireNonNull(shown(model).state().label()),
                        "",
                        ScanKind.EXHIBIT));
        Pictures.take(new LabelController(model).node(), "label-again");
        model.stock.set(Stock.SMALL);
        Pictures.take(new LabelController(model).node(), "label-small");
    }
}
