package org.lockfast.desktop.exhibits;

import java.util.Arrays;
import java.util.Locale;
import org.lockfast.desktop.Words;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;

/** What a filter asks, in words. */
final class FilterWords {
    private FilterWords() {}

    /** "Problem: gap not explained". */
    static String said(Filter.Term term) {
        Words words = Words.in(FilterWords.class);
        return words.say("exhibits.filter.term", name(term.key()), value(term));
    }

    /** "Problem". */
    static String name(Filter.Key key) {
        String words = key.words();
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static String value(Filter.Term term) {
        return switch (term.key()) {
            case PROBLEM ->
                    Arrays.stream(Matter.values())
                            .filter(matter -> matter.name().equals(term.value()))
                            .findFirst()
                            .map(Matter::words)
                            .orElse(term.value());
            case STATUS, CATEGORY, KIND ->
                    term.value().equals("LEFT")
                            ? Words.in(FilterWords.class).say("exhibits.filter.left")
                            : term.value().toLowerCase(Locale.UK).replace('_', ' ');
            case WHERE, HOLDER, CASE, SEIZED, PRODUCER, BY, OF -> term.value();
        };
    }
}
