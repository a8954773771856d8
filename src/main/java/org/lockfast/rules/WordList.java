package org.lockfast.rules;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words in a description that mean something to us: a drug named as fact, an opinion, a vague word,
 * or a sign that a hazard is to be thought of.
 *
 * @param use what the list is for
 * @param match words and phrases, lower case; a match is whole words, in any case
 * @param patterns regular expressions for what no list of words can say, in any case
 * @param unlessAfter words that take the sting out when they stand shortly before: "believed"
 * @param unlessBefore words that do so when they follow at once: "coloured"
 * @param exceptCategories categories the list does not apply to
 * @param say warning or suggestion; {@code {word}} is the word found
 */
public record WordList(
        Coding coding,
        Use use,
        List<String> match,
        List<Pattern> patterns,
        Set<String> unlessAfter,
        Set<String> unlessBefore,
        Set<String> exceptCategories,
        Wording say)
        implements Coded {
    /** What a list is for. */
    public enum Use {
        /** Names a drug as a fact (D-11). */
        DRUG,
        /** Names a precious metal or stone as a fact (D-11). */
        PRECIOUS,
        /** Says what somebody thinks, not what is seen. */
        OPINION,
        /** Says too little. */
        VAGUE,
        /** A PIN or password, which is never stored (D-22). */
        SECRET,
        /** Only a trigger for rules of the list {@code advice}; nothing is said. */
        SIGN
    }

    static WordList read(EntryReader in, Coding coding) {
        List<String> match = in.texts("match");
        if (match.isEmpty()) {
            throw in.wrong("\"match\" needs at least one word.");
        }
        return new WordList(
                coding,
                in.choice("use", Use.class),
                match,
                Patterns.list(in, "patterns"),
                Set.copyOf(in.texts("unlessAfter")),
                Set.copyOf(in.texts("unlessBefore")),
                Set.copyOf(in.texts("exceptCategories")),
                in.wording("say"));
    }
}
