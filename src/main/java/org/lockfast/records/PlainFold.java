package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.LockerEvent;
import org.lockfast.continuity.NamedEvent;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;
import org.lockfast.rules.RulesEvent;

/** Folds what is said of officers, places, cases and imports: each entry changes a row or two. */
final class PlainFold {
    /** What stands for a text that was lawfully destroyed or withheld. */
    private static final String WITHHELD = "(withheld)";

    private final IndexTables tables;
    private final ExhibitFold exhibits;
    private final Dossiers dossiers;
    private final EntryRows rows;
    private final FirstOf first;
    private final Standing standing;
    private final Wanted wanted;
    private final Mentions mentions;
    private final Followed followed;
    private final LateRoles lateRoles;

    PlainFold(
            IndexTables tables,
            ExhibitFold exhibits,
            Dossiers dossiers,
            EntryRows rows,
            FirstOf first,
            Standing standing,
            Wanted wanted,
            Mentions mentions,
            Followed followed,
            LateRoles lateRoles) {
        this.tables = tables;
        this.exhibits = exhibits;
        this.dossiers = dossiers;
        this.rows = rows;
        this.first = first;
        this.standing = standing;
        this.wanted = wanted;
        this.mentions = mentions;
        this.followed = followed;
        this.lateRoles = lateRoles;
    }

    /**
     * Whether the event was one of these. What is said of officers and was nobody's to say changes
     * nothing.
     *
     * @param known earlier entries were about its subject
     */
    boolean take(RecordedEvent from, boolean known) throws SQLException {
        UUID subject = from.entry().subject();
        DomainEvent event = from.event();
        switch (event) {
            case OfficerEvent.KeyringChanged changed ->
                    keyring(from, changed.generation(), changed.sha256());
            case DeviceEvent.KeyringFollowed followed ->
                    keyring(from, followed.generation(), followed.sha256());
            case DeviceEvent _ -> {} // nothing is listed of devices yet
            case NamedEvent _ -> {} // InName
            case RulesEvent _ -> {} // read where they are gone by: JdbiForceLists
            case OfficerEvent of -> {
                if (followed.counts(from.record())) {
                    officer(from, of, known);
                }
            }
            case PlaceEvent of -> place(from, of, known);
            case LockerEvent _ -> {} // read of the locker: Movements
            case CaseEvent of -> caseFile(from, of, known);
            case ImportEvent of -> importRun(subject, of, from, known);
            case null, default -> {
                return false;
            }
        }
        return true;
    }

    private void officer(RecordedEvent from, OfficerEvent event, boolean known)
            throws SQLException {
        UUID id = from.entry().subject();
        OfficerRow row = tables.officers.get(id);
        switch (event) {
            case OfficerEvent.Added _ -> {
                if (row != null && !first.isFirst(rows.happening(from), row.record())) {
                    return;
                }
                boolean active = row == null ? !known || !isRetired(id) : row.active();
                OfficerRow now = stands(id, from, from.record(), active);
                Set<UUID> speaking = row == null ? wanted.came(id) : mentions.of(id);
                exhibits.rewordAll(speaking);
                if (row == null && now != null) {
                    lateRoles.given(id, List.of(now.had().split(" ")), speaking);
                }
            }
            case OfficerEvent.Renamed _ when row != null -> {
                stands(id, from, row.record(), row.active());
                exhibits.rewordAll(mentions.of(id));
            }
            case OfficerEvent.RolesChanged _ when row != null -> {
                OfficerRow now = stands(id, from, row.record(), row.active());
                if (now != null) {
                    lateRoles.given(id, List.of(now.had().split(" ")), wanted.came(id));
                }
            }
            case OfficerEvent.Retired _ when row != null -> tables.officers.put(id, row.retired());
            default -> {}
        }
    }

    private void keyring(RecordedEvent from, int generation, Hash sha256) throws SQLException {
        String device = from.entry().device();
        tables.keyrings.put(
                new IndexTables.Pair<>(device, generation),
                new KeyringRow(device, generation, sha256.bytes(), from.record()));
    }

    /**
     * What stands of all that is recorded of an officer.
     *
     * @param from the entry being taken in
     * @param added the record of the one that added them
     * @return null where that is not there
     */
    private @Nullable OfficerRow stands(UUID id, RecordedEvent from, long added, boolean active)
            throws SQLException {
        OfficerFold fold = new OfficerFold(added);
        fold.take(rows.happening(from));
        for (Happening one : dossiers.about(id)) {
            if (followed.counts(one.record())) {
                fold.take(one);
            }
        }
        OfficerRow row = fold.row(id, active);
        if (row != null) {
            tables.officers.put(id, row);
        }
        return row;
    }

    private boolean isRetired(UUID id) throws SQLException {
        for (Happening h : dossiers.about(id)) {
            if (h.event() instanceof OfficerEvent.Retired && followed.counts(h.record())) {
                return true;
            }
        }
        return false;
    }

