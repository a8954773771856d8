package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.LockerEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Judging;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Index;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.LogEvent;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.EntryKeys;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.place.PlaceEvent;

/**
 * Follows the journal: folds entries into the tables, in one transaction with the position reached.
 * The fold looks at nothing but the entries, in their order, so the same journal always gives the
 * same rows, however it was cut into transactions. Entries are applied by one thread at a time.
 */
public final class Projection implements Index {
    /** Rows of one table that wait in memory during a rebuild: some ten MB each at most. */
    private static final int HELD_BACK = 40_000;

    /** Characters of a device's id, with room to spare. */
    private static final int LONGEST_ID = 40;

    /** How the types begin of what is said of things that people look after. */
    private static final List<String> ABOUT =
            List.of("exhibit.", "continuity.", "case.", "place.", "locker.", "label.");

    /**
     * What the fold needs of other rooms. Both must be pure.
     *
     * @param rules what the rules they go by are called; other rules make other rows
     * @param own the device whose journal it is: what an officer who got in again there with a
     *     recovery sheet signs counts there. Null for none
     */
    public record Rooms(
            StoredEvents events,
            Reckoned reckoned,
            Judging judging,
            String rules,
            @Nullable String own) {}

    private final IndexDatabase index;
    private final Connection writing;
    private final EntryRows rows;
    private final IndexTables tables;
    private final Dossiers dossiers;
    private final WordIndex words;
    private final ExhibitFold exhibits;
    private final PlainFold plain;
    private final FirstOf first;
    private final ConflictRows conflicts;
    private final Gathered gathered;
    private final Awaited awaited;
    private final Chains chains;
    private final HeadsSeen headsSeen;
    private final Heads heads;
    private final ChainRuns chainRuns;
    private final JournalQuestions questions;
    private final Wanted wanted;
    private final LateRoles lateRoles;
    private final LateMarks lateMarks;
    private final Followed followed;
    private final KeyConflicts keyConflicts;
    private final InName inName;

    /** Another text stands at the place of the entry that is being taken in. */
    private boolean beside;

    private volatile long position;

    /** Follows on from where the index stands. */
    public Projection(IndexDatabase index, Rooms rooms) {
        this(index, rooms, false);
    }

