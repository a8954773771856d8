package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.List;

/** Hash tiles of C2SP tlog-tiles: up to 256 hashes of 32 bytes, a subtree of height 8. */
public final class Tiles {
    static final int HEIGHT = 8;

    private Tiles() {}

    /** The bytes of a hash tile, made from the tree. */
    public static byte[] hashTile(TreeNodes nodes, TilePath tile) {
        byte[] out = new byte[tile.width() * Hash.LENGTH];
        long first = tile.index() * TilePath.FULL;
        for (int i = 0; i < tile.width(); i++) {
            nodes.node(tile.level() * HEIGHT, first + i).copyTo(out, i * Hash.LENGTH);
        }
        return out;
    }

    /**
     * Which hash tiles and entry bundles there are at a size that were not there, or not as wide,
     * at a smaller one: what a log publishes when it has grown.
     */
    public static List<TilePath> grown(long smaller, long size) {
        List<TilePath> tiles = new ArrayList<>();
        for (int level = TilePath.ENTRIES; level <= TilePath.topLevel(size); level++) {
            boolean same =
                    TilePath.fullTiles(level, smaller) == TilePath.fullTiles(level, size)
                            && TilePath.partialWidth(level, smaller)
                                    == TilePath.partialWidth(level, size);
            if (same) {
                continue;
            }
            long full = TilePath.fullTiles(level, size);
            for (long i = TilePath.fullTiles(level, smaller); i < full; i++) {
                tiles.add(new TilePath(level, i, TilePath.FULL));
            }
            int width = TilePath.partialWidth(level, size);
            if (width > 0) {
                tiles.add(new TilePath(level, full, width));
            }
        }
        return tiles;
    }

    /** The hashes of a tile, 32 bytes each. */
    static List<Hash> hashes(byte[] tile) {
        List<Hash> out = new ArrayList<>(tile.length / Hash.LENGTH);
        for (int i = 0; i < tile.length; i += Hash.LENGTH) {
            out.add(Hash.at(tile, i));
        }
        return out;
    }

    /** The RFC 6962 hash over these hashes, whose number is a power of two. */
    static Hash subtree(List<Hash> hashes) {
        int n = hashes.size();
        return n == 1
                ? hashes.getFirst()
                : Hash.node(subtree(hashes.subList(0, n / 2)), subtree(hashes.subList(n / 2, n)));
    }
}
