package org.lockfast.desktop.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.SmallForm;
import org.lockfast.exchange.ImportField;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A store's own list: its columns are recognised, it is tried, and copied once. */
@FxTest(seconds = 120)
class ImportsScreenTest {
    private static final String LIST =
            """
            Crime No,Exhibit Ref,Description,Date Seized,Bag No,Shelf,Remark,Old tag
            43/1/26,JSM/1,Black phone,14/03/2026,A100,Bay 1,,T1
            43/1/26,JSM/1,Kitchen knife,14/03/2026,A101,Bay 1,,T2
            43/2/26,PC/1,Cash in an envelope,31/02/2026,A102,Safe,sealed,T3
            """;

    @TempDir Path folder;
    private TestStore test;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();
    private final List<SmallForm> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ImportsViewModel model() {
        return new ImportsViewModel(
                TestDesk.of(test, Who.PROPERTY), new AtOnce(), said, asked::add, files);
    }

    private void write(String text) throws Exception {
        files.toOpen = List.of(Files.writeString(folder.resolve("store list.csv"), text));
    }

    private static ImportsViewModel.Field field(ImportsViewModel model, ImportField which) {
        return model.fields.stream().filter(one -> one.field() == which).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("U-34 trying an import says what each row comes to and changes nothing")
    void columnsAreRecognisedTriedAndCopiedOnce() throws Exception {
        ImportsViewModel model = model();
        write(LIST);
        model.choose();
        assertThat(model.fields)
                .filteredOn(one -> !one.column().get().isEmpty())
                .extracting(one -> one.field().key() + "=" + one.column().get())
                .containsExactly(
                        "case=Crime No",
                        "reference=Exhibit Ref",
                        "description=Description",
                        "seizedAt=Date Seized",
                        "where=Shelf",
                        "seal=Bag No",
                        "notes=Remark");
        assertThat(field(model, ImportField.SEIZED_AT).hint().get())
                .isEqualTo("Such as “14/03/2026”, read as d/M/yyyy");
        field(model, ImportField.OLD_BARCODE).column().set("Old tag");
        model.tryIt();
        assertThat(model.summaryProperty().get())
                .isEqualTo("3 exhibits, 2 with a remark; 0 kept whole; 0 copied before");
        assertThat(model.rows).hasSize(2);
        assertThat(model.rows.getLast().why()).contains("could not be read");
        assertThat(test.store().exhibits().byReference("JSM/1")).isEmpty();

        model.copy();
        SmallForm form = asked.getLast();
        assertThat(value(form.act().apply(new Answers(Map.of()))).said())
                .isEqualTo("3 rows: 1 imported, 2 warned, 0 quarantined, 0 already");
        Exhibit knife =
                test.store().exhibits().byReference("JSM/1").stream()
                        .filter(one -> "Kitchen knife".equals(one.description()))
                        .findFirst()
                        .orElseThrow();
        assertThat(knife.identifiers()).containsEntry("OLD_BARCODE", "T2");
        model.tryIt();
        assertThat(model.summaryProperty().get()).contains("3 copied before");
        files.toSave = folder.resolve("verdicts.csv");
        model.save();
        assertThat(Files.readString(files.toSave, StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anyMatch(line ->
                        line.startsWith("2,already,") && line.endsWith(knife.id().toString()));
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingIsLost() throws Exception {
        ImportsViewModel model = model();
        model.choose();
        assertThat(model.fileProperty().get()).isNull();
        write("");
        model.choose();
        assertThat(said.lines).singleElement().asString().contains("is empty");
        write(LIST);
        model.choose();
        model.fields.forEach(one -> one.column().set(""));
        model.tryIt();
        assertThat(said.lines.getLast()).contains("The mapping names no field");
        assertThat(model.fileProperty().get()).isNotNull();
    }

    @Test
    void theScreenOffersWhatCanBeDoneNow() throws Exception {
        ImportsViewModel model = model();
        ImportsController screen = new ImportsController(model);
        Button copy = Fx.find(screen.node(), "copy", Button.class);
        assertThat(copy.isVisible()).isFalse();
        write(LIST);
        model.choose();
        assertThat(copy.isVisible()).isTrue();
        Accessibility.check(screen.node());
    }

    @Test
    @Tag("pictures")
    void pictures() throws Exception {
        ImportsViewModel model = model();
        Pictures.take(new ImportsController(model).node(), "imports-none");
        write(LIST);
        model.choose();
        Pictures.take(new ImportsController(model).node(), "imports-columns");
        model.tryIt();
        Pictures.take(new ImportsController(model).node(), "imports-tried");
    }
}
