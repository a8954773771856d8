package org.lockfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version was in force on a day, and how a force's own packs take their place. */
class RuleBookTest {
    private static final RuleBook SHIPPED = RuleBook.shipped();
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 14);

    private static String pack(String list, int version, String effective, String... entries) {
        return """
        {"pack": "%s", "version": %d, "effective": "%s", "reviewBy": "2028-01-01", "owner": "Insp Grant",
         "status": "approved by Supt Kaur", "source": ["Force order 12/26"], "entries": [%s]}
        """
                .formatted(list, version, effective, String.join(",", entries));
    }

    private static RuleBook.Adoption adopt(String... files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (int i = 0; i < files.length; i++) {
            bytes.put("force-" + (i + 1) + ".json", files[i].getBytes(StandardCharsets.UTF_8));
        }
        return SHIPPED.adopt(bytes);
    }

    private static String limit(int minutes) {
        return "{\"code\": \"HANDOVER\", \"value\": " + minutes + "}";
    }

    @Test
    void everyShippedEntrySaysItsVersionDateSourceAndThatAForceMustApproveIt() {
        Rules rules = SHIPPED.on(MARCH);
        for (RulePack pack : SHIPPED.packs()) {
            assertThat(pack.from().status()).isEqualTo("sample policy, your force must approve");
            assertThat(pack.outOfDateOn(MARCH)).as(pack.file()).isFalse();
        }
        for (CodeList<?> list : everyList(rules)) {
            assertThat(list.all()).as(list.name()).isNotEmpty();
            for (Coded entry : list.all()) {
                assertThat(entry.from().version()).as(entry.code()).isPositive();
                assertThat(entry.from().source()).as(entry.code()).isNotEmpty();
                for (String key : entry.from().source()) {
                    boolean ours = key.matches("D-[0-9]+");
                    assertThat(ours || !rules.source(key).english().equals(key))
                            .as("%s explains its source %s", entry.code(), key)
                            .isTrue();
                }
            }
        }
        // one format is no list, and of layouts the program ships none
        assertThat(everyList(rules)).hasSize(CrossCheck.LISTS.size() - 2);
        assertThat(rules.layouts().all()).isEmpty();
    }

    private static List<CodeList<?>> everyList(Rules r) {
        return List.of(
                r.sources(),
                r.messages(),
                r.groups(),
                r.categories(),
                r.packaging(),
                r.sealKinds(),
                r.sealStates(),
                r.storage(),
                r.hazards(),
                r.itemStates(),
                r.treatments(),
                r.facts(),
                r.propertyKinds(),
                r.referenceTypes(),
                r.powers(),
                r.discrepancies(),
                r.outcomes(),
                r.holdReasons(),
                r.vouchWays(),
                r.permissions(),
                r.roles(),
                r.identifiers(),
                r.limits().list(),
                r.stocks(),
                r.advice(),
                r.wordLists(),
                r.bankHolidays(),
                r.currencies(),
                r.operations());
    }

    @Test
    void theCodesOfTheDomainAreAllThere() {
        Rules rules = SHIPPED.on(MARCH);
        assertThat(rules.categories().codes())
                .hasSize(38)
                .contains("KNIFE_BLADE", "FOUND_PROPERTY");
        assertThat(rules.packaging().codes()).hasSize(24).contains("KNIFE_TUBE", "OTHER_SPECIFY");
        assertThat(rules.storage().codes()).hasSize(20).contains("FROZEN_MINUS80", "MORTUARY");
        assertThat(rules.hazards().codes()).hasSize(18).contains("NONE_IDENTIFIED");
        assertThat(rules.sealKinds().all())
                .filteredOn(SealKind::numbered)
                .extracting(Coded::code)
                .containsExactly("NUMBERED_BAG", "NUMBERED_TIE");
        assertThat(rules.propertyKinds().codes())
                .containsExactly(
                        "EXHIBIT", "FOUND", "PRISONER", "DECEASED", "SAFEKEEPING", "SURRENDERED");
        assertThat(rules.referenceTypes().codes())
                .containsExactly(
                        "URN",
                        "CRIME",
                        "OCCURRENCE",
                        "CAD",
                        "CUSTODY",
                        "ASN",
                        "CORONER",
                        "LAB",
                        "COURT");
        assertThat(rules.roles().codes())
                .containsExactly(
                        "SCENE_OFFICER",
                        "PROPERTY_OFFICER",
                        "EXHIBITS_OFFICER",
                        "SUPERVISOR",
                        "MANAGER",
                        "ADMINISTRATOR",
                        "AUDITOR");
        assertThat(rules.categories().all())
                .filteredOn(category -> category.in(Category.HIGH_RISK))
                .extracting(Coded::code)
                .contains(
                        "DRUGS",
                        "CASH",
                        "FIREARM",
                        "AMMUNITION",
                        "EXPLOSIVE_FIREWORK",
                        "JEWELLERY_VALUABLES",
                        "TOXICOLOGY_SAMPLE");
    }

    @Test
    void theTilesOfASceneStandInOrderWithTheWordsOfTheTrade() {
        List<Category> tiles = SHIPPED.on(MARCH).tiles(MARCH);
        assertThat(tiles)
                .extracting(Coded::code)
                .containsExactly(
                        "PHONE_TABLET",
                        "CLOTHING",
                        "KNIFE_BLADE",
                        "DRUGS",
                        "BIOLOGICAL_SAMPLE",
                        "CASH",
                        "DOCUMENT",
                        "COMPUTER_STORAGE",
                        "FIREARM",
                        "OTHER");
        List<Category.Tile> shown =
                tiles.stream().flatMap(c -> Stream.ofNullable(c.tile())).toList();
        assertThat(shown).extracting(Category.Tile::key).doesNotHaveDuplicates().hasSize(10);
        assertThat(shown.get(2).words().english()).isEqualTo("Knife, sharp");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ADMINISTRATOR, RECORD,        false
                    AUDITOR,       RECORD,        false
                    SCENE_OFFICER, RECORD,        true
                    SUPERVISOR,    RECORD,        true
                    SCENE_OFFICER, BOOK_IN,       false
                    PROPERTY_OFFICER, BOOK_IN,    true
                    MANAGER,       IMPORT,        true
                    SUPERVISOR,    OVERRIDE_HOLD, true
                    MANAGER,       OVERRIDE_HOLD, false
                    EXHIBITS_OFFICER, IMPORT,     false
                    ADMINISTRATOR, REBUILD,       true
                    MANAGER,       REBUILD,       false
                    AUDITOR,       EXPORT_LOG,    true
                    ADMINISTRATOR, ADD_PLACE,     true
                    SCENE_OFFICER, ADD_PLACE,     false
                    AUDITOR,       READ,          true
                    """)
    void rolesMayDoWhatTheCommandLineSays(String role, String permission, boolean may) {
        Role found = SHIPPED.on(MARCH).roles().get(role);
        assertThat(found.permissions().contains(permission)).isEqualTo(may);
    }

    @Test
    void aForcesVersionCountsFromItsDayOnAndTheShippedOneBefore() {
        RuleBook.Adoption adoption =
                adopt(
                        pack("limits", 1, "2026-04-01", limit(30)),
                        pack("limits", 2, "2026-07-01", limit(45)));
        assertThat(adoption.problems()).isEmpty();
        assertThat(handoverOn(adoption.book(), "2026-03-31")).isEqualTo(60);
        assertThat(handoverOn(adoption.book(), "2026-04-01")).isEqualTo(30);
        assertThat(handoverOn(adoption.book(), "2026-06-30")).isEqualTo(30);
        assertThat(handoverOn(adoption.book(), "2026-07-01")).isEqualTo(45);
        assertThat(adoption.book().inForce("limits", Origin.FORCE, MARCH)).isEmpty();
        Limit changed =
                adoption.book().on(LocalDate.of(2026, 7, 1)).limits().list().get("HANDOVER");
        assertThat(changed.from().version()).isEqualTo(2);
        assertThat(changed.from().source()).containsExactly("Force order 12/26");
        assertThat(changed.from().status()).isEqualTo("approved by Supt Kaur");
        assertThat(changed.words().english())
                .isEqualTo("An offered handover counts as a gap after");
    }

    private static long handoverOn(RuleBook book, String day) {
        return book.on(LocalDate.parse(day)).limits().handover().toMinutes();
    }

    @Test
    void onDaysBeforeTheFirstShippedVersionThatVersionAnswers() {
        assertThat(handoverOn(SHIPPED, "1999-12-31")).isEqualTo(60);
        assertThat(SHIPPED.inForce("limits", Origin.SHIPPED, LocalDate.of(1999, 12, 31))).isEmpty();
    }

    @Test
    void aRetiredCodeIsNotOfferedButItsWordsStay() {
        RuleBook.Adoption adoption =
                adopt(
                        pack(
                                "packaging",
                                1,
                                "2026-02-01",
                                "{\"code\": \"CASH_BAG\", \"retired\": \"2026-05-01\"}"));
        assertThat(adoption.problems()).isEmpty();
        CodeList<Packaging> list = adoption.book().on(LocalDate.of(2026, 6, 1)).packaging();
        assertThat(list.words("CASH_BAG").english()).isEqualTo("Cash bag");
        assertThat(list.offeredOn(LocalDate.of(2026, 4, 30)))
                .extracting(Coded::code)
                .contains("CASH_BAG");
        assertThat(list.offeredOn(LocalDate.of(2026, 5, 1)))
                .extracting(Coded::code)
                .doesNotContain("CASH_BAG");
    }

    @Test
    void aForceAddsACodeOfItsOwnAndWelshWords() {
        RuleBook.Adoption adoption =
                adopt(
                        pack(
                                "hazards",
                                1,
                                "2026-02-01",
                                """
                                {"code": "ANIMAL", "words": {"en": "Live animal", "cy": "Anifail byw"},
                                 "label": {"en": "LIVE ANIMAL"}, "handling": {"en": "Call the dog unit."}}
                                """));
        assertThat(adoption.problems()).isEmpty();
        Hazard animal = adoption.book().on(MARCH).hazards().get("ANIMAL");
        assertThat(animal.words().in(java.util.Locale.of("cy"))).isEqualTo("Anifail byw");
        assertThat(animal.label().in(java.util.Locale.of("cy"))).isEqualTo("LIVE ANIMAL");
        assertThat(adoption.book().on(LocalDate.of(2026, 1, 31)).hazards().has("ANIMAL")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"code": "HANDOVER", "valeu": 30}                          | these keys are not known here: valeu
                    {"code": "HANDOVER", "value": "30"}                        | "value" is to be a number
                    {"code": "HANDOVER", "value": -1}                          | nought or more
                    {"code": "HANDOVER", "unit": "WEEKS"}                      | "unit" says WEEKS; it is to be one of
                    {"code": "NEW", "value": 1, "unit": "DAYS"}                | "words" is missing
                    {"code": "HANDOVER", "value": 1}, {"code": "HANDOVER"}     | code HANDOVER comes twice
                    {"value": 1}                                               | "code" is missing
                    {"code": "HANDOVER", "words": {"cy": "Trosglwyddo"}}       | needs an English text
                    {"code": "HANDOVER", "retired": "soon"}                    | a date such as 2026-04-01
                    {"code": "HANDOVER", "value": 1                            | not readable JSON
                    """)
    void aFaultIsSaidInASentenceThatNamesTheFileAndTheShippedRulesStay(String entry, String said) {
        RuleBook.Adoption adoption = adopt(pack("limits", 1, "2026-02-01", entry));
        assertThat(adoption.problems()).isNotEmpty();
        assertThat(adoption.problems().getFirst().toString())
                .startsWith("force-1.json: ")
                .contains(said);
        assertThat(handoverOn(adoption.book(), "2026-03-14")).isEqualTo(60);
    }

    @Test
    void aCodeThatNoListHasIsNamedAndOnlyThatFileIsLeftOut() {
        RuleBook.Adoption adoption =
                adopt(
                        pack("limits", 1, "2026-02-01", limit(30)),
                        pack(
                                "categories",
                                1,
                                "2026-02-01",
                                "{\"code\": \"CASH\", \"packaging\": [\"BISCUIT_TIN\"]}"));
        assertThat(adoption.problems())
                .extracting(RuleProblem::toString)
                .containsExactly(
                        "force-2.json: entry CASH: BISCUIT_TIN is not in the list packaging.");
        assertThat(handoverOn(adoption.book(), "2026-03-14")).isEqualTo(30);
        assertThat(adoption.book().on(MARCH).categories().get("CASH").packaging())
                .startsWith("CASH_BAG");
    }

    @Test
    void aRuleThatTestsForSomethingUnknownIsNamed() {
        RuleBook.Adoption adoption =
                adopt(
                        pack(
                                "advice",
                                1,
                                "2026-02-01",
                                """
                                {"code": "P4.1", "when": {"packaging_trait": ["GLASSY"]}}
                                """));
        assertThat(adoption.problems().getFirst().words()).contains("GLASSY is not one of");
    }

    @Test
    void aRuleThatHoldsSaysWhatItWithholds() {
        RuleBook.Adoption adoption =
                adopt(pack("advice", 1, "2026-02-01", "{\"code\": \"P4.1\", \"tier\": 3}"));
        assertThat(adoption.problems().getFirst().words()).contains("\"withholds\"");
    }

    @Test
    void theExamplesOfTheGuideAreWhatTheProgramReads() throws IOException {
        String guide = Files.readString(Path.of("docs/rules.md"));
        List<String> examples =
                Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                        .matcher(guide)
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        assertThat(examples).hasSize(2);
        RuleBook.Adoption adoption =
                adopt(examples.get(0), pack("advice", 2, "2026-02-01", examples.get(1)));
        assertThat(adoption.problems()).isEmpty();
        assertThat(handoverOn(adoption.book(), "2026-04-01")).isEqualTo(30);
        for (String list : CrossCheck.LISTS.keySet()) {
            assertThat(guide).as("the guide explains every list").contains("`" + list + "`");
        }
        for (WorkedOut fact : WorkedOut.values()) {
            assertThat(guide).contains(fact.name());
        }
    }

    @Test
    void aTreatmentThatNamesWhatNoListHasIsSaid() {
        String[][] wrong = {
            {"\"undoes\": [\"DIRED\"]", "DIRED is not in the list treatments."},
            {"\"categories\": [\"COATS\"]", "COATS is not in the list categories."},
            {"\"permission\": \"ANYBODY\"", "ANYBODY is not in the list permissions."},
            {"\"waits\": {\"state\": [\"WETT\"]}", "WETT is not in the list item-states."}
        };
        for (String[] one : wrong) {
            String pack =
                    pack("treatments", 2, "2026-02-01", "{\"code\": \"DRIED\", " + one[0] + "}");
            assertThat(adopt(pack).problems())
                    .anySatisfy(problem -> assertThat(problem.words()).contains(one[1]));
        }
    }

    @Test
    void nobodyGainsARightByEditingAFile() {
        String widened =
                "{\"code\": \"SCENE_OFFICER\", \"permissions\": [\"RECORD\", \"OVERRIDE_HOLD\"]}";
        String made = "{\"code\": \"CHIEF\", \"words\": {\"en\": \"Chief\"}}";
        String renamed = "{\"code\": \"MANAGER\", \"words\": {\"en\": \"Store manager\"}}";
        RuleBook.Adoption adoption = adopt(pack("roles", 1, "2026-02-01", widened));
        assertThat(adoption.problems().getFirst().words()).contains("nothing else");
        assertThat(adoption.book().on(MARCH).roles().get("SCENE_OFFICER").permissions())
                .doesNotContain("OVERRIDE_HOLD");
        assertThat(adopt(pack("roles", 1, "2026-02-01", made)).problems()).hasSize(1);
        RuleBook.Adoption kept = adopt(pack("roles", 1, "2026-02-01", renamed));
        assertThat(kept.problems()).isEmpty();
        assertThat(kept.book().on(MARCH).roles().words("MANAGER").english())
                .isEqualTo("Store manager");
    }

    @Test
    void aListNobodyReadsAndAVersionThatIsThereTwiceAreSaid() {
        assertThat(adopt(pack("pakaging", 1, "2026-02-01")).problems().getFirst().words())
                .isEqualTo("no list is named pakaging.");
        assertThat(
                        adopt(
                                        pack("limits", 1, "2026-02-01", limit(1)),
                                        pack("limits", 1, "2026-03-01", limit(2)))
                                .problems()
                                .getFirst()
                                .words())
                .isEqualTo("version 1 of limits is there twice.");
    }

    @Test
    void aPackTellsItsHashSoThatTheRecordCanSayWhichTextWasInForce() {
        RulePack limits = SHIPPED.versions("limits", Origin.SHIPPED).getFirst();
        assertThat(limits.sha256()).matches("[0-9a-f]{64}");
        assertThat(SHIPPED.packs())
                .extracting(RulePack::sha256)
                .doesNotHaveDuplicates()
                .hasSize(CrossCheck.LISTS.size() - 1);
    }

    @Test
    void guidanceNeverSaysWhatOurTextsNeverSay() {
        Rules rules = SHIPPED.on(MARCH);
        for (AdviceRule rule : rules.advice().all()) {
            assertThat(rule.guidance().english())
                    .doesNotContainIgnoringCase("invalid")
                    .doesNotContainIgnoringCase("please")
                    .doesNotContainIgnoringCase("failed")
                    .doesNotContainIgnoringCase("bloodstained"); // practice: handling, never facts
        }
    }
}
