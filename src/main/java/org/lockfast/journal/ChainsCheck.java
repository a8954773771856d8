package org.lockfast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * The part of a verification that is about chains, for whoever goes over a journal for something
 * else: what is whole to one is whole to the other, forks and accepted losses included. Each entry
 * is taken in journal order, first here, then by the key history, then {@link #followed} is told.
 */
public final class ChainsCheck {
    private final Wrongs wrongs = new Wrongs();
    private final Losses losses;
    private final ChainCheck chains;

    /**
     * @param journal open, so it is its device's own
     * @param keys fresh, followed as the entries are taken
     */
    public ChainsCheck(Journal journal, KeyHistory keys) {
        this.losses = new Losses(journal.device());
        this.chains =
                new ChainCheck(
                        wrongs, journal.device(), keys, record -> textAt(journal.file(), record));
    }

    private static @Nullable Hash textAt(JournalFile file, long record) {
        try {
            return Item.of(file.read(record, file.cipher())) instanceof Item.EntryItem item
                    ? item.entry().textHash()
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it was recorded by this store, and did not come, or come back, from elsewhere. */
    public boolean take(long record, Entry entry) {
        return chains.take(record, entry);
    }

    /**
     * @param refused it is about keys and was not theirs to make who signed it: it accepts no loss
     */
    public void followed(long record, Entry entry, boolean refused) {
        if (!refused) {
            losses.take(record, entry);
        }
    }

    /** Places at which another text of the same device stands too. */
    public long forks() {
        return chains.forks();
    }

    /** What is not whole, in sentences; empty where all is. */
    public List<String> wrong() {
        List<String> sentences = new ArrayList<>();
        wrongs.first(losses)
                .forEach((_, wrong) -> {
                    Hash eid = wrong.eid();
                    sentences.add(
                            "Record "
                                    + wrong.record()
                                    + (eid == null ? "" : ", entry " + eid)
                                    + ": "
                                    + wrong.message()
                                    + ". Verify the store.");
                });
        for (Losses.Range open : losses.open()) {
            sentences.add(
                    "Records "
                            + open.from()
                            + " to "
                            + open.to()
                            + " of this store were lost, and no administrator has accepted it yet."
                            + " Verify the store.");
        }
        return sentences;
    }
}
