package org.lockfast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of the house, held against what is shipped; and against {@code
 * org.lockfast.testing.house}, a small house that breaks each of them, so that no rule can fall
 * silent.
 */
class ArchitectureTest {
    private static final String BROKEN = "org.lockfast.testing.house";
    private static final JavaClasses SHIPPED =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lockfast");
    private static final JavaClasses BROKEN_CLASSES =
            new ClassFileImporter().importPackages(BROKEN);

    private final HouseRules house = new HouseRules("org.lockfast", SHIPPED);
    private final HouseRules broken = new HouseRules(BROKEN, BROKEN_CLASSES);

    @Test
    void everyPackageIsOnTheMap() {
        assertThat(house.everyPackageIsOnTheMap()).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(house.everyPackageIsNullMarked()).isEmpty();
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        assertThat(house.noCircles()).isEmpty();
    }

    @Test
    void screensDoNotKnowEachOther() {
        assertThat(house.screensDoNotKnowEachOther()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsKeptByEveryClassThatIsNotLetOff(Exempt.Rule rule) {
        assertThat(new Exemptions("org.lockfast", SHIPPED).breaches(rule)).isEmpty();
    }

    @Test
    void everyExemptionHasAReasonAndIsNeeded() {
        assertThat(new Exemptions("org.lockfast", SHIPPED).needless()).isEmpty();
    }

    /** The compiler's code for a switch calls ordinal() too, so this reads the sources. */
    @Test
    void nothingDependsOnTheOrderOfAnEnumsNames() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> breaches =
                    sources.filter(Files::isRegularFile)
                            .filter(source -> read(source).matches("(?s).*[.:]\\s*ordinal\\b.*"))
                            .toList();
            assertThat(breaches).isEmpty();
        }
    }

    @Test
    void aRoomUsesOnlyRoomsAboveItOnTheMap() {
        List<String> order = List.copyOf(HouseMap.MAY_USE.keySet());
        HouseMap.MAY_USE.forEach((room, uses) ->
                assertThat(order.subList(0, order.indexOf(room)))
                        .as("what %s may use", room)
                        .containsAll(uses));
    }

    /** The rows of the table that are easy to get wrong: siblings, "and above", "all but". */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                            place,      exhibit,    false
                            officer,    place,      true
                    officer,    keys,       true
                    exhibit,    officer,    true
                    exhibit,    keys,       false
                            continuity, rules,      true
                            continuity, ledger,     false
                            label,      find,       false
                            find,       label,      false
                            label,      paper,      true
                            find,       paper,      false
                            report,     label,      true
                            exchange,   report,     false
                            exchange,   find,       true
                            records,    exchange,   true
                            desktop,    records,    false
                            desktop,    report,     true
                            app,        records,    true
                            paper,      ledger,     false
                    """)
    void theMapIsTheOneThatWasDrawn(String room, String other, boolean may) {
        assertThat(HouseMap.mayUse(room, other)).isEqualTo(may);
    }

    @Test
    void aBrokenRuleIsNoticed() {
        assertThatThrownBy(() ->
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.lang..")
                                .check(SHIPPED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void breachesOfTheMapAreNoticed() {
        assertThat(broken.roomsUseOnlyWhatTheMapGivesThem())
                .isNotEmpty()
                .allSatisfy(b -> assertThat(b.what()).contains("ledger.UsesTheApp"));
        assertThat(places(broken.everyPackageIsOnTheMap())).containsExactly("attic.NoRoom");
        assertThat(places(broken.everyPackageIsNullMarked())).containsExactly("attic.NoRoom");
        assertThat(broken.noCircles()).singleElement().asString().contains("ledger.UsesTheApp");
    }

    @Test
    void breachesBetweenScreensAreNoticed() {
        assertThat(places(broken.screensDoNotKnowEachOther()))
                .containsExactlyInAnyOrder("desktop.one.OneViewModel", "desktop.Frame");
    }

    @ParameterizedTest
    @EnumSource
    void aBreachOfEachRuleIsNoticedAndAnExemptionHeeded(Exempt.Rule rule) {
        Exemptions exemptions = new Exemptions(BROKEN, BROKEN_CLASSES);
        assertThat(places(exemptions.breaches(rule)))
                .containsExactly(
                        switch (rule) {
                            case MAP -> "app.UsesTheLedger";
                            case VIEW_MODELS -> "desktop.one.OneViewModel";
                            default -> "exhibit.BreaksRules";
                        });
    }

    @Test
    void aNeedlessExemptionIsNoticed() {
        assertThat(new Exemptions(BROKEN, BROKEN_CLASSES).needless())
                .extracting(Breach::what)
                .containsExactlyInAnyOrder(
                        BROKEN + ".exhibit.LetOff is let off THREADS for no reason",
                        BROKEN + ".exhibit.LetOff is let off SQL and keeps it");
    }

    private static Set<String> places(List<Breach> breaches) {
        Function<Breach, String> shortly = b -> b.where().substring(BROKEN.length() + 1);
        return breaches.stream().map(shortly).collect(java.util.stream.Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
