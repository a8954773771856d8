package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.EntryBundle;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleTree;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.TilePath;
import org.lockfast.log.CentralLog;

/** A whole log read back through its tiles and held against its checkpoint. */
final class Checked {
    final List<Entry> entries = new ArrayList<>();
    final Checkpoint checkpoint;

    /** Reads it; fails where anything does not fit. */
    Checked(CentralLog log) {
        Note note = log.checkpoint();
        checkpoint = Checkpoint.verify(note, log.force().logKey());
        MerkleTree tree = new MerkleTree();
        Set<Hash> seen = new HashSet<>();
        Map<String, Long> chains = new HashMap<>();
        for (long i = 0; i * TilePath.FULL < checkpoint.size(); i++) {
            int width = (int) Math.min(TilePath.FULL, checkpoint.size() - i * TilePath.FULL);
            byte[] bundle = log.tile(new TilePath(TilePath.ENTRIES, i, width)).orElseThrow();
            for (Entry entry : EntryBundle.parse(bundle)) {
                assertThat(seen.add(entry.eid())).as("entry twice: %s", entry).isTrue();
                tree.add(entry.eid());
                entries.add(entry);
                chains.merge(entry.device() + "/" + entry.epoch(), 1L, Long::sum);
            }
        }
        assertThat(entries).hasSize((int) checkpoint.size());
        assertThat(tree.root()).isEqualTo(checkpoint.root());
    }

    Set<Hash> eids() {
        Set<Hash> eids = new HashSet<>();
        entries.forEach(entry -> eids.add(entry.eid()));
        return eids;
    }
}
