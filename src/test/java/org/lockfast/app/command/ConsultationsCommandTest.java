package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/**
 * D-65: all six operations are logged, looks and searches too, and the log shows what was done to
 * it.
 */
class ConsultationsCommandTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "1187", "C/1", "{\"reference\": \"JSM/1\", \"description\": \"Black phone\"}");
        commands.exhibit(
                "1187", "C/1", "{\"reference\": \"JSM/2\", \"description\": \"White phone\"}");
        test.later(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Path log() {
        return commands.store().resolve("consultations").resolve("looks.lfj");
    }

    private static List<String> texts(JsonNode rows, String key) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(key).isNull() ? "" : row.get(key).stringValue()));
        return texts;
    }

    private int entries() {
        return commands.as("4004", "verify", "--json").json().get("entries").intValue();
    }

    private JsonNode looks() {
        return commands.as("4004", "consultations", "--operation", "CONSULTATION", "--json").json();
    }

    @Test
    void whoLookedAndWhatForIsKept() {
        commands.as("1187", "show", "JSM/1").done();
        test.later(Duration.ofMinutes(1));
        commands.as("2002", "find", "phone").done();
        test.later(Duration.ofMinutes(1));
        JsonNode rows = looks();
        assertThat(texts(rows, "what")).containsExactly("looked.search", "looked.exhibit");
        assertThat(rows.get(0).get("words").stringValue()).isEqualTo("phone");
        assertThat(rows.get(0).get("found").intValue()).isEqualTo(2);
        assertThat(rows.get(0).get("officer").stringValue()).contains("(2002)");
        assertThat(rows.get(1).get("about").stringValue()).isEqualTo("JSM/1");
        assertThat(rows.get(1).get("officer").stringValue()).contains("(1187)");
        assertThat(texts(looks(), "what").getFirst()).isEqualTo("looked.consultations");
        JsonNode theirs =
                commands.as("4004", "consultations", "--officer", "2002", "--json").json();
        assertThat(texts(theirs, "what")).containsExactly("looked.search");
        JsonNode about = commands.as("4004", "consultations", "--about", "JSM/1", "--json").json();
        assertThat(texts(about, "operation")).containsExactly("CONSULTATION", "COLLECTION");
    }

    @Test
    void entriesStandUnderTheirOperations() {
        commands.as("1187", "seal", "JSM/1", "--number", "A1").done();
        commands.as("1187", "record", "JSM/1", "--out", commands.path("r.pdf"), "--for", "CPS")
                .done();
        assertThat(
                        texts(
                                commands.as("4004", "consultations", "--about", "JSM/1", "--json")
                                        .json(),
                                "operation"))
                .containsExactly("DISCLOSURE", "ALTERATION", "COLLECTION");
        assertThat(
                        texts(
                                commands.as(
                                                "4004",
                                                "consultations",
                                                "--operation",
                                                "ALTERATION",
                                                "--json")
                                        .json(),
                                "about"))
                .as("what is about a package is about its exhibit")
                .containsExactly("JSM/1");
        commands.as("4004", "consultations", "--operation", "LOOKING")
                .refused("No operation is called LOOKING");
        commands.as("4004", "consultations", "--officer", "99").refused("officer list");
        assertThat(commands.as("4004", "consultations", "--until", "2001-01-01").done()).isEmpty();
    }

    @Test
    void theLogIsWholeFromDayToDay() {
        commands.as("1187", "show", "JSM/1").done();
        test.later(Duration.ofDays(1));
        int before = entries();
        commands.as("1187", "show", "JSM/2").done();
        assertThat(entries()).as("reading writes nothing in the journal").isEqualTo(before);
        commands.as("1187", "seal", "JSM/2", "--number", "A2").done();
        assertThat(entries()).as("the seal, and how far the log reached").isEqualTo(before + 2);
        commands.as("1187", "seal", "JSM/1", "--number", "A1").done();
        assertThat(entries()).as("once a day").isEqualTo(before + 3);
        assertThat(commands.as("4004", "consultations", "--check").quietly())
                .isEqualTo("The consultation log is whole.");
        assertThat(commands.as("4004", "verify", "--json").json().get("ok").booleanValue())
                .isTrue();
    }

    @Test
    void aLineThatIsChangedIsNamed() throws IOException {
        commands.as("1187", "show", "JSM/1").done();
        commands.as("1187", "show", "JSM/2").done();
        commands.as("1187", "find", "phone").done();
        byte[] bytes = Files.readAllBytes(log());
        bytes[80] ^= 1;
        Files.write(log(), bytes);
        commands.as("4004", "consultations", "--check")
                .refused("Line 0 of the consultation log does not read.");
        assertThat(texts(looks(), "what")).containsExactly("looked.search", "looked.exhibit");
    }

    /** Whoever can delete a file writes as many harmless lines, and has them named. */
    @Test
    void aLogWrittenAnewIsFoundThoughItIsAsLong() throws IOException {
        looksOf("1187", "JSM/1", "JSM/2");
        Files.delete(log());
        Files.deleteIfExists(commands.store().resolve("local").resolve("consulted"));
        looksOf("1187", "JSM/2", "JSM/2");
        commands.as("4004", "consultations", "--check")
                .refused("Line 1 of the consultation log is not the one that the journal names.");
    }

    /** Looks at these, and has the journal name the log on the next day. */
    private void looksOf(String collar, String... references) {
        for (String reference : references) {
            commands.as(collar, "show", reference).done();
        }
        test.later(Duration.ofDays(1));
        String ref = "C/" + test.surroundings().clock().instant();
        commands.as(collar, "case", "add", ref, "--title", "T").done();
    }

    @Test
    void afterALossTheNextHeadIsNamedAtOnceAndThatIsSaid() throws IOException {
        looksOf("1187", "JSM/1", "JSM/2");
        Files.delete(log());
        int before = entries();
        assertThat(commands.as("1187", "seal", "JSM/1", "--number", "A1").err())
                .contains("is not the one that its record names: it had 2 lines");
        assertThat(entries()).as("the seal, and that nothing is left").isEqualTo(before + 2);
        assertThat(commands.as("1187", "seal", "JSM/2", "--number", "A2").err())
                .doesNotContain("consultation log");
        assertThat(entries()).as("once").isEqualTo(before + 3);
        commands.as("4004", "consultations", "--check").refused("the journal says that it had 2");
        looksOf("1187", "JSM/1", "JSM/2");
        commands.as("4004", "consultations", "--check")
                .refused("Line 1 of the consultation log is not the one that the journal names.");
    }

    /** Sign-ins, receipts and what a device does by itself take no place of a look. */
    @Test
    void theLimitCountsWhatIsListedAndEntriesCrowdNoLookOut() {
        commands.as("1187", "show", "JSM/1").done();
        test.later(Duration.ofMinutes(1));
        for (int i = 0; i < 4; i++) {
            commands.as("2002", "place", "add", "Shelf " + i).done();
            test.later(Duration.ofMinutes(1));
        }
        commands.as("1187", "seal", "JSM/1", "--number", "A1").done();
        commands.as("1187", "seal", "JSM/2", "--number", "A2").done();
        Commands.Ran ran = commands.as("4004", "consultations", "--limit", "2", "--json");
        assertThat(texts(ran.json(), "what"))
                .containsExactly("continuity.sealed", "continuity.sealed", "looked.exhibit");
        assertThat(ran.err()).contains("There are more than these");
        Commands.Ran two =
                commands.as("4004", "consultations", "--operation", "ALTERATION", "--limit", "2");
        assertThat(two.err()).as("all of them").isEmpty();
        assertThat(
                        texts(
                                commands.as(
                                                "4004",
                                                "consultations",
                                                "--operation",
                                                "COLLECTION",
                                                "--json")
                                        .json(),
                                "what"))
                .as("what is another operation is not listed, though its name begins so")
                .containsExactly("exhibit.recorded", "exhibit.recorded", "case.opened");
    }

    /** Half of a character at the end of the 500 that are kept ended the command. */
    @Test
    void aLongSearchIsCutBetweenCharacters() {
        commands.as("1187", "find", "x".repeat(499) + "\uD83D\uDE00").done();
        commands.as("1187", "find", "y\uD83D").done();
        JsonNode rows = looks();
        assertThat(texts(rows, "words")).containsExactly("y\uFFFD", "x".repeat(499));
    }

    @Test
    void anEndThatHoldsNoWholeLineIsSetAsideAndNeverThrownAway() throws IOException {
        commands.as("1187", "show", "JSM/1").done();
        int whole = (int) Files.size(log());
        commands.as("1187", "show", "JSM/2").done();
        byte[] both = Files.readAllBytes(log());
        byte[] torn = Arrays.copyOf(both, both.length - 5);
        for (String name : List.of("looks.lfj.tail-1", "looks.lfj.tail-1.2")) {
            Files.write(log(), torn);
            commands.as("1187", "find", "phone").done();
            assertThat(log().resolveSibling(name))
                    .hasBinaryContent(Arrays.copyOfRange(torn, whole, torn.length));
            commands.as("4004", "consultations", "--check").quietly();
        }
        assertThat(texts(looks(), "what")).containsExactly("looked.search", "looked.exhibit");
    }

    @Test
    void aLogCutShortIsFoundByWhatTheJournalSays() throws IOException {
        commands.as("1187", "show", "JSM/1").done();
        byte[] early = Files.readAllBytes(log());
        test.later(Duration.ofDays(1));
        commands.as("1187", "show", "JSM/2").done();
        test.later(Duration.ofDays(1));
        commands.as("1187", "show", "JSM/1").done();
        commands.as("1187", "seal", "JSM/2", "--number", "A2").done();
        Files.write(log(), early);
        commands.as("4004", "consultations", "--check")
                .refused("has 1 lines; the journal says that it had 3");
        Files.delete(log());
        commands.as("4004", "consultations", "--check").refused("has 0 lines");
    }
}