    /** It was found which of several records of this place or case holds. */
    void found(UUID id) throws SQLException {
        if (tables.places.get(id) != null) {
            placeAgain(id);
        }
        if (tables.cases.get(id) != null) {
            caseAgain(id);
            exhibits.rewordAll(mentions.idsOfCase(id));
        }
    }

    private void place(RecordedEvent from, PlaceEvent event, boolean known) throws SQLException {
        UUID id = from.entry().subject();
        if (known) {
            placeAgain(id);
        } else if (event instanceof PlaceEvent.Added added) {
            String path = given(added.path());
            write(
                    new PlaceRow(
                            id,
                            path,
                            Keys.path(path),
                            added.storage(),
                            added.kind(),
                            null,
                            null,
                            "",
                            from.record()));
        }
    }

    /** What stands of all that is recorded of a place; nothing before somebody added it. */
    private void placeAgain(UUID id) throws SQLException {
        List<Happening> story = StoryOrder.sort(dossiers.about(id));
        List<Happening> records =
                story.stream().filter(h -> h.event() instanceof PlaceEvent.Added).toList();
        PlaceChanges changes = new PlaceChanges(story);
        List<List<Happening>> several = new ArrayList<>(changes.unlike());
        several.addFirst(records);
        standing.tellAll(id, several);
        if (records.isEmpty()) {
            return;
        }
        Happening stands = standing.of(id, records);
        if (stands.event() instanceof PlaceEvent.Added added) {
            write(changed(id, added, stands.record(), changes));
        }
    }

    private PlaceRow changed(UUID id, PlaceEvent.Added added, long record, PlaceChanges changes)
            throws SQLException {
        String path = given(added.path());
        List<String> paths = new ArrayList<>(List.of(path));
        changes.all(PlaceEvent.PATH).forEach(h -> paths.add(given(PlaceChanges.to(h))));
        Happening named = stands(id, changes, PlaceEvent.PATH);
        String now = named == null ? path : given(PlaceChanges.to(named));
        Happening fit = stands(id, changes, PlaceEvent.STORAGE);
        String storage = fit == null ? null : PlaceChanges.to(fit);
        Happening takes = stands(id, changes, PlaceEvent.CAPACITY);
        Happening closed = stands(id, changes, PlaceEvent.CLOSED);
        return new PlaceRow(
                id,
                now,
                Keys.path(now),
                storage == null ? added.storage() : storage,
                added.kind(),
                takes == null ? null : number(PlaceChanges.to(takes)),
                closed != null
                                && PlaceChanges.to(closed) != null
                                && closed.event() instanceof PlaceEvent.Changed why
                        ? given(why.reason())
                        : null,
                String.join(
                        "\n",
                        paths.reversed().stream()
                                .distinct()
                                .filter(one -> !one.equals(now))
                                .map(one -> one.replaceAll("\\R", " "))
                                .toList()),
                record);
    }

    private @Nullable Happening stands(UUID id, PlaceChanges changes, String field)
            throws SQLException {
        List<Happening> last = changes.last(field);
        return last.isEmpty() ? null : standing.ofChanges(id, last);
    }

    /** A capacity that is none is no capacity. */
    private static @Nullable Integer number(@Nullable String text) {
        return text == null || !text.matches("[1-9][0-9]{0,6}") ? null : Integer.valueOf(text);
    }

    private void write(PlaceRow row) throws SQLException {
        PlaceRow was = tables.places.get(row.id());
        tables.places.put(row.id(), row);
        if (was == null) {
            exhibits.rewordAll(wanted.came(row.id()));
        } else if (!was.path().equals(row.path())) {
            exhibits.rewordAll(mentions.of(row.id()));
        }
    }

    /** What is said of a case, in story order: the first opening, then every further reference. */
    private void caseFile(RecordedEvent from, CaseEvent event, boolean known) throws SQLException {
        if (event instanceof CaseEvent.Restricted || event instanceof CaseEvent.RestrictionLifted) {
            tables.restrictions.add(new RestrictionRow(from.record())); // JdbiRestrictions reads it
            return;
        }
        UUID id = from.entry().subject();
        if (!known) {
            if (event instanceof CaseEvent.Opened opened) {
                write(id, opened, from.record(), listOrNone(opened.references()), 0);
                exhibits.addWords(mentions.ofCase(id), words(opened));
            }
            return;
        }
        CaseRow was = tables.cases.get(id);
        List<CaseEvent.Reference> further = caseAgain(id);
        CaseRow now = tables.cases.get(id);
        if (was != null && now != null && was.record() != now.record()) {
            exhibits.rewordAll(mentions.idsOfCase(id));
        } else if (now != null) {
            ExhibitWords texts = ExhibitWords.empty();
            further.forEach(one -> texts.otherNumber(one.value()));
            SortedSet<String> more = texts.words(new ExhibitWords.Cut());
            if (now.record() == from.record() && event instanceof CaseEvent.Opened opened) {
                more.addAll(words(opened));
            }
            exhibits.addWords(mentions.ofCase(id), more);
        }
    }

