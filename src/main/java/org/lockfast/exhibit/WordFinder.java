package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.rules.Rules;
import org.lockfast.rules.WordList;

/**
 * Finds the words of all lists in a description in one pass: whole words, in any case, phrases
 * included. Made once for the rules of a day and used for many descriptions.
 */
final class WordFinder {
    /** How many words back a word such as "believed" still takes the sting out. */
    private static final int REACH = 4;

    /** Letters and digits, with apostrophes and hyphens inside words. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}]+(?:['’/-][\\p{L}\\p{N}]+)*");

    private final List<WordList> lists;
    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    private record Phrase(WordList list, String text, List<String> words) {}

    WordFinder(Rules rules) {
        lists = rules.wordLists().all();
        for (WordList list : lists) {
            for (String text : list.match()) {
                List<String> words = words(text);
                if (!words.isEmpty()) {
                    byFirstWord
                            .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                            .add(new Phrase(list, text, words));
                }
            }
        }
    }

    /**
     * The longest word or phrase of each list that stands in the description as a fact, by the code
     * of the list, in the order of the lists.
     */
    Map<String, String> find(String description) {
        Map<String, String> found = new HashMap<>();
        List<String> words = words(description);
        for (int at = 0; at < words.size(); at++) {
            for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
                if (stands(phrase, words, at)) {
                    found.merge(phrase.list().code(), phrase.text(), WordFinder::longer);
                }
            }
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        for (WordList list : lists) {
            String phrase = found.get(list.code());
            if (phrase != null) {
                ordered.put(list.code(), phrase);
            } else {
                pattern(list, description, ordered);
            }
        }
        return ordered;
    }

    private static void pattern(WordList list, String description, Map<String, String> found) {
        for (Pattern pattern : list.patterns()) {
            Matcher matcher = pattern.matcher(description);
            if (matcher.find()) {
                found.putIfAbsent(list.code(), matcher.group());
            }
        }
    }

    private static boolean stands(Phrase phrase, List<String> words, int from) {
        int to = from + phrase.words().size();
        if (to > words.size() || !words.subList(from, to).equals(phrase.words())) {
            return false;
        }
        Set<String> hedges = phrase.list().unlessAfter();
        boolean hedged =
                words.subList(Math.max(0, from - REACH), from).stream().anyMatch(hedges::contains);
        boolean qualified =
                to < words.size() && phrase.list().unlessBefore().contains(words.get(to));
        return !hedged && !qualified;
    }

    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT).replace('’', '\''))
                .toList();
    }
}
