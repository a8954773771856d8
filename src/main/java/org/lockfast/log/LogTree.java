package org.lockfast.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.TreeNodes;

/**
 * The tree of the log, read from its rows a tile at a time. Full tiles never change and are
 * remembered. Any thread.
 */
final class LogTree {
    private static final int HEIGHT = 8;
    private static final int WIDTH = 256;
    private static final int KEPT = 512; // 8 kB each

    /** A tile's place. */
    private record Tile(int level, long index) {}

    private final Map<Tile, List<Hash>> full =
            new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Tile, List<Hash>> eldest) {
                    return size() > KEPT;
                }
            };

    /** The first hashes of a tile. */
    List<Hash> tile(LogRows rows, int level, long index, int width) {
        List<Hash> kept = remembered(new Tile(level, index));
        if (kept == null) {
            kept = rows.nodes(level * HEIGHT, index * WIDTH, width);
            if (kept.size() == WIDTH) {
                remember(new Tile(level, index), kept);
            }
        }
        if (kept.size() < width) {
            throw new IllegalStateException(
                    "The tree has no " + width + " hashes in tile " + index);
        }
        return kept.subList(0, width);
    }

    /** Nothing remembered counts any more. */
    void clear() {
        synchronized (full) {
            full.clear();
        }
    }

    private @org.jspecify.annotations.Nullable List<Hash> remembered(Tile tile) {
        synchronized (full) {
            return full.get(tile);
        }
    }

    private void remember(Tile tile, List<Hash> hashes) {
        synchronized (full) {
            full.put(tile, List.copyOf(hashes));
        }
    }

    /** The tree as these rows have it. */
    TreeNodes nodes(LogRows rows) {
        return (level, index) -> {
            int within = level % HEIGHT;
            long first = index << within;
            int from = (int) (first % WIDTH);
            int count = 1 << within;
            List<Hash> hashes =
                    new ArrayList<>(
                            tile(rows, level / HEIGHT, first / WIDTH, from + count)
                                    .subList(from, from + count));
            while (hashes.size() > 1) {
                List<Hash> above = new ArrayList<>(hashes.size() / 2);
                for (int i = 0; i < hashes.size(); i += 2) {
                    above.add(Hash.node(hashes.get(i), hashes.get(i + 1)));
                }
                hashes = above;
            }
            return hashes.getFirst();
        };
    }
}