    /**
     * Makes its rows anew.
     *
     * @return its further references
     */
    private List<CaseEvent.Reference> caseAgain(UUID id) throws SQLException {
        List<Happening> story = StoryOrder.sort(dossiers.about(id));
        List<Happening> openings =
                story.stream().filter(h -> h.event() instanceof CaseEvent.Opened).toList();
        List<CaseEvent.Reference> further = new ArrayList<>();
        if (openings.isEmpty()) {
            return further;
        }
        Happening opening = standing.of(id, openings);
        standing.tell(id, openings);
        if (opening.event() instanceof CaseEvent.Opened opened) {
            further.addAll(listOrNone(opened.references()));
            for (Happening h : story) {
                if (h.counts() && h.event() instanceof CaseEvent.ReferenceAdded added) {
                    further.addAll(added.references());
                }
            }
            int had = 0;
            while (tables.caseReferences.get(new IndexTables.Pair<>(id, had)) != null) {
                had++;
            }
            write(id, opened, opening.record(), further, had);
        }
        return further;
    }

    private static List<CaseEvent.Reference> listOrNone(
            @Nullable List<CaseEvent.Reference> references) {
        return references == null ? List.of() : references;
    }

    private static SortedSet<String> words(CaseEvent.Opened opened) {
        ExhibitWords texts = ExhibitWords.empty();
        texts.number(given(opened.reference()));
        texts.otherProse(given(opened.title()));
        listOrNone(opened.references()).forEach(one -> texts.otherNumber(one.value()));
        return texts.words(new ExhibitWords.Cut());
    }

    /**
     * @param had rows of references there are
     */
    private void write(
            UUID id,
            CaseEvent.Opened opened,
            long record,
            List<CaseEvent.Reference> further,
            int had)
            throws SQLException {
        String reference = given(opened.reference());
        tables.cases.put(id, new CaseRow(id, record, reference, given(opened.title())));
        reference(id, 0, "OWN", reference);
        int i = 1;
        for (CaseEvent.Reference one : further) {
            reference(id, i++, one.kind(), one.value());
        }
        for (; i < had; i++) {
            tables.caseReferences.remove(new IndexTables.Pair<>(id, i));
        }
    }

    private void reference(UUID id, int i, String kind, String reference) throws SQLException {
        IndexTables.Pair<UUID, Integer> key = new IndexTables.Pair<>(id, i);
        tables.caseReferences.put(
                key, new CaseReferenceRow(id, i, kind, reference, Keys.caseReference(reference)));
    }

    private void importRun(UUID id, ImportEvent event, RecordedEvent from, boolean known)
            throws SQLException {
        switch (event) {
            case ImportEvent.RowQuarantined row ->
                    exhibits.copied(row.rowHash(), row.rowOccurrence(), null, rows.happening(from));
            case ImportEvent.Started started when !known ->
                    tables.imports.put(id, run(id, started, from.record(), null));
            case ImportEvent.Finished finished when isPlain(tables.imports.get(id)) -> {
                ImportRow run = Objects.requireNonNull(tables.imports.get(id));
                tables.imports.put(id, finished(run, finished));
            }
            case ImportEvent.Started _, ImportEvent.Finished _ -> {
                List<Happening> all = dossiers.about(id);
                Happening began = least(all, ImportEvent.Started.class);
                Happening ended = least(all, ImportEvent.Finished.class);
                if (began != null && began.event() instanceof ImportEvent.Started started) {
                    tables.imports.put(
                            id,
                            run(
                                    id,
                                    started,
                                    began.record(),
                                    ended == null ? null : (ImportEvent.Finished) ended.event()));
                }
            }
        }
    }

    private static boolean isPlain(@Nullable ImportRow run) {
        return run != null && !run.finished();
    }

    private static @Nullable Happening least(
            List<Happening> all, Class<? extends ImportEvent> type) {
        return all.stream()
                .filter(h -> type.isInstance(h.event()))
                .min(StoryOrder.COUNTING)
                .orElse(null);
    }

    private static ImportRow run(
            UUID id,
            ImportEvent.Started started,
            long record,
            ImportEvent.@Nullable Finished finished) {
        ImportRow run =
                new ImportRow(
                        id, record, started.file(), started.sha256().bytes(), false, 0, 0, 0, 0, 0);
        return finished == null ? run : finished(run, finished);
    }

    private static ImportRow finished(ImportRow run, ImportEvent.Finished finished) {
        return new ImportRow(
                run.id(),
                run.record(),
                run.file(),
                run.sha256(),
                true,
                finished.rows(),
                finished.imported(),
                finished.warned(),
                finished.quarantined(),
                finished.already());
    }

    /** A text that must stand somewhere, and whose body may be gone. */
    static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, WITHHELD);
    }
}
