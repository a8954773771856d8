package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * References, cases, seals and identifiers that are a slip away from what was looked for, as they
 * are written on the exhibit. Looks words up one by one and reads no list.
 */
final class CloseNumbers {
    /** A longer one is no number somebody typed. */
    private static final int LONGEST = 40;

    /** A word that is a number of none of its newest exhibits is most likely of a description. */
    private static final int LOOKED_AT = 3;

    private final SearchDao dao;
    private final Vocabulary vocabulary;
    private final int exhibits;

    /**
     * @param exhibits how many there are
     */
    CloseNumbers(SearchDao dao, Vocabulary vocabulary, int exhibits) {
        this.dao = dao;
        this.vocabulary = vocabulary;
        this.exhibits = exhibits;
    }

    /**
     * The question with one of its numbers, or all of it, put as something that is there.
     *
     * @param finding finds each of them, or it is not said
     */
    List<String> to(String question, Finding finding, int most) throws SQLException {
        List<String> words = List.of(question.strip().split("[\\s\\p{Z}]+", -1));
        Set<String> close = new LinkedHashSet<>();
        add(List.of(), question, List.of(), finding, most, close);
        for (int i = 0; i < words.size() && words.size() > 1; i++) {
            add(
                    words.subList(0, i),
                    words.get(i),
                    words.subList(i + 1, words.size()),
                    finding,
                    most,
                    close);
        }
        return List.copyOf(close);
    }

    private void add(
            List<String> before,
            String written,
            List<String> after,
            Finding finding,
            int most,
            Set<String> close)
            throws SQLException {
        String number = Wording.number(written);
        if (!Wording.hasDigit(number) || number.length() > LONGEST) {
            return;
        }
        for (Map.Entry<String, Integer> word : vocabulary.spelt(Slips.of(number)).entrySet()) {
            if (close.size() >= most) {
                return;
            }
            String there = written(word.getKey(), word.getValue()).orElse(null);
            if (there != null) {
                List<String> all = new ArrayList<>(before);
                all.add(there);
                all.addAll(after);
                String question = String.join(" ", all);
                if (!finding.find(question, 1).isEmpty()) {
                    close.add(question);
                }
            }
        }
    }

    /** As it is written where an exhibit has it as a number. */
    private Optional<String> written(String word, int no) throws SQLException {
        Blocks having = vocabulary.exhibits(List.of(no));
        int at = exhibits;
        for (int i = 0; i < LOOKED_AT && (at = having.previous(at)) >= 0; i++) {
            for (String text : numbers(at)) {
                if (Wording.number(text).equals(word)) {
                    return Optional.of(text);
                }
            }
        }
        return dao.sealKey(word.toUpperCase(Locale.ROOT)); // one that it has no longer
    }

    private List<String> numbers(int exhibit) {
        SearchDao.Called called = dao.called(exhibit);
        List<String> numbers = new ArrayList<>();
        if (called.reference() != null) {
            numbers.add(called.reference());
        }
        numbers.add(called.propertyNumber());
        numbers.addAll(dao.seals(exhibit));
        Map<String, String> identifiers = Facts.read(called.facts()).identifiers();
        if (identifiers != null) {
            numbers.addAll(identifiers.values());
        }
        if (called.caseId() != null) {
            numbers.addAll(dao.caseReferences(called.caseId()));
        }
        return numbers;
    }
}
