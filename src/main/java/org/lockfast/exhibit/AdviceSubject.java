package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Attribute;
import org.lockfast.rules.Category;
import org.lockfast.rules.Hazard;
import org.lockfast.rules.Packaging;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Storage;
import org.lockfast.rules.Subject;
import org.lockfast.rules.Wording;
import org.lockfast.rules.WorkedOut;

/** An item as the conditions of rules see it. */
final class AdviceSubject implements Subject {
    private final Rules rules;
    private final HandlingFacts facts;
    private final @Nullable Category category;
    private final Map<Attribute, Set<String>> values = new EnumMap<>(Attribute.class);

    /** Everything but what depends on presets; {@link #workOut} adds that. */
    AdviceSubject(Rules rules, WordFinder finder, HandlingFacts facts) {
        this.rules = rules;
        this.facts = facts;
        String code = facts.category();
        category = code == null ? null : rules.categories().find(code).orElse(null);
        values.put(Attribute.CATEGORY, one(code));
        values.put(Attribute.GROUP, category == null ? Set.of() : Set.copyOf(category.groups()));
        values.put(Attribute.PACKAGING, one(facts.packaging()));
        values.put(Attribute.PACKAGING_TRAIT, packagingTraits());
        values.put(Attribute.STORAGE, one(facts.storage()));
        values.put(Attribute.STORAGE_TRAIT, storageTraits());
        Set<String> hazards = facts.hazards();
        values.put(Attribute.HAZARD, hazards == null ? Set.of() : hazards);
        values.put(Attribute.STATE, facts.states());
        values.put(Attribute.IDENTIFIER, given());
        values.put(Attribute.WORDS, finder.find(facts.description()).keySet());
        values.put(Attribute.FACT, workedOut());
    }

    @Override
    public Set<String> values(Attribute attribute) {
        return values.getOrDefault(attribute, Set.of());
    }

    @Nullable Category category() {
        return category;
    }

    /** Adds whether packaging and storage are listed, silent presets counting as listed. */
    void workOut(Set<String> presetPackaging, Set<String> presetStorage) {
        if (category == null) {
            return;
        }
        Set<String> found = new HashSet<>(values(Attribute.FACT));
        String packaging = facts.packaging();
        if (packaging != null
                && !category.allowsPackaging(packaging)
                && !presetPackaging.contains(packaging)) {
            found.add(WorkedOut.PACKAGING_NOT_LISTED.name());
        }
        String storage = facts.storage();
        Set<String> traits = values(Attribute.STORAGE_TRAIT);
        if (storage != null
                && !category.allowsStorage(storage)
                && !presetStorage.contains(storage)
                && !traits.contains("TEMPORARY")
                && !traits.contains("OUTSIDE")) {
            found.add(WorkedOut.STORAGE_NOT_LISTED.name());
        }
        values.put(Attribute.FACT, found);
    }

    /** What the category needs and nobody has given, in words. */
    List<Wording> missing() {
        List<Wording> missing = new ArrayList<>();
        if (category != null) {
            Needs.missing(category, facts.identifiers())
                    .forEach(need -> missing.add(Needs.words(need, rules)));
        }
        return missing;
    }

    private static Set<String> one(@Nullable String code) {
        return code == null ? Set.of() : Set.of(code);
    }

    private Set<String> packagingTraits() {
        String code = facts.packaging();
        return code == null
                ? Set.of()
                : rules.packaging().find(code).map(Packaging::traits).orElse(Set.of());
    }

    private Set<String> storageTraits() {
        String code = facts.storage();
        return code == null
                ? Set.of()
                : rules.storage().find(code).map(Storage::traits).orElse(Set.of());
    }

    private Set<String> given() {
        return facts.identifiers().entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> Identifiers.code(entry.getKey()))
                .collect(Collectors.toSet());
    }

    private Set<String> workedOut() {
        Set<WorkedOut> found = new LinkedHashSet<>();
        hazards(found);
        if (!missing().isEmpty()) {
            found.add(WorkedOut.IDENTIFIERS_MISSING);
        }
        if (!facts.makeSafe().done()) {
            found.add(WorkedOut.NOT_MADE_SAFE);
        }
        switch (facts.makeSafe().ammunition()) {
            case IN_PACKAGE -> found.add(WorkedOut.AMMUNITION_IN_PACKAGE);
            case NOT_SAID -> found.add(WorkedOut.AMMUNITION_NOT_SAID);
            case NONE, SEPARATE -> {}
        }
        cash(found);
        drugs(found);
        return found.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private void hazards(Set<WorkedOut> found) {
        Set<String> ticked = facts.hazards();
        if (ticked == null || ticked.isEmpty()) {
            found.add(WorkedOut.HAZARDS_NOT_ANSWERED);
        } else if (ticked.contains(Hazard.NONE_IDENTIFIED) && ticked.size() > 1) {
            found.add(WorkedOut.HAZARDS_CONTRADICT);
        }
    }

    private void cash(Set<WorkedOut> found) {
        CashCount cash = facts.cash();
        if (cash == null) {
            found.add(WorkedOut.CASH_NOT_COUNTED);
            return;
        }
        for (CashCount.Problem problem : cash.problems(rules)) {
            found.add(
                    switch (problem) {
                        case NOT_COUNTED -> WorkedOut.CASH_NOT_COUNTED;
                        case COUNTED_ALONE -> WorkedOut.CASH_COUNTED_ALONE;
                        case SAME_PERSON -> WorkedOut.CASH_SAME_PERSON;
                        case BEFORE_FORENSIC_ANSWER ->
                                WorkedOut.CASH_COUNTED_BEFORE_FORENSIC_ANSWER;
                        case THOUGH_FORENSIC -> WorkedOut.CASH_COUNTED_THOUGH_FORENSIC;
                        case ODD_DENOMINATION -> WorkedOut.CASH_ODD_DENOMINATION;
                    });
        }
    }

    private void drugs(Set<WorkedOut> found) {
        DrugsFacts drugs = facts.drugs();
        if (drugs == null || !drugs.complete()) {
            found.add(WorkedOut.DRUGS_NOT_WEIGHED);
        }
        if (drugs != null && drugs.handled() && !drugs.people().two()) {
            found.add(WorkedOut.DRUGS_ONE_PERSON);
        }
    }
}
