package org.lockfast.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a log as tiles and entry bundles while its entries stream past; holds no more than one
 * tile a level.
 */
final class TileWriter {
    /** Takes a finished file. */
    @FunctionalInterface
    interface Sink {
        void write(TilePath tile, byte[] bytes) throws IOException;
    }

    /** A tile being filled. */
    private static final class Open {
        private final List<Hash> hashes = new ArrayList<>(TilePath.FULL);
        private long index;
    }

    private final Sink sink;
    private final List<Open> levels = new ArrayList<>();
    private final MerkleStack stack = new MerkleStack();
    private ByteSink bundle = new ByteSink(1 << 18);

    TileWriter(Sink sink) {
        this.sink = sink;
    }

    void add(Entry entry) throws IOException {
        EntryBundle.append(entry.array(), bundle);
        stack.add(entry.eid());
        if (stack.size() % TilePath.FULL == 0) {
            writeBundle(stack.size() / TilePath.FULL - 1, TilePath.FULL);
        }
        add(0, entry.eid());
    }

    private void add(int level, Hash hash) throws IOException {
        if (level == levels.size()) {
            levels.add(new Open());
        }
        Open open = levels.get(level);
        open.hashes.add(hash);
        if (open.hashes.size() == TilePath.FULL) {
            Hash parent = Tiles.subtree(open.hashes);
            writeTile(level, open);
            open.index++;
            open.hashes.clear();
            add(level + 1, parent);
        }
    }

    /** Writes the partial tiles of the right edge; nothing may be added after. */
    void finish() throws IOException {
        int rest = (int) (stack.size() % TilePath.FULL);
        if (rest > 0) {
            writeBundle(stack.size() / TilePath.FULL, rest);
        }
        for (int level = 0; level < levels.size(); level++) {
            if (!levels.get(level).hashes.isEmpty()) {
                writeTile(level, levels.get(level));
            }
        }
    }

    private void writeBundle(long index, int width) throws IOException {
        sink.write(new TilePath(TilePath.ENTRIES, index, width), bundle.toByteArray());
        bundle = new ByteSink(1 << 18);
    }

    private void writeTile(int level, Open open) throws IOException {
        ByteSink out = new ByteSink(TilePath.FULL * Hash.LENGTH);
        for (Hash hash : open.hashes) {
            out.write(hash.bytes());
        }
        sink.write(new TilePath(level, open.index, open.hashes.size()), out.toByteArray());
    }

    long size() {
        return stack.size();
    }

    Hash root() {
        return stack.root();
    }
}
