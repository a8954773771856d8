package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * The heads of subjects. An entry from elsewhere may come after one that builds on it: then it is
 * no head, and until it comes it is awaited.
 */
final class Heads {
    private final IndexTables tables;
    private final Awaited awaited;
    private final ExhibitFold exhibits;
    private final Dossiers dossiers;

    Heads(IndexTables tables, Awaited awaited, ExhibitFold exhibits, Dossiers dossiers) {
        this.tables = tables;
        this.awaited = awaited;
        this.exhibits = exhibits;
        this.dossiers = dossiers;
    }

    /** Moves the heads on; which of the entry's subjects had one before. */
    Set<UUID> take(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        if (entry.typeName().startsWith("server.")) {
            return Set.of(); // nobody builds on it, and each push brings one
        }
        Set<UUID> subjects = new LinkedHashSet<>();
        subjects.add(entry.subject());
        if (from.event() != null) {
            subjects.addAll(new TreeSet<>(from.event().alsoHeadOf()));
        }
        Set<Hash> unseen = new LinkedHashSet<>(entry.parents());
        Set<UUID> known = new HashSet<>();
        for (UUID subject : subjects) {
            if (head(subject, entry, unseen)) {
                known.add(subject);
            }
        }
        if (!unseen.isEmpty()) {
            missing(entry, subjects, unseen);
        }
        return known;
    }

    /**
     * @param unseen parents that are no heads; those that were are taken out
     */
    private boolean head(UUID subject, Entry entry, Set<Hash> unseen) throws SQLException {
        HeadRow was = tables.heads.get(subject);
        boolean named = awaited.isNamed(entry.eid(), subject);
        if (was == null && !named) {
            tables.heads.put(subject, new HeadRow(subject, entry.eid().bytes()));
            return false;
        }
        List<Hash> heads = was == null ? new ArrayList<>() : new ArrayList<>(Eids.of(was.eids()));
        unseen.removeAll(heads);
        heads.removeAll(entry.parents());
        heads.remove(entry.eid());
        if (!named) {
            heads.add(entry.eid());
        }
        heads.sort(null);
        byte[] eids = Eids.joined(heads);
        tables.heads.put(subject, new HeadRow(subject, eids == null ? new byte[0] : eids));
        return was != null;
    }

    /** Of the entries it names and that are nobody's newest, those that are not here at all. */
    private void missing(Entry entry, Set<UUID> subjects, Set<Hash> unseen) throws SQLException {
        Set<UUID> around = exhibits.around(subjects);
        for (UUID subject : around) {
            if (unseen.isEmpty()) {
                return;
            }
            for (Dossier dossier : dossiers.with(subject)) {
                unseen.removeIf(eid -> dossier.knows(eid, around));
            }
        }
        for (UUID subject : around) {
            if (unseen.isEmpty()) {
                return;
            }
            if (dossiers.with(subject).stream().noneMatch(one -> one.isAbout(subject))) {
                dossiers.about(subject).forEach(h -> unseen.remove(h.eid()));
            }
        }
        if (!unseen.isEmpty()) {
            awaited.await(entry, subjects, List.copyOf(unseen));
        }
    }
}
