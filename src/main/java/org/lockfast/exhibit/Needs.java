package org.lockfast.exhibit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockfast.rules.Category;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/** What a category needs to tell one item from another; {@code IMEI|SERIAL} is met by either. */
final class Needs {
    private Needs() {}

    static List<String> missing(Category category, Map<String, String> identifiers) {
        Set<String> given =
                identifiers.entrySet().stream()
                        .filter(entry -> !entry.getValue().isBlank())
                        .map(entry -> Identifiers.code(entry.getKey()))
                        .collect(Collectors.toSet());
        return category.needs().stream()
                .filter(need -> alternatives(need).stream().noneMatch(given::contains))
                .toList();
    }

    /** "IMEI or serial number", as it stands inside a sentence. */
    static Wording words(String need, Rules rules) {
        return alternatives(need).stream()
                .map(code -> rules.identifiers().words(code).inSentence())
                .reduce((one, other) -> rules.message("EITHER", Map.of("one", one, "other", other)))
                .orElseGet(() -> Wording.of(need));
    }

    static List<String> alternatives(String need) {
        return Arrays.asList(need.split("\\|"));
    }
}
