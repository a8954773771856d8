package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the exhibits that have all the words of a question. A word is taken as it stands; only one
 * nothing has is taken for a part of a word, and then for a slip of the hand. The last word may be
 * a beginning.
 */
final class Finding {
    /** What an exhibit must have: one of these words, or a word that begins so. */
    private record Need(Blocks narrow, List<String> beginnings) {}

    /** How freely the question is taken. */
    private enum Reading {
        /** The last word as it stands and no other way. */
        WHOLE,
        /** The last word may be a beginning. */
        BEGINNING,
        /** Every word may also be a part of one, or a slip. */
        LOOSE
    }

    private final Vocabulary vocabulary;
    private final int exhibits;
    private final @Nullable Blocks within;

    /**
     * @param exhibits how many there are
     * @param within those that may be found; null for all
     */
    Finding(Vocabulary vocabulary, int exhibits, @Nullable Blocks within) {
        this.vocabulary = vocabulary;
        this.exhibits = exhibits;
        this.within = within;
    }

    /** Numbers of exhibits, newest first; a whole number or reference before a mere beginning. */
    List<Integer> find(String question, int limit) throws SQLException {
        List<Wording.Stretch> stretches = Wording.stretches(question);
        if (stretches.isEmpty()) {
            return List.of();
        }
        Set<Integer> found = new LinkedHashSet<>();
        if (Wording.hasDigit(stretches.getLast().whole())) {
            found.addAll(all(stretches, Reading.WHOLE, limit));
        }
        if (found.size() < limit) {
            found.addAll(all(stretches, Reading.BEGINNING, limit));
        }
        if (found.isEmpty()) {
            found.addAll(all(stretches, Reading.LOOSE, limit));
        }
        return found.stream().limit(limit).toList();
    }

    private List<Integer> all(List<Wording.Stretch> stretches, Reading reading, int limit)
            throws SQLException {
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            boolean last = i == stretches.size() - 1;
            if (!need(stretches.get(i), last, reading, needs)) {
                return List.of();
            }
        }
        Blocks narrow = null;
        List<List<String>> beginnings = new ArrayList<>();
        for (Need need : needs) {
            if (!need.beginnings().isEmpty()) {
                beginnings.add(need.beginnings());
            } else if (narrow == null) {
                narrow = need.narrow();
            } else {
                narrow.keepOnly(need.narrow());
            }
        }
        if (narrow == null) {
            narrow = within;
        } else if (within != null) {
            narrow.keepOnly(within);
        }
        return newest(narrow, beginnings, limit);
    }

    /** A stretch fits as a whole, {@code JSM/4}, or else by its parts. */
    private boolean need(Wording.Stretch stretch, boolean last, Reading reading, List<Need> needs)
            throws SQLException {
        if (stretch.parts().size() == 1) {
            Set<String> spellings = new LinkedHashSet<>(stretch.parts());
            spellings.add(stretch.whole());
            return word(spellings, last, reading, needs);
        }
        Map<String, Integer> whole =
                last && reading != Reading.WHOLE
                        ? vocabulary.beginning(stretch.whole())
                        : vocabulary.exact(stretch.whole());
        if (!whole.isEmpty() && whole.size() <= Vocabulary.MANY && reading != Reading.LOOSE) {
            needs.add(new Need(vocabulary.exhibits(whole.values()), List.of()));
            return true;
        }
        for (int i = 0; i < stretch.parts().size(); i++) {
            boolean lastPart = last && i == stretch.parts().size() - 1;
            if (!word(Set.of(stretch.parts().get(i)), lastPart, reading, needs)) {
                return false;
            }
        }
        return true;
    }

    private boolean word(Set<String> spellings, boolean last, Reading reading, List<Need> needs)
            throws SQLException {
        boolean begins = last && reading != Reading.WHOLE;
        boolean loosely = reading == Reading.LOOSE;
        boolean freely = !last || reading != Reading.WHOLE;
        Map<String, Integer> fitting = new TreeMap<>();
        for (String spelling : spellings) {
            fitting.putAll(begins ? vocabulary.beginning(spelling) : vocabulary.exact(spelling));
        }
        if (fitting.size() > Vocabulary.MANY) {
            List<String> starts = new ArrayList<>(spellings);
            spellings.forEach(s -> starts.add(Wording.folded(s)));
            needs.add(new Need(new Blocks(), starts.stream().distinct().toList()));
            return true;
        }
        for (String spelling : spellings) {
            if (freely && (fitting.isEmpty() || loosely)) {
                fitting.putAll(vocabulary.holding(spelling));
            }
        }
        for (String spelling : spellings) {
            if (freely && (fitting.isEmpty() || loosely)) {
                fitting.putAll(vocabulary.near(spelling));
            }
        }
        if (fitting.isEmpty()) {
            return false;
        }
        needs.add(new Need(vocabulary.exhibits(fitting.values()), List.of()));
        return true;
    }

    private List<Integer> newest(@Nullable Blocks narrow, List<List<String>> beginnings, int limit)
            throws SQLException {
        List<Integer> found = new ArrayList<>();
        int at = exhibits;
        while (found.size() < limit) {
            at = narrow == null ? at - 1 : narrow.previous(at);
            if (at < 0) {
                break;
            }
            if (beginnings.isEmpty() || hasWords(at, beginnings)) {
                found.add(at);
            }
        }
        return found;
    }

    private boolean hasWords(int exhibit, List<List<String>> beginnings) throws SQLException {
        String words = vocabulary.wordsOf(exhibit);
        return words != null
                && beginnings.stream()
                        .allMatch(starts -> starts.stream().anyMatch(s -> hasBeginning(words, s)));
    }

    private static boolean hasBeginning(String words, String start) {
        return words.startsWith(start) || words.contains(" " + start);
    }
}
