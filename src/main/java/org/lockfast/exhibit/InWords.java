package org.lockfast.exhibit;

import org.lockfast.rules.Power;
import org.lockfast.rules.Rules;

/**
 * Codes of the lists in force as people read them. What no list knows stands as it was written: a
 * later list, or free text.
 */
public final class InWords {
    private final Rules rules;

    public InWords(Rules rules) {
        this.rules = rules;
    }

    /**
     * Something that is missing.
     *
     * @param place as {@link Missing#place()} gives it: {@code SEAL_NUMBER#2}, {@code IMEI|SERIAL}
     * @return such as {@code seal number of package 2}
     */
    public String missing(String place) {
        int hash = place.indexOf('#');
        String code = hash < 0 ? place : place.substring(0, hash);
        String name =
                (rules.facts().has(code) ? rules.facts().words(code) : Needs.words(code, rules))
                        .inSentence()
                        .english();
        return hash < 0 ? name : name + " of package " + place.substring(hash + 1);
    }

    /** A power of seizure with its statute; a power in the officer's own words as it is. */
    public String power(String code) {
        return rules.powers().find(code).map(InWords::withStatute).orElse(code);
    }

    private static String withStatute(Power power) {
        String words = power.words().english();
        return power.statute().isBlank() ? words : words + " (" + power.statute() + ")";
    }

    public String packaging(String code) {
        return rules.packaging().words(code).inSentence().english();
    }

    /** A kind of identifier, such as {@code IMEI}. */
    public String identifier(String code) {
        return rules.identifiers().words(code).english();
    }
}
