package org.lockfast.desktop.newexhibit;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Advice;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.DescriptionWarnings;
import org.lockfast.exhibit.ExhibitEvent.AdviceAnswer;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.HandlingFacts;
import org.lockfast.exhibit.Identifiers;
import org.lockfast.exhibit.Judging;
import org.lockfast.exhibit.JudgingByRules;
import org.lockfast.exhibit.PackagingAdviser;
import org.lockfast.exhibit.Presets;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.rules.Packaging;
import org.lockfast.rules.Rules;
import org.lockfast.rules.SealKind;
import org.lockfast.rules.Tier;

/** Judges a form by one day's rules, as the record will be judged once it is saved. Pure. */
final class Judge {
    /** Stands for the identity a package will get; two judgements of one form are alike. */
    private static final UUID NONE = new UUID(0, 0);

    private final Rules rules;
    private final InstantSource clock;
    private final PackagingAdviser adviser;
    private final DescriptionWarnings wording;
    private final Identifiers identifiers;
    private final JudgingByRules judging;

    Judge(Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        adviser = new PackagingAdviser(rules);
        wording = new DescriptionWarnings(rules);
        identifiers = new Identifiers(rules);
        judging = new JudgingByRules(rules);
    }

    /**
     * @param at the time understood, null for none
     */
    Judged judge(Draft form, @Nullable OffsetDateTime at, @Nullable OffsetDateTime safeAt) {
        Presets presets = presets(form, safeAt);
        Set<String> hazards = hazards(form, presets);
        Recorded record = recorded(form, presets, hazards, safeAt);
        Judging.Judgement judgement =
                judging.judge(record, at, clock.instant(), Judging.Since.NOTHING);
        List<List<Advice>> byPackage =
                record.packages().stream()
                        .map(one -> adviser.advise(judging.handling(record, one)))
                        .toList();
        Map<String, String> odd = new LinkedHashMap<>();
        identifiers
                .check(form.identifiers())
                .forEach(checked ->
                        checked.warnings()
                                .forEach(said -> odd.put(checked.kind(), said.english())));
        return new Judged(
                presets,
                hazards,
                Judged.once(byPackage),
                byPackage,
                wording.check(form.description(), code(form.category())),
                odd,
                judgement.incomplete().stream().map(this::name).toList(),
                judgement.incomplete(),
                judgement.holds());
    }

    private Presets presets(Draft form, @Nullable OffsetDateTime safeAt) {
        Recorded bare = recorded(form, null, form.ticked(), safeAt);
        HandlingFacts facts = judging.handling(bare, bare.packages().getFirst());
        return adviser.presets(facts);
    }

    private static Set<String> hazards(Draft form, Presets presets) {
        Set<String> all = new LinkedHashSet<>(presets.hazards());
        all.removeAll(form.unticked());
        all.addAll(form.ticked());
        return all;
    }

    /** What is missing, in words: "Seal number of package 2". */
    private String name(String missing) {
        int hash = missing.indexOf('#');
        String code = hash < 0 ? missing : missing.substring(0, hash);
        String name =
                rules.facts().has(code)
                        ? rules.facts().words(code).english()
                        : List.of(code.split("\\|")).stream()
                                .map(one -> rules.identifiers().words(one).english())
                                .collect(Collectors.joining(" / "));
        return hash < 0 ? name : name + " " + missing.substring(hash + 1);
    }

    /** The seal a package has: a number makes it a numbered kind, else what is usual. */
    private @Nullable String sealKind(String packaging, String seal) {
        List<String> usual =
                rules.packaging().find(packaging).map(Packaging::sealKinds).orElse(List.of());
        if (seal.isBlank()) {
            return usual.isEmpty() ? null : usual.getFirst();
        }
        return usual.stream()
                .filter(kind -> rules.sealKinds().find(kind).map(SealKind::numbered).orElse(false))
                .findFirst()
                .orElse("NUMBERED_BAG");
    }

