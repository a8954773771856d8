package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.SmallDisk;
import org.lockfast.testing.TestStore;

/** Commands on a disk that takes not one byte more. */
@SuppressWarnings("NullAway.Init") // each test says where its store lies
class FullDiskAtHandTest {
    @TempDir Path folder;
    private SmallDisk disk;
    private Path small;
    private @Nullable TestStore test;
    private @Nullable SmallDisk mounted;

    @BeforeEach
    void mount() throws Exception {
        small = Files.createDirectory(folder.resolve("small"));
        disk = SmallDisk.at(small, 24);
        mounted = disk;
    }

    @AfterEach
    void close() throws Exception {
        if (test != null) {
            test.close();
        }
        if (mounted != null) { // null where mounting is not possible
            mounted.close();
        }
    }

    private Commands storeIn(Path where) {
        TestStore made = TestStore.in(where);
        test = made;
        Commands commands = Commands.on(where, made);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "1187", "C/1", "{\"reference\": \"JSM/1\", \"description\": \"Black phone\"}");
        return commands;
    }

    private static int events(Commands commands) {
        return commands.show("JSM/1").get("events").size();
    }

    @Test
    void whatDoesNotFitWasNotPrinted() throws Exception {
        Commands commands = storeIn(folder);
        disk.fill();
        String label = small.resolve("label.pdf").toString();
        commands.as(
                        "1187",
                        "label",
                        "JSM/1",
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        label)
                .refused("the disk is full");
        commands.as("1187", "record", "JSM/1", "--out", small.resolve("r.pdf").toString())
                .refused("the disk is full");
        assertThat(events(commands)).isEqualTo(1);
        try (var left = Files.list(small)) {
            assertThat(left).hasSize(1);
        }
        disk.free();
        commands.as(
                        "1187",
                        "label",
                        "JSM/1",
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        label)
                .done();
        assertThat(Path.of(label)).isNotEmptyFile();
        assertThat(events(commands)).isEqualTo(2);
    }

    @Test
    void whatIsThereCanBeReadWithNoByteFree() throws Exception {
        Commands commands = storeIn(small);
        commands.file("t.json", "{\"reference\": \"JSM/2\"}");
        disk.fill();
        Commands.Ran found = commands.as("4004", "find", "phone", "--json");
        assertThat(found.json().get(0).get("reference").stringValue()).isEqualTo("JSM/1");
        assertThat(found.err())
                .contains("The disk is full: make room on it.")
                .contains("That you looked at this could not be noted: the disk is full.")
                .hasLineCount(2);
        assertThat(commands.as("4004", "show", "JSM/1").done()).contains("Black phone");
        assertThat(commands.as("4004", "conflicts", "--json").done()).isEqualTo("[]");
        assertThat(commands.as("4004", "officer", "list").done()).contains("Pat Auditor");
        assertThat(commands.as("4004", "verify", "--json").json().get("ok").booleanValue())
                .isTrue();
        commands.run(
                        "--store",
                        commands.store().toString(),
                        "--as",
                        "4004",
                        "--password-file",
                        commands.path("wrong"),
                        "find",
                        "phone")
                .refused("do not open this store");
        commands.as("1187", "exhibit", "add", "--case", "C/1", "--json", commands.path("t.json"))
                .refused("full");
        assertThat(commands.as("4004", "find", "phone").done()).contains("JSM/1");
        disk.free();
        commands.as("1187", "exhibit", "add", "--case", "C/1", "--json", commands.path("t.json"))
                .done();
        assertThat(commands.as("4004", "find", "JSM/2").quietly()).contains("JSM/2");
        assertThat(commands.as("4004", "verify", "--json").json().get("ok").booleanValue())
                .isTrue();
    }

    /** The index lies there as it was: what a full disk lets nobody open is not set aside. */
    @Test
    void aFullDiskCostsNoIndex() throws Exception {
        Commands commands = storeIn(small);
        Path index = commands.store().resolve("index");
        disk.fill();
        commands.as("1187", "seal", "JSM/1", "--number", "B1").refused("full");
        commands.as("4004", "find", "phone").done();
        try (var files = Files.list(index)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("records.mv.db");
        }
    }

    @Test
    void aFullDiskForCopiesLeavesTheJournalChecked() throws Exception {
        Commands commands = storeIn(folder);
        disk.fill();
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", small.toString());
        try {
            Commands.Ran ran = commands.as("4004", "verify", "--json");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("\"what\":\"INDEX\"").contains("no room for a copy");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }
}
