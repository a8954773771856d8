package org.lockfast.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final ChainPlaces places;
    private final LiveKeys keys;
    private final Index index;
    private final String device;
    private final Destroyed destroyed = new Destroyed();
    private final Receiving receiving;
    private ChainPlace place;
    private boolean closed;

    Journal(
            JournalFile file,
            EntryWriter writer,
            EventReader reader,
            SubjectHeads subjects,
            IndexFollower follower,
            HeadCopies heads,
            Index index,
            LiveKeys keys,
            String device,
            Runnable keepCopies) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
        this.subjects = subjects;
        this.follower = follower;
        this.heads = heads;
        this.index = index;
        this.keys = keys;
        this.device = device;
        this.keepCopies = keepCopies;
        this.places = new ChainPlaces(index);
        this.receiving =
                new Receiving(new Entrance(), device, index, places, keys, reader, destroyed);
        this.place = new OwnPlace(file, index, device).find().orElseGet(this::placeOfNewcomer);
    }

    /** No own entry is there: it begins where it was enrolled. */
    private ChainPlace placeOfNewcomer() {
        if (file.count() == 0) {
            return ChainPlace.FOUNDING;
        }
        followKeys();
        return keys.enrolment(device)
                .map(eid -> new ChainPlace(0, 0, eid))
                .orElse(ChainPlace.FOUNDING);
    }

    /**
     * Whether the device's own chain has a beginning: it founded the store, or the entry that
     * enrols it is here.
     */
    boolean hasBeginning() {
        appending.lock();
        try {
            return !place.equals(ChainPlace.FOUNDING);
        } finally {
            appending.unlock();
        }
    }

    JournalFile file() {
        return file;
    }

    /** The store's id. */
    public UUID store() {
        return file.header().store();
    }

    /** The device that records here. */
    public String device() {
        return device;
    }

    /** The number of records, bodies included. */
    public long count() {
        return file.count();
    }

    /** Whether nothing was recorded in this epoch yet but what began it. */
    public boolean hasOnlyBegun() {
        appending.lock();
        try {
            return place.seq() <= 1;
        } finally {
            appending.unlock();
        }
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
    public List<Recorded> together(
            Acting first,
            List<NewEvent> events,
            Acting second,
            Function<List<Recorded>, List<NewEvent>> answer) {
        return append(group -> {
            add(group, null, first, events);
            add(group, null, second, answer.apply(group.recorded()));
        });
    }

    @Override
    public <T> T alone(Supplier<T> step) {
        T done;
        appending.lock();
        try {
            done = step.get();
        } finally {
            appending.unlock();
        }
        slowDown();
        return done;
    }

    /** Once nobody waits for this thread's lock. */
    private void slowDown() {
        if (!appending.isHeldByCurrentThread()) {
            follower.slowDown();
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
            if (!place.equals(ChainPlace.FOUNDING) || file.count() > 0) {
                throw new JournalRefusal("Nothing was recorded: this store is founded already.");
            }
            return append(force, by, List.of(founding)).getFirst();
        } finally {
            appending.unlock();
        }
    }

    private List<Recorded> append(
            @Nullable Signer force, @Nullable Acting by, List<NewEvent> events) {
        return events.isEmpty() ? List.of() : append(group -> add(group, force, by, events));
    }

    /**
     * Everything that is recorded here comes this way.
     *
     * @param filling puts the entries into a group; where it puts none, nothing is recorded
     */
    private List<Recorded> append(Consumer<Group> filling) {
        List<Recorded> recorded;
        appending.lock();
        try {
            checkOpen();
            if (place.equals(ChainPlace.FOUNDING) && file.count() > 0) {
                throw new JournalRefusal(
                        "Nothing was recorded: the entry that enrols this device has not come yet.");
            }
            Group group = new Group(subjects.draft(), place, file.count());
            try {
                filling.accept(group);
            } catch (IndexBroken e) { // asked what the entries stand on
                throw IndexTrouble.unread(e);
            }
            recorded = group.recorded();
            if (!recorded.isEmpty()) {
                write(group);
            }
        } finally {
            appending.unlock();
        }
        slowDown();
        return recorded;
    }

    private void write(Group group) {
        try {
            file.appendWhole(group.plains(), group.waiting().size() > 1);
        } catch (IOException e) {
            throw refusal(e);
        }
        take(group);
    }

    /** What is acknowledged now becomes what the next entries build on. */
    private void take(Group group) {
        arrive(group);
        follower.put(group.waiting());
    }

    private void arrive(Group group) {
        place = group.place();
        places.add(group.waiting(), follower.indexed());
        group.subjects().keep(follower.indexed());
        for (IndexFollower.Waiting one : group.waiting()) {
            if (one.read() == null) { // made here: what came from elsewhere was followed already
                keys.recorded(one.entry(), () -> one.event(reader));
                destroyed.note(one.entry());
            }
        }
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
        return new JournalRefusal(
                FullDisk.isBehind(e)
                        ? "Nothing was recorded: the disk is full. Make room on it and record it"
                                + " again."
                        : "Nothing was recorded: the disk did not take it. Check the disk, then"
                                + " record it again. ("
                                + e.getMessage()
                                + ")",
                e);
    }

    private Group group(
            @Nullable Signer force, @Nullable Acting by, List<NewEvent> events, ChainPlace from) {
        Group group = new Group(subjects.draft(), from, file.count());
        add(group, force, by, events);
        return group;
    }

    private void add(
            Group group, @Nullable Signer force, @Nullable Acting by, List<NewEvent> events) {
        Set<UUID> concerned = new LinkedHashSet<>();
        events.forEach(event -> concerned.addAll(EntryWriter.subjects(event)));
        group.subjects().know(concerned);
        for (NewEvent event : events) {
            List<Hash> parents = group.subjects().parents(EntryWriter.subjects(event));
            EntryWriter.Written made = writer.write(force, by, event, group.place(), parents);
            EntryWriter.checkTogether(made, keys::isAboutKeys);
            group.add(made, parents);
        }
    }

    /**
     * Takes in entries that other devices made, or this one before it was restored from an older
     * copy. What is good is acknowledged on return: checked, appended with its bodies, one fsync
     * for some hundred. The order does not matter within a call; what rests on something that is
     * not here waits, and is offered again by the caller when more has come. Recording goes on
     * beside it. Not to be called within {@link #alone}.
     *
     * @return one answer for each, in their order
     * @throws JournalRefusal when the store is closed or the disk does not take it; some hundreds
     *     of the entries may have been added then, and offering all of them again is harmless
     */
    public List<Received> receive(List<Incoming> entries) {
        if (appending.isHeldByCurrentThread()) {
            throw new IllegalStateException("Nothing is received while recording alone");
        }
        return receiving.receive(entries);
    }

    /**
     * The newest checkpoint of the log that was verified: entries recorded from now on say that
     * they are not older.
     *
     * @param size entries in the log
     * @param root its root
     * @param t when it was verified, ms since 1970 UTC
     */
    public void seen(long size, Hash root, long t) {
        appending.lock();
        try {
            writer.seen(new Entry.Seen(size, root, t));
        } finally {
            appending.unlock();
        }
    }

    private void followKeys() {
        if (keys.isFollowing()) {
            return;
        }
        appending.lock();
        try {
            follower.settle();
            keys.follow(index.aboutKeys(), this::read);
        } finally {
            appending.unlock();
        }
    }

    /** Where entries from elsewhere come in. */
    private final class Entrance implements Receiving.Door {
        @Override
        public long count() {
            return file.count();
        }

        @Override
        public long epoch() {
            return Journal.this.epoch();
        }

        @Override
        public void followKeys() {
            Journal.this.followKeys();
        }

        @Override
        public @Nullable Hash textAt(long record) {
            RecordedEvent there = read(record);
            return there == null ? null : there.entry().textHash();
        }

        @Override
        public long epochOf(String device) {
            long newest = index.newestOf(device);
            RecordedEvent there = newest < 0 ? null : read(newest);
            return there == null ? 0 : there.entry().epoch();
        }

        @Override
        public void append(List<Receiving.Offer> good) {
            follower.awaitRoom();
            appending.lock();
            try {
                checkOpen();
                int begun = place.equals(ChainPlace.FOUNDING) ? enrolment(good) : 0;
                appendFrom(good.subList(0, begun));
                appendFrom(good.subList(begun, good.size()));
            } finally {
                appending.unlock();
            }
        }

        /** How many there are up to the one that enrols this device; none where it is not there. */
        private int enrolment(List<Receiving.Offer> good) {
            Optional<Hash> enrolled = keys.enrolment(device);
            for (int i = 0; i < good.size(); i++) {
                if (enrolled.isPresent() && good.get(i).entry.eid().equals(enrolled.get())) {
                    return i + 1;
                }
            }
            return 0;
        }

        private void appendFrom(List<Receiving.Offer> good) {
            if (good.isEmpty()) {
                return;
            }
            Group group = epochFor(good);
            good.forEach(group::add);
            try {
                file.append(group.plains());
            } catch (IOException e) {
                throw refusal(e);
            }
            arrive(group);
            good.forEach(offer -> subjects.received(offer.subjects(), offer.record()));
            if (place.equals(ChainPlace.FOUNDING)) {
                keys.enrolment(device).ifPresent(eid -> place = new ChainPlace(0, 0, eid));
            }
            follower.put(group.waiting());
        }

        /**
         * Where own entries come back, the chain goes on in an epoch of its own, begun before they
         * are appended: whatever part of them reaches the disk, nothing is recorded at a place that
         * another copy of this store may have used.
         */
        private Group epochFor(List<Receiving.Offer> good) {
            long back =
                    good.stream()
                            .map(offer -> offer.entry)
                            .filter(entry -> entry.device().equals(device))
                            .mapToLong(Entry::epoch)
                            .max()
                            .orElse(-1);
            if (back < 0 || back < keys.cameBack()) {
                return new Group(subjects.draft(), place, file.count());
            }
            long epoch = Math.max(place.epoch(), back) + 1;
            return opening(
                    new ChainPlace(epoch, 0, place.prev()),
                    JournalEvents.EpochReason.ENTRIES_CAME_BACK,
                    null,
                    null);
        }
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
            Group group = opening(place.nextEpoch(), reason, lostFrom, lostTo);
            write(group);
            return group.recorded().getFirst();
        } finally {
            appending.unlock();
        }
    }

    /**
     * Says which entries of this device's chain cannot be handed in, in an epoch after theirs: one
     * is begun where there is none yet.
     *
     * @param lacks of this device's chain
     */
    public void sayLacking(List<ChainLack> lacks) {
        appending.lock();
        try {
            checkOpen();
            if (lacks.stream().anyMatch(lack -> lack.epoch() >= place.epoch())) {
                openEpoch(JournalEvents.EpochReason.ENTRIES_NOT_SENT, null, null);
            }
            record(
                    null,
                    lacks.stream()
                            .map(lack ->
                                    NewEvent.of(
                                            store(),
                                            new JournalEvents.ChainLacks(
                                                    lack.epoch(),
                                                    lack.from(),
                                                    lack.to(),
                                                    lack.cause())))
                            .toList());
        } finally {
            appending.unlock();
        }
    }

    /** What devices of the force say they cannot hand in, this one included. */
    public List<ChainLack> lacks() {
        followKeys();
        return keys.lacks();
    }

    /** What devices say they cannot hand in and is not here either. */
    public List<ChainLack> lacking() {
        return new MissedLacks(device, this::here).among(lacks());
    }

    /**
     * Places of own entries that an epoch says do not read, as far as the index knows them.
     *
     * @param elsewhere records of entries that somebody else has
     */
    public List<ChainLack> unreadable(LongPredicate elsewhere) {
        List<ChainLack> found = new ArrayList<>();
        for (Iterator<RecordedEvent> all = aboutKeys().iterator(); all.hasNext(); ) {
            RecordedEvent one = all.next();
            if (one.entry().device().equals(device)
                    && one.event() instanceof JournalEvents.EpochOpened opened
                    && opened.reason() == JournalEvents.EpochReason.RECORDS_UNREADABLE) {
                Long from = opened.lostFrom();
                Long to = opened.lostTo();
                if (from != null && to != null) {
                    index.ofDevice(device, from, to).stream()
                            .filter(lost -> !elsewhere.test(lost.at().record()))
                            .filter(lost -> read(lost.at().record()) == null)
                            .forEach(lost -> join(found, lost.epoch(), lost.at().seq()));
                }
            }
        }
        return found;
    }

    private void join(List<ChainLack> found, long epoch, long seq) {
        long from = seq;
        if (!found.isEmpty()
                && found.getLast().epoch() == epoch
                && found.getLast().to() == seq - 1) {
            from = found.removeLast().from();
        }
        found.add(new ChainLack(device, epoch, from, seq, JournalEvents.LackCause.UNREADABLE));
    }

    /** Where this device's own chain is known to part: it, or a copy of it, was in use twice. */
    public Optional<Index.Parting> parting() {
        return parting(device);
    }

    /** Where a device's chain is known to part: copies of it were in use. */
    public Optional<Index.Parting> parting(String ofDevice) {
        follower.settle();
        return index.parting(ofDevice);
    }

    /**
     * Which places of a chain hold an entry here that reads.
     *
     * @param from first seq
     * @param to last seq, included
     * @return in ascending order
     */
    public List<Long> here(String ofDevice, long epoch, long from, long to) {
        follower.settle();
        return index.placed(ofDevice, epoch, from, to).stream()
                .filter(at -> read(at.record()) != null) // the index may know what reads no more
                .map(Index.Placed::seq)
                .sorted()
                .distinct()
                .toList();
    }

    private Group opening(
            ChainPlace next,
            JournalEvents.EpochReason reason,
            @Nullable Long lostFrom,
            @Nullable Long lostTo) {
        DomainEvent opened =
                new JournalEvents.EpochOpened(
                        next.epoch(), writer.vkey(next.epoch()), reason, lostFrom, lostTo);
        return group(null, null, List.of(NewEvent.of(store(), opened)), next);
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
                new BodyDestruction(file).run(values, group.plains(), group.newest());
            } catch (IOException e) {
                throw refusal(e);
            }
            take(group);
            return group.recorded().getFirst();
        } finally {
            appending.unlock();
        }
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

    /**
     * Whether an entry of this device that somebody else has is here too. Where it is not, the
     * store is a copy of an earlier state.
     */
    public boolean hasOwn(long epoch, long seq, Hash eid) {
        follower.settle();
        return index.placed(device, epoch, seq, seq).stream().anyMatch(at -> at.eid().equals(eid));
    }

    /** The newest entry of each chain that is here, of those that came last so many. */
    public List<Index.End> ends(int most) {
        follower.settle();
        return index.ends(most);
    }

    /** The newest entry of a device's highest epoch that is here and reads. */
    public Optional<Entry> newestOf(String ofDevice) {
        follower.settle();
        long record = index.newestOf(ofDevice);
        RecordedEvent newest = record < 0 ? null : read(record);
        return Optional.ofNullable(newest).map(RecordedEvent::entry);
    }

    /** The entries that stand at a place of a device's chain: none, one, or several. */
    public List<Hash> at(String ofDevice, long epoch, long seq) {
        follower.settle();
        return index.placed(ofDevice, epoch, seq, seq).stream().map(Index.Placed::eid).toList();
    }

    /**
     * The entries about keys, officers and devices, in journal order, each read when its turn
     * comes: whoever wrote many of them fills nobody's memory.
     */
    public Stream<RecordedEvent> aboutKeys() {
        follower.settle();
        return index.aboutKeys().stream()
                .mapMulti((record, next) -> {
                    RecordedEvent event = read(record);
                    if (event != null) {
                        next.accept(event);
                    }
                });
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
            return Losses.of(file, device).open().stream()
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
    public long firstUnreadable(Verification.Progress progress) {
        try {
            ItemStream items = new ItemStream(file, 0);
            for (List<Item> batch = items.next(); !batch.isEmpty(); batch = items.next()) {
                for (Item item : batch) {
                    if (item instanceof Item.UnreadableItem || item instanceof Item.MalformedItem) {
                        return item.number();
                    }
                }
                progress.reached(batch.getLast().number() + 1, file.count());
            }
            return -1;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * Whether an own epoch names records as missing after the newest own entry of some types. Reads
     * the whole journal.
     */
    public boolean isMissingNamedAfter(Set<String> typeNames) {
        try {
            return Losses.isMissingNamedAfter(file, device, typeNames);
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
