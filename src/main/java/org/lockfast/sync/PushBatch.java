package org.lockfast.sync;

import java.util.List;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;

/**
 * Entries of one chain, one after the other, as they are sent together.
 *
 * @param entries at least one
 */
record PushBatch(List<JournalWalk.Kept> entries) {
    /** The chain an entry belongs to, as the protocol names it. */
    static String chain(Entry entry) {
        return entry.device() + "/" + entry.epoch();
    }

    /** About how many bytes an entry and its values take, unpacked. */
    static long length(JournalWalk.Kept kept) {
        long length = kept.entry().bytes().length;
        for (Commitment value : kept.bodies()) {
            length += value.jcs().length + Hash.LENGTH + 36;
        }
        return length;
    }

    JournalWalk.Kept first() {
        return entries.getFirst();
    }

    String chain() {
        return chain(first().entry());
    }

    ChainHeader header() {
        Entry entry = first().entry();
        return new ChainHeader(entry.device(), entry.epoch(), entry.seq());
    }

    EntriesBody body() {
        List<byte[]> bytes = entries.stream().map(kept -> kept.entry().bytes()).toList();
        List<Commitment> values = entries.stream().flatMap(kept -> kept.bodies().stream()).toList();
        return EntriesBody.of(bytes, values);
    }

    PushBatch part(int from, int to) {
        return new PushBatch(entries.subList(from, to));
    }

    int size() {
        return entries.size();
    }
}
