package org.lockfast.ledger;

/** The hashes of complete subtrees of a Merkle tree, wherever they are kept. */
@FunctionalInterface
public interface TreeNodes {
    /**
     * The hash over leaves {@code index·2^level} up to {@code (index+1)·2^level}, all of which the
     * tree has.
     *
     * @param level 0 for a leaf hash
     */
    Hash node(int level, long index);
}
