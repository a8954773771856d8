package org.lockfast.exhibit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.rules.WordList;

/** Finds the words of a list in a description: whole words, in any case, phrases included. */
final class Matched {
    /** How many words back a word such as "believed" still takes the sting out. */
    private static final int REACH = 4;

    /** A letter or digit, with apostrophes and hyphens inside words. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}]+(?:['’/-][\\p{L}\\p{N}]+)*");

    private final String text;
    private final List<String> words;

    Matched(String description) {
        text = description;
        words = WORD.matcher(description).results().map(word -> plain(word.group())).toList();
    }

    /** The first word or phrase of the list that stands in the description as a fact. */
    Optional<String> first(WordList list) {
        for (String phrase : longestFirst(list.match())) {
            List<String> wanted =
                    WORD.matcher(phrase).results().map(word -> plain(word.group())).toList();
            for (int at = 0; at + wanted.size() <= words.size(); at++) {
                if (words.subList(at, at + wanted.size()).equals(wanted)
                        && !softened(list, at, at + wanted.size())) {
                    return Optional.of(phrase);
                }
            }
        }
        for (Pattern pattern : list.patterns()) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                return Optional.of(found.group());
            }
        }
        return Optional.empty();
    }

    private boolean softened(WordList list, int from, int to) {
        Set<String> before = Set.copyOf(words.subList(Math.max(0, from - REACH), from));
        boolean hedged = list.unlessAfter().stream().anyMatch(before::contains);
        boolean qualified = to < words.size() && list.unlessBefore().contains(words.get(to));
        return hedged || qualified;
    }

    private static List<String> longestFirst(List<String> phrases) {
        return phrases.stream()
                .sorted(java.util.Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
