package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * @param cut how texts met before were cut into words
     */
    SortedSet<String> words(Cut cut) {
        SortedSet<String> words = new TreeSet<>();
        words(cut, words);
        return words;
    }

    /**
     * @param words takes them, as long as they are not too many
     */
    void words(Cut cut, SortedSet<String> words) {
        for (String text : numbers) {
            add(cut.number(beginning(text)), words);
        }
        for (String text : prose) {
            add(cut.prose(beginning(text)), words);
        }
    }

    /** Words that are there, and as many of the others as may be. */
    static SortedSet<String> together(SortedSet<String> there, SortedSet<String> more) {
        SortedSet<String> words = new TreeSet<>(there);
        add(more, words);
        return words;
    }

    private static void add(Collection<String> found, SortedSet<String> words) {
        for (String word : found) {
            if (words.size() < MOST_WORDS) {
                words.add(word);
            }
        }
    }

    /** Remembers how texts were cut: names, places and categories come again and again. */
    static final class Cut {
        private static final int MOST = 5_000;
        private static final int SHORT = 100;
        private final Map<String, List<String>> proses = new HashMap<>();

        List<String> prose(String text) {
            List<String> known = proses.get(text);
            if (known == null) {
                known = new ArrayList<>();
                Wording.addWords(text, known);
                if (text.length() < SHORT) {
                    if (proses.size() == MOST) {
                        proses.clear();
                    }
                    proses.put(text, known);
                }
            }
            return known;
        }

        /** Numbers seldom come again. */
        List<String> number(String text) {
            List<String> found = new ArrayList<>();
            Wording.addNumber(text, found);
            return found;
        }
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
