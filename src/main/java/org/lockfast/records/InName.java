package org.lockfast.records;

import java.sql.SQLException;
import java.util.UUID;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.NamedEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/**
 * Folds which entries are in whose name, and which of them their officer answered. An answer may
 * come before the entry it is about.
 */
final class InName {
    private static final long NOT_HERE = -1;

    private final IndexTables tables;

    InName(IndexTables tables) {
        this.tables = tables;
    }

    void take(RecordedEvent from, EntryRow row) throws SQLException {
        switch (from.event()) {
            case NamedEvent.Confirmed confirmed -> {
                UUID officer = row.actor();
                if (officer != null
                        && officer.equals(row.subject())
                        && row.counts()
                        && isPassword(row.vouch())) {
                    for (Hash eid : confirmed.entries()) {
                        answered(officer, eid);
                    }
                }
            }
            case ContinuityEvent.Discrepancy e when e.kind().equals(NamedEvent.CHALLENGED) -> {
                UUID officer = row.actor();
                byte[] about = row.corrects();
                if (officer != null && about != null && row.counts()) {
                    answered(officer, Hash.of(about));
                }
                persons(row);
            }
            case ExhibitEvent.Recorded e -> {
                UUID seizedBy = e.seizedBy();
                if (seizedBy != null && !seizedBy.equals(row.actor()) && e.copiedFrom() == null) {
                    named(seizedBy, row);
                }
                persons(row);
            }
            case ExhibitEvent _, ContinuityEvent _ -> persons(row);
            case null, default -> {}
        }
    }

    private void persons(EntryRow row) throws SQLException {
        UUID actor = row.actor();
        if (actor != null && row.vouch().equals(Vouch.PIN.code())) {
            named(actor, row);
        }
        UUID second = row.secondOfficer();
        String how = row.secondVouch();
        if (second != null && how != null && !isPassword(how)) {
            named(second, row);
        }
    }

    private static boolean isPassword(String vouch) {
        return vouch.equals(Vouch.PASSWORD.code());
    }

    private void named(UUID officer, EntryRow row) throws SQLException {
        IndexTables.Pair<UUID, Hash> key = new IndexTables.Pair<>(officer, Hash.of(row.eid()));
        InNameRow was = tables.inName.get(key);
        if (was == null || was.record() == NOT_HERE) {
            tables.inName.put(
                    key,
                    new InNameRow(officer, row.eid(), row.record(), was != null && was.answered()));
        }
    }

    private void answered(UUID officer, Hash eid) throws SQLException {
        IndexTables.Pair<UUID, Hash> key = new IndexTables.Pair<>(officer, eid);
        InNameRow was = tables.inName.get(key);
        tables.inName.put(
                key,
                new InNameRow(officer, eid.bytes(), was == null ? NOT_HERE : was.record(), true));
    }
}
