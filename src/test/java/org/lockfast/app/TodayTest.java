package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.find.Filter;
import org.lockfast.find.Today;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each role must do, over a store as its officers make it. */
class TodayTest {
    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void run(Who who, String... words) {
        TestStore.Ran ran = test.run(who, words);
        assertThat(ran.code()).as("%s: %s", List.of(words), ran.err()).isZero();
    }

    private void exhibit(Who who, String reference) throws IOException {
        Path json = folder.resolve("exhibit.json");
        Files.writeString(
                json,
                "{\"reference\": \"%s\", \"description\": \"Kitchen knife\", \"category\": \"KNIFE_BLADE\"}"
                        .formatted(reference));
        run(who, "exhibit", "add", "--case", "C/1", "--json", json.toString());
    }

    private void aDay() throws IOException {
        run(Who.PROPERTY, "place", "add", "Shelf 1");
        run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        for (int n = 1; n <= 4; n++) {
            exhibit(Who.SCENE, "JSM/" + n);
        }
        exhibit(Who.OTHER_SCENE, "MJ/1");
        run(Who.SCENE, "hand-over", "JSM/1", "--to", "2002", "--reason", "store");
        run(Who.SCENE, "missing", "JSM/3", "--reason", "not in the van");
        run(Who.PROPERTY, "book-in", "MJ/1", "--place", "Shelf 1");
        run(Who.OTHER_SCENE, "open", "MJ/1", "--reason", "examined");
    }

    private List<Today.Line> lines(Who who) {
        return test.store().today().of(test.session(who).officer(), List.of()).lines();
    }

    private List<String> sentences(Who who) {
        return lines(who).stream().map(Today.Line::sentence).toList();
    }

    @Test
    void officersAreToldOfTheirsAndWhoLooksAfterOthersOfEverybodys() throws IOException {
        aDay();
        assertThat(sentences(Who.PROPERTY))
                .containsExactly(
                        "1 package is being handed over to you.",
                        "JSM/3 is missing.",
                        "5 records are incomplete.");
        assertThat(sentences(Who.SCENE))
                .containsExactly("JSM/3 is missing.", "4 of your records are incomplete.");
        assertThat(sentences(Who.OTHER_SCENE))
                .containsExactly("Your record of MJ/1 is incomplete.");
        assertThat(sentences(Who.SUPERVISOR))
                .containsExactly("JSM/3 is missing.", "5 records are incomplete.");
        assertThat(sentences(Who.FOUNDER)).contains("5 records are incomplete.");
    }

    @Test
    void aLimitOfTheRulesMakesWorkByTimeAlone() throws IOException {
        aDay();
        test.later(Duration.ofMinutes(61));
        Today.Line offer = lines(Who.SCENE).getFirst();
        assertThat(offer.sentence())
                .isEqualTo("JSM/1 was handed over and not received within 60 minutes.");
        assertThat(offer.since()).isBefore(test.now().minus(Duration.ofMinutes(60)));
        assertThat(java.util.Objects.requireNonNull(offer.limit()).coding().from().version())
                .isEqualTo(1);
        assertThat(sentences(Who.OTHER_SCENE)).noneMatch(said -> said.contains("JSM/1"));
        test.later(Duration.ofHours(8));
        assertThat(sentences(Who.OTHER_SCENE))
                .contains("MJ/1 has been open for more than 8 hours.");
        test.later(Duration.ofHours(24));
        assertThat(sentences(Who.SCENE))
                .contains("3 exhibits have been in your hands for more than 24 hours.");
        assertThat(sentences(Who.SUPERVISOR))
                .contains("3 exhibits have been in officers’ hands for more than 24 hours.");
    }

    @Test
    void whatALineSpeaksOfIsWhatItsListHas() throws IOException {
        aDay();
        test.later(Duration.ofHours(40));
        for (Who who : Who.values()) {
            for (Today.Line line : lines(who)) {
                if (line.leads() instanceof Today.Leads.Listed(Filter filter)) {
                    assertThat(test.store().search().list(filter, "", null, 100))
                            .as("%s: %s", who, line.sentence())
                            .hasSize((int) line.count())
                            .hasSizeGreaterThan(1);
                }
            }
        }
    }

    @Test
    void aLabelThatFadesIsToBePrintedAgainByWhoMayPrint() throws IOException {
        aDay();
        print("MJ/1", "100x70", null);
        print("JSM/2", "100x70", null);
        print("JSM/4", "card", null);
        test.later(Duration.ofDays(364));
        assertThat(sentences(Who.PROPERTY)).noneMatch(said -> said.contains("fade"));
        test.later(Duration.ofDays(2));
        assertThat(sentences(Who.PROPERTY))
                .contains("The labels of 2 exhibits fade and are due to be printed again.");
        assertThat(sentences(Who.SCENE))
                .contains("The label of JSM/2 fades and is due to be printed again.");
        assertThat(sentences(Who.AUDITOR)).noneMatch(said -> said.contains("fade"));
        assertThat(test.run(Who.AUDITOR, "fading").out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("MJ/1\t") && line.contains("Shelf 1"));
        print("JSM/2", "100x70", "faded");
        assertThat(sentences(Who.PROPERTY))
                .contains("The label of MJ/1 fades and is due to be printed again.");
        JsonNode due =
                JsonMapper.shared()
                        .readTree(
                                test.run(Who.PROPERTY, "fading", "--within", "366", "--json")
                                        .out());
        assertThat(due).hasSize(2);
        assertThat(due.get(0).get("reference").stringValue()).isEqualTo("MJ/1");
        run(Who.PROPERTY, "missing", "MJ/1", "--reason", "not on its shelf");
        assertThat(test.run(Who.PROPERTY, "fading").out()).isEmpty();
    }

    private void print(String reference, String stock, @Nullable String reason) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "label",
                                reference,
                                "--stock",
                                stock,
                                "--format",
                                "pdf",
                                "--out",
                                folder.resolve("label.pdf").toString()));
        if (reason != null) {
            words.addAll(List.of("--reason", reason));
        }
        run(Who.PROPERTY, words.toArray(String[]::new));
    }

    @Test
    void bookedInIsCountedFromMonday() throws IOException {
        aDay();
        assertThat(seen().lately()).isEqualTo("1 package booked in this week.");
        test.later(Duration.ofDays(7)); // the Tuesday after
        assertThat(seen().lately()).isEqualTo("Nothing booked in this week.");
    }

    private Today.Seen seen() {
        return test.store().today().of(test.session(Who.PROPERTY).officer(), List.of());
    }

    @Test
    void theCommandSaysTheSameAndWhereEachLimitComesFrom() throws IOException {
        aDay();
        test.later(Duration.ofMinutes(61));
        List<String> said = sentences(Who.SCENE);
        JsonNode out = JsonMapper.shared().readTree(test.run(Who.SCENE, "today", "--json").out());
        assertThat(out.get("lines").valueStream().map(line -> line.get("sentence").stringValue()))
                .containsExactlyElementsOf(said);
        JsonNode first = out.get("lines").get(0);
        assertThat(first.get("limit").get("value").intValue()).isEqualTo(60);
        assertThat(first.get("limit").get("effective").stringValue()).isEqualTo("2026-01-01");
        assertThat(first.get("exhibit").stringValue()).isNotBlank();
        assertThat(out.get("bookedInThisWeek").intValue()).isEqualTo(1);
        assertThat(test.run(Who.SCENE, "today").out())
                .contains("Do now\tJSM/1 was handed over and not received")
                .endsWith("1 package booked in this week.\n");
        assertThat(test.run(Who.FOUNDER, "today", "--json").code()).isZero();
    }
}
