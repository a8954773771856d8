package org.lockfast.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Hash;

/** Workbooks made by another program (ExcelJS), and such as mean harm. */
class WorkbookTest {
    private static byte[] workbook(String name) throws IOException {
        try (var in = WorkbookTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    private static CsvFile read(byte[] bytes) {
        assertThat(CsvFile.of("store.xlsx", bytes)).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<CsvFile>) CsvFile.of("store.xlsx", bytes)).value();
    }

    private static String refusal(byte[] bytes) {
        Outcome<CsvFile> outcome = CsvFile.of("store.xlsx", bytes);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<CsvFile>) outcome).sentence();
    }

    private static List<List<String>> rows(CsvFile file) {
        List<List<String>> rows = new ArrayList<>();
        file.forEach(record -> rows.add(record.cells()));
        return rows;
    }

    @Test
    void cellsAreReadAsTheyWouldBeTyped() throws IOException {
        byte[] bytes = workbook("store.xlsx");
        CsvFile file = read(bytes);
        assertThat(file.columns())
                .containsExactly(
                        "Case", "Ref", "What", "Seized", "Count", "IMEI", "Old", "Checked",
                        "Weight");
        assertThat(rows(file))
                .containsExactly(
                        List.of(
                                "43/1/26",
                                "JSM/1",
                                "Knife, black \"handle\"",
                                "2026-03-14",
                                "1",
                                "490154203237518",
                                "0007",
                                "TRUE",
                                "0.1"),
                        List.of(
                                "43/1/26",
                                "JSM/2",
                                "Two\nlines",
                                "2026-03-14T09:12",
                                "2",
                                "",
                                "",
                                "FALSE",
                                "0.30000000000000004"),
                        List.of("43/2/26", "PC/1", "Łukasz’s phone", "", "", "", "", "", ""));
        assertThat(file.sha256()).isEqualTo(Hash.sha256(bytes));
    }

    @Test
    void nobodyGuessesWhichSheetIsMeant() throws IOException {
        assertThat(refusal(workbook("two.xlsx"))).contains("Store, Empty", "Nothing was recorded");
    }

    @Test
    void whatMeansHarmOrIsNoWorkbookIsRefusedInASentence() throws IOException {
        byte[] good = workbook("store.xlsx");
        assertThat(
                        refusal(
                                new byte[] {
                                    (byte) 0xD0,
                                    (byte) 0xCF,
                                    0x11,
                                    (byte) 0xE0,
                                    (byte) 0xA1,
                                    (byte) 0xB1,
                                    0x1A,
                                    (byte) 0xE1
                                }))
                .contains("old Excel");
        byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);
        assertThat(refusal(cut)).contains("Save it as CSV");
        assertThat(refusal(bomb())).contains("unpacks to more than");
        byte[] far =
                changed(
                        good,
                        (name, bytes) ->
                                new String(bytes, StandardCharsets.UTF_8)
                                        .replace("r=\"C2\"", "r=\"ZZZZZZ2\"")
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(far)).contains("Save it as CSV");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        byte[] outside = altered(good, "xl/sharedStrings.xml", entity, "&e;");
        Outcome<CsvFile> read = CsvFile.of("store.xlsx", outside);
        if (read instanceof Outcome.Done<CsvFile>(CsvFile file, List<String> _)) {
            assertThat(rows(file).toString() + file.columns())
                    .doesNotContain(
                            java.nio.file.Files.readString(java.nio.file.Path.of("/etc/hostname"))
                                    .strip());
        }
    }

    /** Bytes changed at random: read or refused, never anything else. */
    @Test
    void changedBytesAreReadOrRefused() throws IOException {
        byte[] good = workbook("store.xlsx");
        Random random = new Random(20_261_130);
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
            }
            CsvFile.of("store.xlsx", bad);
        }
    }

    /** Any part of it changed in its text: what comes is a file or a sentence. */
    @Test
    void changedPartsAreReadOrRefused() throws IOException {
        byte[] good = workbook("store.xlsx");
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            CsvFile.of("store.xlsx", scrambled(good, random));
        }
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] noughts = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            for (int i = 0; i < 400; i++) {
                zip.write(noughts);
            }
        }
        return out.toByteArray();
    }

    private interface Change {
        byte[] of(String part, byte[] bytes);
    }

    private static byte[] altered(byte[] book, String part, String prolog, String text)
            throws IOException {
        return changed(
                book,
                (name, bytes) -> {
                    String xml = new String(bytes, StandardCharsets.UTF_8);
                    return name.equals(part)
                            ? xml.replaceFirst("\\?>", "?>" + prolog)
                                    .replaceFirst(">Case<", ">" + text + "<")
                                    .getBytes(StandardCharsets.UTF_8)
                            : bytes;
                });
    }

    private static byte[] scrambled(byte[] book, Random random) throws IOException {
        return changed(
                book,
                (name, bytes) -> {
                    if (bytes.length > 10 && random.nextInt(4) == 0) {
                        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
                    }
                    return bytes;
                });
    }

    private static byte[] changed(byte[] book, Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(change.of(entry.getName(), in.readAllBytes()));
            }
        }
        return out.toByteArray();
    }
}
