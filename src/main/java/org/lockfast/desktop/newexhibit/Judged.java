package org.lockfast.desktop.newexhibit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockfast.exhibit.Advice;
import org.lockfast.exhibit.DescriptionWarnings.Warning;
import org.lockfast.exhibit.Presets;
import org.lockfast.rules.AdviceRule;
import org.lockfast.rules.Tier;

/**
 * What the rules say of a form as it stands.
 *
 * @param presets what is usual, already filled in
 * @param hazards codes ticked: presets and those by hand
 * @param advice of all packages, the strongest first, each rule once
 * @param byPackage the same for each package in order
 * @param wording about the description
 * @param identifiers identifier code to what looks odd about its value
 * @param incomplete what is missing, in words, in the order it is chased
 * @param incompleteCodes the same as codes
 * @param holds rules that put a package on HOLD
 */
record Judged(
        Presets presets,
        Set<String> hazards,
        List<Advice> advice,
        List<List<Advice>> byPackage,
        List<Warning> wording,
        Map<String, String> identifiers,
        List<String> incomplete,
        List<String> incompleteCodes,
        List<String> holds) {

    /** Each rule once, the strongest first. */
    static List<Advice> once(List<List<Advice>> byPackage) {
        Map<String, Advice> once = new LinkedHashMap<>();
        byPackage.forEach(all -> all.forEach(one -> once.putIfAbsent(one.rule(), one)));
        List<Advice> sorted = new ArrayList<>(once.values());
        sorted.sort(Comparator.comparingInt((Advice one) -> one.tier().number()).reversed());
        return List.copyOf(sorted);
    }

    /**
     * What is said in the advice box: asked and held before hints; a hint about what the form shows
     * as missing anyway says nothing new.
     */
    List<Advice> spoken() {
        return advice.stream()
                .filter(one ->
                        one.tier() != Tier.HINT
                                || (one.about() != AdviceRule.About.HAZARDS
                                        && one.about() != AdviceRule.About.IDENTIFIERS))
                .toList();
    }

    /** Rules that ask for a reason and have none that will do. */
    List<Advice> unanswered(Map<String, String> reasons, int shortest) {
        return advice.stream()
                .filter(Advice::asksWhy)
                .filter(one -> !one.accepts(reasons.getOrDefault(one.rule(), ""), shortest))
                .toList();
    }

    /** Names of what is missing, each once. */
    Set<String> missing() {
        return new LinkedHashSet<>(incomplete);
    }
}
