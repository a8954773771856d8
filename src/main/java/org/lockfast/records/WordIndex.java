package org.lockfast.records;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps which exhibits have which words. */
final class WordIndex {
    /** Bits of an id that count blocks of 4,096 exhibits. */
    static final int BLOCK_BITS = 20;

    private static final int MOST_USED = 20_000;

    private final IndexTables tables;
    private final Map<String, Block> used = new HashMap<>();
    private int nextWord;

    /** The row read or written last, and its words: many entries about one exhibit may come. */
    private @Nullable ExhibitWordsRow lastRow;

    private SortedSet<String> lastWords = Collections.emptySortedSet();

    /** A word in use, and the block of exhibits it was last met in. */
    private static final class Block {
        final int word;
        int block = -1;
        byte[] members = Members.none();
        boolean changed;

        /** The word has no postings at all yet. */
        boolean isNew;

        Block(int word, boolean isNew) {
            this.word = word;
            this.isNew = isNew;
        }
    }

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
        if (row != null && row.equals(lastRow)) {
            return lastWords;
        }
        TreeSet<String> words = new TreeSet<>();
        if (row != null && !row.words().isEmpty()) {
            for (String word : row.words().split(" ")) {
                words.add(word);
            }
        }
        lastRow = row;
        lastWords = Collections.unmodifiableSortedSet(words);
        return lastWords;
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
        lastRow = new ExhibitWordsRow(exhibit, String.join(" ", is));
        lastWords = Collections.unmodifiableSortedSet(new TreeSet<>(is));
        tables.exhibitWords.put(exhibit, lastRow);
    }

    private void post(int exhibit, String word) throws SQLException {
        int block = exhibit / Members.SPAN;
        Block current = used.get(word);
        if (current == null) {
            current = used(word);
        }
        if (current.block != block) {
            writeBack(current);
            PostingRow row =
                    current.isNew ? null : tables.postings.get(posting(current.word, exhibit));
            current.block = block;
            current.members = row == null ? Members.none() : row.members();
        }
        current.isNew = false;
        current.members = Members.with(current.members, exhibit % Members.SPAN);
        current.changed = true;
    }

    private void unpost(int exhibit, String word) throws SQLException {
        Block current = used.remove(word);
        if (current != null) {
            writeBack(current);
        }
        WordRow known = tables.words.get(word);
        if (known == null) {
            return;
        }
        long id = posting(known.no(), exhibit);
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

    private Block used(String word) throws SQLException {
        WordRow row = tables.words.get(word);
        Block block = new Block(row == null ? nextWord : row.no(), row == null);
        if (row == null) {
            add(word);
        }
        used.put(word, block);
        return block;
    }

    private void add(String word) throws SQLException {
        boolean serial = Wording.hasDigit(word);
        String reversed = serial ? new StringBuilder(word).reverse().toString() : null;
        WordRow row = new WordRow(word, nextWord++, reversed);
        tables.words.put(word, row);
        if (!serial) {
            for (int gram : Grams.whole(word)) {
                tables.grams.add(new GramRow(gram(gram, row.no())));
            }
        }
    }

    private void writeBack(Block block) throws SQLException {
        if (block.changed) {
            long id = (long) block.word << BLOCK_BITS | block.block;
            tables.postings.put(id, new PostingRow(id, block.members));
            block.changed = false;
        }
    }

    /** Before the tables are written: what is held here goes to them. */
    void finish() throws SQLException {
        for (Block block : used.values()) {
            writeBack(block);
        }
        if (used.size() > MOST_USED) {
            used.clear();
        }
    }

    /** After a transaction that was undone. */
    void forget() {
        used.clear();
        lastRow = null;
    }

    static long posting(int word, int exhibit) {
        return (long) word << BLOCK_BITS | exhibit / Members.SPAN;
    }

    static long gram(int gram, int word) {
        return (long) gram << 32 | word;
    }
}
