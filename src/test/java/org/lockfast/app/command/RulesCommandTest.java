package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** A force's own list: tried, put into force, listed, with why and by whom. */
class RulesCommandTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private String list(int version, String effective, String more) {
        return commands.file(
                "list.json",
                """
                {"pack": "limits", "version": %d, "effective": "%s", "reviewBy": "2027-12-31",
                 "owner": "Insp Example", "status": "approved", "source": ["Force order 1"],
                 "entries": [{"code": "HANDOVER", "value": 25}%s]}
                """
                        .formatted(version, effective, more));
    }

    @Test
    void aListIsTriedPutIntoForceAndListed() {
        String file = list(1, "2026-06-16", "");
        String before = commands.as("4004", "rules", "list").done();
        assertThat(before).contains("limits\tversion 1\tshipped").doesNotContain("own");
        JsonNode tried = commands.as("1187", "rules", "try", file, "--json").json();
        assertThat(tried.path("changes")).hasSizeGreaterThanOrEqualTo(1);
        assertThat(tried.path("changes").toString())
                .contains(
                        "\"code\":\"HANDOVER\",\"key\":\"value\",\"before\":\"60\",\"after\":\"25\"");
        assertThat(commands.as("4004", "rules", "list").done()).isEqualTo(before);

        commands.as("1187", "rules", "put", file, "--reason", "Mine").refused("administrator");
        String put = commands.as("1001", "rules", "put", file, "--reason", "Force order 1").done();
        assertThat(put)
                .contains("limits version 1, in force from 2026-06-16", "HANDOVER value: 60 -> 25");
        JsonNode all = commands.as("4004", "rules", "list", "--json").json();
        JsonNode own =
                all.valueStream()
                        .filter(row -> row.path("origin").stringValue().equals("FORCE"))
                        .findFirst()
                        .orElseThrow();
        assertThat(own.path("inForce").booleanValue()).isTrue();
        assertThat(own.path("reason").stringValue()).isEqualTo("Force order 1");
        assertThat(own.path("by").stringValue()).isNotBlank();
        assertThat(commands.as("4004", "rules", "show", "limits", "--own").done())
                .contains("Force order 1");
        assertThat(commands.as("4004", "rules", "show", "limits").done())
                .contains("\"pack\": \"limits\"", "HANDOVER");
        commands.as("4004", "verify").done();
    }

    @Test
    void whatDoesNotFitSaysWhatToDo() {
        commands.as("1001", "rules", "try", list(1, "2026-06-15", "")).refused("2026-06-16");
        commands.as(
                        "1001",
                        "rules",
                        "put",
                        list(1, "2026-06-16", ", {\"code\": \"NEW_ONE\"}"),
                        "--reason",
                        "R")
                .refused("NEW_ONE");
        commands.as("1001", "rules", "put", commands.file("x", "no"), "--reason", "R")
                .refused("not readable JSON");
        commands.as("1001", "rules", "try", commands.file("x", "{\"a\":["))
                .refused("line 1: Unexpected end-of-input.");
        commands.as("1001", "rules", "try", folder.toString()).refused("is a folder");
        commands.as("1001", "rules", "try", commands.file("long", "x".repeat(600_000)))
                .refused("at most 500,000 bytes");
        commands.as("1001", "rules", "try", folder.resolve("none").toString())
                .refused("There is no file");
        commands.as("1001", "rules", "show", "none").refused("No list is named none");
        commands.as("1001", "rules", "show", "limits", "--own").refused("no list of its own");
        String first = list(1, "2026-06-16", "");
        commands.as("1001", "rules", "put", first, "--reason", " ").refused("Say why");
        commands.as("1001", "rules", "put", first, "--reason", "R").done();
        commands.as("1001", "rules", "put", first, "--reason", "R").refused("\"version\": 2");
        commands.as(
                        "1001",
                        "rules",
                        "put",
                        commands.file(
                                "roles",
                                """
                                {"pack": "roles", "version": 1, "effective": "2026-06-16",
                                 "reviewBy": "2027-12-31", "owner": "O", "status": "S",
                                 "source": ["[D]"], "entries": [{"code": "SCENE_OFFICER",
                                 "permissions": ["MANAGE_OFFICERS"]}]}
                                """),
                        "--reason",
                        "R")
                .refused("nothing else");
    }
}
