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
import tools.jackson.databind.JsonNode;

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
                        "1187", "label", "JSM/1", "--stock", "100x70", "--format", "pdf", "--out",
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
                        "1187", "label", "JSM/1", "--stock", "100x70", "--format", "pdf", "--out",
                        label)
                .done();
        assertThat(Path.of(label)).isNotEmptyFile();
        assertThat(events()).isEqualTo(2);
    }
}
