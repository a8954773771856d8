package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** label, record and trail, export-log: what is written where, and what the record says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperCommandsTest {
    private Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeAll
    void store(@TempDir Path below) {
        folder = below;
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (String reference : new String[] {"LAB/1", "LAB/2", "REC/1", "REC/2"}) {
            commands.exhibit(
                    "1187",
                    "C/1",
                    "{\"reference\": \""
                            + reference
                            + "\", \"description\": \"Black phone\", \"category\": \"PHONE_TABLET\","
                            + " \"packages\": [{\"packaging\": \"TEB_POLYTHENE\", \"sealKind\": \"NUMBERED_BAG\"}]}");
        }
    }

    @AfterAll
    void close() {
        test.close();
    }

    private Commands.Ran label(
            String reference, String stock, String dpi, String format, String... more) {
        return commands.as(
                "1187",
                Stream.concat(
                                Stream.of(
                                        "label",
                                        reference,
                                        "--stock",
                                        stock,
                                        "--dpi",
                                        dpi,
                                        "--format",
                                        format,
                                        "--out",
                                        commands.path("label." + format)),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "100x150,203,pdf,%PDF-",
        "100x70,300,zpl,^XA",
        "102x51,600,png,\u0089PNG",
        "50x25,300,zpl,^XA",
        "62x100,300,pdf,%PDF-"
    })
    void everyStockAndFormat(String stock, String dpi, String format, String begins)
            throws IOException {
        String code = label("LAB/1", stock, dpi, format, "--reason", "damaged").done();
        assertThat(code).matches("PX[0-9A-Z]{14}");
        assertThat(new String(commands.bytes("label." + format), StandardCharsets.ISO_8859_1))
                .startsWith(begins);
        JsonNode shown = commands.show("LAB/1");
        assertThat(shown.get("packages").get(0).get("label").stringValue()).isEqualTo(code);
        JsonNode events = shown.get("events");
        assertThat(events.get(events.size() - 1).get("type").stringValue())
                .isEqualTo("label.printed/1");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void theSecondLabelNeedsAReason() throws IOException {
        Path out = Path.of(commands.file("label.pdf", "old"));
        String first = label("LAB/2", "100x70", "203", "pdf").quietly();
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        byte[] before = Files.readAllBytes(out);
        label("LAB/2", "100x70", "203", "pdf").refused("Say why it needs another");
        label("LAB/2", "100x70", "203", "pdf", "--reason", " ").refused("Say why it needs another");
        assertThat(Files.readAllBytes(out)).as("a refusal leaves the file").isEqualTo(before);
        assertThat(label("LAB/2", "100x70", "203", "pdf", "--reason", "misprint").quietly())
                .isNotEqualTo(first);
    }

    @Test
    void whatNoPrinterTakesIsRefused() {
        assertThat(
                        label("LAB/1", "10x10", "203", "pdf")
                                .refused("No label stock is called 10x10")
                                .listed())
                .containsExactly("100x150", "100x70", "62x100", "102x51", "62x29", "50x25");
        label("LAB/1", "100x70", "250", "pdf").refused("203, 300 and 600");
        label("LAB/1", "100x70", "203", "jpg").misused("--format pdf, zpl or png");
        label("LAB/9", "100x70", "203", "pdf").refused("No exhibit is called LAB/9");
        commands.as(
                        "1187",
                        "label",
                        "LAB/1",
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        commands.path("no/l.pdf"))
                .refused("cannot be written");
        commands.as(
                        "4004",
                        "label",
                        "LAB/1",
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        commands.path("l.pdf"))
                .refused("may not do this");
    }

    @Test
    void theContinuityRecord() throws IOException {
        Path out = Path.of(commands.file("r.pdf", "old"));
        assertThat(
                        commands.as(
                                        "4004",
                                        "record",
                                        "REC/1",
                                        "--out",
                                        out.toString(),
                                        "--why",
                                        "Trial",
                                        "--for",
                                        "CPS London")
                                .quietly())
                .isEmpty();
        String text = text(out);
        assertThat(text)
                .contains("REC/1")
                .contains("Trial")
                .contains("CPS London")
                .contains("Pat Auditor (4004)");
        assertThat(text)
                .contains("Not recorded: ")
                .contains("seal number")
                .doesNotContain("SEAL_NUMBER")
                .doesNotContain("IMEI|");
        JsonNode events = commands.show("REC/1").get("events");
        JsonNode printed = events.get(events.size() - 1);
        assertThat(printed.get("type").stringValue()).isEqualTo("record.printed/1");
        assertThat(commands.as("1187", "trail", "REC/1", "--out", out.toString()).quietly())
                .isEmpty();
        assertThat(text(out))
                .contains("For not recorded")
                .contains("printed 2 pages, 1 entry, for CPS London, Trial");
        commands.as("4004", "record", "REC/9", "--out", out.toString())
                .refused("No exhibit is called REC/9");
        commands.as("4004", "record", "REC/1", "--out", commands.path("no/r.pdf"))
                .refused("cannot be written");
        assertThat(text(out)).contains("REC/1");
    }

    @Test
    void theReceipt() throws IOException {
        Path out = Path.of(commands.file("receipt.pdf", "old"));
        assertThat(
                        commands.as(
                                        "1187",
                                        "receipt",
                                        "REC/2",
                                        "--out",
                                        out.toString(),
                                        "--for",
                                        "Alex Green",
                                        "--asked",
                                        "2026-06-15")
                                .quietly())
                .isEmpty();
        assertThat(text(out))
                .contains("Receipt for items seized", "REC/2", "Black phone")
                .contains("Given to Alex Green", "Asked for on 15 Jun 2026");
        JsonNode events = commands.show("REC/2").get("events");
        assertThat(events.get(events.size() - 1).get("type").stringValue())
                .isEqualTo("receipt.printed/1");
        commands.as("1187", "receipt", "REC/2", "--hands", "--out", out.toString())
                .refused("Hand it over or receive it first");
        commands.as("1187", "receipt", "REC/9", "--out", out.toString())
                .refused("No exhibit is called REC/9");
        commands.as("1187", "receipt", "REC/2", "--out", commands.path("no/r.pdf"))
                .refused("cannot be written");
        commands.as("4004", "receipt", "REC/2", "--out", out.toString()).refused("may not do this");
    }

    /** A folder that says it can be written, and takes no file. */
    @Test
    void whatCannotBeWrittenIsNoPrint() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "Only Linux has such a folder");
        int before = commands.show("REC/1").get("events").size();
        commands.as(
                        "1187",
                        "label",
                        "REC/1",
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        "/proc/label.pdf")
                .refused("written");
        commands.as("4004", "record", "REC/1", "--out", "/proc/record.pdf").refused("written");
        assertThat(commands.show("REC/1").get("events")).hasSize(before);
        assertThat(commands.show("REC/1").get("packages").get(0).get("label").isNull()).isTrue();
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void theLogInPublishedFormats() throws IOException {
        String dir = commands.path("log");
        commands.as("1187", "export-log", dir).refused("may not do this");
        commands.as("2002", "export-log", dir).refused("may not do this");
        assertThat(folder.resolve("log")).doesNotExist();

        String printed = commands.as("4004", "export-log", dir).quietly();
        String[] lines = printed.split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).matches("d-[0-9a-f]{16}/log");
        long size = Long.parseLong(lines[1]);
        String checkpoint = commands.read("log/checkpoint");
        assertThat(checkpoint).startsWith(printed + "\n\n— " + lines[0] + " ");
        assertThat(commands.read("log/log.vkey").lines())
                .singleElement()
                .asString()
                .startsWith(lines[0] + "+");
        assertThat(commands.read("log/keys.vkey").lines())
                .hasSizeGreaterThan(7)
                .anyMatch(line -> line.startsWith("f-"))
                .anyMatch(line -> line.startsWith("d-"));
        for (long index : new long[] {0, size / 2, size - 1}) {
            assertThat(commands.read("log/" + index + ".json"))
                    .startsWith("lockfast/event/v1\n{")
                    .contains("\n\n— ");
            assertThat(commands.read("log/" + index + ".tlog-proof"))
                    .startsWith("c2sp.org/tlog-proof@v1\nindex " + index + "\n")
                    .endsWith(checkpoint);
        }
        try (Stream<Path> below = Files.list(folder.resolve("log"))) {
            assertThat(below.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "checkpoint",
                            "tile",
                            "log.vkey",
                            "log-mldsa44.vkey",
                            "keys.vkey",
                            "0.json",
                            "0.tlog-proof",
                            size / 2 + ".json",
                            size / 2 + ".tlog-proof",
                            size - 1 + ".json",
                            size - 1 + ".tlog-proof");
        }
        assertThat(folder.resolve("log/tile/entries/000.p/" + size)).isRegularFile();
        commands.as("1001", "export-log", dir).refused("is not empty");
        assertThat(commands.read("log/checkpoint")).isEqualTo(checkpoint);
        Files.createDirectories(folder.resolve("empty"));
        commands.as("1001", "export-log", commands.path("empty")).quietly();
        commands.as("1001", "export-log", commands.file("a-file", "x")).refused("");
    }
}
