package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.rules.PropertyKind;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class CompletenessTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
    private static final Completeness COMPLETENESS = new Completeness(RULES);
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private static List<String> missing(Facts facts, Missing.Need need) {
        return COMPLETENESS.missing(facts).stream()
                .filter(one -> one.need() == need)
                .map(Missing::place)
                .toList();
    }

    private static Facts.Builder knife() {
        return Facts.of("EXHIBIT")
                .reference("JSM/7")
                .caseReference("01YR/4402/26")
                .description("Kitchen knife, black handle, 20 cm blade")
                .category("KNIFE_BLADE")
                .place("Kitchen, sink, left bowl")
                .at(NOON)
                .producer("PC 1187 J Smith");
    }

    @Test
    void D1_anEmptyExhibitListsEverythingAndNothingIsRefused() {
        Facts facts = Facts.of("EXHIBIT").build();
        assertThat(missing(facts, Missing.Need.LABEL))
                .containsExactly(
                        "REFERENCE",
                        "DESCRIPTION",
                        "PLACE",
                        "TIME",
                        "PRODUCER",
                        "CASE_OR_PROPERTY_NUMBER");
        assertThat(missing(facts, Missing.Need.LATER))
                .containsExactly(
                        "CASE",
                        "CATEGORY",
                        "PACKAGING",
                        "HAZARDS",
                        "QUANTITY",
                        "FROM",
                        "POWER",
                        "OWNER");
        assertThat(COMPLETENESS.labelReady(facts)).isFalse();
    }

    @Test
    void D1_labelCompleteIsNotRecordComplete() {
        Facts facts = knife().build();
        assertThat(COMPLETENESS.labelReady(facts)).isTrue();
        assertThat(missing(facts, Missing.Need.LATER))
                .containsExactly(
                        "PACKAGING",
                        "HAZARDS",
                        "QUANTITY",
                        "FROM",
                        "POWER",
                        "OWNER",
                        "BLADE_LENGTH");
    }

    @Test
    void D1_wholeRecordHasNothingToComplete() {
        Facts facts =
                knife().from("no one")
                        .power("PACE_18_2")
                        .fact("OWNER", "not known")
                        .quantity("1")
                        .hazards(Set.of("NONE_IDENTIFIED"))
                        .identifiers(Map.of("blade length", "20 cm"))
                        .with(new PackageFacts("KNIFE_TUBE", "NUMBERED_BAG", "A0417702"))
                        .build();
        assertThat(COMPLETENESS.missing(facts)).isEmpty();
        assertThat(COMPLETENESS.sentence(COMPLETENESS.missing(facts)).english())
                .isEqualTo("Nothing to complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void D1_blankIsNoAnswerButNotKnownIs(String blank) {
        assertThat(missing(knife().place(blank).build(), Missing.Need.LABEL)).isEmpty();
        Facts facts = Facts.of("EXHIBIT").place(blank).from("not known").build();
        assertThat(missing(facts, Missing.Need.LABEL)).contains("PLACE");
        assertThat(missing(facts, Missing.Need.LATER)).doesNotContain("FROM");
    }

    @Test
    void aPropertyNumberServesTheLabelWhereThereIsNoCaseYet() {
        Facts facts =
                Facts.of("EXHIBIT")
                        .reference("JSM/7")
                        .propertyNumber("P-26-000123")
                        .description("Kitchen knife")
                        .place("Kitchen")
                        .at(NOON)
                        .producer("J Smith")
                        .build();
        assertThat(COMPLETENESS.labelReady(facts)).isTrue();
        assertThat(missing(facts, Missing.Need.LATER)).contains("CASE");
    }

    @Test
    void onlyNumberedSealsDemandANumberAndEachPackageIsNamed() {
        Facts facts =
                knife().with(new PackageFacts("PAPER_BAG", "SIGNED_TAPE", null))
                        .with(new PackageFacts("CASH_BAG", "NUMBERED_BAG", " "))
                        .with(new PackageFacts(null, "PADLOCK", null))
                        .with(new PackageFacts("NYLON_BAG", "NUMBERED_TIE", null))
                        .build();
        assertThat(missing(facts, Missing.Need.LATER))
                .contains("SEAL_NUMBER#2", "PACKAGING#3", "SEAL_NUMBER#4")
                .doesNotContain("SEAL_NUMBER#1", "SEAL_NUMBER#3", "PACKAGING#1");
        Facts one = knife().with(new PackageFacts("CASH_BAG", "NUMBERED_BAG", null)).build();
        assertThat(missing(one, Missing.Need.LATER)).contains("SEAL_NUMBER");
    }

    @ParameterizedTest
    @CsvSource({
        "FOUND,       FINDER FINDER_CLAIM",
        "PRISONER,    FROM CUSTODY_RECORD WITNESS PERSON_SIGNED",
        "DECEASED,    DECEASED DEATH_REFERENCE WITNESS NEXT_OF_KIN",
        "SAFEKEEPING, OWNER REASON_KEPT RETURN_BY",
        "SURRENDERED, FROM SURRENDER"
    })
    void propertyThatIsNoExhibitHasItsOwnFacts(String kind, String own) {
        Facts facts = Facts.of(kind).build();
        assertThat(missing(facts, Missing.Need.LABEL))
                .containsExactly("DESCRIPTION", "PLACE", "TIME", "TAKEN_IN_BY", "PROPERTY_NUMBER");
        List<String> later = missing(facts, Missing.Need.LATER);
        assertThat(later.subList(later.size() - own.split(" ").length, later.size()))
                .containsExactly(own.split(" "));
        assertThat(later).doesNotContain("POWER", "REFERENCE", "CASE", "PRODUCER");
    }

    @Test
    void aTypedReferenceMeetsAFactThatNamesItsType() {
        assertThat(missing(Facts.of("PRISONER").has("CUSTODY").build(), Missing.Need.LATER))
                .doesNotContain("CUSTODY_RECORD");
        assertThat(missing(Facts.of("PRISONER").has("CRIME").build(), Missing.Need.LATER))
                .contains("CUSTODY_RECORD");
        assertThat(missing(Facts.of("DECEASED").has("CORONER").build(), Missing.Need.LATER))
                .doesNotContain("DEATH_REFERENCE");
    }

    @Test
    void D22_aPhoneAsksForImeiOrSerialInWords() {
        Facts.Builder phone = knife().category("PHONE_TABLET");
        Missing imei =
                COMPLETENESS.missing(phone.build()).stream()
                        .filter(one -> one.code().equals("IMEI|SERIAL"))
                        .findFirst()
                        .orElseThrow();
        assertThat(imei.name().english()).isEqualTo("IMEI or serial number");
        assertThat(imei.need()).isEqualTo(Missing.Need.LATER);
        Facts given = phone.identifiers(Map.of("imei", "490154203237518")).build();
        assertThat(missing(given, Missing.Need.LATER)).doesNotContain("IMEI|SERIAL");
    }

    @Test
    void everyMissingFactSaysInWordsWhatToDo() {
        for (PropertyKind kind : RULES.propertyKinds().all()) {
            for (Missing one : COMPLETENESS.missing(Facts.of(kind.code()).build())) {
                assertThat(one.name().english()).isNotEqualTo(one.code()).isNotBlank();
                assertThat(one.ask().english()).endsWith(".");
            }
        }
        assertThat(COMPLETENESS.sentence(COMPLETENESS.missing(knife().build())).english())
                .isEqualTo("7 things to complete");
    }
}
