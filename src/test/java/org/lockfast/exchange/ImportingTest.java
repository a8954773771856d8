package org.lockfast.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exchange.ImportVerdict.Kind;
import org.lockfast.exhibit.CatalogueByRules;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ImportingTest {
    private static final String MAP =
            """
            {"case": "case", "description": "goods",
             "seizedAt": {"column": "seized", "formats": ["yyyy-M-d"], "zone": "Europe/London"},
             "disposedAt": {"column": "gone", "formats": ["yyyy-M-d"], "zone": "Europe/London"}}
            """;
    private static final String HEAD = "case,goods,seized,gone,other\n";

    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void found() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static CsvFile csv(String text) {
        return TestStore.value(CsvFile.of("old.csv", text.getBytes(UTF_8)));
    }

    private ImportMap map(String json) {
        return TestStore.value(ImportMap.read(json, TestStore.ZONE));
    }

    private ImportReport run(CsvFile file, String map) {
        return TestStore.value(
                test.store()
                        .importing()
                        .run(test.session(Who.PROPERTY), file, map(map), ImportWatch.NOBODY));
    }

    private Exhibit exhibit(ImportVerdict verdict) {
        return test.store().exhibits().byId(id(verdict)).orElseThrow();
    }

    private static UUID id(ImportVerdict verdict) {
        return Objects.requireNonNull(verdict.exhibit(), "the row became no exhibit");
    }

    private static Exhibit.Copied copied(Exhibit exhibit) {
        return Objects.requireNonNull(exhibit.copied(), "nothing says it was copied");
    }

    private static List<String> told(ImportReport report) {
        return report.verdicts().stream()
                .map(one -> one.row() + " " + one.kind() + " " + String.join(";", one.reasons()))
                .toList();
    }

    @Test
    void everyRowGetsItsVerdictAndNothingOfItIsLost() {
        ImportReport report =
                run(
                        csv(
                                HEAD
                                        + "A-1,Knife,2020-1-2,,x\n"
                                        + "A-1,Knife,2020-1-2,,x\n"
                                        + ",Rope,2020-1-3,,\n"
                                        + "A-1,,2020-1-4,,\n"
                                        + "A-1,Gun,about 2020,,\n"
                                        + "A-1,Bag,2026-6-17,,\n"
                                        + "A-1,Tin,2020-1-2,2020-1-1,\n"
                                        + ",,,,only here\n"
                                        + "A-1,Too,few\n"
                                        + "A-1,Too,2020-1-2,,,many\n"
                                        + "A-1,Empty cell over,2020-1-2,,,\n"
                                        + "a-1,5\" blade,2020-1-2,,\n"),
                        MAP);

        assertThat(told(report))
                .containsExactly(
                        "1 IMPORTED ",
                        "2 WARNED DUPLICATE_ROW",
                        "3 WARNED NO_CASE",
                        "4 WARNED NO_DESCRIPTION",
                        "5 WARNED DATE_UNREADABLE",
                        "6 WARNED DATE_FUTURE",
                        "7 WARNED DISPOSED_BEFORE_SEIZED",
                        "8 QUARANTINED NO_CASE;NO_DESCRIPTION;NOTHING_MAPPED",
                        "9 QUARANTINED DATE_UNREADABLE;COLUMNS_DIFFER",
                        "10 QUARANTINED COLUMNS_DIFFER",
                        "11 WARNED COLUMNS_DIFFER",
                        "12 WARNED QUOTES_ODD");
        assertThat(report.summary())
                .isEqualTo("12 rows: 1 imported, 8 warned, 3 quarantined, 0 already");
        Exhibit knife = exhibit(report.verdicts().getFirst());
        assertThat(knife.caseReference()).isEqualTo("A-1");
        assertThat(knife.reference()).isEqualTo("LEG/1");
        assertThat(knife.seizedAt()).hasToString("2020-01-02T00:00Z");
        assertThat(copied(knife).columns())
                .containsEntry("other", "x")
                .containsEntry("seized", "2020-1-2");
        assertThat(copied(knife).file()).isEqualTo("old.csv");
        Exhibit again = exhibit(report.verdicts().get(1));
        assertThat(again.reference()).isEqualTo("LEG/2");
        assertThat(copied(again).occurrence()).isEqualTo(2);
        assertThat(exhibit(report.verdicts().get(2)).caseReference()).isEqualTo("Unfiled");
        Exhibit unread = exhibit(report.verdicts().get(4));
        assertThat(unread.seizedAt()).isNull();
        assertThat(unread.notes()).isEqualTo("Seized, as copied: about 2020");
        assertThat(unread.warnings()).anyMatch(w -> w.contains("could not be read"));
        assertThat(exhibit(report.verdicts().get(6)).notes())
                .isEqualTo("Disposed of, as copied: 2020-1-1");
        assertThat(exhibit(report.verdicts().get(11)).caseReference())
                .as("one case, however it is written")
                .isEqualTo("A-1");
        assertThat(test.store().cases().recent(10)).hasSize(2);
    }

    @Test
    void theVerdictFileHasItsShape() {
        ImportReport report = run(csv(HEAD + "A-1,Knife,,,\n,,,,\n,Rope,2020-1-2,,\n"), MAP);
        assertThat(new String(report.csv(), UTF_8))
                .isEqualTo(
                        "row,verdict,reason,exhibit\n1,imported,,"
                                + report.verdicts().getFirst().exhibit()
                                + "\n2,quarantined,NO_CASE;NO_DESCRIPTION;NOTHING_MAPPED,\n3,warned,NO_CASE,"
                                + report.verdicts().get(2).exhibit()
                                + "\n");
    }

    @Test
    void aDryRunRecordsNothing() {
        CsvFile file = csv(HEAD + "A-1,Knife,2020-1-2,,x\n,,,,\n");
        long before = test.store().journal().count();
        ImportReport report =
                TestStore.value(
                        test.store()
                                .importing()
                                .tryOut(
                                        test.session(Who.PROPERTY),
                                        file,
                                        map(MAP),
                                        ImportWatch.NOBODY));
        assertThat(test.store().journal().count()).isEqualTo(before);
        assertThat(told(report))
                .isEqualTo(told(run(file, MAP)))
                .containsExactly(
                        "1 IMPORTED ", "2 QUARANTINED NO_CASE;NO_DESCRIPTION;NOTHING_MAPPED");
        assertThat(report.verdicts()).allMatch(one -> one.exhibit() == null);
    }

    @Test
    void aSecondRunAddsNothingAndNamesTheExhibits() {
        CsvFile file = csv(HEAD + "A-1,Knife,2020-1-2,,x\nA-1,Knife,2020-1-2,,x\n,,,,\n");
        ImportReport first = run(file, MAP);
        long before = test.store().journal().count();
        test.reopen();
        ImportReport second = run(file, MAP);
        assertThat(test.store().journal().count()).isEqualTo(before);
        assertThat(second.count(Kind.ALREADY)).isEqualTo(3);
        assertThat(second.verdicts())
                .extracting(ImportVerdict::exhibit)
                .isEqualTo(first.verdicts().stream().map(ImportVerdict::exhibit).toList());
    }

    @Test
    void aBetterMappingTakesARowOutOfQuarantine() {
        CsvFile file = csv(HEAD + ",,,,Knife in a tube\n");
        assertThat(told(run(file, MAP)).getFirst()).contains("QUARANTINED");
        ImportReport second = run(file, MAP.replace("\"goods\"", "\"other\""));
        assertThat(told(second)).containsExactly("1 WARNED NO_CASE");
        assertThat(exhibit(second.verdicts().getFirst()).description())
                .isEqualTo("Knife in a tube");
        assertThat(run(file, MAP).count(Kind.ALREADY)).isEqualTo(1);
    }

    /** Lets a number of batches through, then breaks off as a pulled plug would. */
    private record Breaking(Recording journal, AtomicInteger left) implements Recording {
        @Override
        public List<Recorded> record(@Nullable Acting by, List<NewEvent> events) {
            if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("the plug was pulled");
            }
            return journal.record(by, events);
        }

        @Override
        public List<Recorded> together(
                Acting first,
                List<NewEvent> events,
                Acting second,
                java.util.function.Function<List<Recorded>, List<NewEvent>> answer) {
            return journal.together(first, events, second, answer);
        }

        @Override
        public void settle() {
            journal.settle();
        }
    }

    private Importing importing(Recording journal) {
        return new Importing(
                journal,
                test.store().exhibits(),
                test.store().cases(),
                test.store().officers(),
                new CatalogueByRules(test.store().rules().rules()),
                test.surroundings().clock(),
                TestStore.ZONE,
                test.store().ids(),
                () -> "PN-" + UUID.randomUUID());
    }

    @Test
    void brokenOffHalfWayAndRunAgainItFinishes() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 2300; i++) {
            text.append("C-").append(i % 7).append(",Thing ").append(i % 2000).append(",,,\n");
        }
        CsvFile file = csv(text.toString());
        assertThatThrownBy(() ->
                        importing(new Breaking(test.store().journal(), new AtomicInteger(2)))
                                .run(
                                        test.session(Who.PROPERTY),
                                        file,
                                        map(MAP),
                                        ImportWatch.NOBODY))
                .hasMessage("the plug was pulled");
        test.reopen();

        ImportReport report = run(file, MAP);

        assertThat(report.count(Kind.ALREADY)).isEqualTo(1000);
        assertThat(report.verdicts()).hasSize(2300);
        Set<UUID> exhibits = new HashSet<>();
        report.verdicts().forEach(one -> exhibits.add(id(one)));
        assertThat(exhibits).hasSize(2300);
        assertThat(test.store().search().count()).isEqualTo(2300);
        assertThat(test.store().cases().recent(20)).hasSize(7);
        UUID one = test.store().cases().byReference("C-3").getFirst().id();
        assertThat(test.store().exhibits().referencesIn(one))
                .as("numbered on from where it broke off")
                .hasSize(329)
                .doesNotHaveDuplicates()
                .contains("LEG/1", "LEG/329");
    }

    @Test
    void itCanBeStoppedAndGoesOnLater() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 1200; i++) {
            text.append("C,Thing ").append(i).append(",,,\n");
        }
        CsvFile file = csv(text.toString());
        Outcome<ImportReport> stopped =
                test.store()
                        .importing()
                        .run(
                                test.session(Who.PROPERTY),
                                file,
                                map(MAP),
                                (done, rows) -> done < 500);
        assertThat(((Outcome.Refused<?>) stopped).sentence())
                .startsWith("Stopped after row 500 of 1200.");
        assertThat(run(file, MAP).count(Kind.ALREADY)).isEqualTo(500);
    }

    @Test
    void fieldsThatAreMappedComeWhereTheyBelong() {
        String head = "ref,by,where,bar,seal,qty,unit,cat,oic,pow\n";
        String map =
                """
                {"reference": "ref", "seizedBy": "by", "where": "where", "oldBarcode": "bar", "seal": "seal",
                 "quantity": "qty", "unit": "unit", "category": "cat", "officerInCase": "oic", "power": "pow",
                 "case": {"constant": "43/1"}, "description": {"constant": "Copied"}}
                """;
        ImportReport report =
                run(
                        csv(
                                head
                                        + "jsm 4,1187,Shelf 9,987654,B0001,2.50,kg,Cash,PC Lee,PACE_19_2\n"
                                        + "JSM/4,Dr Who,,,b0001,about 2,,Bits,,\n"
                                        + ",,,1,,1,,,,"
                                        + "x".repeat(600)
                                        + "\n"),
                        map);
        assertThat(told(report))
                .containsExactly(
                        "1 IMPORTED ",
                        "2 WARNED REFERENCE_USED;SEAL_USED;CATEGORY_UNKNOWN;QUANTITY_UNREADABLE",
                        "3 WARNED NO_REFERENCE;VALUE_TOO_LONG");
        Exhibit one = exhibit(report.verdicts().getFirst());
        assertThat(one.reference()).isEqualTo("JSM/4");
        assertThat(one.seizedBy()).isEqualTo(test.session(Who.SCENE).officer().id());
        assertThat(one.quantity()).isEqualByComparingTo("2.50");
        assertThat(one.category()).isEqualTo("CASH");
        assertThat(one.identifiers()).containsEntry("OLD_BARCODE", "987654");
        assertThat(one.notes())
                .isEqualTo(
                        "Where it was kept, as copied: Shelf 9\nOfficer in the case, as copied: PC Lee");
        assertThat(test.store().search().find("987654", 10)).hasSize(1);
        assertThat(test.store().exhibits().bySeal("B0001")).hasSize(2);
        Exhibit two = exhibit(report.verdicts().get(1));
        assertThat(two.seizedByName()).isEqualTo("Dr Who");
        assertThat(two.notes())
                .isEqualTo("Category, as copied: Bits\nQuantity, as copied: about 2");
    }

    @Test
    void onlyThoseWhoMayImportDo() {
        Outcome<ImportReport> refused =
                test.store()
                        .importing()
                        .run(test.session(Who.SCENE), csv(HEAD), map(MAP), ImportWatch.NOBODY);
        assertThat(((Outcome.Refused<?>) refused).code()).isEqualTo("NOT_PERMITTED");
    }

    @Test
    void theLongestRowIsKeptAndFound() {
        String rows =
                "A,\""
                        + "\u0001".repeat(65_000)
                        + "\",,,\nB,"
                        + "word ".repeat(14_000)
                        + ",,,\n"
                        + "r".repeat(60_000)
                        + ",Long reference,,,\n";
        ImportReport report = run(csv(HEAD + rows), MAP);
        assertThat(told(report))
                .containsExactly("1 IMPORTED ", "2 QUARANTINED ROW_TOO_LONG", "3 IMPORTED ");
        assertThat(exhibit(report.verdicts().getFirst()).description()).hasSize(65_000);
        assertThat(test.store().search().find("long reference", 10)).hasSize(1);
        assertThat(test.reopen().findings()).isEmpty();
    }

    @Test
    void hostileTextSurvivesImportIndexAndShow() throws IOException {
        Path list = Path.of("../shared/data/naughty-strings/blns.json");
        Assumptions.assumeTrue(Files.exists(list), "The real input naughty-strings is not here");
        List<String> naughty =
                JsonMapper.shared()
                        .readValue(Files.readString(list), new TypeReference<List<String>>() {});
        StringBuilder text = new StringBuilder("goods,n\n");
        for (int i = 0; i < naughty.size(); i++) {
            text.append('"')
                    .append(naughty.get(i).replace("\"", "\"\""))
                    .append("\",")
                    .append(i)
                    .append('\n');
        }
        ImportReport report =
                run(csv(text.toString()), "{\"description\": \"goods\", \"place\": \"n\"}");
        assertThat(report.count(Kind.QUARANTINED)).isZero();
        for (int i = 0; i < naughty.size(); i++) {
            String one = naughty.get(i);
            Exhibit kept = exhibit(report.verdicts().get(i));
            assertThat(kept.description()).isEqualTo(one.isBlank() ? null : one);
            assertThat(copied(kept).columns()).containsEntry("goods", one);
        }
        int hard =
                naughty.indexOf(
                        "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎ ̢̼̻̱̘h͚͎͙̜̣̲ͅi̦̲̣̰̤v̻͍e̺̭̳̪̰-m̢iͅn̖̺̞̲̯̰d̵̼̟͙̩̼̘̳ ̞̥̱̳̭r̛̗̘e͙p͠r̼̞̻̭̗e̺̠̣͟s̘͇̳͍̝͉e͉̥̯̞̲͚̬͜ǹ̬͎͎̟̖͇̤t͍̬̤͓̼̭͘ͅi̪̱n͠g̴͉ ͏͉ͅc̬̟h͡a̫̻̯͘o̫̟̖͍̙̝͉s̗̦̲.̨̹͈̣");
        for (int i : new int[] {0, 1, Math.max(hard, 0), naughty.size() - 1}) {
            TestStore.Ran shown =
                    test.run(
                            Who.PROPERTY,
                            "show",
                            "--json",
                            String.valueOf(report.verdicts().get(i).exhibit()));
            assertThat(shown.code()).isZero();
            assertThat(
                            JsonMapper.shared()
                                    .readTree(shown.out())
                                    .path("row")
                                    .path("columns")
                                    .path("goods")
                                    .stringValue())
                    .isEqualTo(naughty.get(i));
        }
    }

    /** The real thing, by the real command. */
    @Test
    void sixThousandRealRows() throws IOException {
        Path file = Path.of("../shared/data/bc-gazette/seizures.csv");
        Assumptions.assumeTrue(Files.exists(file), "The real input bc-gazette is not here");
        Path out = folder.resolve("verdicts.csv");
        String map = "src/test/resources/org/lockfast/exchange/bc-gazette-map.json";
        test.later(Duration.ofDays(1));

        TestStore.Ran ran =
                test.run(
                        Who.PROPERTY,
                        "import",
                        file.toString(),
                        "--map",
                        map,
                        "--verdicts",
                        out.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo("6000 rows: 5917 imported, 79 warned, 4 quarantined, 0 already\n");
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(6001);
        assertThat(lines.getFirst()).isEqualTo("row,verdict,reason,exhibit");
        assertThat(lines.stream().filter(l -> l.contains("DUPLICATE_ROW"))).hasSize(42);
        assertThat(lines.stream().filter(l -> l.contains("NO_CASE"))).hasSize(38);
        assertThat(lines.stream().filter(l -> l.contains("NO_DESCRIPTION"))).hasSize(5);
        assertThat(lines.stream().filter(l -> l.contains("DATE_UNREADABLE"))).hasSize(2);
        assertThat(test.store().search().count()).isEqualTo(5996);
        assertThat(test.store().search().find("BMW BCLPJT277N", 5)).hasSize(1);
        assertThat(test.store().findings()).isEmpty();
    }
}
