package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The words of the index, looked up by their beginning, end, middle, or nearly so. */
final class Vocabulary {
    /** More words than this are not put together one by one. */
    static final int MANY = 300;

    /** Two neighbours swapped touch four groups of three letters. */
    private static final int GRAMS_OF_A_SLIP = 4;

    private static final int CANDIDATES = 600;
    private final Connection reading;

    Vocabulary(Connection reading) {
        this.reading = reading;
    }

    /** The word itself; a word without digits may also be a serial number's letters misread. */
    Map<String, Integer> exact(String word) throws SQLException {
        Map<String, Integer> found = query("word = ?", word);
        String folded = Wording.folded(word);
        if (found.isEmpty() && !folded.equals(word)) {
            found = query("word = ?", folded);
        }
        return found;
    }

    /** Those of these spellings that are words, in their order. */
    Map<String, Integer> spelt(Collection<String> spellings) throws SQLException {
        Map<String, Integer> found = new LinkedHashMap<>();
        try (PreparedStatement query =
                reading.prepareStatement("select no from word where word = ?")) {
            for (String spelling : spellings) {
                query.setString(1, spelling);
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next()) {
                        found.put(spelling, rows.getInt(1));
                    }
                }
            }
        }
        return found;
    }

    /** The exhibits that have a mark. */
    Blocks marked(String mark) throws SQLException {
        return marked(mark, mark, each -> true);
    }

    /** The exhibits that have one of the marks from one to another that pass. */
    Blocks marked(String from, String to, Predicate<String> passes) throws SQLException {
        Blocks blocks = new Blocks();
        try (PreparedStatement query =
                reading.prepareStatement(
                        "select mark, block, members from mark where mark >= ? and mark <= ?")) {
            query.setString(1, from);
            query.setString(2, to);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (passes.test(rows.getString(1))) {
                        blocks.add(rows.getInt(2), rows.getBytes(3));
                    }
                }
            }
        }
        return blocks;
    }

    /** Words that begin so; one more than {@link #MANY} where there are more. */
    Map<String, Integer> beginning(String start) throws SQLException {
        Map<String, Integer> found = range("word", start, MANY + 1);
        String folded = Wording.folded(start);
        if (!folded.equals(start)) {
            found.putAll(range("word", folded, MANY + 1));
        }
        return found;
    }

    /** Words that hold these letters in a row, or end in these digits. */
    Map<String, Integer> holding(String part) throws SQLException {
        if (part.length() < 3) {
            return Map.of();
        }
        String folded = Wording.folded(part);
        Map<String, Integer> found =
                range("reversed", new StringBuilder(folded).reverse().toString(), MANY);
        if (!Wording.hasDigit(part)) {
            int[] grams = Grams.inner(part);
            texts(withGrams(grams, grams.length), text -> text.contains(part), found);
        }
        return found;
    }

    /** Words that differ by a slip or two. */
    Map<String, Integer> near(String word) throws SQLException {
        int slips = Misspelling.allowed(word.length());
        Map<String, Integer> found = new TreeMap<>();
        if (slips == 0) {
            return found;
        }
        if (Wording.hasDigit(word)) {
            nearNumber(word, found);
        } else {
            int[] grams = Grams.whole(word);
            int least = Math.max(1, grams.length - GRAMS_OF_A_SLIP * slips);
            texts(withGrams(grams, least), text -> Misspelling.within(word, text, slips), found);
        }
        return found;
    }

    /** One slip leaves one half of a number as it was. */
    private void nearNumber(String number, Map<String, Integer> found) throws SQLException {
        int half = number.length() / 2;
        Map<String, Integer> candidates = range("word", number.substring(0, half), CANDIDATES);
        String end = new StringBuilder(number.substring(half)).reverse().toString();
        candidates.putAll(range("reversed", end, CANDIDATES));
        candidates.forEach((text, no) -> {
            if (Misspelling.within(number, text, 1)) {
                found.put(text, no);
            }
        });
    }

    private Map<String, Integer> range(String column, String start, int most) throws SQLException {
        String end = start + Character.MAX_VALUE;
        return query(
                column + " >= ? and " + column + " < ? order by " + column + " limit " + most,
                start,
                end);
    }

    private Map<String, Integer> query(String where, String... values) throws SQLException {
        Map<String, Integer> found = new TreeMap<>();
        try (PreparedStatement query =
                reading.prepareStatement("select word, no from word where " + where)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return found;
    }

    /** Numbers of words that have at least so many of these grams, those with most first. */
    private List<Integer> withGrams(int[] grams, int least) throws SQLException {
        Map<Integer, Integer> counts = new HashMap<>();
        try (PreparedStatement query =
                reading.prepareStatement("select id from gram where id >= ? and id < ?")) {
            for (int gram : grams) {
                query.setLong(1, WordIndex.gram(gram, 0));
                query.setLong(2, WordIndex.gram(gram + 1, 0));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        counts.merge((int) rows.getLong(1), 1, Integer::sum);
                    }
                }
            }
        }
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .sorted(
                        Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private interface Test {
        boolean fits(String text);
    }

    private void texts(Collection<Integer> numbers, Test test, Map<String, Integer> found)
            throws SQLException {
        try (PreparedStatement query =
                reading.prepareStatement("select word from word where no = ?")) {
            for (int no : numbers) {
                query.setInt(1, no);
                try (ResultSet rows = query.executeQuery()) {
                    String text = rows.next() ? rows.getString(1) : null;
                    if (text != null && test.fits(text) && found.size() < MANY) {
                        found.put(text, no);
                    }
                }
            }
        }
    }

    /** The exhibits that have any of these words. */
    Blocks exhibits(Collection<Integer> words) throws SQLException {
        Blocks blocks = new Blocks();
        try (PreparedStatement query =
                reading.prepareStatement(
                        "select id, members from posting where id >= ? and id < ?")) {
            for (int word : words) {
                query.setLong(1, WordIndex.posting(word, 0));
                query.setLong(2, WordIndex.posting(word + 1, 0));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        int block = (int) (rows.getLong(1) & (1 << WordIndex.BLOCK_BITS) - 1);
                        blocks.add(block, rows.getBytes(2));
                    }
                }
            }
        }
        return blocks;
    }

    /** The words of an exhibit, a blank between; null for a number nobody has. */
    @Nullable String wordsOf(int exhibit) throws SQLException {
        try (PreparedStatement query =
                reading.prepareStatement("select words from exhibit_words where no = ?")) {
            query.setInt(1, exhibit);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
