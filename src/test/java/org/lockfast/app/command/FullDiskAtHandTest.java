package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.SmallDisk;
import org.lockfast.testing.TestStore;

/** Commands on a disk that takes not one byte more. */
class FullDiskAtHandTest {
    @TempDir Path folder;
    private SmallDisk disk;
    private TestStore test;
    private Commands commands;
    private Path small;

    @BeforeEach
    void mount() throws Exception {
        small = Files.createDirectory(folder.resolve("small"));
        disk = SmallDisk.at(small, 24);
    }

    @AfterEach
    void close() throws Exception {
        if (test != null) {
            test.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private void storeIn(Path where) {
        test = TestStore.in(where);
        commands = Commands.on(where, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "1187", "C/1", "{\"reference\": \"JSM/1\", \"description\": \"Black phone\"}");
    }

    private int events() {
        return commands.show("JSM/1").get("events").size();
    }

    @Test
    void whatDoesNotFitWasNotPrinted() throws Exception {
        storeIn(folder);
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
        assertThat(events()).isEqualTo(1);
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
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void whatIsThereCanBeReadWithNoByteFree() throws Exception {
        storeIn(small);
        commands.file("t.json", "{\"reference\": \"JSM/2\"}");
        disk.fill();
        Commands.Ran found = commands.as("4004", "find", "phone", "--json");
        assertThat(found.json().get(0).get("reference").stringValue()).isEqualTo("JSM/1");
        assertThat(found.err()).startsWith("The disk is full: make room on it.").hasLineCount(1);
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
        storeIn(small);
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
        storeIn(folder);
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
