package org.lockfast.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.Judging;
import org.lockfast.journal.Index;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Follows the journal: folds entries into the tables, in one transaction with the position reached.
 * The fold looks at nothing but the entries, in their order, so the same journal always gives the
 * same rows, however it was cut into transactions. Entries are applied by one thread at a time.
 */
public final class Projection implements Index {
    /** Rows of one table that wait in memory during a rebuild: some ten MB each at most. */
    private static final int HELD_BACK = 40_000;

    /**
     * What the fold needs of other rooms. Both must be pure.
     *
     * @param rules what the rules they go by are called; other rules make other rows
     */
    public record Rooms(StoredEvents events, Reckoned reckoned, Judging judging, String rules) {}

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
    private final Awaited awaited;
    private final Chains chains;
    private final Wanted wanted;
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
        this.rows = new EntryRows(rooms.events());
        try {
            this.tables = new IndexTables(writing, filling);
            this.dossiers = new Dossiers(writing, tables, rows, filling ? 20_000 : 1_000);
            this.words = new WordIndex(tables);
            this.conflicts = new ConflictRows(writing, tables);
            this.awaited = new Awaited(writing, tables, conflicts);
            this.chains = new Chains(writing, tables, rows, conflicts);
            References references = new References(writing, tables, conflicts, filling);
            this.wanted = new Wanted(writing, tables);
            FirstOf first = new FirstOf(writing, tables, rows);
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
                            wanted);
            this.plain =
                    new PlainFold(
                            tables,
                            exhibits,
                            dossiers,
                            rows,
                            first,
                            wanted,
                            new ExhibitsNaming(writing, tables, dossiers, exhibits, filling));
            this.first = first;
            restart();
            index.madeBy(rooms.rules());
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private void restart() throws SQLException {
        ProgressRow progress = Objects.requireNonNull(tables.progress.get(1));
        position = progress.position();
        exhibits.startAt(progress.exhibits());
        words.startAt(progress.words());
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
            writing.rollback();
            tables.forget();
            words.forget();
            dossiers.forget();
            chains.forget();
            exhibits.forget();
            conflicts.restart();
            awaited.restart();
            wanted.restart();
            restart();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private void take(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        tables.entries.add(rows.row(from));
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
        chains.take(entry);
        Set<UUID> known = heads(from);
        awaited.came(entry.eid());
        if (from.event() == null) {
            conflicts.put(
                    Conflict.of(
                            Conflict.Kind.NEWER,
                            entry.subject().toString(),
                            List.of(entry.eid()),
                            List.of(entry.eid()),
                            entry.recorded(),
                            null));
        }
        if (!plain.take(from, known.contains(entry.subject()))) {
            Happening happening = rows.happening(from);
            if (from.event() instanceof ContinuityEvent.Resolved resolved) {
                conflicts.take(happening, resolved, first);
            }
            exhibits.take(happening, known);
        }
    }

    /** Moves the heads on; which of the entry's subjects had one before. */
    private Set<UUID> heads(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        Set<UUID> subjects = new LinkedHashSet<>();
        subjects.add(entry.subject());
        if (from.event() != null) {
            subjects.addAll(new TreeSet<>(from.event().alsoHeadOf()));
        }
        Set<Hash> unseen = new LinkedHashSet<>(entry.parents());
        Set<UUID> known = new HashSet<>();
        for (UUID subject : subjects) {
            HeadRow was = tables.heads.get(subject);
            if (was == null && entry.parents().isEmpty() && !awaited.isNamed(entry.eid(), subject)) {
                tables.heads.put(subject, new HeadRow(subject, entry.eid().bytes()));
                continue;
            }
            List<Hash> heads = was == null ? new ArrayList<>() : eids(was.eids());
            unseen.removeAll(heads);
            heads.removeAll(entry.parents());
            if (!awaited.isNamed(entry.eid(), subject) && !heads.contains(entry.eid())) {
                heads.add(entry.eid());
            }
            heads.sort(null);
            byte[] eids = Eids.joined(heads);
            tables.heads.put(subject, new HeadRow(subject, eids == null ? new byte[0] : eids));
            if (was != null) {
                known.add(subject);
            }
        }
        if (!unseen.isEmpty()) {
            missing(entry, subjects, unseen);
        }
        return known;
    }

    /** Of the entries it names and that are nobody's newest, those that are not here at all. */
    private void missing(Entry entry, Set<UUID> subjects, Set<Hash> unseen) throws SQLException {
        Set<UUID> around = exhibits.around(subjects);
        for (UUID subject : around) {
            if (unseen.isEmpty()) {
                return;
            }
            dossiers.about(subject).forEach(h -> unseen.remove(h.eid()));
        }
        if (!unseen.isEmpty()) {
            awaited.await(entry, subjects, List.copyOf(unseen));
        }
    }

    static List<Hash> eids(byte[] joined) {
        return new ArrayList<>(Eids.of(joined));
    }

    @Override
    public Map<UUID, List<Hash>> heads(Collection<UUID> subjects) {
        Map<UUID, List<Hash>> heads = new HashMap<>();
        index.jdbi()
                .useExtension(
                        HeadDao.class,
                        dao ->
                                AtOnce.ask(subjects, dao::of)
                                        .forEach(
                                                row -> heads.put(row.subject(), eids(row.eids()))));
        return heads;
    }

    private static IndexFault fault(SQLException e) {
        return new IndexFault(
                "The index could not be brought up to date. Nothing recorded is lost; rebuild the"
                        + " index.",
                e);
    }
}
