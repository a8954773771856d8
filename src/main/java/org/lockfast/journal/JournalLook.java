package org.lockfast.journal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.lockfast.ledger.Entry;

/**
 * Looks into the journal of a store before anybody opens it to write: what must be known before a
 * tail is set aside or an epoch begun. Changes nothing.
 *
 * @param files the file system
 * @param store where the store's files lie
 * @param id the store's id, as its keyring says
 * @param keys of the journal
 * @param profile what this user remembers of the store
 */
public record JournalLook(
        FilePort files, StoreFiles store, UUID id, JournalKeys keys, Profile profile) {

    /**
     * Hands over the entries from a record on, in order; records that do not read are passed over.
     *
     * @param from 0, or how many records an index has followed
     * @return false where the journal has fewer records than that; then nothing was handed over
     * @throws JournalUnreadable as {@link JournalOpening#open}
     */
    public boolean entries(long from, Consumer<Entry> taker) throws IOException {
        try (JournalFile file = JournalFile.openReadOnly(files, store.journal(), id, keys)) {
            if (from > file.count()) {
                return false;
            }
            ItemStream items = new ItemStream(file, from);
            for (List<Item> batch = items.next(); !batch.isEmpty(); batch = items.next()) {
                for (Item item : batch) {
                    if (item instanceof Item.EntryItem entry) {
                        taker.accept(entry.entry());
                    }
                }
            }
            return true;
        } catch (JournalUnreadable e) {
            throw new HeaderRepair(files, store, profile).offering(e);
        }
    }
}
