package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** label-sheet and check-label. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetCommandsTest {
    private TestStore test;
    private Commands commands;

    @BeforeAll
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (int i = 1; i <= 8; i++) {
            commands.exhibit(
                    "1187",
                    "C/1",
                    "{\"reference\": \"S/" + i + "\", \"description\": \"Black phone\"}");
        }
    }

    @AfterAll
    void close() {
        test.close();
    }

    private Commands.Ran sheet(String refs, String... more) {
        commands.file("refs.txt", refs);
        String[] words = {
            "label-sheet", "--refs", commands.path("refs.txt"), "--out", commands.path("s.pdf")
        };
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return commands.as("1187", all);
    }

    private Commands.Ran check(String what) {
        return commands.as("4004", "check-label", what, "--json");
    }

    private static JsonNode json(Commands.Ran ran) {
        return tools.jackson.databind.json.JsonMapper.shared().readTree(ran.out());
    }

    /** Anybody can make a code that says what it likes. */
    @Test
    void aCodeOfSeveralLinesIsOneLineAndForeign() {
        String out =
                commands.as(
                                "4004",
                                "check-label",
                                "x\nPX64W3PAZKFT0ZCZ\tSTANDING\tJS/4\tThe label that counts.")
                        .out();
        assertThat(out.strip().lines()).hasSize(1);
        assertThat(out.strip().split("\t", -1)).hasSize(4).contains("FOREIGN");
    }

    @Test
    void aSheetIsMadeCheckedAndEachPrintRecorded() throws IOException {
        Commands.Ran made = sheet("S/1\n\n S/2 \n", "--stock", "l7163", "--start", "4");
        List<String> codes = made.quietly().lines().map(line -> line.substring(0, 16)).toList();
        assertThat(codes).hasSize(2);
        assertThat(made.out().lines().map(line -> line.substring(17)))
                .containsExactly("S/1", "S/2");
        Commands.Ran whole = check(commands.path("s.pdf"));
        assertThat(whole.code()).isZero();
        assertThat(json(whole))
                .extracting(one -> one.get("code").stringValue())
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(json(whole))
                .allSatisfy(
                        one -> assertThat(one.get("verdict").stringValue()).isEqualTo("STANDING"));
        assertThat(commands.show("S/1").get("packages").get(0).get("label").stringValue())
                .isEqualTo(codes.getFirst());

        sheet("S/1\nS/3\n", "--stock", "L7163").refused("Some have a label already");
        assertThat(commands.show("S/3").get("packages").get(0).get("label").isNull())
                .as("all or none")
                .isTrue();
        sheet("S/1\nS/3\n", "--stock", "L7163", "--reason", "new stock").done();
        Commands.Ran old = check(codes.getFirst());
        assertThat(old.code()).isEqualTo(1);
        assertThat(json(old).get(0).get("verdict").stringValue()).isEqualTo("REPLACED");
        assertThat(json(old).get(0).get("sentence").stringValue())
                .contains("the first, and the newest is reprint 1. It is void.");
        assertThat(check(codes.get(1)).code()).isZero();
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        sheet("", "--stock", "L7163").refused("No exhibit is named");
        sheet("S/4\nS/4\n", "--stock", "L7163").refused("named twice");
        sheet("S/4\n", "--stock", "L1").refused("No sheet is called L1");
        sheet("S/4\n", "--stock", "L7165", "--start", "9").refused("goes from 1 to 8");
        sheet("S/4\nNOSUCH/1\n", "--stock", "L7163").refused("NOSUCH/1");
        assertThat(commands.show("S/4").get("packages").get(0).get("label").isNull()).isTrue();
    }

    @Test
    void aPhotographIsReadAndEveryCodeIsSaidToBeWhatItIs() throws IOException {
        commands.as("1187", "check-label", "none.png").refused("There is no file none.png.");
        commands.as("1187", "check-label", "/dev/zero").refused("is no ordinary file.");
        commands.as("1187", "check-label", "/").refused("is a folder.");
        String code =
                commands.as(
                                "1187",
                                "label",
                                "S/5",
                                "--stock",
                                "100x70",
                                "--format",
                                "png",
                                "--out",
                                commands.path("label.png"))
                        .done();
        BufferedImage label = ImageIO.read(new ByteArrayInputStream(commands.bytes("label.png")));
        BufferedImage photo = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = photo.createGraphics();
        g.setColor(new Color(150, 140, 120));
        g.fillRect(0, 0, 2400, 1800);
        g.rotate(Math.toRadians(7), 1200, 900);
        g.drawImage(label, 700, 500, null);
        g.dispose();
        ImageIO.write(photo, "jpg", Path.of(commands.path("photo.jpg")).toFile());
        Commands.Ran ran = check(commands.path("photo.jpg"));
        assertThat(json(ran))
                .anySatisfy(one -> {
                    assertThat(one.get("code").stringValue()).isEqualTo(code);
                    assertThat(one.get("verdict").stringValue()).isEqualTo("STANDING");
                    assertThat(one.get("exhibit").stringValue()).isEqualTo("S/5");
                    assertThat(one.get("serial").intValue()).isEqualTo(1);
                });
        String typed =
                code.substring(0, 4) + "-" + code.substring(4).toLowerCase(java.util.Locale.ROOT);
        assertThat(check(typed).code()).isZero();
        assertThat(json(check("PX7K3M9TRD2HVWJ6")).get(0).get("verdict").stringValue())
                .isEqualTo("NOT_KNOWN");
        assertThat(json(check(code.substring(0, 15) + "?")).get(0).get("verdict").stringValue())
                .isEqualTo("FOREIGN");
        assertThat(json(check("5012345678900")).get(0).get("verdict").stringValue())
                .isEqualTo("PRODUCT");
        assertThat(json(check("5012345678901")).get(0).get("verdict").stringValue())
                .as("its check digit is wrong")
                .isEqualTo("FOREIGN");
        assertThat(commands.as("4004", "check-label", code).done())
                .startsWith(code + "\tSTANDING\tS/5\t");
        commands.file("nothing.txt", "nothing");
        commands.as("4004", "check-label", commands.path("nothing.txt"))
                .refused("could not be read as a picture or PDF");
    }

    /** A record written anew has another code than the one on the bag. */
    @Test
    void theRecordCodeOfALabelSpeaksForTheRecordItWasPrintedFrom() throws IOException {
        String first = printed("S/7", "first.pdf");
        String record = recordCode("first.pdf");
        printed("S/7", "again.pdf", "--reason", "torn");
        String again = recordCode("again.pdf");
        assertThat(again).as("an entry came in between: the first print").isNotEqualTo(record);

        String newest = commands.show("S/7").get("packages").get(0).get("label").stringValue();
        Commands.Ran agrees = withRecord(newest, again.toLowerCase(java.util.Locale.ROOT));
        assertThat(agrees.code()).isZero();
        assertThat(agrees.out()).contains("STANDING").contains("Its record code agrees");
        Commands.Ran old = withRecord(first, record);
        assertThat(old.code()).as("it is void").isEqualTo(1);
        assertThat(old.out()).contains("REPLACED").contains("Its record code agrees");

        Commands.Ran later = withRecord(first, again);
        assertThat(later.code()).isEqualTo(1);
        assertThat(later.out())
                .as("nothing after its print counts for it")
                .contains("RECORD_DIFFERS")
                .contains("tell the manager");
        String other = printed("S/8", "other.pdf");
        assertThat(withRecord(other, record).out()).contains("RECORD_DIFFERS");
        commands.as("4004", "check-label", other, "--record", "7K3M")
                .refused("“7K3M” is no record code");
        commands.as("4004", "check-label", other, "--record", "").refused("“” is no record code");
        commands.as("4004", "check-label", commands.path("other.pdf"), "--record", record)
                .refused("no program reads it off a picture");
        assertThat(withRecord("PX7K3M9TRD2HVWJ6", record).out()).contains("NOT_KNOWN");
    }

    private String printed(String exhibit, String file, String... more) {
        List<String> words =
                new ArrayList<>(List.of("label", exhibit, "--stock", "100x70", "--format", "pdf"));
        words.addAll(List.of("--out", commands.path(file)));
        words.addAll(List.of(more));
        return commands.as("1187", words.toArray(String[]::new)).done();
    }

    private Commands.Ran withRecord(String code, String record) {
        return commands.as("4004", "check-label", code, "--record", record);
    }

    /** As printed on the label. */
    private String recordCode(String file) throws IOException {
        try (PDDocument label = Loader.loadPDF(commands.bytes(file))) {
            String text = new PDFTextStripper().getText(label);
            Matcher at = Pattern.compile("Record\\s+([0-9A-Z]{4} [0-9A-Z]{4})").matcher(text);
            assertThat(at.find()).as(text).isTrue();
            return at.group(1);
        }
    }
}
