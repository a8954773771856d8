package org.lockfast.rules;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the packaging adviser. Its code is the clause it is quoted by ({@code P4.1}), its words
 * the title.
 *
 * @param requirement the requirement it carries out, such as {@code D-15}; empty = none
 * @param about what it speaks of; of two on one subject a generic one gives way
 * @param generic whether it gives way to a rule that is not generic, on the same subject, that
 *     speaks at least as strongly
 * @param tier how strongly it speaks
 * @param when when it speaks
 * @param guidance what to do, in plain words; {@code {category}}, {@code {packaging}}, {@code
 *     {storage}}, {@code {suggestion}} and {@code {missing}} are filled in
 * @param suggest what to use instead, or to preset
 * @param withholds next steps withheld while it stands
 * @param reasons set reasons offered where the tier asks for one
 */
public record AdviceRule(
        Coding coding,
        String requirement,
        About about,
        boolean generic,
        Tier tier,
        Condition when,
        Wording guidance,
        Suggest suggest,
        Set<NextStep> withholds,
        List<Wording> reasons)
        implements Coded {
    /** What a rule speaks of. */
    public enum About {
        PACKAGING,
        STORAGE,
        HAZARDS,
        IDENTIFIERS,
        SAFETY,
        COUNT,
        DESCRIPTION
    }

    /**
     * What a rule suggests.
     *
     * @param packaging code; null = leaves it
     * @param storage code; null = leaves it
     * @param hazards to be added
     */
    public record Suggest(
            @Nullable String packaging, @Nullable String storage, List<String> hazards) {
        static final Suggest NOTHING = new Suggest(null, null, List.of());
    }

    static AdviceRule read(EntryReader in, Coding coding) {
        Tier tier = Tier.of(in.whole("tier", 0, 3));
        String requirement = in.textOr("requirement");
        AdviceRule rule =
                new AdviceRule(
                        coding,
                        requirement == null ? "" : requirement,
                        in.choice("about", About.class),
                        in.flag("generic"),
                        tier,
                        Condition.read(in, "when"),
                        in.wording("guidance"),
                        suggest(in.inside("suggest")),
                        Set.copyOf(in.choices("withholds", NextStep.class)),
                        in.wordings("reasons"));
        if ((tier == Tier.HOLD) == rule.withholds.isEmpty()) {
            throw in.wrong("tier 3, and only tier 3, says what it \"withholds\".");
        }
        if (tier == Tier.REASON && rule.reasons.isEmpty()) {
            throw in.wrong("tier 2 asks why, so it is to offer \"reasons\".");
        }
        return rule;
    }

    private static Suggest suggest(@Nullable EntryReader in) {
        if (in == null) {
            return Suggest.NOTHING;
        }
        Suggest suggest =
                new Suggest(in.textOr("packaging"), in.textOr("storage"), in.texts("hazards"));
        in.done();
        return suggest;
    }
}
