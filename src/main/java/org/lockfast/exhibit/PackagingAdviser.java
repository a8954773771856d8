package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.AdviceRule;
import org.lockfast.rules.Category;
import org.lockfast.rules.Condition;
import org.lockfast.rules.Hazard;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Tier;
import org.lockfast.rules.Treatment;
import org.lockfast.rules.Wording;

/**
 * Says how an item is best packaged, stored and handled, in four tiers, by the rules in force. It
 * decides nothing and forbids nothing: whatever happened is recorded.
 */
public final class PackagingAdviser {
    private final Rules rules;
    private final WordFinder finder;

    /** An adviser by the rules of one day. Made once, asked about many items. */
    public PackagingAdviser(Rules rules) {
        this.rules = rules;
        finder = new WordFinder(rules);
    }

    /**
     * What a screen fills in: what is usual for the kind, as its state and description change it.
     */
    public Presets presets(HandlingFacts facts) {
        AdviceSubject subject = new AdviceSubject(rules, finder, facts);
        return presets(subject, silent(subject));
    }

    private Presets presets(AdviceSubject subject, List<AdviceRule> silent) {
        Category category = subject.category();
        String packaging = category == null ? null : category.packaging().getFirst();
        String storage = category == null ? null : category.storage().getFirst();
        Set<String> hazards =
                new LinkedHashSet<>(category == null ? List.of() : category.hazards());
        List<String> because = new ArrayList<>();
        for (AdviceRule rule : silent) {
            AdviceRule.Suggest suggest = rule.suggest();
            packaging = suggest.packaging() == null ? packaging : suggest.packaging();
            storage = suggest.storage() == null ? storage : suggest.storage();
            hazards.addAll(suggest.hazards());
            because.add(rule.code());
        }
        return new Presets(
                packaging,
                sealKind(packaging),
                storage,
                List.copyOf(hazards),
                category == null ? List.of() : category.identifiers(),
                category == null ? rules.message("DESCRIPTION_SHORT") : category.hint(),
                category == null ? null : category.capture(),
                because);
    }

    /** What there is to say, the strongest first; empty = nothing. */
    public List<Advice> advise(HandlingFacts facts) {
        AdviceSubject subject = new AdviceSubject(rules, finder, facts);
        List<AdviceRule> silent = silent(subject);
        Set<String> packaging = new HashSet<>();
        Set<String> storage = new HashSet<>();
        for (AdviceRule rule : silent) {
            addIfNamed(packaging, rule.suggest().packaging());
            addIfNamed(storage, rule.suggest().storage());
        }
        subject.workOut(packaging, storage);
        List<AdviceRule> speaking =
                rules.advice().all().stream()
                        .filter(rule -> rule.tier() != Tier.PRESET && rule.when().holds(subject))
                        .toList();
        Presets usual = presets(subject, silent);
        return speaking.stream()
                .filter(rule -> !givesWay(rule, speaking))
                .sorted(
                        Comparator.comparingInt((AdviceRule rule) -> rule.tier().number())
                                .reversed())
                .map(rule -> advice(rule, facts, subject, usual))
                .toList();
    }

    /** Whether a thing waits for this to be done to it, such as to be dried. */
    boolean waits(Treatment treatment, HandlingFacts facts) {
        Condition during = treatment.waits();
        return during != null && during.holds(new AdviceSubject(rules, finder, facts));
    }

    private List<AdviceRule> silent(AdviceSubject subject) {
        return rules.advice().all().stream()
                .filter(rule -> rule.tier() == Tier.PRESET && rule.when().holds(subject))
                .toList();
    }

    /** A general rule is not heard beside a particular one about the same thing. */
    private static boolean givesWay(AdviceRule rule, List<AdviceRule> speaking) {
        return rule.generic()
                && speaking.stream()
                        .anyMatch(other ->
                                !other.generic()
                                        && other.about() == rule.about()
                                        && other.tier().number() >= rule.tier().number());
    }

