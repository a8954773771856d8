package org.lockfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is another operation is left out of one whose name it begins with. */
class LoggedOperationNamesTest {
    private final Rules rules = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));

    private static boolean fits(String name, String type) {
        return name.endsWith(".") ? type.startsWith(name) : type.equals(name);
    }

    @Test
    void theNamesOfAnOperationFitWhatItIsAndNothingElse() {
        for (String code : List.of("COLLECTION", "ALTERATION", "DISCLOSURE", "COMBINATION")) {
            for (String type :
                    List.of(
                            "case.opened",
                            "case.corrected",
                            "exhibit.recorded",
                            "continuity.handed-out",
                            "continuity.sealed",
                            "continuity.resolved",
                            "label.printed",
                            "label.sent",
                            "device.head-seen")) {
                boolean one =
                        rules.namesOfOperation(code).entrySet().stream()
                                .anyMatch(name ->
                                        fits(name.getKey(), type)
                                                && name.getValue().stream()
                                                        .noneMatch(other -> fits(other, type)));
                assertThat(one)
                        .as("%s %s", code, type)
                        .isEqualTo(
                                rules.operation(type)
                                        .filter(operation -> operation.code().equals(code))
                                        .isPresent());
            }
        }
        assertThat(rules.namesOfOperation("").values()).allMatch(Set::isEmpty);
        assertThat(rules.namesOfOperation("CONSULTATION")).isEmpty();
    }
}
