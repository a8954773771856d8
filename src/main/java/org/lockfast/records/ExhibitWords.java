package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The texts an exhibit is found by. Numbers (references, seals, labels, identifiers, property and
 * case numbers) stay once they were ever given: they stand on paper somewhere. Everything else is
 * what the record says now.
 *
 * @param numbers each compared as one word too
 */
record ExhibitWords(List<String> numbers, List<String> prose) {
    /** Of a text longer than this the beginning is looked at, and of an exhibit this many words. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int MOST_WORDS = 5_000;

    static ExhibitWords empty() {
        return new ExhibitWords(new ArrayList<>(), new ArrayList<>());
    }

    void number(@Nullable String text) {
        add(numbers, text);
    }

    void prose(@Nullable String text) {
        add(prose, text);
    }

    void prose(@Nullable Collection<String> texts) {
        if (texts != null) {
            texts.forEach(this::prose);
        }
    }

    private static void add(List<String> list, @Nullable String text) {
        if (text != null && !text.isBlank() && !list.contains(text)) {
            list.add(text);
        }
    }

    SortedSet<String> words() {
        List<String> found = new ArrayList<>();
        numbers.forEach(text -> Wording.addNumber(beginning(text), found));
        prose.forEach(text -> Wording.addWords(beginning(text), found));
        SortedSet<String> words = new TreeSet<>();
        for (String word : found) {
            if (words.size() == MOST_WORDS) {
                break;
            }
            words.add(word);
        }
        return words;
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