    /** The record as it would be written. */
    Recorded recorded(
            Draft form,
            @Nullable Presets presets,
            Set<String> hazards,
            @Nullable OffsetDateTime safeAt) {
        List<PackageRecorded> packages = new ArrayList<>();
        for (Draft.Pack one : form.packages()) {
            packages.add(
                    new PackageRecorded(
                            NONE,
                            packages.size() + 1,
                            code(one.packaging()),
                            sealKind(one.packaging(), one.seal()),
                            code(one.seal()),
                            null,
                            number(one.quantity()).orElse(null),
                            code(one.unit())));
        }
        return new Recorded(
                form.kind(),
                form.investigation(),
                form.kind() == PropertyKind.EXHIBIT ? code(form.reference()) : null,
                "NEW", // every record gets a property number of ours
                code(form.description()),
                code(form.category()),
                code(form.place()),
                code(form.from()),
                null,
                code(form.seizedBy()),
                code(form.producer()),
                code(form.power()),
                presets == null ? null : presets.storage(),
                hazards.isEmpty() ? null : List.copyOf(hazards),
                given(form.identifiers()),
                given(form.particulars()),
                number(form.quantity()).orElse(null),
                code(form.unit()),
                conditions(form, safeAt),
                packages,
                code(form.notes()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * What is handed in to be recorded.
     *
     * @param parent the package it is taken from; null where it is no sub-exhibit
     */
    ExhibitForm form(
            Draft form,
            Judged judged,
            String seizedBy,
            @Nullable OffsetDateTime at,
            @Nullable OffsetDateTime safeAt,
            @Nullable UUID parent) {
        Recorded record = recorded(form, judged.presets(), judged.hazards(), safeAt);
        List<AdviceAnswer> answers =
                judged.advice().stream()
                        .filter(one -> one.tier() != Tier.HINT)
                        .map(one ->
                                new AdviceAnswer(
                                        one.rule(),
                                        String.valueOf(one.version()),
                                        one.tier().number(),
                                        code(form.reasons().getOrDefault(one.rule(), ""))))
                        .toList();
        return new ExhibitForm(
                form.kind(),
                record.reference(),
                record.description(),
                record.category(),
                at,
                record.place(),
                record.from(),
                seizedBy,
                record.producer(),
                record.power(),
                null,
                null,
                record.storage(),
                record.hazards(),
                record.identifiers(),
                record.particulars(),
                record.quantity(),
                record.unit(),
                record.packages().stream()
                        .map(one ->
                                new ExhibitForm.PackageForm(
                                        one.packaging(),
                                        one.seal(),
                                        one.sealKind(),
                                        null,
                                        one.quantity(),
                                        one.unit()))
                        .toList(),
                record.notes(),
                record.conditions(),
                answers,
                parent);
    }

    /** What was filled in, without what was left empty. */
    private static @Nullable Map<String, String> given(Map<String, String> typed) {
        Map<String, String> given = new LinkedHashMap<>();
        typed.forEach((code, value) -> {
            if (!value.isBlank()) {
                given.put(code, value.strip());
            }
        });
        return given.isEmpty() ? null : given;
    }

    private static @Nullable Map<String, String> conditions(
            Draft form, @Nullable OffsetDateTime safeAt) {
        Map<String, String> stated = new LinkedHashMap<>();
        form.states().stream().sorted().forEach(state -> stated.put(state, "yes"));
        if (!form.madeSafeBy().isBlank()) {
            stated.put(JudgingByRules.MADE_SAFE_BY, form.madeSafeBy().strip());
        }
        if (safeAt != null) {
            stated.put(JudgingByRules.MADE_SAFE_AT, safeAt.toString());
        }
        if (!form.ammunition().isBlank()) {
            stated.put(JudgingByRules.AMMUNITION, form.ammunition());
        }
        return stated.isEmpty() ? null : stated;
    }

    /** A quantity as typed; empty if it is none. */
    static Optional<BigDecimal> number(String text) {
        try {
            return text.isBlank() || text.length() > 18
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(text.strip().replace(",", "")))
                            .filter(number -> number.signum() >= 0 && Amount.fits(number));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static @Nullable String code(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
