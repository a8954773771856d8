package org.lockfast.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportWatch;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.Stock;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A day that was copied without an hour is never told as midnight. */
class DayAloneTest {
    /** Of another zone, so that its first minute is the day before where it is shown. */
    private static final String MAP =
            """
            {"case": "case", "description": "goods",
             "seizedAt": {"column": "seized", "formats": ["yyyy-M-d"], "zone": "Asia/Kolkata"}}
            """;

    @TempDir Path folder;
    private TestStore test;
    private UUID id;

    @BeforeEach
    void copied() {
        test = TestStore.in(folder);
        CsvFile file =
                value(
                        CsvFile.of(
                                "old.csv",
                                "case,goods,seized\nA-1,Knife,2020-1-2\n".getBytes(UTF_8)));
        id =
                Objects.requireNonNull(
                        value(
                                        test.store()
                                                .importing()
                                                .run(
                                                        test.session(Who.PROPERTY),
                                                        file,
                                                        value(ImportMap.read(MAP, TestStore.ZONE)),
                                                        ImportWatch.NOBODY))
                                .verdicts()
                                .getFirst()
                                .exhibit());
        test.later(Duration.ofHours(3));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Exhibit exhibit() {
        return test.store().exhibits().byId(id).orElseThrow();
    }

    private ExhibitStory story() {
        return ExhibitStory.of(
                exhibit(),
                test.store().movements(),
                test.store().names(),
                test.store().limits(),
                test.now(),
                TestStore.ZONE);
    }

    private String printed() throws IOException {
        byte[] pdf =
                value(
                        test.store()
                                .continuityRecords()
                                .print(test.session(Who.SUPERVISOR), id, "Disclosure", ""));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
        }
    }

    @Test
    void onPaperTheDayStandsAloneAndHowLongIsSaidToTheDay() throws IOException {
        assertThat(printed())
                .contains("Seized 2 Jan 2020, by somebody not recorded")
                .contains("Copied 2 Jan 2020 still so")
                .contains("about 2357 days")
                .contains("2 Jan 2020 as stated recorded 16 Jun 2026 09:00:00 BST")
                .contains("Made about 2357 days later")
                .doesNotContain("1 Jan 2020")
                .doesNotContain(" 00:00");
    }

    @Test
    void aLabelAndATerminalHaveTheDayAlone() {
        assertThat(
                        value(
                                        test.store()
                                                .labelling()
                                                .preview(
                                                        exhibit(),
                                                        test.store()
                                                                .movements()
                                                                .packagesOf(id)
                                                                .getFirst(),
                                                        Stock.LARGE,
                                                        300))
                                .model()
                                .when())
                .isEqualTo("Thu 2 Jan 2020");
        String number = exhibit().propertyNumber();
        assertThat(test.run(Who.SUPERVISOR, "show", number).out())
                .contains("2 Jan 2020  Copied from old.csv")
                .doesNotContain("00:00");
    }

    /** No hour that nobody said, in whatever zone the list was written. */
    @Test
    void anotherProgramReadsTheDateAlone() {
        String json = test.run(Who.SUPERVISOR, "show", exhibit().propertyNumber(), "--json").out();
        assertThat(json)
                .contains("\"seizedAt\":\"2020-01-02\"", "\"occurred\":\"2020-01-02\"")
                .contains("\"recorded\":\"2026-06-16T09:00:00+01:00\"")
                .doesNotContain("T00:00:00");
    }

    @Test
    void oneThatIsCorrectedHasItsHour() throws IOException {
        value(
                test.store()
                        .recordingExhibits()
                        .correct(
                                test.session(Who.SUPERVISOR),
                                exhibit(),
                                "seizedAt",
                                "2020-01-01T18:30:00Z",
                                "The notebook has it"));
        test.store().journal().settle();
        assertThat(story().events().getLast().told().title())
                .contains("becomes “1 Jan 2020 18:30 GMT”");
        assertThat(printed()).contains("Seized 1 Jan 2020 18:30 GMT, by");
    }

    @Test
    void whatIsKnownToTheMinuteKeepsIt() {
        assertThat(story().days().has(test.now())).isFalse();
        assertThat(
                        List.of(
                                story().days()
                                        .write(
                                                test.now(),
                                                TestStore.ZONE,
                                                java.time.format.DateTimeFormatter.ofPattern(
                                                        "HH:mm"),
                                                java.time.format.DateTimeFormatter.ofPattern("d"))))
                .containsExactly("12:00");
    }
}
