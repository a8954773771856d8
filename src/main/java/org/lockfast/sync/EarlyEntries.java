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

    /** These, in the place of those there were. */
    void keep(List<Incoming> waiting) throws IOException {
        Files.deleteIfExists(dir.resolve(PATH));
        if (waiting.isEmpty()) {
            return;
        }
        Set<Hash> once = new LinkedHashSet<>();
        try (SealedBlocks kept = SealedBlocks.open(dir, PATH, masters, random, block -> {})) {
            for (Incoming one : waiting) {
                byte[] block = EntriesBody.of(List.of(one.entry().bytes()), one.bodies()).bytes();
                if (once.add(one.entry().eid()) && block.length <= MOST) {
                    kept.append(block);
                }
            }
            kept.force();
        }
    }
}
