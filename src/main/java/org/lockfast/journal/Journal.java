package org.lockfast.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Signer;

/**
 * The journal of an open store. {@link #record} returns once the entries and their bodies lie on
 * the disk; the index follows. Safe for use by any number of threads. Opened by {@link
 * JournalOpening}.
 */
public final class Journal implements Recording, AutoCloseable {
    private final ReentrantLock appending = new ReentrantLock(true);
    private final EntryWriter writer;
    private final EventReader reader;
    private final SubjectHeads subjects;
    private final IndexFollower follower;
    private final HeadCopies heads;
    private final Runnable keepCopies;
    private final JournalFile file;
    private ChainPlace place;
    private boolean closed;

    Journal(
            JournalFile file,
            EntryWriter writer,
            EventReader reader,
            SubjectHeads subjects,
            IndexFollower follower,
            HeadCopies heads,
            ChainPlace place,
            Runnable keepCopies) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
        this.subjects = subjects;
        this.follower = follower;
        this.heads = heads;
        this.place = place;
        this.keepCopies = keepCopies;
    }

    JournalFile file() {
        return file;
    }

    /** The store's id. */
    public UUID store() {
        return file.header().store();
    }

    /** The number of records, bodies included. */
    public long count() {
        return file.count();
    }

    /** Where the device's next entry goes: its epoch. */
    public long epoch() {
        appending.lock();
        try {
            return place.epoch();
        } finally {
            appending.unlock();
        }
    }

    @Override
    public List<Recorded> record(@Nullable Acting by, List<NewEvent> events) {
        return append(null, by, events);
    }

    @Override
    public <T> T alone(Supplier<T> step) {
        appending.lock();
        try {
            return step.get();
        } finally {
            appending.unlock();
        }
    }

    /**
     * Records a store's first entry, signed by the force's key too.
     *
     * @throws JournalRefusal when the store has entries already
     */
    public Recorded found(Signer force, Acting by, NewEvent founding) {
        appending.lock();
        try {
            if (!place.equals(ChainPlace.FOUNDING)) {
                throw new JournalRefusal("Nothing was recorded: this store is founded already.");
            }
            return append(force, by, List.of(founding)).getFirst();
        } finally {
            appending.unlock();
        }
    }

    private List<Recorded> append(
            @Nullable Signer force, @Nullable Acting by, List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        appending.lock();
        try {
            checkOpen();
            Group group = group(force, by, events, place);
            write(group);
            return group.recorded();
        } finally {
            appending.unlock();
        }
    }

    private void write(Group group) {
        try {
            file.append(group.plains);
        } catch (IOException e) {
            throw refusal(e);
        }
        take(group);
    }

    /** What is acknowledged now becomes what the next entries build on. */
    private void take(Group group) {
        place = group.place;
        group.subjects.keep(follower.indexed());
        follower.add(group.waiting);
    }

    private void checkOpen() {
        if (closed) {
            throw new JournalRefusal("Nothing was recorded: the store is closed.");
        }
        String broken = file.broken();
        if (broken != null) {
            throw new JournalRefusal("Nothing was recorded. " + broken);
        }
    }

    private static JournalRefusal refusal(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return new JournalRefusal(
                message.contains("space")
                        ? "Nothing was recorded: the disk is full. Make room on it and record it"
                                + " again."
                        : "Nothing was recorded: the disk did not take it. Check the disk, then"
                                + " record it again. ("
                                + e.getMessage()
                                + ")",
                e);
    }

    /** Entries of one call, signed, before they are written. */
    private static final class Group {
        final List<JournalFile.Plain> plains = new ArrayList<>();
        final List<IndexFollower.Waiting> waiting = new ArrayList<>();
        final SubjectHeads.Draft subjects;
        ChainPlace place;

        Group(SubjectHeads.Draft subjects, ChainPlace place) {
            this.subjects = subjects;
            this.place = place;
        }

        void add(EntryWriter.Written written, List<Hash> parents, long first) {
            for (Commitment body : written.bodies()) {
                byte[] bundle = BodyBundle.of(List.of(body));
                plains.add(new JournalFile.Plain(RecordKind.BODY, bundle));
            }
            Entry entry = written.entry();
            long record = first + plains.size();
            plains.add(new JournalFile.Plain(RecordKind.ENTRY, entry.bytes()));
            waiting.add(new IndexFollower.Waiting(record, entry, written.bodies()));
            subjects.add(written.subjects(), parents, entry.eid(), record);
            place = ChainPlace.after(entry);
        }

        List<Recorded> recorded() {
            List<Recorded> recorded = new ArrayList<>(waiting.size());
            for (IndexFollower.Waiting one : waiting) {
                Entry entry = one.entry();
                Instant at = Instant.ofEpochMilli(entry.recordedMs());
                recorded.add(new Recorded(entry.eid(), entry.id(), one.record(), at));
            }
            return List.copyOf(recorded);
        }
    }

    private Group group(
            @Nullable Signer force, @Nullable Acting by, List<NewEvent> events, ChainPlace from) {
        Set<UUID> concerned = new LinkedHashSet<>();
        events.forEach(event -> concerned.addAll(EntryWriter.subjects(event)));
        Group group = new Group(subjects.draft(concerned), from);
        long first = file.count();
        for (NewEvent event : events) {
            List<Hash> parents = group.subjects.parents(EntryWriter.subjects(event));
            group.add(writer.write(force, by, event, group.place, parents), parents, first);
        }
        return group;
    }

    @Override
    public void settle() {
        follower.settle();
    }

    public void addListener(JournalListener listener) {
        follower.addListener(listener);
    }

    public void removeListener(JournalListener listener) {
        follower.removeListener(listener);
    }

    /**
     * Closes this epoch of the device's chain and goes on in the next: a check found something that
     * everybody who reads on shall know of.
     *
     * @param lostFrom first record concerned, or null
     * @param lostTo last record concerned, or null
     */
    public Recorded openEpoch(
            JournalEvents.EpochReason reason, @Nullable Long lostFrom, @Nullable Long lostTo) {
        appending.lock();
        try {
            checkOpen();
            ChainPlace next = place.nextEpoch();
            DomainEvent opened =
                    new JournalEvents.EpochOpened(
                            next.epoch(), writer.vkey(next.epoch()), reason, lostFrom, lostTo);
            Group group = group(null, null, List.of(NewEvent.of(store(), opened)), next);
            write(group);
            return group.recorded().getFirst();
        } finally {
            appending.unlock();
        }
    }

    /**
     * Destroys values for good: in one step the journal becomes one that has tombstones in their
     * places and the order as its newest entry. No eid changes.
     *
     * @param by who carries out the order
     * @param subject whose values they are
     * @param values their hashes, as {@link Entry#commitments} names them
     * @param authority who ordered it, and under what power
     * @throws JournalRefusal when nothing was destroyed
     */
    public Recorded destroyBodies(Acting by, UUID subject, List<Hash> values, String authority) {
        appending.lock();
        try {
            checkOpen();
            NewEvent order =
                    NewEvent.of(subject, new JournalEvents.BodyDestroyed(values, authority));
            Group group = group(null, by, List.of(order), place);
            try {
                new BodyDestruction(file).run(values, group.plains, newest(group));
            } catch (IOException e) {
                throw refusal(e);
            }
            take(group);
            return group.recorded().getFirst();
        } finally {
            appending.unlock();
        }
    }

    private static Hash newest(Group group) {
        return group.waiting.getLast().entry().eid();
    }

    /**
     * One entry with its bodies.
     *
     * @return null where that record is no entry, or does not read
     * @throws IndexOutOfBoundsException for a number the journal does not have
     */
    public @Nullable RecordedEvent read(long record) {
        try {
            RecordCipher cipher = file.cipher();
            if (record < 0 || record >= file.count()) {
                throw new IndexOutOfBoundsException("The journal has no record " + record);
            }
            Item found = Item.of(file.read(record, cipher));
            if (!(found instanceof Item.EntryItem entry)) {
                return null;
            }
            List<Commitment> bodies = new ArrayList<>();
            for (long before = record - 1; before >= 0; before--) {
                Item item = Item.of(file.read(before, cipher));
                if (item instanceof Item.BodyItem body) {
                    bodies.add(body.body());
                } else if (!(item instanceof Item.TombstoneItem)) {
                    break;
                }
            }
            return reader.read(record, entry.entry(), bodies);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Entries and their values as they are kept, from a record on, for handing them on. */
    public JournalWalk walk(long fromRecord) {
        return new JournalWalk(file, fromRecord);
    }

    /** The number of entries. */
    public long entries() {
        return file.entries();
    }

    /** All entries in order, with their bodies; records that do not read are passed over. */
    public void replay(long fromRecord, JournalReplay.Batches batches) {
        new JournalReplay(file, reader).run(fromRecord, batches);
    }

    /**
     * Losses an epoch names and no administrator has accepted yet, in the order they were named.
     * Reads the whole journal.
     */
    public List<VerificationReport.Damage> openLosses() {
        try {
            return Losses.of(file).open().stream()
                    .map(range -> new VerificationReport.Damage(range.from(), range.to()))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * The first record that does not read or is not what a record of its kind holds. Reads the
     * whole journal.
     *
     * @return its number, or -1 where all read
     */
    public long firstUnreadable() {
        try {
            ItemStream items = new ItemStream(file, 0);
            for (List<Item> batch = items.next(); !batch.isEmpty(); batch = items.next()) {
                for (Item item : batch) {
                    if (item instanceof Item.UnreadableItem || item instanceof Item.MalformedItem) {
                        return item.number();
                    }
                }
            }
            return -1;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * Whether an epoch names records as missing after the newest entry of a type. Reads the whole
     * journal.
     */
    public boolean isMissingNamedAfter(String typeName) {
        try {
            return Losses.isMissingNamedAfter(file, typeName);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits for the index, notes how far all came, and closes the file. */
    @Override
    public void close() {
        appending.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try {
                follower.settle();
            } catch (IndexTrouble known) {
                // told already; the index is brought up to date when the store is opened
            }
            try {
                heads.makeDurable();
                keepCopies.run();
            } finally {
                file.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            appending.unlock();
        }
    }
}
