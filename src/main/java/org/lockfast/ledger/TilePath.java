package org.lockfast.ledger;

import java.util.Locale;

/**
 * Where a tile or an entry bundle lies (C2SP tlog-tiles): {@code tile/<L>/<N>[.p/<W>]}, {@code
 * tile/entries/<N>[.p/<W>]}.
 *
 * @param level 0 for leaf hashes, {@link #ENTRIES} for an entry bundle
 * @param index number of the tile in its level, from 0
 * @param width how many hashes or entries it has, 1 to 256; below 256 it is partial
 */
public record TilePath(int level, long index, int width) {
    /** Hashes or entries in a full tile. */
    public static final int FULL = 256;

    /** Stands for the level of entry bundles. */
    public static final int ENTRIES = -1;

    private static final int BITS = 8;

    public TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "No tile " + level + "/" + index + " of width " + width);
        }
    }

    /** How many full tiles a level has in a tree of that size; entries count as level 0. */
    public static long fullTiles(int level, long size) {
        int shift = BITS * (Math.max(level, 0) + 1);
        return shift > 62 ? 0 : size >> shift;
    }

    /** Width of the partial tile of a level in a tree of that size; 0 where there is none. */
    public static int partialWidth(int level, long size) {
        int shift = BITS * Math.max(level, 0);
        return shift > 62 ? 0 : (int) ((size >> shift) % FULL);
    }

    /** The highest level with a tile in a tree of that size; -1 for the empty tree. */
    public static int topLevel(long size) {
        return size == 0 ? -1 : (63 - Long.numberOfLeadingZeros(size)) / BITS;
    }

    /** The path, with slashes. */
    public String path() {
        String last = three(index % 1000);
        StringBuilder groups = new StringBuilder(last);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x" + three(rest % 1000) + "/");
        }
        String dir = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + dir + "/" + groups + (width == FULL ? "" : ".p/" + width);
    }

    private static String three(long group) {
        return String.format(Locale.ROOT, "%03d", group);
    }

    @Override
    public String toString() {
        return path();
    }
}