    /**
     * @param filling a rebuild: the index is empty and much is to come, so more is kept in memory
     */
    Projection(IndexDatabase index, Rooms rooms, boolean filling) {
        this.index = index;
        this.writing = index.writing();
        try {
            this.tables = new IndexTables(writing, isEmpty(), filling);
            this.followed = new Followed(writing, rooms.own());
            this.rows = new EntryRows(rooms.events(), new Given());
            this.first = new FirstOf(writing, tables, rows);
            this.conflicts = new ConflictRows(writing, tables, first);
            this.gathered = new Gathered(tables, conflicts);
            Standing standing = new Standing(conflicts);
            this.dossiers = new Dossiers(writing, tables, rows, standing, filling ? 20_000 : 1_000);
            this.words = new WordIndex(tables);
            this.awaited = new Awaited(writing, tables, conflicts);
            this.chainRuns = new ChainRuns(tables);
            this.questions = new JournalQuestions(index);
            this.chains = new Chains(writing, tables, gathered);
            this.inName = new InName(tables);
            this.keyConflicts = new KeyConflicts(followed, conflicts, chains);
            this.headsSeen =
                    new HeadsSeen(writing, tables, gathered, followed, chains, rooms.own());
            References references = new References(writing, tables, conflicts, filling);
            this.wanted = new Wanted(writing, tables);
            this.lateMarks = new LateMarks(writing, tables, first, followed, chains);
            this.lateRoles = new LateRoles(writing, tables, dossiers, wanted);
            this.exhibits =
                    new ExhibitFold(
                            tables,
                            dossiers,
                            words,
                            rooms.reckoned(),
                            rooms.judging(),
                            first,
                            conflicts,
                            references,
                            wanted,
                            standing);
            this.heads = new Heads(tables, awaited, exhibits, dossiers);
            this.plain =
                    new PlainFold(
                            tables,
                            exhibits,
                            dossiers,
                            rows,
                            first,
                            standing,
                            wanted,
                            new ExhibitsNaming(writing, tables, dossiers, exhibits, filling),
                            followed,
                            lateRoles);
            restart();
            index.madeBy(rooms.rules());
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** Nothing was ever taken in: what is not known by then need not be looked for. */
    private boolean isEmpty() throws SQLException {
        try (Statement query = writing.createStatement();
                ResultSet at = query.executeQuery("select position from progress")) {
            return at.next() && at.getLong(1) == 0;
        }
    }

    private void restart() throws SQLException {
        ProgressRow progress = Objects.requireNonNull(tables.progress.get(1));
        position = progress.position();
        exhibits.startAt(progress.exhibits());
        words.startAt(progress.words());
        chainRuns.restart(writing);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public synchronized void apply(List<RecordedEvent> entries, long newPosition) {
        try {
            for (RecordedEvent entry : entries) {
                take(entry);
            }
            exhibits.finish();
            chains.finish();
            gathered.finish();
            words.finish();
            tables.progress.put(
                    1, new ProgressRow(1, newPosition, exhibits.nextExhibit(), words.nextWord()));
            tables.flush();
            writing.commit();
            position = newPosition;
            dossiers.settle();
        } catch (SQLException e) {
            undo(e);
            throw fault(e);
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    /**
     * Takes in entries of a rebuild: rows may stay in memory, so the index says nothing of worth
     * until {@link #filled}.
     */
    synchronized void fill(List<RecordedEvent> entries) {
        try {
            for (RecordedEvent entry : entries) {
                take(entry);
            }
            exhibits.finish();
            chains.finish();
            gathered.finish();
            words.finish();
            tables.flushFilling(writing, HELD_BACK);
            dossiers.settle();
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** Writes what {@link #fill} held back. */
    void filled(long newPosition) {
        try {
            tables.flushFilling(writing, 0);
        } catch (SQLException e) {
            throw fault(e);
        }
        apply(List.of(), newPosition);
    }

    private void undo(Exception because) {
        try {
            H2Rollback.rollback(writing);
            tables.forget();
            words.forget();
            dossiers.forget();
            chains.forget();
            gathered.forget();
            headsSeen.restart();
            exhibits.forget();
            first.forget();
            followed.forget();
            conflicts.restart();
            awaited.restart();
            wanted.restart();
            lateRoles.forget();
            restart();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private void take(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        dossiers.taking(from.record());
        beside = chains.isTaken(entry);
        EntryRow row = rows.row(from);
        tables.entries.add(row);
        lateRoles.take(row);
        inName.take(from, row);
        clock(from, row);
        List<Entry.Attachment> files = entry.attachments();
        for (int i = 0; i < files.size(); i++) {
            Entry.Attachment file = files.get(i);
            tables.attachments.add(
                    new AttachmentRow(
                            from.record(),
                            i,
                            entry.subject(),
                            file.hash().bytes(),
                            file.size(),
                            file.type()));
        }
        chainRuns.take(from);
        headsSeen.take(from, chains.take(entry));
        List<RecordedEvent> counting = followed(from);
        for (RecordedEvent one : counting) {
            orders(one);
        }
        Set<UUID> known = heads.take(from);
        awaited.came(entry.eid());
        if (about(from.event())) {
            keyConflicts.take(entry, from.record(), beside);
        }
        if (from.event() == null) {
            newer(from);
        }
        if (!plain.take(from, known.contains(entry.subject()))) {
            Happening happening = rows.happening(from);
            finding(happening);
            exhibits.take(happening, known);
        }
        for (RecordedEvent one : counting) {
            if (one.record() != from.record()) {
                plain.take(one, true);
            }
        }
        if (Followed.concerns(entry)) {
            marked(entry);
            for (RecordedEvent one : counting) {
                marked(one.entry());
            }
            for (Entry apart : followed.apart(entry)) {
                marked(apart);
            }
        }
        for (Happening late : lateRoles.counting()) {
            first.counts(late);
            finding(late);
            exhibits.again(late);
        }
        dossiers.taken();
    }

    /**
     * Of an officer who has retired, or is known at some computers only: what is here of theirs.
     */
    private void marked(Entry change) throws SQLException {
        for (LateMarks.Marked marked : lateMarks.came(change)) {
            Happening one = marked.now();
            if (about(one.event()) && marked.first()) {
                chains.doubt(LateMarks.place(one));
            }
            if (one.event() instanceof ContinuityEvent.Resolved resolved) {
                foundAgain(conflicts.leave(one, resolved));
            }
            exhibits.marked(one);
        }
    }

    /** What the server noted of a device's clock; what others say in its name is shown nowhere. */
    private void clock(RecordedEvent from, EntryRow row) {
        if (from.event() instanceof LogEvent.Received noted
                && noted.skewMs() != null
                && noted.device().length() <= LONGEST_ID
                && row.doubt() == null) {
            tables.clockNotes.add(
                    new ClockNoteRow(
                            noted.device(),
                            from.record(),
                            noted.receivedMs() + noted.skewMs(),
                            noted.receivedMs()));
        }
    }

    private void finding(Happening happening) throws SQLException {
        if (happening.event() instanceof ContinuityEvent.Resolved resolved) {
            foundAgain(conflicts.take(happening, resolved));
        }
    }

    /** What a finding is about stands by it now, or by it no more. */
    private void foundAgain(List<Conflict> concerned) throws SQLException {
        for (Conflict found : concerned) {
            if (found.kind() == Conflict.Kind.UNFOLLOWED) {
                keyConflicts.listOthers();
            }
            if (found.kind() == Conflict.Kind.TWICE) {
                UUID subject = UUID.fromString(found.subject());
                plain.found(subject);
                exhibits.found(subject);
            }
        }
    }

    /**
     * An entry this version cannot read: each by itself where an officer whose keys count says it
     * of exhibits, packages, cases or places; the others are one of each device, for whoever has a
     * device's key records as many as they like.
     */
    private void newer(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        boolean about =
                entry.actor() != null
                        && ABOUT.stream().anyMatch(entry.typeName()::startsWith)
                        && rows.happening(from).counts();
        if (about) {
            conflicts.put(
                    Conflict.ofEntry(
                            Conflict.Kind.NEWER,
                            entry.subject().toString(),
                            entry.eid(),
                            entry.recorded()));
        } else {
            gathered.add(Conflict.Kind.NEWER, entry.device(), Gathered.ALL, entry.eid());
            gathered.name(Conflict.Kind.NEWER, Openings.Branch.of(entry));
        }
    }

    /** Whether it says something of what people look after, and not of people, keys or devices. */
    private static boolean about(@Nullable DomainEvent event) {
        return event instanceof ExhibitEvent
                || event instanceof ContinuityEvent
                || event instanceof CaseEvent
                || event instanceof PlaceEvent
                || event instanceof LockerEvent;
    }

    /** What counts from now on by an entry about keys: itself, and what rests on it. */
    private List<RecordedEvent> followed(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        if (!Followed.concerns(entry)) {
            return List.of();
        }
        List<RecordedEvent> counting = new ArrayList<>();
        Map<Long, Entry> now = followed.take(entry, from.record());
        for (Map.Entry<Long, Entry> one : now.entrySet()) {
            long record = one.getKey();
            counting.add(record == from.record() ? from : stored(record, one.getValue()));
        }
        for (Entry one : now.values()) {
            for (VerifyKey key : EntryKeys.introducedBy(one)) {
                headsSeen.known(key);
            }
        }
        keyConflicts.takeAboutKeys(entry, now.values());
        tables.keyEntries.add(new KeyEntryRow(from.record(), entry.bytes()));
        return counting;
    }

    private RecordedEvent stored(long record, Entry entry) throws SQLException {
        Happening as = Objects.requireNonNull(first.stored(record));
        Happening.Second with = as.with();
        return new RecordedEvent(
                record, entry, as.event(), with == null ? null : with.name(), as.withheld());
    }

    private void orders(RecordedEvent from) throws SQLException {
        if (from.event() instanceof DeviceEvent.Revoked revoked) {
            int plus = revoked.vkey().indexOf('+');
            chains.revoke(
                    plus < 0 ? revoked.vkey() : revoked.vkey().substring(0, plus),
                    from.entry().recordedMs());
        }
        if (from.event() instanceof JournalEvents.BodyDestroyed order) {
            destroyed(order, from.entry().eid());
        }
    }

    /** What stands in the record so far. */
    private final class Given implements EntryRows.Given {
        @Override
        public boolean has(UUID officer, String role) throws SQLException {
            if (!followed.isFounded()) {
                return true; // nothing can be judged
            }
            OfficerRow row = tables.officers.get(officer);
            return row != null && row.had(role); // what a role allowed stays what it allowed
        }

        @Override
        public @Nullable KeyDoubt doubt(Entry entry, long record) throws SQLException {
            return followed.doubt(entry, record, beside); // asked of the one being taken in
        }
    }

    private void destroyed(JournalEvents.BodyDestroyed order, Hash by) throws SQLException {
        for (Hash value : order.h()) {
            if (tables.destroyed.get(value) == null) {
                tables.destroyed.put(value, new DestroyedRow(value.bytes(), by.bytes()));
            }
        }
    }

    @Override
    public Map<UUID, List<Hash>> heads(Collection<UUID> subjects) {
        Map<UUID, List<Hash>> found = new HashMap<>();
        index.jdbi()
                .useExtension(
                        HeadDao.class,
                        dao ->
                                AtOnce.ask(subjects, dao::of)
                                        .forEach(row ->
                                                found.put(row.subject(), Eids.of(row.eids()))));
        return found;
    }

    @Override
    public List<Placed> placed(String device, long epoch, long from, long to) {
        return questions.placed(device, epoch, from, to);
    }

    @Override
    public List<OfDevice> ofDevice(String device, long from, long to) {
        return questions.ofDevice(device, from, to);
    }

    @Override
    public Optional<Parting> parting(String device) {
        return questions.parting(device);
    }

    @Override
    public List<End> ends(int most) {
        return questions.ends(most);
    }

    @Override
    public long newestOf(String device) {
        return questions.newestOf(device);
    }

    @Override
    public List<Long> aboutKeys() {
        return questions.aboutKeys();
    }

    @Override
    public Map<Hash, Hash> destroyed(Collection<Hash> values) {
        return questions.destroyed(values);
    }

    private static IndexFault fault(SQLException e) {
        return new IndexFault(
                "The index could not be brought up to date. Nothing recorded is lost; rebuild the"
                        + " index.",
                e);
    }
}
