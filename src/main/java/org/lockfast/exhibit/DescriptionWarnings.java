package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Limits;
import org.lockfast.rules.Rules;
import org.lockfast.rules.WordList;
import org.lockfast.rules.Wording;

/**
 * Reads a description as a court would: what is seen, not what somebody thinks (D-11). It warns and
 * never blocks, and it never changes a word.
 */
public final class DescriptionWarnings {
    private final Rules rules;
    private final WordFinder finder;

    /** Warnings by the word lists and limits in force. Made once, used for many descriptions. */
    public DescriptionWarnings(Rules rules) {
        this.rules = rules;
        finder = new WordFinder(rules);
    }

    /** Why a description is queried. */
    public enum Kind {
        /** Nothing is written. */
        EMPTY,
        /** Shorter than the limit, by default 8 characters. */
        SHORT,
        /** Longer than fits on a label. */
        LONG,
        /** A drug named as a fact. */
        DRUG,
        /** A precious metal or stone named as a fact. */
        PRECIOUS,
        /** An opinion. */
        OPINION,
        /** A word that would fit anything. */
        VAGUE,
        /** A PIN or password, which is never stored (D-22). */
        SECRET
    }

    /**
     * One warning.
     *
     * @param found the word or phrase it is about; empty if about the whole
     * @param words what to write instead
     */
    public record Warning(Kind kind, String found, Wording words) {}

    /**
     * Looks at a description.
     *
     * @param category code of the kind of thing, some words being harmless on some; null = not said
     * @return in the order of the lists; empty = nothing to say
     */
    public List<Warning> check(String description, @Nullable String category) {
        List<Warning> warnings = new ArrayList<>();
        length(description).ifPresent(warnings::add);
        finder.find(description)
                .forEach((code, word) -> {
                    WordList list = rules.wordLists().get(code);
                    Kind kind = kind(list.use());
                    boolean excepted =
                            category != null && list.exceptCategories().contains(category);
                    if (kind != null && !excepted) {
                        warnings.add(new Warning(kind, word, say(list, word)));
                    }
                });
        return List.copyOf(warnings);
    }

    private Optional<Warning> length(String description) {
        Limits limits = rules.limits();
        int characters = description.strip().codePointCount(0, description.strip().length());
        if (characters == 0) {
            return warn(Kind.EMPTY, rules.message("DESCRIPTION_EMPTY"));
        }
        if (characters < limits.descriptionShortest()) {
            return warn(Kind.SHORT, rules.message("DESCRIPTION_SHORT"));
        }
        if (characters > limits.descriptionLongest()) {
            Wording limit = Wording.of(String.valueOf(limits.descriptionLongest()));
            return warn(Kind.LONG, rules.message("DESCRIPTION_LONG", Map.of("limit", limit)));
        }
        return Optional.empty();
    }

    private static Optional<Warning> warn(Kind kind, Wording words) {
        return Optional.of(new Warning(kind, "", words));
    }

    private static Wording say(WordList list, String word) {
        return list.say().fill(Map.of("word", Wording.of(word)));
    }

    private static @Nullable Kind kind(WordList.Use use) {
        return switch (use) {
            case DRUG -> Kind.DRUG;
            case PRECIOUS -> Kind.PRECIOUS;
            case OPINION -> Kind.OPINION;
            case VAGUE -> Kind.VAGUE;
            case SECRET -> Kind.SECRET;
            case SIGN -> null;
        };
    }
}
