package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.rules.AdviceRule;
import org.lockfast.rules.Category;
import org.lockfast.rules.Coded;
import org.lockfast.rules.NextStep;
import org.lockfast.rules.Packaging;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Storage;
import org.lockfast.rules.Tier;

/** The adviser over the shipped rules, requirement by requirement. */
class PackagingAdviserTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final RuleBook BOOK = RuleBook.shipped();
    private static final Rules RULES = BOOK.on(DAY);
    private static final PackagingAdviser ADVISER = new PackagingAdviser(RULES);
    private static final MakeSafe MADE_SAFE =
            new MakeSafe("PC 1187 Ode", NOON, MakeSafe.Ammunition.NONE);

    private static List<String> clauses(HandlingFacts facts) {
        return ADVISER.advise(facts).stream()
                .map(advice -> advice.rule() + " tier " + advice.tier().number())
                .toList();
    }

    private static Advice only(HandlingFacts facts, String clause) {
        return ADVISER.advise(facts).stream()
                .filter(advice -> advice.rule().equals(clause))
                .findFirst()
                .orElseThrow(() -> new AssertionError(clause + " not among " + clauses(facts)));
    }

    static Stream<Category> categories() {
        return RULES.categories().all().stream();
    }

    @ParameterizedTest
    @MethodSource("categories")
    void D14_presetsOfEveryCategoryAreListedForItAndDrawNoRemark(Category category) {
        Presets presets = ADVISER.presets(HandlingFacts.of(category.code()));
        assertThat(presets.packaging()).isEqualTo(category.packaging().getFirst());
        assertThat(presets.sealKind()).isNotNull();
        assertThat(presets.hint().english()).isNotBlank();
        HandlingFacts taken =
                HandlingFacts.of(category.code())
                        .packagedIn(presets.packaging())
                        .storedIn(presets.storage())
                        .withHazards(presets.hazards().toArray(String[]::new));
        assertThat(ADVISER.advise(taken))
                .filteredOn(advice ->
                        advice.about() == AdviceRule.About.PACKAGING
                                || advice.about() == AdviceRule.About.STORAGE)
                .as("packaging and storage that the program itself proposes")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("categories")
    void D14_everyPackagingOfEveryCategoryIsJudged(Category category) {
        for (Packaging packaging : RULES.packaging().all()) {
            HandlingFacts facts =
                    HandlingFacts.of(category.code())
                            .packagedIn(packaging.code())
                            .with(MADE_SAFE)
                            .withHazards("NONE_IDENTIFIED");
            boolean listed = category.allowsPackaging(packaging.code());
            boolean queried =
                    ADVISER.advise(facts).stream()
                            .anyMatch(advice ->
                                    advice.about() == AdviceRule.About.PACKAGING
                                            && advice.tier().number() >= 2);
            assertThat(queried)
                    .as("%s in %s, listed: %s", category.code(), packaging.code(), listed)
                    .isEqualTo(!listed);
        }
    }

    @Test
    void D14_aMismatchAsksWhyAndOffersReasonsAndWithholdsNothing() {
        HandlingFacts facts = HandlingFacts.of("CLOTHING").packagedIn("TEB_POLYTHENE");
        Advice advice = only(facts, "P1.1");
        assertThat(advice.tier()).isEqualTo(Tier.REASON);
        assertThat(advice.packaging()).isEqualTo("PAPER_BAG");
        assertThat(advice.withholds()).isEmpty();
        assertThat(advice.guidance().english())
                .isEqualTo(
                        "This kind of thing (clothing) is not usually packaged in a tamper-evident"
                                + " bag. Use a paper bag.");
        assertThat(advice.reasons()).hasSize(3);
        int shortest = RULES.limits().reasonShortest();
        assertThat(advice.accepts(advice.reasons().getFirst().english(), shortest)).isTrue();
        assertThat(advice.accepts("no bags left", shortest)).isTrue();
        assertThat(advice.accepts("none", shortest)).isFalse();
        assertThat(advice.accepts("..............", shortest)).isFalse();
    }

    @Test
    void D14_aForceMayTurnTheQueryIntoAHoldWithoutANewProgram() {
        String file =
                """
                {"pack": "advice", "version": 1, "effective": "2026-02-01", "reviewBy": "2027-02-01",
                 "owner": "Insp Grant", "status": "approved", "source": ["Force order 3/26"],
                 "entries": [{"code": "P1.1", "tier": 3, "withholds": ["NORMAL_SHELF"]}]}
                """;
        RuleBook.Adoption adoption =
                BOOK.adopt(Map.of("advice.json", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(adoption.problems()).isEmpty();
        HandlingFacts facts = HandlingFacts.of("CLOTHING").packagedIn("TEB_POLYTHENE");
        Advice advice = new PackagingAdviser(adoption.book().on(DAY)).advise(facts).getFirst();
        assertThat(advice.holds()).isTrue();
        assertThat(advice.withholds()).containsExactly(NextStep.NORMAL_SHELF);
        assertThat(advice.source()).containsExactly("Force order 3/26");
    }

    @Test
    void D15_bladeInPaperAloneNeedsAReason() {
        for (String packaging : List.of("PAPER_BAG", "PAPER_SACK_LARGE")) {
            HandlingFacts facts = HandlingFacts.of("KNIFE_BLADE").packagedIn(packaging);
            Advice advice = only(facts, "P4.1");
            assertThat(advice.tier()).isEqualTo(Tier.REASON);
            assertThat(advice.packaging()).isEqualTo("KNIFE_TUBE");
            assertThat(advice.requirement()).isEqualTo("D-15");
            assertThat(clauses(facts))
                    .as("the general rule gives way")
                    .doesNotContain("P1.1 tier 2");
        }
    }

    @Test
    void D15_bladeInPolytheneSaysItsRuleVersionAndDate() {
        Advice advice = only(HandlingFacts.of("KNIFE_BLADE").packagedIn("TEB_POLYTHENE"), "P4.1");
        assertThat(advice.title().english()).isEqualTo("Sharps");
        assertThat(advice.version()).isEqualTo(1);
        assertThat(advice.effective()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(advice.source()).isNotEmpty();
        assertThat(advice.status()).isEqualTo("sample policy, your force must approve");
        assertThat(advice.guidance().english())
                .isEqualTo(
                        "A sharp can cut through a tamper-evident bag. Use a knife tube, tied shut,"
                                + " then a tamper-evident bag around it.");
    }

    @Test
    void D15_holdsForAnythingTickedSharpAndForNeedlesByTheirWords() {
        assertThat(clauses(HandlingFacts.of("OTHER").packagedIn("PAPER_BAG").withHazards("SHARP")))
                .contains("P4.1 tier 2");
        assertThat(
                        clauses(
                                HandlingFacts.of("DRUGS_PARAPHERNALIA")
                                        .packagedIn("TEB_DOUBLE")
                                        .described("Blue pouch with two syringes")))
                .contains("P4.1 tier 2");
        assertThat(clauses(HandlingFacts.of("KNIFE_BLADE").packagedIn("KNIFE_TUBE")))
                .doesNotContain("P4.1 tier 2");
    }

    @ParameterizedTest
    @CsvSource({
        "TEB_POLYTHENE, true",
        "TEB_DOUBLE, true",
        "PAPER_BAG, true",
        "PAPER_SACK_LARGE, true",
        "CARDBOARD_BOX, true",
        "DOCUMENT_SLEEVE, true",
        "NYLON_BAG, false",
        "LIQUID_CONTAINER, false"
    })
    void D16_fireDebrisInAnythingThatLetsVapourThroughIsHeld(String packaging, boolean held) {
        HandlingFacts facts = HandlingFacts.of("FIRE_DEBRIS").packagedIn(packaging);
        assertThat(ADVISER.advise(facts).stream().anyMatch(Advice::holds)).isEqualTo(held);
        if (held) {
            Advice advice = only(facts, "P3.2");
            assertThat(advice.packaging()).isEqualTo("NYLON_BAG");
            assertThat(advice.withholds())
                    .containsExactlyInAnyOrder(
                            NextStep.NORMAL_SHELF, NextStep.RELEASE, NextStep.DISPOSAL);
        }
    }

    @Test
    void D16_clothingThatSmellsOfFuelIsPresetToNylonAndHeldInPaper() {
        HandlingFacts jeans = HandlingFacts.of("CLOTHING").in("ACCELERANT", "WET");
        Presets presets = ADVISER.presets(jeans);
        assertThat(presets.packaging()).isEqualTo("NYLON_BAG");
        assertThat(presets.storage()).isEqualTo("FLAMMABLE_STORE");
        assertThat(presets.hazards()).contains("FLAMMABLE");
        assertThat(clauses(jeans.packagedIn("PAPER_BAG"))).contains("P3.2 tier 3");
        assertThat(
                        ADVISER.advise(
                                jeans.packagedIn("NYLON_BAG")
                                        .storedIn("FLAMMABLE_STORE")
                                        .withHazards("FLAMMABLE")))
                .isEmpty();
        assertThat(clauses(jeans.packagedIn("NYLON_BAG").storedIn("DRYING_CABINET")))
                .as("never air-dried")
                .contains("P2.6 tier 2");
    }

    @Test
    void D17_wetThingsGoToTheDryingCabinetNotToADryShelfUntilDried() {
        HandlingFacts shirt = HandlingFacts.of("CLOTHING").in("WET").packagedIn("PAPER_BAG");
        assertThat(ADVISER.presets(shirt).storage()).isEqualTo("DRYING_CABINET");
        Advice advice = only(shirt.storedIn("DRY_AMBIENT"), "P2.5");
        assertThat(advice.tier()).isEqualTo(Tier.HOLD);
        assertThat(advice.withholds()).containsExactly(NextStep.NORMAL_SHELF);
        assertThat(advice.storage()).isEqualTo("DRYING_CABINET");
        assertThat(clauses(shirt.storedIn("DRYING_CABINET"))).doesNotContain("P2.5 tier 3");
        assertThat(clauses(shirt.in("WET", "DRIED").storedIn("DRY_AMBIENT")))
                .doesNotContain("P2.5 tier 3");
        assertThat(clauses(shirt.packagedIn("TEB_POLYTHENE"))).contains("P2.4 tier 1");
        assertThat(ADVISER.presets(shirt.in("WET", "CANNOT_DRY")).storage())
                .isEqualTo("FROZEN_MINUS20");
    }

    @Test
    void D17_dampInTheDescriptionIsAskedAboutNotAssumed() {
        HandlingFacts duvet =
                HandlingFacts.of("OTHER").described("Duvet cover, damp, blue stripes");
        assertThat(clauses(duvet)).contains("P2.3 tier 1");
        assertThat(clauses(duvet.in("DRIED"))).doesNotContain("P2.3 tier 1");
    }

    @Test
    void D18_firearmNotMadeSafeIsRecordedAndHeld() {
        HandlingFacts gun =
                HandlingFacts.of("FIREARM").packagedIn("FIREARM_BOX").storedIn("FIREARMS_STORE");
        Advice advice = only(gun, "P5.1");
        assertThat(advice.tier()).isEqualTo(Tier.HOLD);
        assertThat(advice.hazards()).containsExactly("FIREARM_LOADED_UNKNOWN");
        assertThat(Advice.withheld(ADVISER.advise(gun)))
                .containsExactlyInAnyOrder(NextStep.values());
        assertThat(ADVISER.presets(gun).hazards()).containsExactly("FIREARM_LOADED_UNKNOWN");
        MakeSafe noTime = new MakeSafe("PC 1187 Ode", null, MakeSafe.Ammunition.NONE);
        assertThat(clauses(gun.with(noTime))).contains("P5.1 tier 3");
    }

    @Test
    void D18_firearmNeedsASerialNumberOrAnAnswerInItsPlace() {
        HandlingFacts gun =
                HandlingFacts.of("FIREARM").with(MADE_SAFE).withHazards("NONE_IDENTIFIED");
        assertThat(clauses(gun)).contains("P5.2 tier 3");
        for (String answer : List.of("none", "obliterated", "not read: safety", "HX 2231")) {
            assertThat(clauses(gun.with("serial", answer))).as(answer).isEmpty();
        }
        assertThat(clauses(gun.with("serial", " "))).contains("P5.2 tier 3");
    }

    @Test
    void D18_ammunitionInTheSamePackageIsHeld() {
        HandlingFacts gun = HandlingFacts.of("FIREARM").with("serial", "HX 2231");
        MakeSafe loaded = new MakeSafe("PC Ode", NOON, MakeSafe.Ammunition.IN_PACKAGE);
        MakeSafe apart = new MakeSafe("PC Ode", NOON, MakeSafe.Ammunition.SEPARATE);
        MakeSafe silent = new MakeSafe("PC Ode", NOON, MakeSafe.Ammunition.NOT_SAID);
        assertThat(clauses(gun.with(loaded))).contains("P5.3 tier 3");
        assertThat(clauses(gun.with(apart))).noneMatch(clause -> clause.contains("tier 3"));
        assertThat(clauses(gun.with(silent))).contains("P5.4 tier 1");
    }

    @Test
    void D19_cashIsCountedByTwoDifferentPeopleAfterTheForensicAnswer() {
        HandlingFacts cash = HandlingFacts.of("CASH").withHazards("NONE_IDENTIFIED");
        List<CashCount.Line> lines = List.of(new CashCount.Line("GBP", new BigDecimal(20), 3));
        Instant before = NOON.minusSeconds(60);
        Instant after = NOON.plusSeconds(60);
        assertThat(clauses(cash)).containsExactly("P7.1 tier 1");
        assertThat(clauses(cash.with(CashCount.uncounted("sealed at the scene: safety"))))
                .isEmpty();
        assertThat(clauses(cash.with(count(lines, false, before, "1187", "2204")))).isEmpty();
        assertThat(clauses(cash.with(count(lines, false, before, "1187", null))))
                .containsExactly("P7.2 tier 2");
        assertThat(clauses(cash.with(count(lines, false, before, "PC1187", " pc1187 "))))
                .containsExactly("P7.3 tier 2");
        assertThat(clauses(cash.with(count(lines, null, null, "1187", "2204"))))
                .containsExactly("P7.4 tier 2");
        assertThat(clauses(cash.with(count(lines, false, after, "1187", "2204"))))
                .containsExactly("P7.4 tier 2");
        assertThat(clauses(cash.with(count(lines, true, before, "1187", "2204"))))
                .containsExactly("P7.5 tier 1");
    }

    private static CashCount count(
            List<CashCount.Line> lines,
            @org.jspecify.annotations.Nullable Boolean forensic,
            @org.jspecify.annotations.Nullable Instant asked,
            String first,
            @org.jspecify.annotations.Nullable String second) {
        return new CashCount(lines, forensic, asked, NOON, new People(first, second), null);
    }

    @Test
    void D21_drugsAreWeighedAndCountedByTwoPeopleOrSayWhyNot() {
        HandlingFacts wraps = HandlingFacts.of("DRUGS").withHazards("CONTROLLED_DRUG");
        People two = new People("1187", "2204");
        BigDecimal gross = new BigDecimal("12.40");
        assertThat(clauses(wraps)).containsExactly("P8.1 tier 1");
        assertThat(clauses(wraps.with(new DrugsFacts(gross, 14L, "scale 3", two, null)))).isEmpty();
        assertThat(clauses(wraps.with(new DrugsFacts(gross, null, "scale 3", two, null))))
                .containsExactly("P8.1 tier 1");
        assertThat(
                        clauses(
                                wraps.with(
                                        new DrugsFacts(
                                                gross, null, "scale 3", two, "weighed sealed"))))
                .isEmpty();
        People one = new People("1187", null);
        assertThat(clauses(wraps.with(new DrugsFacts(gross, 14L, "scale 3", one, null))))
                .containsExactly("P8.2 tier 2");
    }

    @Test
    void D22_phoneListsWhatIsStillToGive() {
        HandlingFacts phone =
                HandlingFacts.of("PHONE_TABLET").with("make", "Samsung").withHazards("FRAGILE");
        assertThat(only(phone, "P9.1").guidance().english())
                .isEqualTo(
                        "Still to give: model, IMEI or serial number, power state, how it was"
                                + " isolated.");
        HandlingFacts whole =
                phone.with("model", "A54")
                        .with("IMEI", "490154203237518")
                        .with("power state", "off")
                        .with("isolation", "off, left off");
        assertThat(clauses(whole)).isEmpty();
        assertThat(ADVISER.presets(phone.in("POWERED_ON")).packaging()).isEqualTo("FARADAY_BAG");
    }

    @Test
    void D22_aPinInTheTextIsAskedOut() {
        HandlingFacts phone = HandlingFacts.of("PHONE_TABLET").withHazards("FRAGILE");
        assertThat(clauses(phone.described("Black phone, PIN is 4471"))).contains("P9.3 tier 2");
        assertThat(clauses(phone.described("Black phone, drawing pin in the case")))
                .doesNotContain("P9.3 tier 2");
    }

    @Test
    void D23_hazardsAreAnAnswerAndNoneIsOne() {
        HandlingFacts bat = HandlingFacts.of("OTHER_WEAPON");
        assertThat(clauses(bat)).containsExactly("P10.1 tier 1");
        assertThat(clauses(bat.withHazards())).containsExactly("P10.1 tier 1");
        assertThat(clauses(bat.withHazards("NONE_IDENTIFIED"))).isEmpty();
        assertThat(clauses(bat.withHazards("NONE_IDENTIFIED", "BIOHAZARD")))
                .containsExactly("P10.2 tier 1");
        assertThat(ADVISER.labelWords(Set.of("SHARP", "BIOHAZARD", "NONE_IDENTIFIED")))
                .extracting(words -> words.english())
                .containsExactly("BIOHAZARD", "SHARP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Kitchen knife, black handle, red staining | BIOHAZARD SHARP
                    Syringe with clear liquid                 | SHARP
                    Small bag of white powder                 | TOXIC
                    Green can smelling of petrol              | FLAMMABLE
                    Red jacket, petrol station receipt        | ''
                    Blue power bank                           | LITHIUM_BATTERY
                    Wooden bat, 80 cm                         | ''
                    """)
    void D23_wordsInTheDescriptionTickHowToHandleIt(String description, String hazards) {
        List<String> ticked =
                ADVISER.presets(HandlingFacts.of("OTHER").described(description)).hazards();
        assertThat(String.join(" ", ticked.stream().sorted().toList())).isEqualTo(hazards);
    }

    @Test
    void D25_everyHighRiskCategoryIsHeldInAnyOrdinaryStoreNotMappedToIt() {
        for (Category category : RULES.categories().all()) {
            if (!category.in(Category.HIGH_RISK)) {
                continue;
            }
            for (Storage storage : RULES.storage().all()) {
                boolean passing =
                        storage.traits().contains("TEMPORARY")
                                || storage.traits().contains("OUTSIDE");
                boolean held =
                        clauses(HandlingFacts.of(category.code()).storedIn(storage.code()))
                                .contains("P11.1 tier 3");
                assertThat(held)
                        .as("%s in %s", category.code(), storage.code())
                        .isEqualTo(!passing && !category.allowsStorage(storage.code()));
            }
        }
    }

    @Test
    void D25_cashOnAShelfNamesTheSafeAndIsNotRemarkedOnTwice() {
        HandlingFacts cash =
                HandlingFacts.of("CASH")
                        .storedIn("DRY_AMBIENT")
                        .withHazards("NONE_IDENTIFIED")
                        .with(CashCount.uncounted("sealed at the scene"));
        assertThat(clauses(cash)).containsExactly("P11.1 tier 3");
        assertThat(only(cash, "P11.1").guidance().english())
                .isEqualTo(
                        "This kind of thing (cash) is not kept in the dry store. Book it in to the"
                                + " safe for cash and valuables; a supervisor may override this with"
                                + " a reason.");
        assertThat(clauses(cash.storedIn("TRANSIT_LOCKER"))).containsExactly("P11.2 tier 1");
    }

    @Test
    void aSwollenBatteryAndAnExplosiveAreHeldWhateverTheyAreIn() {
        assertThat(clauses(HandlingFacts.of("PHONE_TABLET").in("SWOLLEN_BATTERY")))
                .contains("P14.1 tier 3");
        assertThat(clauses(HandlingFacts.of("OTHER").withHazards("EXPLOSIVE")))
                .contains("P13.1 tier 3");
        assertThat(clauses(HandlingFacts.of("AMMUNITION").withHazards("EXPLOSIVE")))
                .noneMatch(clause -> clause.startsWith("P13.1"));
    }

    @Test
    void noTierEverRefuses_anyCombinationGetsAnAnswerInOrderAndInWholeSentences() {
        long seed = 20260314L;
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            HandlingFacts facts =
                    HandlingFacts.of(any(random, RULES.categories().all()))
                            .packagedIn(any(random, RULES.packaging().all()))
                            .storedIn(any(random, RULES.storage().all()))
                            .withHazards(any(random, RULES.hazards().all()))
                            .in(any(random, RULES.itemStates().all()))
                            .described(random.nextBoolean() ? "wet bag of cocaine" : "{packaging}");
            List<Advice> advice = ADVISER.advise(facts);
            assertThat(advice)
                    .as("seed %d, %s", seed, facts)
                    .isSortedAccordingTo(
                            (a, b) -> Integer.compare(b.tier().number(), a.tier().number()));
            for (Advice one : advice) {
                assertThat(one.guidance().english()).doesNotContain("{").endsWith(".");
                assertThat(one.holds()).isEqualTo(!one.withholds().isEmpty());
                assertThat(one.asksWhy()).isEqualTo(!one.reasons().isEmpty());
            }
            assertThat(advice).extracting(Advice::rule).doesNotHaveDuplicates();
        }
    }

    private static String any(Random random, List<? extends Coded> entries) {
        return entries.get(random.nextInt(entries.size())).code();
    }

    @Test
    void anUnknownCategoryOrPackagingIsKeptAndNotJudged() {
        HandlingFacts facts = HandlingFacts.of("HOVERCRAFT").packagedIn("SHOEBOX").storedIn("LOFT");
        assertThat(clauses(facts)).allMatch(clause -> clause.endsWith("tier 1"));
        assertThat(ADVISER.presets(facts).packaging()).isNull();
        assertThat(ADVISER.presets(HandlingFacts.of(null)).hint().english()).isNotBlank();
    }
}
