package org.lockfast.records;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/** Folds what is said of officers, places, cases and imports: each entry changes a row or two. */
final class PlainFold {
    /** What stands for a text that was lawfully destroyed or withheld. */
    private static final String WITHHELD = "(withheld)";

    private final IndexTables tables;
    private final ExhibitFold exhibits;
    private final ExhibitsOfCase ofCase;

    /** Numbers of the exhibits of a case, those of the running transaction included. */
    interface ExhibitsOfCase {
        SortedSet<Integer> of(UUID caseId) throws SQLException;
    }

    PlainFold(IndexTables tables, ExhibitFold exhibits, ExhibitsOfCase ofCase) {
        this.tables = tables;
        this.exhibits = exhibits;
        this.ofCase = ofCase;
    }

    /** Whether the event was one of these. */
    boolean take(RecordedEvent from) throws SQLException {
        UUID subject = from.entry().subject();
        DomainEvent event = from.event();
        switch (event) {
            case OfficerEvent.KeyringChanged changed ->
                    keyring(from, changed.generation(), changed.sha256());
            case DeviceEvent.KeyringFollowed followed ->
                    keyring(from, followed.generation(), followed.sha256());
            case DeviceEvent _ -> {} // nothing is listed of devices yet
            case OfficerEvent of -> officer(subject, of);
            case PlaceEvent.Added added -> place(subject, added);
            case CaseEvent of -> caseFile(subject, of, from.record());
            case ImportEvent of -> importRun(subject, of, from.record());
            case null, default -> {
                return false;
            }
        }
        return true;
    }

    private void officer(UUID id, OfficerEvent event) throws SQLException {
        switch (event) {
            case OfficerEvent.Added added -> {
                if (tables.officers.get(id) == null) {
                    String collar = given(added.collar());
                    tables.officers.put(
                            id,
                            new OfficerRow(
                                    id,
                                    collar,
                                    Keys.collar(collar),
                                    given(added.name()),
                                    String.join(" ", added.roles()),
                                    true));
                }
            }
            case OfficerEvent.Retired _ -> {
                OfficerRow row = tables.officers.get(id);
                if (row != null) {
                    tables.officers.put(
                            id,
                            new OfficerRow(
                                    id,
                                    row.collar(),
                                    row.collarKey(),
                                    row.name(),
                                    row.roles(),
                                    false));
                }
            }
            default -> {}
        }
    }

    private void keyring(RecordedEvent from, int generation, Hash sha256) throws SQLException {
        String device = from.entry().device();
        tables.keyrings.put(
                new IndexTables.Pair<>(device, generation),
                new KeyringRow(device, generation, sha256.bytes(), from.record()));
    }

    private void place(UUID id, PlaceEvent.Added added) throws SQLException {
        if (tables.places.get(id) == null) {
            String path = given(added.path());
            tables.places.put(
                    id, new PlaceRow(id, path, Keys.path(path), added.storage(), added.kind()));
        }
    }

    private void caseFile(UUID id, CaseEvent event, long record) throws SQLException {
        ExhibitWords texts = ExhibitWords.empty();
        switch (event) {
            case CaseEvent.Opened opened -> {
                if (tables.cases.get(id) != null) {
                    return;
                }
                String reference = given(opened.reference());
                String title = given(opened.title());
                tables.cases.put(id, new CaseRow(id, record, reference, title));
                reference(id, 0, "OWN", reference);
                texts.number(reference);
                texts.prose(title);
                further(id, opened.references(), texts);
            }
            case CaseEvent.ReferenceAdded added -> further(id, added.references(), texts);
        }
        exhibits.addWords(ofCase.of(id), texts.words(new ExhibitWords.Cut()));
    }

    private void further(
            UUID id, @Nullable List<CaseEvent.Reference> references, ExhibitWords texts)
            throws SQLException {
        if (references == null) {
            return;
        }
        int i = 1;
        while (tables.caseReferences.get(new IndexTables.Pair<>(id, i)) != null) {
            i++;
        }
        for (CaseEvent.Reference one : references) {
            reference(id, i++, one.kind(), one.value());
            texts.number(one.value());
        }
    }

    private void reference(UUID id, int i, String kind, String reference) throws SQLException {
        IndexTables.Pair<UUID, Integer> key = new IndexTables.Pair<>(id, i);
        tables.caseReferences.put(
                key, new CaseReferenceRow(id, i, kind, reference, Keys.caseReference(reference)));
    }

    private void importRun(UUID id, ImportEvent event, long record) throws SQLException {
        switch (event) {
            case ImportEvent.Started started ->
                    tables.imports.put(
                            id,
                            new ImportRow(
                                    id,
                                    record,
                                    started.file(),
                                    started.sha256().bytes(),
                                    false,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0));
            case ImportEvent.RowQuarantined row ->
                    exhibits.copied(row.rowHash(), row.rowOccurrence(), null, record);
            case ImportEvent.Finished finished -> {
                ImportRow run = tables.imports.get(id);
                if (run != null) {
                    tables.imports.put(
                            id,
                            new ImportRow(
                                    id,
                                    run.record(),
                                    run.file(),
                                    run.sha256(),
                                    true,
                                    finished.rows(),
                                    finished.imported(),
                                    finished.warned(),
                                    finished.quarantined(),
                                    finished.already()));
                }
            }
        }
    }

    /** A text that must stand somewhere, and whose body may be gone. */
    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, WITHHELD);
    }
}
