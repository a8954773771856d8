package org.lockfast.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the journal of a store: sets a torn tail aside, notices what is missing or does not read,
 * brings the index up to date, and begins a new epoch where a check found something. Only a header
 * that does not read, or another store's, stops it; then nothing was written.
 *
 * @param files the file system
 * @param store where the store's files lie; its lock is held by the caller
 * @param id the store's id, as its keyring says
 * @param keys of the journal
 * @param device that records
 * @param types of events this version knows
 * @param signers gives a history of keys that has followed nothing yet
 * @param index that follows
 * @param indexWriter runs the index's transactions: one named thread
 * @param clock of this process
 * @param app build of the program
 * @param profile what this user remembers of the store
 */
public record JournalOpening(
        FilePort files,
        StoreFiles store,
        UUID id,
        JournalKeys keys,
        JournalDevice device,
        EventTypes types,
        Supplier<KeyHistory> signers,
        Index index,
        Executor indexWriter,
        ProcessClock clock,
        String app,
        Profile profile) {
    private static final Logger LOG = LoggerFactory.getLogger(JournalOpening.class);

    /** An open journal and what opening it found. */
    public record Opened(Journal journal, List<Finding> findings) {}

    /**
     * Makes the journal of a new store and opens it.
     *
     * @throws IOException where the disk does not take it, or there is one already
     */
    public Journal create() throws IOException {
        Path directory = store.journal().getParent();
        if (directory != null) {
            files.makeDirectories(directory);
        }
        files.makeDirectories(store.local());
        JournalFile file = JournalFile.create(files, store.journal(), id, keys);
        keepCopies(file);
        return journal(file);
    }

    /**
     * Opens it, for an index that can be set aside.
     *
     * @param afresh asked where the index holds what the journal does not: puts that index aside,
     *     where it is kept as evidence, and gives an empty one
     * @param progress told how far the index is
     * @throws JournalUnreadable where there is nothing to open; the sentence names the last good
     *     copy of the header where there is one, which {@link HeaderRepair} puts back
     */
    public Opened open(Supplier<Index> afresh, OpeningProgress progress) throws IOException {
        JournalFile file = openFile();
        try {
            return open(file, afresh, progress);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * The same, where nobody can put an index aside.
     *
     * @throws JournalRefusal where that would have to be done
     */
    public Opened open() throws IOException {
        return open(
                () -> {
                    throw new JournalRefusal(
                            "The lists hold entries the journal does not have. Move the"
                                    + " folder index out of the store, keep it, and open the store again.");
                },
                OpeningProgress.UNWATCHED);
    }

    /**
     * Opens it as it lies there, for a disk that takes nothing: sets nothing aside, begins no epoch
     * and leaves the index as far as it has come. What an opening would find is found by the next
     * one that can write.
     */
    public Opened look() throws IOException {
        JournalFile file = JournalFile.openReadOnly(files, store.journal(), id, keys);
        try {
            long behind = Math.max(0, file.count() - index.position());
            return new Opened(journal(file), List.of(new Finding.DiskFull(behind)));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private JournalFile openFile() throws IOException {
        try {
            return JournalFile.open(files, store.journal(), id, keys);
        } catch (JournalUnreadable e) {
            throw new HeaderRepair(files, store, profile).offering(e);
        }
    }

    /** How many records whoever remembers most says there were. */
    long remembered() {
        return Math.max(index.position(), HeadFile.most(List.of(localHead(), profileHead())));
    }

    private Opened open(JournalFile file, Supplier<Index> afresh, OpeningProgress progress)
            throws IOException {
        boolean unknown = profile.isNew() && file.count() > 0;
        boolean moved = unknown && profile.canKeep();
        OpeningChecks checks = new OpeningChecks(this, file);
        if (unknown && !moved) {
            checks.findings().add(new Finding.NothingKept(profile.place()));
        }
        checks.setTailAside();
        OpeningChecks.Missing missing = checks.missing();
        JournalOpening current = checks.indexIsStale() ? checks.on(afresh.get()) : this;
        checks.bringUpToDate(current.index(), progress);
        Journal journal = current.journal(file);
        if (missing != null) {
            journal.openEpoch(
                    JournalEvents.EpochReason.ENTRIES_MISSING, missing.from(), missing.to());
        }
        for (Losses.Range range : checks.unreadableNotNamed()) {
            journal.openEpoch(
                    JournalEvents.EpochReason.RECORDS_UNREADABLE, range.from(), range.to());
        }
        if (moved && missing == null && journal.hasBeginning()) {
            checks.findings().add(new Finding.MovedOrRestored());
            journal.openEpoch(JournalEvents.EpochReason.MOVED_OR_RESTORED, null, null);
        }
        keepCopies(file);
        return new Opened(journal, List.copyOf(checks.findings()));
    }

    JournalOpening with(Index other) {
        return new JournalOpening(
                files,
                store,
                id,
                keys,
                device,
                types,
                signers,
                other,
                indexWriter,
                clock,
                app,
                profile);
    }

    private Journal journal(JournalFile file) {
        HeadCopies heads = new HeadCopies(List.of(localHead(), profileHead()), id, file.entries());
        EventReader reader = new EventReader(types);
        IndexFollower follower = new IndexFollower(index, reader, indexWriter, heads, file.count());
        return new Journal(
                file,
                new EntryWriter(types, device, clock, app),
                reader,
                new SubjectHeads(index, follower),
                follower,
                heads,
                index,
                new LiveKeys(signers, device.id()),
                device.id(),
                () -> keepCopies(file));
    }

    EventReader reader() {
        return new EventReader(types);
    }

    HeadFile localHead() {
        return new HeadFile(files, store.head(), keys, id);
    }

    HeadFile profileHead() {
        return new HeadFile(files, profile.head(), keys, id);
    }

    private void keepCopies(JournalFile file) {
        try {
            profile.keep(profile.header(), file.header().encode());
            if (files.exists(store.keyring())) {
                profile.keep(profile.keyring(), files.readAll(store.keyring()));
            }
        } catch (IOException e) {
            LOG.warn("No copy of the journal's header and the keyring could be kept", e);
        }
    }
}
