package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** Places are renamed, closed and given a capacity; what does not fit is told and recorded. */
class PlaceChangeCommandTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 1";
    private Commands commands;

    @BeforeEach
    void store(@TempDir Path folder) {
        commands = Commands.on(folder, TestStore.in(folder));
        commands.as("2002", "place", "add", "Exampleton/Bay H").done();
        commands.as("2002", "place", "add", SHELF).done();
        commands.as("2002", "place", "add", "Drugs", "--class", "DRUGS_STORE").done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        exhibit("JSM/1", "CLOTHING", "PAPER_BAG");
        exhibit("JSM/2", "CLOTHING", "PAPER_BAG");
        exhibit("JSM/3", "DRUGS", "DRUGS_BAG");
    }

    private void exhibit(String reference, String category, String packaging) {
        commands.exhibit(
                "1187",
                "C/1",
                ("{\"reference\": \"%s\", \"category\": \"%s\", \"packaging\": \"%s\","
                                + " \"description\": \"Blue jacket, size M, torn sleeve\","
                                + " \"seal\": \"A%s\"}")
                        .formatted(reference, category, packaging, reference.substring(4)));
    }

    private JsonNode show(String path) {
        return commands.as("4004", "place", "show", path, "--json").json();
    }

    private Commands.Ran change(String path, String... words) {
        String[] all = new String[words.length + 5];
        System.arraycopy(new String[] {"place", "change", path, "--reason", "asked"}, 0, all, 0, 5);
        System.arraycopy(words, 0, all, 5, words.length);
        return commands.as("1001", all);
    }

    @Test
    void aFullPlaceTakesWhatIsPutThereAndSaysSo() {
        assertThat(change(SHELF, "--capacity", "1").quietly()).isEqualTo(SHELF);
        assertThat(commands.as("2002", "book-in", "JSM/1", "--place", SHELF).quietly()).isEmpty();
        Commands.Ran over = commands.as("2002", "book-in", "JSM/2", "--place", SHELF);
        over.done();
        assertThat(over.err()).contains("Exampleton/Bay H/Shelf 1 takes 1; this makes 2.");
        assertThat(show(SHELF).get("here").intValue()).isEqualTo(2);
        assertThat(show(SHELF).get("capacity").intValue()).isEqualTo(1);
        assertThat(commands.as("4004", "place", "show", SHELF).done())
                .startsWith(SHELF + "\tDRY_AMBIENT\t2/1\t2");
        change(SHELF, "--capacity", "none").done();
        assertThat(show(SHELF).get("capacity").isNull()).isTrue();
        change(SHELF, "--capacity", "0").refused("a number from 1");
        change(SHELF, "--capacity", "many").refused("a number from 1");
        change(SHELF).refused("is so already");
    }

    @Test
    void whatDoesNotBelongThereIsToldAndFlaggedUntilItIsMoved() {
        Commands.Ran booked = commands.as("2002", "book-in", "JSM/3", "--place", SHELF);
        booked.done();
        String against = "JSM/3 does not belong in the dry store. It belongs in the drugs store.";
        assertThat(booked.err()).contains(against);
        assertThat(show(SHELF).get("packages").get(0).get("against").stringValue())
                .isEqualTo(against);
        assertThat(commands.as("2002", "move", "JSM/3", "--place", "Drugs").quietly()).isEmpty();
        assertThat(show("Drugs").get("packages").get(0).get("against").isNull()).isTrue();
        commands.as("2002", "move", "JSM/3", "--place", SHELF).done();
        change(SHELF, "--class", "DRUGS_STORE").done();
        assertThat(show(SHELF).get("packages").get(0).get("against").isNull()).isTrue();
        change(SHELF, "--class", "COLD").refused("No storage class is called COLD");
    }

    @Test
    void aClosedPlaceTakesWhatIsRecordedThereAndSaysWhyItIsClosed() {
        change(SHELF, "--close").done();
        Commands.Ran booked = commands.as("2002", "book-in", "JSM/1", "--place", SHELF);
        booked.done();
        assertThat(booked.err()).contains(SHELF + " is closed: asked.");
        assertThat(show(SHELF).get("closed").stringValue()).isEqualTo("asked");
        assertThat(commands.as("4004", "place", "list", "--json").json().get(2).get("closed"))
                .hasToString("\"asked\"");
        change(SHELF, "--close", "--reopen").refused("not both");
        change(SHELF, "--reopen").done();
        assertThat(commands.as("2002", "book-in", "JSM/2", "--place", SHELF).quietly()).isEmpty();
    }

    @Test
    void aRenamedPlaceTakesItsShelvesAlongAndTheRecordSaysWhatItWasCalled() {
        commands.as("2002", "book-in", "JSM/1", "--place", SHELF).done();
        assertThat(change("Exampleton/Bay H", "--path", "Exampleton/Bay J").quietly())
                .isEqualTo("Exampleton/Bay J");
        commands.as("4004", "place", "show", SHELF).refused("No place is called");
        assertThat(show("Exampleton/Bay J/Shelf 1").get("here").intValue()).isEqualTo(1);
        assertThat(commands.as("4004", "show", "JSM/1").done())
                .contains("Exampleton/Bay J/Shelf 1 (earlier Exampleton/Bay H/Shelf 1)");
        assertThat(commands.as("4004", "find", "JSM/1").done())
                .contains("Exampleton/Bay J/Shelf 1");
        change("Drugs", "--path", "exampleton/bay j").refused("is known already");
        change("Drugs", "--path", "/").refused("from the outside in");
        change("Drugs", "--path", "DRUGS").done();
        commands.as("1001", "verify").done();
        commands.as("1001", "rebuild").done();
        assertThat(show("Exampleton/Bay J/Shelf 1").get("here").intValue()).isEqualTo(1);
    }
}
