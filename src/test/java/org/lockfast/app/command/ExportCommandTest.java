package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.report.ReportEvent;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** A list that leaves the store says why, is recorded, and runs nothing in a spreadsheet. */
class ExportCommandTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"JSM/1\", \"description\": \"=HYPERLINK(\\\"http://x\\\"), black\"}");
        commands.exhibit(
                "1187", "C/1", "{\"reference\": \"JSM/2\", \"description\": \"Łukasz's phone\"}");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theListIsWrittenAndThatItWasIsRecorded() throws Exception {
        Path csv = folder.resolve("list.csv");
        assertThat(
                        commands.as(
                                        "2002",
                                        "export",
                                        "--out",
                                        csv.toString(),
                                        "--why",
                                        "Audit",
                                        "--for",
                                        "HMICFRS")
                                .done()
                                .strip())
                .isEqualTo("2 exhibits");
        List<String> lines = Files.readString(csv).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\uFEFFReference,Case,Description,");
        assertThat(lines.get(1)).startsWith("JSM/2,C/1,Łukasz's phone,");
        assertThat(lines.get(2)).startsWith("JSM/1,C/1,\"'=HYPERLINK(\"\"http://x\"\"), black\",");
        JsonNode rows =
                commands.as("4004", "consultations", "--operation", "DISCLOSURE", "--json").json();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("what").stringValue()).isEqualTo("list.exported");
        assertThat(rows.get(0).get("officer").stringValue()).contains("(2002)");
        assertThat(test.store().journal().read(test.store().journal().count() - 1))
                .isNotNull()
                .extracting(RecordedEvent::event)
                .isEqualTo(
                        new ReportEvent.ListExported(
                                Hash.sha256(Files.readAllBytes(csv)), 2, "Audit", "HMICFRS", null));
    }

    @Test
    void wordsAndFiltersKeepIt() throws Exception {
        Path csv = folder.resolve("list.csv");
        commands.as("2002", "export", "phone", "--out", csv.toString(), "--why", "Audit").done();
        assertThat(Files.readAllLines(csv)).hasSize(2);
        commands.as(
                        "2002",
                        "export",
                        "--filter",
                        "status=MISSING",
                        "--out",
                        csv.toString(),
                        "--why",
                        "A")
                .done();
        assertThat(Files.readAllLines(csv)).hasSize(1);
    }

    @Test
    void withoutAReasonOrAFolderNothingIsRecorded() {
        Path csv = folder.resolve("list.csv");
        int before = entries();
        commands.as("2002", "export", "--out", csv.toString(), "--why", " ").refused("Say why");
        commands.as("2002", "export", "--out", "/nowhere/list.csv", "--why", "A")
                .refused("nowhere");
        commands.as("1187", "export", "--out", csv.toString(), "--why", "A")
                .refused("property officer");
        commands.as(
                        "2002",
                        "export",
                        "--filter",
                        "colour=red",
                        "--out",
                        csv.toString(),
                        "--why",
                        "A")
                .refused("KEY=VALUE");
        assertThat(csv).doesNotExist();
        assertThat(entries()).isEqualTo(before);
    }

    private int entries() {
        return commands.as("4004", "verify", "--json").json().get("entries").intValue();
    }
}
