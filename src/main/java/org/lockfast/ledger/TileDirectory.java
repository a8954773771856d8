package org.lockfast.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tiles of one log in a directory, read as a tree. Believes what it reads. */
final class TileDirectory implements TreeNodes {
    private static final int KEPT = 64; // tiles: a proof touches a few at each of at most 8 levels

    private final Path dir;
    private final long size;
    private final Map<TilePath, List<Hash>> recent =
            new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<TilePath, List<Hash>> eldest) {
                    return size() > KEPT;
                }
            };

    TileDirectory(Path dir, long size) {
        this.dir = dir;
        this.size = size;
    }

    /** The tile or bundle of that number, as wide as it is in this tree. */
    TilePath tile(int level, long index) {
        boolean full = index < TilePath.fullTiles(level, size);
        return new TilePath(
                level, index, full ? TilePath.FULL : TilePath.partialWidth(level, size));
    }

    byte[] read(TilePath tile) throws IOException {
        return Files.readAllBytes(dir.resolve(tile.path()));
    }

    /** The entry at that place of the log. */
    byte[] entry(long index) throws IOException {
        TilePath bundle = tile(TilePath.ENTRIES, index / TilePath.FULL);
        return EntryBundle.split(read(bundle)).get((int) (index % TilePath.FULL));
    }

    @Override
    public Hash node(int level, long index) {
        int within = level % Tiles.HEIGHT;
        long first = index << within;
        List<Hash> hashes = hashes(tile(level / Tiles.HEIGHT, first / TilePath.FULL));
        int from = (int) (first % TilePath.FULL);
        return Tiles.subtree(hashes.subList(from, from + (1 << within)));
    }

    private List<Hash> hashes(TilePath tile) {
        List<Hash> hashes = recent.get(tile);
        if (hashes == null) {
            try {
                hashes = Tiles.hashes(read(tile));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            recent.put(tile, hashes);
        }
        return hashes;
    }
}
