package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class DescriptionWarningsTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
    private static final DescriptionWarnings WARNINGS = new DescriptionWarnings(RULES);

    private static String kinds(String description, String category) {
        List<String> kinds =
                WARNINGS.check(description, category.isEmpty() ? null : category).stream()
                        .map(warning -> warning.kind().name())
                        .toList();
        return String.join(" ", kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Bag of cocaine on table                        | DRUGS         | DRUG
                    COCAINE in a clear bag                         | ''            | DRUG
                    Suspected cocaine in clear bag                 | DRUGS         | ''
                    Box labelled diazepam 5 mg, 28 tablets         | MEDICATION    | ''
                    Small clear bag of white powder                | DRUGS         | ''
                    Green plant material, cannabis                 | DRUGS         | DRUG
                    Scaffolding crack in a wall panel              | ''            | DRUG
                    Gold ring with clear stone                     | JEWELLERY_VALUABLES | PRECIOUS
                    Gold coloured ring, clear stone                | JEWELLERY_VALUABLES | ''
                    Yellow metal ring, clear stone                 | JEWELLERY_VALUABLES | ''
                    Gold Samsung phone, cracked screen             | PHONE_TABLET  | ''
                    Diamond ring in a red box                      | ''            | PRECIOUS
                    Marigold rubber gloves, yellow                 | ''            | ''
                    Murder weapon found by the bed                 | KNIFE_BLADE   | OPINION
                    Stolen bicycle, red, Raleigh                   | BULKY         | OPINION
                    Shirt with blood on the collar                 | CLOTHING      | OPINION
                    Shirt with red staining on the collar          | CLOTHING      | ''
                    Vial of blood, second of two                   | TOXICOLOGY_SAMPLE | ''
                    Misc items from the kitchen drawer             | ''            | VAGUE
                    Black phone, PIN 1234                          | PHONE_TABLET  | SECRET
                    Black phone, PIN supplied, held in case file   | PHONE_TABLET  | ''
                    Black laptop, password hunter2                 | COMPUTER_STORAGE | SECRET
                    Black laptop, password protected               | COMPUTER_STORAGE | ''
                    Drawing pin, brass, 2 cm                       | ''            | ''
                    Knife                                          | KNIFE_BLADE   | SHORT
                    12345678                                       | ''            | ''
                    1234567                                        | ''            | SHORT
                    """)
    void D11_warnsOfWhatIsNotSeen(String description, String category, String kinds) {
        assertThat(kinds(description, category)).isEqualTo(kinds);
    }

    @Test
    void D11_emptyAndTooLong() {
        assertThat(kinds("   ", "")).isEqualTo("EMPTY");
        assertThat(kinds("a".repeat(250), "")).isEmpty();
        assertThat(kinds("a".repeat(251), "")).isEqualTo("LONG");
        assertThat(kinds("🔪".repeat(8), "")).as("eight characters, sixteen units").isEmpty();
    }

    @Test
    void D11_saysWhichWordAndWhatToWriteInstead() {
        DescriptionWarnings.Warning warning =
                WARNINGS.check("Two wraps of Heroin", null).getFirst();
        assertThat(warning.found()).isEqualTo("heroin");
        assertThat(warning.words().english())
                .isEqualTo(
                        "\"heroin\" is known only after a test. Describe what you see, for example"
                                + " \"small clear bag of white powder\".");
    }

    @Test
    void D22_aPinIsNotRepeatedInTheWarningAboutIt() {
        DescriptionWarnings.Warning warning =
                WARNINGS.check("Black phone, PIN is 4471", null).getFirst();
        assertThat(warning.words().english()).doesNotContain("4471").contains("held in");
    }
}
