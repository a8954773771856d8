package org.lockfast.records;

import java.util.BitSet;

/**
 * Remembers which keys a table has been given, so that a new one need not be looked for: while an
 * index is filled from nothing most keys are new. It may take a new key for a known one, never a
 * known one for new. 2 MB at most.
 */
final class SeenKeys {
    private static final int BITS = 1 << 24;
    private final BitSet bits = new BitSet();

    void add(Object key) {
        long hash = spread(key);
        bits.set(first(hash));
        bits.set(second(hash));
    }

    boolean maybe(Object key) {
        long hash = spread(key);
        return bits.get(first(hash)) && bits.get(second(hash));
    }

    private static int first(long hash) {
        return (int) hash & (BITS - 1);
    }

    private static int second(long hash) {
        return (int) (hash >>> 32) & (BITS - 1);
    }

    private static long spread(Object key) {
        long h = key.hashCode() * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 29)) * 0xBF58476D1CE4E5B9L;
        return h ^ (h >>> 32);
    }
}
