package org.lockfast.ledger;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private static final Pattern FORM =
            Pattern.compile(
                    "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})"
                            + "(?:\\.p/([1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?");

    public TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "No tile " + level + "/" + index + " of width " + width);
        }
    }

    /** Reads a path as {@link #path()} writes it; null for any other text. */
    public static @Nullable TilePath parse(String path) {
        Matcher parts = FORM.matcher(path);
        if (!parts.matches()) {
            return null;
        }
        String level = parts.group(1);
        String width = parts.group(3);
        TilePath tile =
                new TilePath(
                        level.equals("entries") ? ENTRIES : Integer.parseInt(level),
                        Long.parseLong(parts.group(2).replaceAll("[x/]", "")),
                        width == null ? FULL : Integer.parseInt(width));
        return tile.path().equals(path) ? tile : null;
    }

    /** Whether a tree of that size has this tile, in this width. */
    public boolean isOf(long size) {
        long full = fullTiles(level, size);
        return level <= topLevel(size)
                && (width == FULL
                        ? index < full
                        : index == full && width == partialWidth(level, size));
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