    private Advice advice(
            AdviceRule rule, HandlingFacts facts, AdviceSubject subject, Presets usual) {
        String packaging = rule.suggest().packaging();
        String storage = rule.suggest().storage();
        if (packaging == null && rule.about() == AdviceRule.About.PACKAGING && rule.generic()) {
            packaging = usual.packaging();
        }
        if (storage == null && rule.about() == AdviceRule.About.STORAGE) {
            storage = usual.storage();
        }
        // A rule on packaging that needs another kind of tube or bag for this category says so.
        if (packaging != null && rule.about() == AdviceRule.About.PACKAGING && !rule.generic()) {
            packaging = fitting(packaging, subject, usual);
        }
        List<String> hazards =
                rule.suggest().hazards().stream().filter(code -> !ticked(facts, code)).toList();
        return new Advice(
                rule.tier(),
                rule.code(),
                rule.words(),
                rule.requirement(),
                rule.about(),
                rule.guidance().fill(named(rule, facts, subject, packaging, storage)),
                rule.from().version(),
                rule.from().effective(),
                rule.from().source(),
                rule.from().status(),
                packaging,
                storage,
                hazards,
                rule.withholds(),
                rule.reasons());
    }

    private static boolean ticked(HandlingFacts facts, String hazard) {
        Set<String> ticked = facts.hazards();
        return ticked != null && ticked.contains(hazard);
    }

    /**
     * The rule's packaging where the category allows it, otherwise what is preset if that is rigid.
     */
    private String fitting(String packaging, AdviceSubject subject, Presets usual) {
        Category category = subject.category();
        String preset = usual.packaging();
        if (category == null || preset == null || category.allowsPackaging(packaging)) {
            return packaging;
        }
        return traits(preset).containsAll(traits(packaging)) ? preset : packaging;
    }

    private Set<String> traits(String packaging) {
        return rules.packaging().find(packaging).map(p -> p.traits()).orElse(Set.of());
    }

    private Map<String, Wording> named(
            AdviceRule rule,
            HandlingFacts facts,
            AdviceSubject subject,
            @Nullable String packaging,
            @Nullable String storage) {
        Map<String, Wording> named = new HashMap<>();
        String kind = facts.category();
        named.put(
                "category",
                kind == null
                        ? rules.message("NOT_SAID")
                        : rules.categories().words(kind).inSentence());
        named.put("packaging", inText(facts.packaging(), true));
        named.put("storage", inText(facts.storage(), false));
        boolean storing = rule.about() == AdviceRule.About.STORAGE;
        named.put("suggestion", inText(storing ? storage : packaging, !storing));
        named.put("missing", Wording.join(", ", subject.missing()));
        return named;
    }

    private Wording inText(@Nullable String code, boolean packaging) {
        if (code == null) {
            return rules.message("USUAL");
        }
        return packaging
                ? rules.packaging().find(code).map(p -> p.inText()).orElse(Wording.of(code))
                : rules.storage().find(code).map(s -> s.inText()).orElse(Wording.of(code));
    }

    private @Nullable String sealKind(@Nullable String packaging) {
        return packaging == null
                ? null
                : rules.packaging()
                        .find(packaging)
                        .flatMap(found -> found.sealKinds().stream().findFirst())
                        .orElse(null);
    }

    private static void addIfNamed(Set<String> codes, @Nullable String code) {
        if (code != null) {
            codes.add(code);
        }
    }

    /** Words of the hazards ticked, as a label prints them: in capitals, never colour alone. */
    public List<Wording> labelWords(Set<String> hazards) {
        return rules.hazards().all().stream()
                .filter(hazard -> hazards.contains(hazard.code()))
                .filter(hazard -> !hazard.code().equals(Hazard.NONE_IDENTIFIED))
                .map(Hazard::label)
                .toList();
    }
}
