package org.lockfast.journal;

import java.nio.ByteBuffer;
import org.lockfast.ledger.Hash;

/** Hashes seen, 32 bytes each and little more: a million entries take about 64 MB. */
final class EidSet {
    private static final int WORDS = 4;

    private long[] table = new long[WORDS * 1024];
    private int size;
    private boolean zero; // an all-zero slot is an empty one

    /** False where it was there already. */
    boolean add(Hash hash) {
        if (hash.equals(Hash.ZERO)) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (2 * (size + 1) * WORDS > table.length) {
            grow();
        }
        boolean fresh = put(table, words(hash));
        size += fresh ? 1 : 0;
        return fresh;
    }

    boolean contains(Hash hash) {
        if (hash.equals(Hash.ZERO)) {
            return zero;
        }
        long[] words = words(hash);
        return holds(table, slot(table, words), words);
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(table.length, 2)];
        long[] words = new long[WORDS];
        for (int at = 0; at < table.length; at += WORDS) {
            System.arraycopy(table, at, words, 0, WORDS);
            if (!isEmpty(table, at)) {
                put(larger, words);
            }
        }
        table = larger;
    }

    private static boolean put(long[] table, long[] words) {
        int at = slot(table, words);
        if (holds(table, at, words)) {
            return false;
        }
        System.arraycopy(words, 0, table, at, WORDS);
        return true;
    }

    /** Where it lies, or the empty slot it would lie in. */
    private static int slot(long[] table, long[] words) {
        int slots = table.length / WORDS; // a power of two
        int at = ((int) words[0] & slots - 1) * WORDS;
        while (!isEmpty(table, at) && !holds(table, at, words)) {
            at = (at + WORDS) % table.length;
        }
        return at;
    }

    private static boolean isEmpty(long[] table, int at) {
        return (table[at] | table[at + 1] | table[at + 2] | table[at + 3]) == 0;
    }

    private static boolean holds(long[] table, int at, long[] words) {
        return table[at] == words[0]
                && table[at + 1] == words[1]
                && table[at + 2] == words[2]
                && table[at + 3] == words[3];
    }

    private static long[] words(Hash hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash.bytes());
        return new long[] {bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()};
    }
}
