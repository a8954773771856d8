package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.app.ServedForce.value;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;

/** A record printed on one device calls every device by its name, and blames the right one. */
class DevicesOnPaperTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice laptop;
    private ServedDevice desk;

    @BeforeEach
    void aForceOfTwo() {
        force = ServedForce.in(folder);
        laptop = force.device("SCN-07");
        desk = force.device("STO-01");
        Case file =
                value(
                        laptop.store()
                                .openingCases()
                                .open(laptop.session(), "43/1029/26", "Burglary", List.of()));
        value(
                laptop.store()
                        .recordingExhibits()
                        .record(
                                laptop.session(),
                                file,
                                RecordsConflictTest.form("JSM/4", "Knife")));
        laptop.sync();
        desk.sync();
    }

    @AfterEach
    void close() {
        laptop.close();
        desk.close();
        force.close();
    }

    private static Exhibit knife(ServedDevice at) {
        at.store().journal().settle();
        return at.store().exhibits().byReference("JSM/4").getFirst();
    }

    private static String printed(ServedDevice at) throws IOException {
        byte[] pdf =
                value(
                        at.store()
                                .continuityRecords()
                                .print(at.session(), knife(at).id(), "Disclosure", ""));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void anotherDeviceIsCalledByItsNameAndProvenByItsId() throws IOException {
        String id = laptop.store().device().device();
        String text = printed(desk);
        String entries = text.substring(0, text.indexOf("Appendix: entries"));
        assertThat(entries).contains("SCN-07 " + id.substring(0, 10)).doesNotContain(id);
        assertThat(text.substring(entries.length())).contains(id + "/0, SCN-07");
        assertThat(desk.store().names().device(id)).isEqualTo("SCN-07");
        assertThat(desk.store().names().device("d-0000000000000000"))
                .isEqualTo("d-0000000000000000");
    }

    @Test
    void aChainThatBeganAnewIsSaidOfTheDeviceWhoseItIs() throws IOException {
        String id = laptop.store().device().device();
        assertThat(printed(desk)).doesNotContain("begun anew");
        try (ServedDevice moved = laptop.copy("moved")) {
            moved.later(Duration.ofHours(1));
            moved.record(1);
            moved.sync();
            desk.later(Duration.ofHours(2));
            desk.sync();
            assertThat(printed(desk))
                    .contains("SCN-07 (" + id + "): closed and begun anew at entry")
                    .doesNotContain("The store's chain");
            assertThat(printed(moved))
                    .contains("SCN-07 (" + id + "), which printed this: closed and begun anew");
        }
    }
}
