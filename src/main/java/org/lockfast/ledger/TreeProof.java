package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of RFC 6962 trees (section 2.1; the same in RFC 9162), made from complete
 * subtrees and checked without any. Sizes and indices count leaves and are not negative.
 */
public final class TreeProof {
    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private TreeProof() {}

    /** The root of the first {@code size} leaves. */
    public static Hash root(TreeNodes nodes, long size) {
        return size == 0 ? EMPTY_ROOT : range(nodes, 0, size);
    }

    /**
     * The hashes that lead from a leaf to the root, the leaf's sibling first (RFC 6962, 2.1.1).
     *
     * @throws IllegalArgumentException unless 0 <= index < size
     */
    public static List<Hash> inclusion(TreeNodes nodes, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " has no leaf " + index);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(nodes, index, 0, size, path);
        return path;
    }

    private static void inclusion(TreeNodes nodes, long m, long lo, long hi, List<Hash> path) {
        if (hi - lo == 1) {
            return;
        }
        long split = lo + split(hi - lo);
        if (m < split) {
            inclusion(nodes, m, lo, split, path);
            path.add(range(nodes, split, hi));
        } else {
            inclusion(nodes, m, split, hi, path);
            path.add(range(nodes, lo, split));
        }
    }

    /**
     * The hashes that show a smaller tree to be the beginning of a larger one (RFC 6962, 2.1.2).
     *
     * @throws IllegalArgumentException unless 0 <= smaller <= larger
     */
    public static List<Hash> consistency(TreeNodes nodes, long smaller, long larger) {
        if (smaller < 0 || smaller > larger) {
            throw new IllegalArgumentException(
                    "A tree of " + larger + " does not begin with one of " + smaller);
        }
        List<Hash> path = new ArrayList<>();
        if (smaller > 0 && smaller < larger) {
            consistency(nodes, smaller, 0, larger, true, path);
        }
        return path;
    }

    private static void consistency(
            TreeNodes nodes, long m, long lo, long hi, boolean whole, List<Hash> path) {
        if (m == hi) {
            if (!whole) {
                path.add(range(nodes, lo, hi));
            }
            return;
        }
        long split = lo + split(hi - lo);
        if (m <= split) {
            consistency(nodes, m, lo, split, whole, path);
            path.add(range(nodes, split, hi));
        } else {
            consistency(nodes, m, split, hi, false, path);
            path.add(range(nodes, lo, split));
        }
    }

    /** Whether the leaf hash stands at that index in the tree of that size and root. */
    public static boolean includes(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false; // longer than the tree is high
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) { // the levels without a sibling
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the tree of the larger size begins with the tree of the smaller one. */
    public static boolean consistent(
            long smaller, Hash smallerRoot, long larger, Hash largerRoot, List<Hash> proof) {
        if (smaller < 0 || smaller > larger) {
            return false;
        }
        if (smaller == larger || smaller == 0) {
            // Everything begins with nothing; but the root of nothing is one certain hash.
            return proof.isEmpty()
                    && (smaller == larger
                            ? smallerRoot.equals(largerRoot)
                                    && (smaller != 0 || smallerRoot.equals(EMPTY_ROOT))
                            : smallerRoot.equals(EMPTY_ROOT));
        }
        return proof.isEmpty()
                ? false
                : consistentPath(smaller, smallerRoot, larger, largerRoot, proof);
    }

    /** RFC 9162, 2.1.4.2. */
    private static boolean consistentPath(
            long smaller, Hash smallerRoot, long larger, Hash largerRoot, List<Hash> proof) {
        long node = smaller - 1;
        long last = larger - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        boolean startsWhole = Long.bitCount(smaller) == 1; // then the smaller root is not repeated
        Hash before = startsWhole ? smallerRoot : proof.getFirst();
        Hash after = before;
        for (Hash hash : startsWhole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = Hash.node(hash, before);
                after = Hash.node(hash, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                after = Hash.node(after, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(smallerRoot) && after.equals(largerRoot);
    }

    /** The hash over leaves lo to hi, lo a multiple of every complete subtree in between. */
    private static Hash range(TreeNodes nodes, long lo, long hi) {
        long n = hi - lo;
        if (Long.bitCount(n) == 1) {
            int level = Long.numberOfTrailingZeros(n);
            return nodes.node(level, lo >> level);
        }
        long split = lo + split(n);
        return Hash.node(range(nodes, lo, split), range(nodes, split, hi));
    }

    /** The largest power of two below n, for n above one. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
