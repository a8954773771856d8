package org.lockfast.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lockfast.journal.Incoming;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedBlocks;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.EntriesBody;

/**
 * Entries that came in a file and rest on something no file has brought yet: {@code local/early}.
 */
final class EarlyEntries {
    private static final String PATH = "local/early";

    /** A larger one comes again with its sender's next file. */
    private static final int MOST = 1 << 20;

    /** How many there are at the most, and bytes of them all: each new file goes through them. */
    static final int MANY = 10_000;

    private static final long ROOM = 64L << 20;

    private final Path dir;
    private final MasterKeys masters;
    private final SecureRandom random;

    EarlyEntries(Path dir, MasterKeys masters, SecureRandom random) {
        this.dir = dir;
        this.masters = masters;
        this.random = random;
    }

    List<Incoming> read() throws IOException {
        List<Incoming> early = new ArrayList<>();
        SealedBlocks.open(
                        dir,
                        PATH,
                        masters,
                        random,
                        block -> early.addAll(TakingIn.entries(EntriesBody.parse(block)).entries()))
                .close();
        return early;
    }

    /**
     * These, in the place of those there were: the last of them, as many as there is room for. What
     * is let go comes again with its sender's next file, for nobody is told that it was had.
     */
    void keep(List<Incoming> waiting) throws IOException {
        Files.deleteIfExists(dir.resolve(PATH));
        List<byte[]> blocks = blocks(waiting);
        if (blocks.isEmpty()) {
            return;
        }
        try (SealedBlocks kept = SealedBlocks.open(dir, PATH, masters, random, block -> {})) {
            for (byte[] block : blocks) {
                kept.append(block);
            }
            kept.force();
        }
    }

    private static List<byte[]> blocks(List<Incoming> waiting) {
        Set<Hash> once = new LinkedHashSet<>();
        List<byte[]> blocks = new ArrayList<>();
        long bytes = 0;
        for (Incoming one : waiting.reversed()) {
            if (!once.add(one.entry().eid())) {
                continue;
            }
            byte[] block = EntriesBody.of(List.of(one.entry().bytes()), one.bodies()).bytes();
            if (block.length > MOST) {
                continue;
            }
            bytes += block.length;
            if (bytes > ROOM || blocks.size() == MANY) {
                break;
            }
            blocks.add(block);
        }
        return blocks.reversed();
    }
}
