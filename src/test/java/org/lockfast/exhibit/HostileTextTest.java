package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockfast.place.PlacePath;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

/**
 * Strings nobody here wrote, through everything that takes text: nothing throws, nothing changes.
 */
class HostileTextTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
    private static final DescriptionWarnings WARNINGS = new DescriptionWarnings(RULES);
    private static final PackagingAdviser ADVISER = new PackagingAdviser(RULES);
    private static final Path STRINGS = Path.of("../shared/data/naughty-strings/blns.txt");
    private static final Path SEIZURES = Path.of("../shared/data/bc-gazette/seizures.csv");

    private static List<String> lines(Path file) throws IOException {
        assumeTrue(Files.exists(file), () -> file + " is not here, so this is not tested.");
        return Files.readAllLines(file);
    }

    @Test
    void everyNaughtyStringIsTakenAndKept() throws IOException {
        for (String text : lines(STRINGS)) {
            takesAndKeeps(text);
        }
    }

    private static void takesAndKeeps(String text) {
        assertThat(ExhibitReference.of(text, RULES).written()).isEqualTo(text);
        String once = ExhibitReference.normalise(text);
        assertThat(ExhibitReference.normalise(once))
                .as("normal once is normal twice")
                .isEqualTo(once);
        RULES.referenceTypes()
                .codes()
                .forEach(type ->
                        assertThat(CaseReference.of(type, text, RULES).written()).isEqualTo(text));
        RULES.identifiers()
                .codes()
                .forEach(kind ->
                        assertThat(new Identifiers(RULES).check(kind, text).value())
                                .isEqualTo(text));
        for (DescriptionWarnings.Warning warning : WARNINGS.check(text, null)) {
            assertThat(text).containsIgnoringCase(warning.found());
        }
        assertThat(ADVISER.advise(HandlingFacts.of(text).described(text)))
                .extracting(Advice::rule)
                .contains("P10.1");
        assertThat(Initials.of(text)).matches("[A-Z]{0,4}");
        PlacePath.parse(text)
                .ifPresent(path -> assertThat(PlacePath.parse(path.text())).contains(path));
    }

    @Test
    void whatIsFoundInRealDescriptionsStandsInThem() throws IOException {
        DescriptionWarnings warnings = new DescriptionWarnings(RULES);
        Map<DescriptionWarnings.Kind, Integer> counts =
                new EnumMap<>(DescriptionWarnings.Kind.class);
        for (String row : lines(SEIZURES)) {
            for (DescriptionWarnings.Warning warning : warnings.check(row, null)) {
                assertThat(row).containsIgnoringCase(warning.found());
                counts.merge(warning.kind(), 1, Integer::sum);
            }
        }
        assertThat(counts).containsKeys(DescriptionWarnings.Kind.PRECIOUS);
    }
}
