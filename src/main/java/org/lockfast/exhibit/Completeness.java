package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Category;
import org.lockfast.rules.Fact;
import org.lockfast.rules.PropertyKind;
import org.lockfast.rules.Rules;
import org.lockfast.rules.SealKind;
import org.lockfast.rules.Wording;

/**
 * Lists what a record does not say yet. Saving never waits for it: a label waits only for the facts
 * it shows, the rest is asked for later and chased. There is no score, only the list.
 */
public final class Completeness {
    private final Rules rules;

    /** Judges by the kinds of property and of thing in force. */
    public Completeness(Rules rules) {
        this.rules = rules;
    }

    /** What is missing: what the label waits for first, then the rest in the order of the kind. */
    public List<Missing> missing(Facts facts) {
        PropertyKind kind =
                rules.propertyKinds()
                        .find(facts.kind())
                        .orElseGet(() -> rules.propertyKinds().get("EXHIBIT"));
        List<Missing> missing = new ArrayList<>();
        for (String fact : kind.label()) {
            look(facts, fact, Missing.Need.LABEL, missing);
        }
        for (String fact : kind.later()) {
            look(facts, fact, Missing.Need.LATER, missing);
        }
        identifiers(facts, missing);
        return List.copyOf(missing);
    }

    /** Whether a label of it would be whole. */
    public boolean labelReady(Facts facts) {
        return missing(facts).stream().noneMatch(one -> one.need() == Missing.Need.LABEL);
    }

    /**
     * One thing that is missing, by its code as records list it: {@code POWER}, {@code
     * SEAL_NUMBER#2}, {@code IMEI|SERIAL}.
     */
    public Missing named(String code) {
        int mark = code.indexOf('#');
        String plain = mark < 0 ? code : code.substring(0, mark);
        if (!rules.facts().has(plain)) {
            return identifier(plain);
        }
        Missing one = missing(plain, 0, Missing.Need.LATER);
        return mark < 0
                ? one
                : new Missing(
                        plain,
                        0,
                        Wording.of(
                                one.name().english() + " of package " + code.substring(mark + 1)),
                        one.ask(),
                        one.need());
    }

    /**
     * The field a correction names to say what is missing: {@code power}, {@code
     * particulars.OWNER}, {@code identifiers.IMEI|SERIAL} where either will do. Empty where a
     * correction cannot say it: a property number, the case, and what is missing of another
     * package.
     *
     * @param code as records list it
     * @param packageNumber the package that would be corrected, from 1
     */
    public Optional<String> field(String code, int packageNumber) {
        int mark = code.indexOf('#');
        if (mark > 0 && !code.substring(mark + 1).equals(Integer.toString(packageNumber))) {
            return Optional.empty();
        }
        String fact = mark < 0 ? code : code.substring(0, mark);
        if (!rules.facts().has(fact)) {
            return Optional.of(CorrectableField.IDENTIFIER.with(fact));
        }
        return Facts.particular(fact)
                ? Optional.of(CorrectableField.PARTICULAR.with(fact))
                : CorrectableField.answering(fact);
    }

    /** "2 things to complete"; "Nothing to complete". Never a score. */
    public Wording sentence(List<Missing> missing) {
        Wording count = Wording.of(String.valueOf(missing.size()));
        return switch (missing.size()) {
            case 0 -> rules.message("COMPLETE");
            case 1 -> rules.message("ONE_TO_COMPLETE");
            default -> rules.message("MORE_TO_COMPLETE", Map.of("count", count));
        };
    }

    private void look(Facts facts, String code, Missing.Need need, List<Missing> missing) {
        switch (code) {
            case "PACKAGING" -> packaging(facts, need, missing);
            case "SEAL_NUMBER" -> seals(facts, need, missing);
            default -> {
                if (!given(facts, code)) {
                    missing.add(missing(code, 0, need));
                }
            }
        }
    }

    private boolean given(Facts facts, String code) {
        List<String> anyOf = rules.facts().find(code).map(Fact::anyOf).orElse(List.of());
        return facts.has(code) || anyOf.stream().anyMatch(facts::has);
    }

    private void packaging(Facts facts, Missing.Need need, List<Missing> missing) {
        if (facts.packages().isEmpty()) {
            missing.add(missing("PACKAGING", 0, need));
        }
        for (int n = 1; n <= facts.packages().size(); n++) {
            if (blank(facts.packages().get(n - 1).packaging())) {
                missing.add(missing("PACKAGING", number(n, facts), need));
            }
        }
    }

    /** Only a numbered kind of seal demands a number; with no kind said, nothing is demanded. */
    private void seals(Facts facts, Missing.Need need, List<Missing> missing) {
        for (int n = 1; n <= facts.packages().size(); n++) {
            PackageFacts one = facts.packages().get(n - 1);
            String kind = one.sealKind();
            boolean numbered =
                    kind != null
                            && rules.sealKinds().find(kind).map(SealKind::numbered).orElse(false);
            if (numbered && blank(one.sealNumber())) {
                missing.add(missing("SEAL_NUMBER", number(n, facts), need));
            }
        }
    }

    /** One package is the common case, and is not counted out loud. */
    private static int number(int n, Facts facts) {
        return facts.packages().size() == 1 ? 0 : n;
    }

    private void identifiers(Facts facts, List<Missing> missing) {
        String code = facts.category();
        Category category = code == null ? null : rules.categories().find(code).orElse(null);
        if (category == null) {
            return;
        }
        for (String need : Needs.missing(category, facts.identifiers())) {
            missing.add(identifier(need));
        }
    }

    private Missing identifier(String need) {
        Wording name = Needs.words(need, rules);
        Wording ask = rules.message("GIVE_IDENTIFIER", Map.of("name", name));
        return new Missing(need, 0, name.asSentence(), ask, Missing.Need.LATER);
    }

    private Missing missing(String code, int packageNumber, Missing.Need need) {
        Wording name = rules.facts().words(code);
        Wording ask = rules.facts().find(code).map(Fact::ask).orElse(name);
        return new Missing(code, packageNumber, name, ask, need);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
