package org.lockfast.exhibit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.AdviceRule;
import org.lockfast.rules.NextStep;
import org.lockfast.rules.Tier;
import org.lockfast.rules.Wording;

/**
 * What the adviser says about an item. It never refuses to record what happened; the highest tier
 * withholds a next step of ours until it is mended, or overridden by a named supervisor.
 *
 * @param tier HINT, REASON or HOLD
 * @param rule clause it is quoted by, such as {@code P4.1}
 * @param title title of the rule
 * @param requirement requirement it carries out, such as {@code D-15}; empty = none
 * @param about what it speaks of
 * @param guidance what to do, in plain words
 * @param version of the rule
 * @param effective first day the rule is in force
 * @param source keys of what it rests on
 * @param status who approved it, in words
 * @param packaging code of the packaging to use; null = it speaks of something else
 * @param storage code of the storage class to use; null = it speaks of something else
 * @param hazards codes to tick
 * @param withholds next steps withheld while it stands; empty unless HOLD
 * @param reasons set reasons to choose from; empty unless REASON
 */
public record Advice(
        Tier tier,
        String rule,
        Wording title,
        String requirement,
        AdviceRule.About about,
        Wording guidance,
        int version,
        LocalDate effective,
        List<String> source,
        String status,
        @Nullable String packaging,
        @Nullable String storage,
        List<String> hazards,
        Set<NextStep> withholds,
        List<Wording> reasons) {

    /** Whether a reason is asked for. */
    public boolean asksWhy() {
        return tier == Tier.REASON;
    }

    /** Whether the package is on HOLD: its label says so, and a next step is withheld. */
    public boolean holds() {
        return tier == Tier.HOLD;
    }

    /**
     * Whether this answers why: one of the set reasons, or own words of enough letters.
     *
     * @param shortest characters own words have at least, {@code limits().reasonShortest()}
     */
    public boolean accepts(String reason, int shortest) {
        String text = reason.strip();
        boolean set = reasons.stream().anyMatch(r -> r.byLanguage().containsValue(text));
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return set || (text.codePointCount(0, text.length()) >= shortest && letters >= 3);
    }

    /** Every next step that some of these withhold. */
    public static Set<NextStep> withheld(Collection<Advice> advice) {
        EnumSet<NextStep> steps = EnumSet.noneOf(NextStep.class);
        advice.forEach(one -> steps.addAll(one.withholds()));
        return steps;
    }
}
