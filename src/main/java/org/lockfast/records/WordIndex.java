package org.lockfast.records;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps which exhibits have which words. */
final class WordIndex {
    /** Bits of an id that count blocks of 4,096 exhibits. */
    static final int BLOCK_BITS = 20;

    private final IndexTables tables;
    private int nextWord;

    WordIndex(IndexTables tables) {
        this.tables = tables;
    }

    void startAt(int nextWord) {
        this.nextWord = nextWord;
    }

    int nextWord() {
        return nextWord;
    }

    /** The words an exhibit has now, as far as this transaction has come. */
    SortedSet<String> wordsOf(int exhibit) throws SQLException {
        ExhibitWordsRow row = tables.exhibitWords.get(exhibit);
        TreeSet<String> words = new TreeSet<>();
        if (row != null && !row.words().isEmpty()) {
            for (String word : row.words().split(" ")) {
                words.add(word);
            }
        }
        return words;
    }

    /** From now on the exhibit has these words and no others. */
    void set(int exhibit, SortedSet<String> was, SortedSet<String> is) throws SQLException {
        Set<String> gone = new HashSet<>(was);
        gone.removeAll(is);
        for (String word : is) {
            if (!was.contains(word)) {
                post(exhibit, word);
            }
        }
        for (String word : gone) {
            unpost(exhibit, word);
        }
        tables.exhibitWords.put(exhibit, new ExhibitWordsRow(exhibit, String.join(" ", is)));
    }

    private void post(int exhibit, String word) throws SQLException {
        long id = posting(number(word), exhibit);
        PostingRow row = tables.postings.get(id);
        byte[] members = row == null ? Members.none() : row.members();
        tables.postings.put(id, new PostingRow(id, Members.with(members, exhibit % Members.SPAN)));
    }

    private void unpost(int exhibit, String word) throws SQLException {
        long id = posting(number(word), exhibit);
        PostingRow row = tables.postings.get(id);
        if (row != null) {
            byte[] members = Members.without(row.members(), exhibit % Members.SPAN);
            if (members.length == 0) {
                tables.postings.remove(id);
            } else {
                tables.postings.put(id, new PostingRow(id, members));
            }
        }
    }

    private int number(String word) throws SQLException {
        WordRow row = tables.words.get(word);
        if (row == null) {
            boolean serial = Wording.hasDigit(word);
            String reversed = serial ? new StringBuilder(word).reverse().toString() : null;
            row = new WordRow(word, nextWord++, reversed);
            tables.words.put(word, row);
            if (!serial) {
                for (int gram : Grams.whole(word)) {
                    tables.grams.add(new GramRow(gram(gram, row.no())));
                }
            }
        }
        return row.no();
    }

    static long posting(int word, int exhibit) {
        return (long) word << BLOCK_BITS | exhibit / Members.SPAN;
    }

    static long gram(int gram, int word) {
        return (long) gram << 32 | word;
    }
}
