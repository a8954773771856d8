package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lockfast.rules.IdentifierKind;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/**
 * Looks at identifiers as they are typed: an IMEI, a serial number, a plate. A finding warns and
 * never blocks; the value stays as it was typed.
 */
public final class Identifiers {
    private final Rules rules;

    /** Checks by the kinds of identifier in force. */
    public Identifiers(Rules rules) {
        this.rules = rules;
    }

    /**
     * What was found about one identifier.
     *
     * @param kind code of the list {@code identifiers}, or the key as given where it is none
     * @param value as typed
     * @param normal the form used to find the same thing in another case
     * @param warnings what looks wrong; empty = nothing
     */
    public record Checked(String kind, String value, String normal, List<Wording> warnings) {
        public Checked {
            warnings = List.copyOf(warnings);
        }
    }

    /** The code a key stands for: {@code imei} and {@code phone number} are known in any case. */
    public static String code(String key) {
        return key.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** Looks at one. */
    public Checked check(String key, String value) {
        String code = code(key);
        Optional<IdentifierKind> kind = rules.identifiers().find(code);
        IdentifierCheck.Finding finding =
                kind.filter(IdentifierKind::isClosed)
                        .map(closed -> IdentifierCheck.of(closed, value))
                        .orElseGet(() ->
                                IdentifierCheck.of(
                                        kind.map(IdentifierKind::check)
                                                .orElse(IdentifierKind.Check.NONE),
                                        value));
        return new Checked(
                rules.identifiers().has(code) ? code : key,
                value,
                finding.normal(),
                finding.warning(rules).stream().toList());
    }

    /** Looks at all, in the order given; blank values are left out. */
    public List<Checked> check(Map<String, String> identifiers) {
        List<Checked> checked = new ArrayList<>();
        identifiers.forEach((key, value) -> {
            if (!value.isBlank()) {
                checked.add(check(key, value));
            }
        });
        return List.copyOf(checked);
    }
}
