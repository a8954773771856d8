package org.lockfast.app;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleStack;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.EntryKeys;

/**
 * Reads a log once before it is written: who could sign its entries, whether it still begins with
 * what was signed last, and where the entries stand that are wanted singly.
 */
final class LogReading {
    private final StoreLog.Singly wanted;
    private final @Nullable Checkpoint last;
    private final Map<String, VerifyKey> keys = new LinkedHashMap<>();
    private final SortedSet<Long> singly = new TreeSet<>();
    private final Set<Hash> met = new HashSet<>();
    private final MerkleStack tree = new MerkleStack();
    private @Nullable Hash rootThen;

    /**
     * @param last what the log signed last, or null
     */
    LogReading(StoreLog.Singly wanted, @Nullable Checkpoint last) {
        this.wanted = wanted;
        this.last = last;
        noteRoot();
    }

    /** The next entry of the log. */
    void take(Entry entry) {
        EntryKeys.introducedBy(entry).forEach(key -> keys.putIfAbsent(key.name(), key));
        long index = tree.size();
        if (wanted.indices().contains(index)
                || wanted.entries().contains(entry.eid())
                || wanted.subjects().contains(entry.subject())) {
            singly.add(index);
            met.add(entry.eid());
        }
        tree.add(entry.eid());
        noteRoot();
    }

    private void noteRoot() {
        if (last != null && tree.size() == last.size()) {
            rootThen = tree.root();
        }
    }

    /**
     * Once all were taken.
     *
     * @throws JournalRefusal where the log contradicts what was signed, or lacks a wanted entry
     */
    void check() {
        if (last != null && !last.root().equals(rootThen)) {
            throw new JournalRefusal(
                    "This log signed "
                            + last.size()
                            + " entries before. "
                            + (tree.size() < last.size()
                                    ? "It has " + tree.size() + " now"
                                    : "Its first " + last.size() + " are not those any more")
                            + ", so no log was written: it would contradict the one exported then."
                            + " Put back the journal that has them. lockfast verify names what is"
                            + " missing or wrong.");
        }
        for (long index : wanted.indices()) {
            if (index >= tree.size()) {
                throw new JournalRefusal(
                        "The log has no entry at "
                                + index
                                + ": it has "
                                + tree.size()
                                + ", counted from 0.");
            }
        }
        for (Hash eid : wanted.entries()) {
            if (!met.contains(eid)) {
                throw new JournalRefusal("The log has no entry " + eid.base64() + ".");
            }
        }
    }

    /** Every key ever valid for signing an entry. */
    Collection<VerifyKey> keys() {
        return keys.values();
    }

    /** Places of the entries that are wanted singly, from 0. */
    SortedSet<Long> singly() {
        return singly;
    }
}
