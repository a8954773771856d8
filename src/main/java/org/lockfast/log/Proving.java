package org.lockfast.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.EntryBundle;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.TilePath;
import org.lockfast.ledger.Tiles;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.TreeProof;

/** What the log shows for anybody to check: tiles, bundles, proofs. Any thread. */
final class Proving {
    private static final int HIGHEST_SHIFT = 56; // a tree has no more levels than that

    private final LogStore store;
    private final LogTree tree;
    private final Checkpoints checkpoints;

    Proving(LogStore store, LogTree tree, Checkpoints checkpoints) {
        this.store = store;
        this.tree = tree;
        this.checkpoints = checkpoints;
    }

    Optional<byte[]> tile(TilePath path) {
        long size = Checkpoint.of(checkpoints.newest()).size();
        int shift = 8 * Math.max(path.level(), 0);
        if (shift > HIGHEST_SHIFT || path.index() > size / TilePath.FULL) {
            return Optional.empty();
        }
        long end = path.index() * TilePath.FULL + path.width();
        return end > size >> shift
                ? Optional.empty()
                : Optional.of(store.read(rows -> bytes(rows, path)));
    }

    private byte[] bytes(LogRows rows, TilePath path) {
        if (path.level() == TilePath.ENTRIES) {
            return EntryBundle.of(
                    rows.entries(path.index() * TilePath.FULL, path.width()).stream()
                            .map(stored -> Entry.parse(stored.entry()))
                            .toList());
        }
        List<Hash> hashes = tree.tile(rows, path.level(), path.index(), path.width());
        return Tiles.hashTile((level, index) -> hashes.get((int) (index % TilePath.FULL)), path);
    }

    /** From a size to the newest checkpoint. */
    ConsistencyProof consistency(long from) {
        return consistency(from, checkpoints.cosigned(checkpoints.newest()));
    }

    /**
     * From a size to a checkpoint.
     *
     * @throws LogRefusal LOG_BEHIND where the checkpoint is smaller
     */
    ConsistencyProof consistency(long from, Note to) {
        long size = Checkpoint.of(to).size();
        if (from > size) {
            throw new LogRefusal(
                    new Refusal(
                            Refusal.Reason.LOG_BEHIND,
                            -1,
                            size,
                            "The log has "
                                    + size
                                    + " entries, which is less than this device knows."));
        }
        return ConsistencyProof.of(
                from, store.read(rows -> TreeProof.consistency(tree.nodes(rows), from, size)), to);
    }

    Optional<TlogProof> proof(Hash eid, @Nullable Long size) {
        Note newest = checkpoints.newest();
        Note note =
                size == null || size == Checkpoint.of(newest).size()
                        ? newest
                        : store.read(rows -> rows.signed(size))
                                .map(one -> Note.parse(one.note()))
                                .orElse(null);
        if (note == null) {
            return Optional.empty();
        }
        Note shown = checkpoints.evidence(checkpoints.cosigned(note));
        long of = Checkpoint.of(note).size();
        return store.read(rows ->
                rows.index(eid)
                        .filter(index -> index < of)
                        .map(index ->
                                TlogProof.of(
                                        index,
                                        TreeProof.inclusion(tree.nodes(rows), index, of),
                                        shown)));
    }
}
