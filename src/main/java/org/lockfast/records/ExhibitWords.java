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
 * what the record says now. What the record itself says has room that nothing else fills.
 *
 * @param numbers of the record itself; each is compared as one word too
 * @param prose of the record itself
 * @param otherNumbers what was ever given besides: seals, labels, former references
 * @param otherProse of its case, holders and places
 */
record ExhibitWords(
        List<String> numbers,
        List<String> prose,
        List<String> otherNumbers,
        List<String> otherProse) {
    /** Of a longer text the beginning is looked at. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_OTHER = 1_000;

    /** What anybody can read off a bag or a paper as one number. */
    private static final int LONGEST_NUMBER = Wording.LONGEST;

    /** Words that what the record itself says can give, and as many that all else can. */
    static final int MOST_WORDS = 5_000;

    static ExhibitWords empty() {
        return new ExhibitWords(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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

    void otherNumber(@Nullable String text) {
        add(otherNumbers, text);
    }

    void otherProse(@Nullable String text) {
        add(otherProse, text);
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
        SortedSet<String> words = own(cut);
        words.addAll(others(cut));
        return words;
    }

    /** The words of what the record itself says. */
    SortedSet<String> own(Cut cut) {
        return words(cut, numbers, prose, LONGEST_TEXT);
    }

    /** The words of all else. */
    SortedSet<String> others(Cut cut) {
        return words(cut, otherNumbers, otherProse, LONGEST_OTHER);
    }

    private static SortedSet<String> words(
            Cut cut, List<String> numbers, List<String> prose, int longest) {
        SortedSet<String> words = new TreeSet<>();
        for (String text : numbers) {
            add(cut.number(beginning(text, LONGEST_NUMBER)), words);
        }
        for (String text : prose) {
            add(cut.prose(beginning(text, longest)), words);
        }
        return words;
    }

    /** Takes in as many more as there is room for. */
    static void add(Collection<String> found, SortedSet<String> words) {
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

    private static String beginning(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
