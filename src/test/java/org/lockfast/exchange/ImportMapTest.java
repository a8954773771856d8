package org.lockfast.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.TestStore;

class ImportMapTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {                                                              | no JSON
                    []                                                             | names no field
                    {}                                                             | names no field
                    {"colour": "c"}                                                | colour
                    {"case": 3}                                                    | column's name
                    {"case": {"column": "a", "constant": "b"}}                     | one of the two
                    {"case": {}}                                                   | one of the two
                    {"case": {"colum": "a"}}                                       | colum,
                    {"case": {"column": "a", "formats": ["yyyy"]}}                 | Only seizedAt
                    {"seizedAt": {"column": "a", "formats": ["yyyy-Q-bb"]}}        | is no date format
                    {"seizedAt": {"column": "a", "formats": []}}                   | are a list
                    {"seizedAt": {"column": "a", "formats": "yyyy"}}               | are a list
                    {"seizedAt": {"column": "a", "zone": "Mars/Base"}}             | Mars/Base
                    {"case": "a", "case": "b"}                                     | no JSON
                    {"case": {"column": " "}}                                      | no text
                    """)
    void whatItDoesNotKnowIsRefusedWithASentence(String json, String part) {
        assertThat(ImportMap.read(json, LONDON))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains(part));
    }

    @Test
    void aColumnThatIsNotThereIsRefusedAndThoseThatAreAreListed() {
        CsvFile file = TestStore.value(CsvFile.of("f.csv", "a,b,b\n".getBytes(UTF_8)));
        Outcome<?> absent =
                TestStore.value(ImportMap.read("{\"case\": \"x\"}", LONDON)).places(file);
        assertThat(((Outcome.Refused<?>) absent).choices()).containsExactly("a", "b", "b (2)");
        Outcome<?> twice =
                TestStore.value(ImportMap.read("{\"case\": \"b\"}", LONDON)).places(file);
        assertThat(((Outcome.Refused<?>) twice).code()).isEqualTo("COLUMN_TWICE");
        CsvFile other = TestStore.value(CsvFile.of("f.csv", "a;x\n".getBytes(UTF_8)));
        Outcome<?> semicolons =
                TestStore.value(ImportMap.read("{\"case\": \"x\"}", LONDON)).places(other);
        assertThat(((Outcome.Refused<?>) semicolons).sentence()).contains("semicolons");
    }

    @Test
    void aConstantMustBeWhatItIsMappedTo() {
        for (String json :
                new String[] {
                    "{\"category\": {\"constant\": \"NONSENSE\"}}",
                    "{\"seizedAt\": {\"constant\": \"yesterday\"}}"
                }) {
            assertThat(TestStore.value(ImportMap.read(json, LONDON)).checkConstants(Set.of("CASH")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void whatIsRecordedOfItNamesEveryFormatAndZone() {
        String used =
                TestStore.value(
                                ImportMap.read(
                                        "\uFEFF{\"seizedAt\": \"when\", \"case\": {\"constant\": \"C\"}}",
                                        LONDON))
                        .asUsed();
        assertThat(used)
                .contains(
                        "\"zone\":\"Europe/London\"", "yyyy-MM-dd'T'HH:mm", "{\"constant\":\"C\"}");
    }
}
