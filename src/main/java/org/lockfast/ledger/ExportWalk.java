package org.lockfast.ledger;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tiles of an export from the signed root down, so that each is checked against its
 * parent before anything is checked against it; at the bottom, entry bundles against leaf hashes.
 */
final class ExportWalk {
    private static final int MOST_IN_FLIGHT = 64; // bundles; each at most 16 MiB, as a rule 0.3

    private final Path dir;
    private final Checkpoint head;
    private final SignatureCheck signatures;
    private final ExecutorService workers;
    private final Findings findings;
    private final TileDirectory layout;
    private final ChainCheck chains = new ChainCheck();
    private final Deque<Future<BundleCheck.Result>> inFlight = new ArrayDeque<>();
    private boolean edgeIsWhole = true;
    private long good;

    ExportWalk(
            Path dir,
            Checkpoint head,
            SignatureCheck signatures,
            ExecutorService workers,
            Findings findings) {
        this.dir = dir;
        this.head = head;
        this.signatures = signatures;
        this.workers = workers;
        this.findings = findings;
        this.layout = new TileDirectory(dir, head.size());
    }

    /** Checks all and returns the number of good entries. */
    long run() throws InterruptedException {
        List<@Nullable List<Hash>> edge = rightEdge();
        boolean proved = edgeIsWhole && rootOf(edge).equals(head.root());
        if (edgeIsWhole && !proved) {
            findings.add(LogExport.CHECKPOINT, "has a root that the last tiles do not add up to");
        }
        for (int level = edge.size() - 1; level >= 0; level--) {
            List<Hash> tile = edge.get(level);
            if (tile != null) {
                below(level, TilePath.fullTiles(level, head.size()), tile, proved);
            }
        }
        while (!inFlight.isEmpty()) {
            collect();
        }
        return good;
    }

    /** The partial tile of each level; null where there is none, or none that can be used. */
    private List<@Nullable List<Hash>> rightEdge() {
        List<@Nullable List<Hash>> edge = new ArrayList<>();
        for (int level = 0; level <= TilePath.topLevel(head.size()); level++) {
            int width = TilePath.partialWidth(level, head.size());
            List<Hash> tile = null;
            if (width > 0) {
                tile = tile(new TilePath(level, TilePath.fullTiles(level, head.size()), width));
                edgeIsWhole &= tile != null;
            }
            edge.add(tile);
        }
        return edge;
    }

    /** The hashes on the right edge are just what the root is made of. */
    private Hash rootOf(List<@Nullable List<Hash>> edge) {
        Hash root = null;
        for (List<Hash> tile : edge) {
            if (tile == null) {
                continue;
            }
            // The complete subtrees within the tile, the smallest first.
            int end = tile.size();
            while (end > 0) {
                int width = Integer.lowestOneBit(end);
                Hash peak = Tiles.subtree(tile.subList(end - width, end));
                root = root == null ? peak : Hash.node(peak, root);
                end -= width;
            }
        }
        return root == null ? TreeProof.EMPTY_ROOT : root;
    }

    /**
     * Checks what lies below a tile.
     *
     * @param proved whether the tile itself is what the signed root says; where it is not, its
     *     entries are still looked at, and none of them counts as good
     */
    private void below(int level, long index, List<Hash> tile, boolean proved)
            throws InterruptedException {
        if (level == 0) {
            bundle(index, tile, proved);
            return;
        }
        for (int i = 0; i < tile.size(); i++) {
            long childIndex = index * TilePath.FULL + i;
            TilePath path = new TilePath(level - 1, childIndex, TilePath.FULL);
            List<Hash> child = tile(path);
            if (child == null) {
                continue; // a finding already; below it nothing could be checked against anything
            }
            boolean fits = Tiles.subtree(child).equals(tile.get(i));
            if (!fits) {
                findings.add(path.path(), "is not the tile its parent names");
            }
            below(level - 1, childIndex, child, proved && fits);
        }
    }

    /**
     * Reads a hash tile; one that is missing or of the wrong length is a finding and reads null.
     */
    private @Nullable List<Hash> tile(TilePath path) {
        byte[] bytes = LogVerify.read(dir, path.path(), findings);
        int length = path.width() * Hash.LENGTH;
        if (bytes != null && bytes.length != length) {
            findings.add(path.path(), "has " + bytes.length + " bytes and should have " + length);
        }
        return bytes != null && bytes.length == length ? Tiles.hashes(bytes) : null;
    }

    private void bundle(long index, List<Hash> leaves, boolean proved) throws InterruptedException {
        TilePath path = layout.tile(TilePath.ENTRIES, index);
        byte[] bytes = LogVerify.read(dir, path.path(), findings);
        if (bytes == null) {
            return;
        }
        if (inFlight.size() == MOST_IN_FLIGHT) {
            collect();
        }
        BundleCheck check = new BundleCheck(path, bytes, leaves, proved, signatures);
        inFlight.add(workers.submit(check));
    }

    /** Takes the oldest result, so that chains are followed in the order of the log. */
    private void collect() throws InterruptedException {
        BundleCheck.Result result;
        try {
            result = inFlight.remove().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The check of a bundle broke off", e.getCause());
        }
        result.findings().forEach(f -> findings.add(f.file(), f.what()));
        for (Entry entry : result.entries()) {
            String wrong = chains.next(entry);
            if (wrong != null) {
                findings.addChain(result.file(), "entry " + entry.eid().hex() + " " + wrong);
            }
        }
        good += result.good();
    }
}
