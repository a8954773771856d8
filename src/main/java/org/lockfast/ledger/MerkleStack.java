package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing RFC 6962 tree: enough to add leaves and to say the root, in at most
 * 64 hashes. Kept beside a log head, so that appending never reads the log.
 */
public final class MerkleStack {
    private long size;
    private final List<Hash> peaks; // of complete subtrees, the largest first

    public MerkleStack() {
        this(0, List.of());
    }

    /**
     * Goes on from a kept state.
     *
     * @param peaks as {@link #peaks()} gave them: one for each bit of size
     * @throws IllegalArgumentException for another number of peaks
     */
    public MerkleStack(long size, List<Hash> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves does not have " + peaks.size() + " peaks");
        }
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    /** Takes the hash of a complete subtree. */
    @FunctionalInterface
    public interface Completed {
        /**
         * @param level 1 for two leaves
         * @param index number of the subtree in its level, from 0
         */
        void node(int level, long index, Hash hash);
    }

    /** Adds a leaf hash and returns its index. */
    public long add(Hash leaf) {
        return add(leaf, (level, index, hash) -> {});
    }

    /**
     * Adds a leaf hash and returns its index.
     *
     * @param completed is told of each subtree the leaf completes, the smallest first
     */
    public long add(Hash leaf, Completed completed) {
        Hash hash = leaf;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hash.node(peaks.removeLast(), hash);
            completed.node(++level, rest >> 1, hash);
        }
        peaks.add(hash);
        return size++;
    }

    public long size() {
        return size;
    }

    /** The hashes of the complete subtrees, the largest first. */
    public List<Hash> peaks() {
        return List.copyOf(peaks);
    }

    /** The root of all leaves so far. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return TreeProof.EMPTY_ROOT;
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.node(peaks.get(i), root);
        }
        return root;
    }
}
