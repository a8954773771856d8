package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.TestStore;

/** blanks, claim-label, exhibit add --label, and the card. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlankLabelCommandsTest {
    private TestStore test;
    private Commands commands;

    @BeforeAll
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (int i = 1; i <= 6; i++) {
            commands.exhibit("1187", "C/1", "{\"reference\": \"B/" + i + "\"}");
        }
    }

    @AfterAll
    void close() {
        test.close();
    }

    private Commands.Ran scene(String... words) {
        return commands.as("1187", words);
    }

    private List<String> blanks(int count, String stock) {
        return scene("blanks", "--count", "" + count, "--stock", stock, "--out", pdf())
                .quietly()
                .lines()
                .toList();
    }

    private String pdf() {
        return commands.path("blanks.pdf");
    }

    private String text() throws IOException {
        try (PDDocument read = Loader.loadPDF(Path.of(pdf()).toFile())) {
            return new PDFTextStripper().getText(read);
        }
    }

    private String verdict(String code) {
        return scene("check-label", code).out().split("\t")[1];
    }

    private String label(String reference) {
        return commands.show(reference).get("packages").get(0).get("label").stringValue();
    }

    @Test
    void blankLabelsAreOfNoExhibitUntilOneIsPutOnABag() throws IOException {
        List<String> codes = blanks(3, "L7165");
        assertThat(codes).hasSize(3).doesNotHaveDuplicates();
        assertThat(text()).contains("Package ___ of ___").doesNotContain("DRAFT");
        assertThat(codes).allSatisfy(code -> assertThat(verdict(code)).isEqualTo("NOT_KNOWN"));

        assertThat(scene("claim-label", "B/1", codes.getFirst()).quietly().strip())
                .isEqualTo(codes.getFirst());
        assertThat(label("B/1")).isEqualTo(codes.getFirst());
        assertThat(verdict(codes.getFirst())).isEqualTo("STANDING");
        assertThat(commands.show("B/1").get("events").toString()).contains("label.printed");

        String grouped = codes.getFirst().replaceAll("(.{4})(?=.)", "$1 ");
        scene("claim-label", "B/2", codes.getFirst())
                .refused("The label " + grouped + " is the label of B/1 already");
        scene("claim-label", "B/1", codes.get(1)).refused("has a label already. Say why");
        scene("claim-label", "B/1", codes.get(1), "--reason", "torn").done();
        assertThat(verdict(codes.getFirst())).isEqualTo("REPLACED");
        scene("claim-label", "B/2", codes.getFirst()).refused("is the label of B/1 already");
        scene("claim-label", "B/2", "PXAAAAAAAAAAAAAA").refused("is no code of an exhibit's label");
    }

    @Test
    void anExhibitIsRecordedWithTheLabelThatIsOnItsBag() {
        List<String> codes = blanks(3, "100x70");
        String typed =
                codes.getFirst().toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1-");
        commands.file("e.json", "{\"reference\": \"L/1\", \"packages\": [{}, {}]}");
        String[] add = {
            "exhibit", "add", "--case", "C/1", "--json", commands.path("e.json"), "--label", typed
        };
        scene(plus(add, "--label", codes.get(1))).done();
        assertThat(label("L/1")).isEqualTo(codes.getFirst());
        assertThat(commands.show("L/1").get("packages").get(1).get("label").stringValue())
                .isEqualTo(codes.get(1));

        commands.file("e.json", "{\"reference\": \"L/2\"}");
        scene(add).refused("is the label of L/1, package 1 already");
        scene("show", "L/2").refused("L/2");
        add[add.length - 1] = codes.get(2);
        scene(plus(add, "--label", codes.get(2))).refused("named twice");
        scene("show", "L/2").refused("L/2");
        scene(add).done();
        assertThat(label("L/2")).isEqualTo(codes.get(2));
    }

    private static String[] plus(String[] words, String... more) {
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    @Test
    void aRollIsPrintedUntilOneDoesNotComeOut() throws IOException {
        try (FakeZebra zebra = new FakeZebra()) {
            scene("printers", "add", "Roll", "--zpl", zebra.address(), "--stock", "50x25").done();
            assertThat(scene("blanks", "--count", "3", "--printer", "Roll").done().lines())
                    .hasSize(3);
            assertThat(zebra.printed()).hasSize(3);
            zebra.set(FakeZebra.Mood.PAPER_OUT);
            scene("blanks", "--count", "3", "--printer", "Roll")
                    .refused("0 of 3 blank labels came out");
        }
    }

    @Test
    void aCardIsMadeForOneExhibitAndBlank() throws IOException {
        String code =
                scene("label", "B/5", "--stock", "card", "--format", "pdf", "--out", pdf())
                        .quietly()
                        .strip();
        assertThat(text()).contains("B/5").contains("Copy these 16 characters onto the label");
        assertThat(label("B/5")).isEqualTo(code);
        assertThat(commands.show("B/5").get("events").toString()).contains("label.printed");
        try (PDDocument read = Loader.loadPDF(Path.of(pdf()).toFile())) {
            assertThat(read.getNumberOfPages()).isOne();
            assertThat(read.getPage(0).getMediaBox().getWidth() * 25.4 / 72)
                    .isCloseTo(148, org.assertj.core.data.Offset.offset(0.1));
        }
        String blank = blanks(1, "card").getFirst();
        assertThat(text()).contains("Package ___ of ___");
        assertThat(scene("check-label", pdf()).out()).contains(blank);
        scene("claim-label", "B/6", blank).done();
        assertThat(label("B/6")).isEqualTo(blank);
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        scene("blanks", "--count", "0", "--stock", "100x70", "--out", pdf()).refused("1 to 500");
        scene("blanks", "--count", "501", "--stock", "100x70", "--out", pdf()).refused("1 to 500");
        scene("blanks", "--count", "1", "--stock", "L1", "--out", pdf())
                .refused("No label stock is called L1");
        scene("blanks", "--count", "1", "--stock", "L7165", "--start", "9", "--out", pdf())
                .refused("goes from 1 to 8");
        assertThat(Files.exists(Path.of(commands.path("none.pdf")))).isFalse();
    }
}
