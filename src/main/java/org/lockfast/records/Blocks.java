package org.lockfast.records;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of exhibit numbers, in blocks of 4,096. */
final class Blocks {
    private static final int LONGS = Members.SPAN / 64;
    private final NavigableMap<Integer, long[]> blocks = new TreeMap<>();

    void add(int block, byte[] members) {
        Members.into(members, blocks.computeIfAbsent(block, b -> new long[LONGS]));
    }

    void addAll(Blocks others) {
        others.blocks.forEach((block, bits) -> {
            long[] mine = blocks.computeIfAbsent(block, b -> new long[LONGS]);
            for (int i = 0; i < LONGS; i++) {
                mine[i] |= bits[i];
            }
        });
    }

    /** Leaves only what the others have too. */
    void keepOnly(Blocks others) {
        blocks.keySet().retainAll(others.blocks.keySet());
        blocks.forEach((block, bits) -> {
            long[] other = others.blocks.getOrDefault(block, new long[LONGS]);
            for (int i = 0; i < LONGS; i++) {
                bits[i] &= other[i];
            }
        });
    }

    /** All numbers below this one. */
    static Blocks below(int end) {
        Blocks all = new Blocks();
        for (int block = 0; block * Members.SPAN < end; block++) {
            long[] bits = all.blocks.computeIfAbsent(block, b -> new long[LONGS]);
            int left = Math.min(Members.SPAN, end - block * Members.SPAN);
            for (int i = 0; i < left; i++) {
                bits[i >> 6] |= 1L << i;
            }
        }
        return all;
    }

    /** Leaves only what the others do not have. */
    void leaveOut(Blocks others) {
        others.blocks.forEach((block, bits) -> {
            long[] mine = blocks.get(block);
            for (int i = 0; mine != null && i < LONGS; i++) {
                mine[i] &= ~bits[i];
            }
        });
    }

    /** Adds one number. */
    void add(int number) {
        long[] bits = blocks.computeIfAbsent(number / Members.SPAN, b -> new long[LONGS]);
        int in = number % Members.SPAN;
        bits[in >> 6] |= 1L << in;
    }

    boolean has(int number) {
        long[] bits = blocks.get(number / Members.SPAN);
        int in = number % Members.SPAN;
        return bits != null && (bits[in >> 6] & 1L << in) != 0;
    }

    long count() {
        return blocks.values().stream()
                .flatMapToLong(java.util.Arrays::stream)
                .map(Long::bitCount)
                .sum();
    }

    /** The lowest number; -1 when there is none. */
    int first() {
        for (var block : blocks.entrySet()) {
            for (int i = 0; i < LONGS; i++) {
                long bits = block.getValue()[i];
                if (bits != 0) {
                    return block.getKey() * Members.SPAN
                            + (i << 6)
                            + Long.numberOfTrailingZeros(bits);
                }
            }
        }
        return -1;
    }

    /** The numbers there are, from the lowest. */
    List<Integer> numbers(int most) {
        List<Integer> all = new ArrayList<>();
        blocks.forEach((block, bits) -> {
            for (int i = 0; i < Members.SPAN && all.size() < most; i++) {
                if ((bits[i >> 6] >>> (i & 63) & 1) != 0) {
                    all.add(block * Members.SPAN + i);
                }
            }
        });
        return all;
    }

    boolean isEmpty() {
        return previous(Integer.MAX_VALUE) < 0;
    }

    /** The highest number below this one; -1 when there is none. */
    int previous(int below) {
        if (below <= 0) {
            return -1;
        }
        int from = below - 1;
        for (Integer block = blocks.floorKey(from / Members.SPAN);
                block != null;
                block = blocks.lowerKey(block)) {
            long[] bits = blocks.getOrDefault(block, new long[LONGS]);
            int top = block == from / Members.SPAN ? from % Members.SPAN : Members.SPAN - 1;
            long word = bits[top >> 6] & (-1L >>> (63 - (top & 63)));
            for (int i = top >> 6; ; word = bits[i]) {
                if (word != 0) {
                    return block * Members.SPAN + (i << 6) + 63 - Long.numberOfLeadingZeros(word);
                }
                if (i-- == 0) {
                    break;
                }
            }
        }
        return -1;
    }
}
