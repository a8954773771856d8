package org.lockfast.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that the lists fit together: a code that is named in one list exists in the other. */
final class CrossCheck {
    private final Rules rules;
    private final List<RuleProblem> problems = new ArrayList<>();

    CrossCheck(Rules rules) {
        this.rules = rules;
    }

    List<RuleProblem> problems() {
        rules.categories().all().forEach(this::category);
        rules.packaging().all().forEach(this::packaging);
        rules.storage().all().forEach(entry -> traits(entry, entry.traits(), Storage.TRAITS));
        rules.propertyKinds().all().forEach(this::kind);
        rules.facts().all().forEach(this::fact);
        rules.roles().all().forEach(role -> known(role, role.permissions(), rules.permissions()));
        rules.wordLists()
                .all()
                .forEach(list -> known(list, list.exceptCategories(), rules.categories()));
        rules.advice().all().forEach(this::advice);
        rules.outcomes().all().forEach(this::outcome);
        rules.treatments().all().forEach(this::treatment);
        return problems;
    }

    private void category(Category category) {
        known(category, category.groups(), rules.groups());
        known(category, withoutAny(category.packaging()), rules.packaging());
        known(category, withoutAny(category.storage()), rules.storage());
        known(category, category.hazards(), rules.hazards());
        known(category, category.identifiers(), rules.identifiers());
        for (String need : category.needs()) {
            List<String> alternatives = Arrays.asList(need.split("\\|"));
            known(category, alternatives, rules.identifiers());
            if (!category.identifiers().containsAll(alternatives)) {
                say(category, "it needs " + need + " but does not ask for it in \"identifiers\".");
            }
        }
    }

    private void packaging(Packaging packaging) {
        traits(packaging, packaging.traits(), Packaging.TRAITS);
        known(packaging, packaging.sealKinds(), rules.sealKinds());
    }

    private void outcome(FinalOutcome outcome) {
        known(outcome, outcome.witness(), rules.groups());
        known(outcome, outcome.photograph(), rules.propertyKinds());
    }

    private void treatment(Treatment treatment) {
        known(treatment, treatment.categories(), rules.categories());
        known(treatment, treatment.second(), rules.categories());
        known(treatment, treatment.undoes(), rules.treatments());
        String permission = treatment.permission();
        known(treatment, permission == null ? List.of() : List.of(permission), rules.permissions());
        Condition waits = treatment.waits();
        if (waits != null) {
            waits.visit((attribute, values) -> {
                if (attribute != Attribute.STATE) {
                    tested(treatment, attribute, values);
                    return;
                }
                List<String> others =
                        values.stream().filter(code -> !rules.treatments().has(code)).toList();
                known(treatment, others, rules.itemStates());
            });
        }
    }

    private void kind(PropertyKind kind) {
        known(kind, kind.label(), rules.facts());
        known(kind, kind.later(), rules.facts());
        known(kind, kind.receiptFacts(), rules.facts());
        known(kind, kind.references(), rules.referenceTypes());
        known(kind, kind.powers(), rules.powers());
    }

    private void fact(Fact fact) {
        for (String other : fact.anyOf()) {
            if (other.startsWith(Fact.REFERENCE)) {
                String type = other.substring(Fact.REFERENCE.length());
                known(fact, List.of(type), rules.referenceTypes());
            } else {
                known(fact, List.of(other), rules.facts());
            }
        }
    }

    private void advice(AdviceRule rule) {
        rule.when().visit((attribute, values) -> tested(rule, attribute, values));
        String packaging = rule.suggest().packaging();
        String storage = rule.suggest().storage();
        known(rule, packaging == null ? List.of() : List.of(packaging), rules.packaging());
        known(rule, storage == null ? List.of() : List.of(storage), rules.storage());
        known(rule, rule.suggest().hazards(), rules.hazards());
    }

    private void tested(Coded rule, Attribute attribute, Set<String> values) {
        switch (attribute) {
            case CATEGORY -> known(rule, values, rules.categories());
            case GROUP -> known(rule, values, rules.groups());
            case PACKAGING -> known(rule, values, rules.packaging());
            case PACKAGING_TRAIT -> traits(rule, values, Packaging.TRAITS);
            case STORAGE -> known(rule, values, rules.storage());
            case STORAGE_TRAIT -> traits(rule, values, Storage.TRAITS);
            case HAZARD -> known(rule, values, rules.hazards());
            case STATE -> known(rule, values, rules.itemStates());
            case IDENTIFIER -> known(rule, values, rules.identifiers());
            case WORDS -> known(rule, values, rules.wordLists());
            case FACT -> traits(rule, values, WORKED_OUT);
        }
    }

    private static final Set<String> WORKED_OUT =
            Arrays.stream(WorkedOut.values()).map(Enum::name).collect(Collectors.toSet());

    private static List<String> withoutAny(List<String> codes) {
        return codes.stream().filter(code -> !code.equals(Category.ANY)).toList();
    }

    private void known(Coded entry, Collection<String> codes, CodeList<?> list) {
        for (String code : codes) {
            if (!list.has(code)) {
                say(entry, code + " is not in the list " + list.name() + ".");
            }
        }
    }

    private void traits(Coded entry, Set<String> named, Set<String> allowed) {
        for (String trait : named) {
            if (!allowed.contains(trait)) {
                say(entry, trait + " is not one of " + allowed.stream().sorted().toList() + ".");
            }
        }
    }

    private void say(Coded entry, String words) {
        String file = rules.fileOf(entry.from().pack(), entry.code());
        problems.add(new RuleProblem(file, "entry " + entry.code() + ": " + words));
    }

    /** Lists a book may hold; a pack of another name would never be read. */
    static final Map<String, String> LISTS =
            Map.ofEntries(
                    Map.entry("sources", "what entries rest on"),
                    Map.entry("messages", "sentences the program says"),
                    Map.entry("groups", "groups of categories"),
                    Map.entry("categories", "kinds of thing"),
                    Map.entry("packaging", "ways to package"),
                    Map.entry("seal-kinds", "kinds of seal"),
                    Map.entry("seal-states", "states of a seal"),
                    Map.entry("storage", "storage classes"),
                    Map.entry("hazards", "hazards"),
                    Map.entry("item-states", "states of an item"),
                    Map.entry(Treatment.LIST, "what is done to a thing"),
                    Map.entry("facts", "what a record is asked for"),
                    Map.entry("property-kinds", "kinds of property"),
                    Map.entry("reference-types", "types of case reference"),
                    Map.entry("reference-formats", "format of exhibit references"),
                    Map.entry("powers", "powers of seizure"),
                    Map.entry("discrepancies", "ways a record and a thing differ"),
                    Map.entry("outcomes", "ways to leave for good"),
                    Map.entry("hold-reasons", "why property is kept"),
                    Map.entry("vouching", "ways to vouch"),
                    Map.entry("permissions", "what a role may be allowed"),
                    Map.entry("roles", "roles"),
                    Map.entry("identifiers", "kinds of identifier"),
                    Map.entry("limits", "limits"),
                    Map.entry("advice", "rules of the packaging adviser"),
                    Map.entry("word-lists", "words in descriptions"),
                    Map.entry("bank-holidays", "bank holidays"),
                    Map.entry("operations", "operations that are logged"),
                    Map.entry(StockLayout.LIST, "layouts of labels"),
                    Map.entry(LabelStock.LIST, "what label stocks are made of"),
                    Map.entry("currencies", "currencies"));
}
