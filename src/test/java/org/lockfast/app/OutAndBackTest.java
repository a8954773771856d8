package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.continuity.Telling;
import org.lockfast.continuity.Told;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Today;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Vouch;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Ran;
import org.lockfast.testing.TestStore.Who;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What left is due back on a day, and is waited for until it is in a place again. */
class OutAndBackTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 20);

    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void open() throws IOException {
        test = TestStore.in(folder);
        run(Who.PROPERTY, "place", "add", "Shelf 1");
        run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        for (int n = 1; n <= 3; n++) {
            Path json = folder.resolve("exhibit.json");
            Files.writeString(
                    json,
                    "{\"reference\": \"JSM/%d\", \"description\": \"Kitchen knife\"}".formatted(n));
            run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Ran run(Who who, String... words) {
        Ran ran = test.run(who, words);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    private PackageState p(String reference) {
        return TestStore.value(test.store().references().onePackage(reference));
    }

    private PackageState.@Nullable Due due(String reference) {
        PackageState now = p(reference);
        Limits limits = test.store().limits();
        assertThat(
                        Reckoning.state(now.id(), test.store().movements().story(now.id()), limits)
                                .due())
                .as("the index holds what the entries say")
                .isEqualTo(now.due());
        return now.due();
    }

    private LocalDate day(String reference) {
        return Objects.requireNonNull(due(reference)).on();
    }

    private void out(String reference, @Nullable LocalDate due) {
        TestStore.value(
                test.store()
                        .handingOver()
                        .handOut(
                                test.session(Who.SCENE),
                                List.of(p(reference)),
                                "Example Laboratory",
                                new org.lockfast.journal.SecondPerson(
                                        null, "Example Laboratory", "receiver", Vouch.NONE, null),
                                "examination",
                                Map.of(),
                                due,
                                null));
    }

    private List<String> outNow() {
        return test.store().movements().out(10).stream()
                .map(one -> test.store().exhibits().byId(one.exhibitId()).orElseThrow().name())
                .toList();
    }

    @Test
    void whatIsOutIsListedTheLongestOverdueFirst() {
        out("JSM/1", null);
        out("JSM/2", DAY);
        out("JSM/3", DAY.minusDays(2));
        assertThat(outNow()).containsExactly("JSM/3", "JSM/2", "JSM/1");
        assertThat(test.store().movements().out(2)).hasSize(2);
        assertThat(test.store().movements().countOut()).isEqualTo(3);
        assertThat(day("JSM/2")).isEqualTo(DAY);
        assertThat(due("JSM/1")).isNull();
        run(Who.PROPERTY, "book-in", "JSM/3", "--place", "Shelf 1");
        assertThat(due("JSM/3")).isNull();
        assertThat(outNow()).containsExactly("JSM/2", "JSM/1");
    }

    @Test
    void itIsOverdueOnceItsDayIsOverAndWhoeverItConcernsIsTold() {
        out("JSM/2", DAY);
        test.setClock(java.time.Instant.parse("2026-06-20T22:00:00Z"));
        assertThat(overdue(Who.PROPERTY)).isEmpty();
        assertThat(run(Who.PROPERTY, "overdue").out()).isEmpty();
        test.later(Duration.ofHours(3));
        assertThat(overdue(Who.PROPERTY))
                .extracting(Today.Line::sentence)
                .containsExactly("JSM/2 is out and was to be back by now.");
        assertThat(overdue(Who.SCENE)).as("recorded it").hasSize(1);
        assertThat(overdue(Who.OTHER_SCENE)).isEmpty();
        assertThat(run(Who.PROPERTY, "find", "--filter", "problem=OVERDUE").out())
                .contains("JSM/2");
        test.later(Duration.ofDays(2));
        assertThat(run(Who.AUDITOR, "overdue").out())
                .isEqualTo("JSM/2\tExample Laboratory\t20 Jun 2026\t3 days late\n");
    }

    private List<Today.Line> overdue(Who who) {
        return test.store().today().of(test.session(who).officer(), List.of()).lines().stream()
                .filter(line -> line.what().equals("OVERDUE"))
                .peek(line ->
                        assertThat(line.leads())
                                .isNotEqualTo(new Today.Leads.Listed(Filter.of(Matter.GAP))))
                .toList();
    }

    @Test
    void itsDayIsPutOffWithAReasonAndTheEntriesSayBoth() {
        out("JSM/2", DAY);
        test.later(Duration.ofDays(10));
        assertThat(test.run(Who.SCENE, "extend", "JSM/2", "--until", "2026-06-25", "--reason", "r"))
                .satisfies(ran -> {
                    assertThat(ran.code()).isEqualTo(1);
                    assertThat(ran.err()).contains("2026-06-25, is over");
                });
        assertThat(test.run(Who.SCENE, "extend", "JSM/2", "--until", "soon", "--reason", "r").err())
                .contains("soon is no day. Write it like 2026-12-14.");
        assertThat(test.run(Who.SCENE, "extend", "JSM/2", "--until", "2026-07-25", "--reason", " "))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(1));
        run(Who.SCENE, "extend", "JSM/2", "--until", "2026-07-25", "--reason", "second test");
        assertThat(day("JSM/2")).isEqualTo(LocalDate.of(2026, 7, 25));
        assertThat(told("JSM/2"))
                .containsSubsequence(
                        "Handed to Example Laboratory",
                        "Expected back by 20 Jun 2026",
                        "Expected back by 25 Jul 2026");
        assertThat(test.run(Who.SCENE, "extend", "JSM/1", "--until", "2026-07-25", "--reason", "r"))
                .as("in the officer's own hands a day may be said")
                .satisfies(ran -> assertThat(ran.code()).isZero());
        run(Who.PROPERTY, "book-in", "JSM/3", "--place", "Shelf 1");
        assertThat(test.run(Who.SCENE, "extend", "JSM/3", "--until", "2026-07-25", "--reason", "r"))
                .satisfies(ran -> assertThat(ran.err()).contains("JSM/3 is not out"));
    }

    private List<String> told(String reference) {
        Telling telling =
                new Telling(test.store().names(), DaysAlone.of(List.of()), ZoneOffset.UTC);
        return test.store().movements().story(p(reference).id()).stream()
                .map(telling::tell)
                .map(Told::title)
                .toList();
    }

    @Test
    void aSupervisorIsAskedByNameUntilThereIsAnotherDay() {
        out("JSM/2", DAY);
        test.later(Duration.ofDays(10));
        assertThat(escalate(Who.OTHER_SCENE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .isEqualTo(
                                                "Max Jones (1188) is no supervisor or manager. Name one who is."));
        TestStore.value(escalate(Who.SUPERVISOR));
        UUID asked = Objects.requireNonNull(due("JSM/2")).escalated();
        assertThat(asked).isEqualTo(test.session(Who.SUPERVISOR).officer().id());
        assertThat(told("JSM/2"))
                .last()
                .isEqualTo("Not back: Sam Sergeant (3003) is asked to see to it");
        JsonNode out =
                JsonMapper.shared().readTree(run(Who.SUPERVISOR, "overdue", "--json").out()).get(0);
        assertThat(out.get("reference").stringValue()).isEqualTo("JSM/2");
        assertThat(out.get("with").stringValue()).isEqualTo("Example Laboratory");
        assertThat(out.get("due").stringValue()).isEqualTo("2026-06-20");
        assertThat(out.get("daysLate").intValue()).isEqualTo(6);
        assertThat(out.get("asked").stringValue()).isEqualTo("3003");
        run(Who.SCENE, "extend", "JSM/2", "--until", "2026-07-25", "--reason", "second test");
        assertThat(Objects.requireNonNull(due("JSM/2")).escalated()).isNull();
    }

    private Outcome<List<Recorded>> escalate(Who to) {
        return test.store()
                .returns()
                .escalate(
                        test.session(Who.SCENE),
                        List.of(p("JSM/2")),
                        test.session(to).officer(),
                        "the laboratory does not answer");
    }

    @Test
    void anOfficersOfferCarriesItsDayAndARefusalTakesItBack() {
        run(
                Who.SCENE,
                "hand-over",
                "JSM/1",
                "--to",
                "2002",
                "--reason",
                "court",
                "--due",
                "2026-06-30");
        assertThat(day("JSM/1")).isEqualTo(LocalDate.of(2026, 6, 30));
        run(Who.PROPERTY, "refuse", "JSM/1", "--reason", "no time");
        assertThat(due("JSM/1")).isNull();
        run(
                Who.SCENE,
                "hand-over",
                "JSM/1",
                "--to",
                "2002",
                "--reason",
                "court",
                "--due",
                "2026-06-30");
        run(Who.PROPERTY, "accept", "JSM/1");
        assertThat(day("JSM/1")).isEqualTo(LocalDate.of(2026, 6, 30));
        test.later(Duration.ofHours(30));
        assertThat(test.store().today().of(test.session(Who.PROPERTY).officer(), List.of()).lines())
                .as("its day is watched, not until when it should be booked in")
                .filteredOn(line -> line.what().equals("NOT_BOOKED_IN"))
                .allSatisfy(line -> assertThat(line.count()).isEqualTo(2));
        run(Who.PROPERTY, "book-in", "JSM/1", "--place", "Shelf 1");
        assertThat(due("JSM/1")).isNull();
        assertThat(
                        test.run(
                                        Who.SCENE,
                                        "hand-over",
                                        "JSM/2",
                                        "--to",
                                        "2002",
                                        "--reason",
                                        "court",
                                        "--due",
                                        "2026-06-01")
                                .err())
                .contains("is over");
        assertThat(p("JSM/2").offer()).as("nothing half done").isNull();
    }
}
