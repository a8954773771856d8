package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing RFC 6962 tree in memory: 64 bytes a leaf, every root and proof it ever had. Not for
 * several threads at once while it grows.
 */
public final class MerkleTree implements TreeNodes {
    private static final int MOST_LEAVES = Integer.MAX_VALUE / Hash.LENGTH - 1;

    /** Level by level, the hashes of complete subtrees one after another. */
    private final List<byte[]> levels = new ArrayList<>();

    private int size;

    /** Adds a leaf hash ({@link Entry#eid()}) and returns its index. */
    public long add(Hash leaf) {
        if (size == MOST_LEAVES) {
            throw new IllegalStateException(
                    "A tree in memory has at most " + MOST_LEAVES + " leaves");
        }
        int index = size++;
        put(0, index, leaf);
        Hash hash = leaf;
        for (int level = 0, i = index; (i & 1) == 1; level++, i >>= 1) {
            hash = Hash.node(node(level, i - 1), hash);
            put(level + 1, i >> 1, hash);
        }
        return index;
    }

    private void put(int level, int index, Hash hash) {
        if (level == levels.size()) {
            levels.add(new byte[16 * Hash.LENGTH]);
        }
        byte[] hashes = levels.get(level);
        if (hashes.length < (index + 1) * Hash.LENGTH) {
            long wanted = Math.min((long) hashes.length * 2, (long) MOST_LEAVES * Hash.LENGTH);
            hashes = Arrays.copyOf(hashes, (int) wanted);
            levels.set(level, hashes);
        }
        hash.copyTo(hashes, index * Hash.LENGTH);
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root of all leaves so far. */
    public Hash root() {
        return root(size);
    }

    /**
     * The root the tree had at an earlier size.
     *
     * @throws IllegalArgumentException for a size it never had
     */
    public Hash root(long earlier) {
        check(earlier);
        return TreeProof.root(this, earlier);
    }

    /** See {@link TreeProof#inclusion}, in the tree as it was at that size. */
    public List<Hash> inclusion(long index, long atSize) {
        check(atSize);
        return TreeProof.inclusion(this, index, atSize);
    }

    /** See {@link TreeProof#consistency}. */
    public List<Hash> consistency(long smaller, long larger) {
        check(larger);
        return TreeProof.consistency(this, smaller, larger);
    }

    @Override
    public Hash node(int level, long index) {
        return Hash.at(levels.get(level), Math.toIntExact(index * Hash.LENGTH));
    }

    private void check(long atSize) {
        if (atSize < 0 || atSize > size) {
            throw new IllegalArgumentException(
                    "This tree has " + size + " leaves and never had " + atSize);
        }
    }
}
