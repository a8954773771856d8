package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** What stands in a place, as packages come and go. */
class PlaceShowCommandTest {
    private Commands commands;

    @BeforeEach
    void store(@TempDir Path folder) {
        commands = Commands.on(folder, TestStore.in(folder));
        commands.as("2002", "place", "add", "Exampleton/Bay H/Shelf 1").done();
        commands.as("2002", "place", "add", "Exampleton/Bay H/Shelf 2").done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"JSM/1\", \"description\": \"Knife\", \"packages\": [{\"seal\":"
                        + " \"A1\"}, {\"seal\": \"A2\"}]}");
        commands.exhibit("1187", "C/1", "{\"reference\": \"JSM/2\", \"seal\": \"B1\"}");
    }

    private JsonNode show(String path) {
        return commands.as("4004", "place", "show", path, "--json").json();
    }

    private List<Integer> counts(String path) {
        JsonNode shown = show(path);
        return List.of(shown.get("here").intValue(), shown.get("below").intValue());
    }

    @Test
    void packagesAreCountedWhereTheyStandAndInWhatThatLiesIn() {
        assertThat(counts("Exampleton")).containsExactly(0, 0);
        commands.as(
                        "2002",
                        "book-in",
                        "JSM/1#1",
                        "JSM/1#2",
                        "JSM/2",
                        "--place",
                        "Exampleton/Bay H/Shelf 1")
                .done();
        assertThat(counts("Exampleton/Bay H/Shelf 1")).containsExactly(3, 3);
        assertThat(counts("Exampleton")).containsExactly(0, 3);
        commands.as("2002", "move", "JSM/1#2", "--place", "Exampleton/Bay H/Shelf 2").done();
        commands.as("2002", "collect", "JSM/2").done();
        assertThat(counts("exampleton / bay h")).containsExactly(0, 2);
        JsonNode shelf = show("Exampleton/Bay H/Shelf 2");
        assertThat(shelf.get("packages")).hasSize(1);
        JsonNode row = shelf.get("packages").get(0);
        assertThat(row.get("reference").stringValue()).isEqualTo("JSM/1");
        assertThat(row.get("n").intValue()).isEqualTo(2);
        assertThat(row.get("seal").stringValue()).isEqualTo("A2");
        assertThat(row.get("status").stringValue()).isEqualTo("STORED");
        assertThat(show("Exampleton").get("places").get(0).get("id").isNull()).isTrue();
    }

    @Test
    void aPlaceIsShownByItsCodeAndAsLines() {
        commands.as("2002", "book-in", "JSM/2", "--place", "Exampleton/Bay H/Shelf 1").done();
        String code = show("Exampleton/Bay H/Shelf 1").get("code").stringValue();
        assertThat(code).startsWith("PL").hasSize(16);
        assertThat(commands.as("4004", "place", "show", code).quietly().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("Exampleton/Bay H/Shelf 1\tDRY_AMBIENT\t1\t1");
        assertThat(commands.as("4004", "place", "show", "Exampleton/Bay H").quietly())
                .contains("Exampleton/Bay H/Shelf 2\tDRY_AMBIENT\t0\t0");
        commands.as("4004", "place", "show", "Annexe").refused("No place is called Annexe");
    }

    @Test
    void whatWasLookedAtIsNotedAndARebuildCountsTheSame() {
        commands.as("2002", "book-in", "JSM/1#1", "--place", "Exampleton/Bay H/Shelf 1").done();
        assertThat(counts("Exampleton/Bay H/Shelf 1")).containsExactly(1, 1);
        assertThat(commands.as("1001", "consultations").done())
                .contains("where=Exampleton/Bay H/Shelf 1");
        commands.as("1001", "rebuild").done();
        assertThat(counts("Exampleton/Bay H/Shelf 1")).containsExactly(1, 1);
    }
}
