package org.lockfast.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** Every table the fold writes, behind one connection. */
final class IndexTables {
    /** A key of two parts. */
    record Pair<A, B>(A first, B second) {}

    /** Rows in one transaction of a rebuild. */
    private static final int AT_ONCE = 5_000;

    final Appended<EntryRow> entries;
    final Appended<AttachmentRow> attachments;
    final Appended<GramRow> grams;
    final Keyed<UUID, HeadRow> heads;
    final Keyed<UUID, OfficerRow> officers;
    final Keyed<UUID, PlaceRow> places;
    final Keyed<UUID, CaseRow> cases;
    final Keyed<Pair<UUID, Integer>, CaseReferenceRow> caseReferences;
    final Keyed<UUID, ExhibitRow> exhibits;
    final Keyed<UUID, PackageRow> packages;
    final Keyed<UUID, PlaceCountRow> placeCounts;
    final Keyed<UUID, AttentionRow> attention;
    final Keyed<Pair<String, Integer>, MarkRow> marks;
    final Keyed<Pair<String, Long>, TallyRow> tallies;
    final Keyed<Pair<String, UUID>, SealRow> seals;
    final Keyed<String, LabelRow> labels;
    final Keyed<Pair<Hash, Integer>, CopiedRow> copied;
    final Keyed<UUID, ImportRow> imports;
    final Keyed<Pair<String, Integer>, KeyringRow> keyrings;
    final Appended<KeyEntryRow> keyEntries;
    final Appended<ChainRunRow> chainRuns;
    final Appended<RestrictionRow> restrictions;
    final Appended<ClockNoteRow> clockNotes;
    final Keyed<Hash, DestroyedRow> destroyed;
    final Keyed<Hash, HeadSeenRow> headsSeen;
    final Keyed<String, WordRow> words;
    final Keyed<Long, PostingRow> postings;
    final Keyed<Integer, ExhibitWordsRow> exhibitWords;
    final Keyed<Integer, ProgressRow> progress;
    final Keyed<Pair<String, Long>, ChainRow> chains;
    final Keyed<ChainGapRow.Key, ChainGapRow> chainGaps;
    final Keyed<Pair<Hash, Hash>, AwaitedRow> awaited;
    final Keyed<Pair<UUID, UUID>, WantedRow> wanted;
    final Keyed<UUID, SharedPackageRow> shared;
    final Keyed<String, ConflictRow> conflicts;
    final Keyed<Gathered.Key, GatheredRow> gathered;
    final Keyed<Hash, OpeningRow> openings;
    final Keyed<Pair<String, Hash>, ResolutionRow> resolutions;

    final Keyed<Pair<UUID, Hash>, InNameRow> inName;

    private final List<Keyed<?, ?>> keyed;
    private final List<Appended<?>> appended;

    /**
     * @param fromNothing the index is empty, and all its rows come through here
     * @param filling much is to come, so more is kept in memory
     */
    IndexTables(Connection c, boolean fromNothing, boolean filling) throws SQLException {
        boolean all = fromNothing;
        int few = 1_000;
        int many = filling ? 50_000 : 5_000;
        entries = new Appended<>(c, EntryRow.TABLE);
        attachments = new Appended<>(c, AttachmentRow.TABLE);
        grams = new Appended<>(c, GramRow.TABLE);
        heads = new Keyed<>(c, HeadRow.TABLE, IndexTables::one, all, many);
        officers = new Keyed<>(c, OfficerRow.TABLE, IndexTables::one, all, few);
        places = new Keyed<>(c, PlaceRow.TABLE, IndexTables::one, all, few);
        cases = new Keyed<>(c, CaseRow.TABLE, IndexTables::one, all, few);
        caseReferences = new Keyed<>(c, CaseReferenceRow.TABLE, IndexTables::two, all, few);
        exhibits = new Keyed<>(c, ExhibitRow.TABLE, IndexTables::one, all, many / 5);
        packages = new Keyed<>(c, PackageRow.TABLE, IndexTables::one, all, many / 2);
        placeCounts = new Keyed<>(c, PlaceCountRow.TABLE, IndexTables::one, all, few);
        attention = new Keyed<>(c, AttentionRow.TABLE, IndexTables::one, all, few);
        marks = new Keyed<>(c, MarkRow.TABLE, IndexTables::two, all, many);
        tallies = new Keyed<>(c, TallyRow.TABLE, IndexTables::two, all, few);
        seals = new Keyed<>(c, SealRow.TABLE, IndexTables::two, all, few);
        labels = new Keyed<>(c, LabelRow.TABLE, IndexTables::one, all, few);
        copied = new Keyed<>(c, CopiedRow.TABLE, IndexTables::rowKey, all, few);
        imports = new Keyed<>(c, ImportRow.TABLE, IndexTables::one, all, few);
        keyrings = new Keyed<>(c, KeyringRow.TABLE, IndexTables::two, all, few);
        keyEntries = new Appended<>(c, KeyEntryRow.TABLE);
        chainRuns = new Appended<>(c, ChainRunRow.TABLE);
        restrictions = new Appended<>(c, RestrictionRow.TABLE);
        clockNotes = new Appended<>(c, ClockNoteRow.TABLE);
        destroyed = new Keyed<>(c, DestroyedRow.TABLE, key -> one(key.bytes()), all, few);
        headsSeen = new Keyed<>(c, HeadSeenRow.TABLE, key -> one(key.bytes()), all, few);
        words = new Keyed<>(c, WordRow.TABLE, IndexTables::one, all, many);
        postings = new Keyed<>(c, PostingRow.TABLE, IndexTables::one, all, many);
        exhibitWords = new Keyed<>(c, ExhibitWordsRow.TABLE, IndexTables::one, all, few);
        progress = new Keyed<>(c, ProgressRow.TABLE, IndexTables::one, false, 1);
        chains = new Keyed<>(c, ChainRow.TABLE, IndexTables::two, all, few);
        chainGaps = new Keyed<>(c, ChainGapRow.TABLE, ChainGapRow.Key::columns, all, few);
        awaited = new Keyed<>(c, AwaitedRow.TABLE, IndexTables::hashes, all, few);
        wanted = new Keyed<>(c, WantedRow.TABLE, IndexTables::two, all, few);
        shared = new Keyed<>(c, SharedPackageRow.TABLE, IndexTables::one, all, few);
        conflicts = new Keyed<>(c, ConflictRow.TABLE, IndexTables::one, all, few);
        gathered = new Keyed<>(c, GatheredRow.TABLE, IndexTables::ofDevice, all, few);
        openings = new Keyed<>(c, OpeningRow.TABLE, key -> one(key.bytes()), all, few);
        resolutions = new Keyed<>(c, ResolutionRow.TABLE, IndexTables::keyed, all, few);
        inName = new Keyed<>(c, InNameRow.TABLE, IndexTables::ofOfficer, all, few);
        keyed =
                List.of(
                        heads,
                        officers,
                        places,
                        cases,
                        caseReferences,
                        exhibits,
                        packages,
                        placeCounts,
                        attention,
                        marks,
                        tallies,
                        seals,
                        labels,
                        copied,
                        imports,
                        keyrings,
                        destroyed,
                        headsSeen,
                        words,
                        postings,
                        exhibitWords,
                        progress,
                        chains,
                        chainGaps,
                        awaited,
                        wanted,
                        shared,
                        conflicts,
                        gathered,
                        openings,
                        resolutions,
                        inName);
        appended =
                List.of(
                        entries,
                        attachments,
                        grams,
                        keyEntries,
                        chainRuns,
                        restrictions,
                        clockNotes);
    }

    /** A package stands so; null: there is none of this id. How many stand in a place follows. */
    void standing(UUID id, @Nullable PackageRow is) throws SQLException {
        PackageRow was = packages.get(id);
        UUID from = was == null ? null : was.place();
        UUID to = is == null ? null : is.place();
        if (is == null) {
            packages.remove(id);
        } else {
            packages.put(id, is);
        }
        if (!Objects.equals(from, to)) {
            count(from, -1);
            count(to, 1);
        }
    }

    private void count(@Nullable UUID place, int more) throws SQLException {
        if (place == null) {
            return;
        }
        PlaceCountRow was = placeCounts.get(place);
        int now = (was == null ? 0 : was.packages()) + more;
        if (now == 0) { // as in an index that is made at once, and never knew of it
            placeCounts.remove(place);
        } else {
            placeCounts.put(place, new PlaceCountRow(place, now));
        }
    }

    private static Object[] one(Object key) {
        return new Object[] {key};
    }

    private static Object[] two(Pair<?, ?> key) {
        return new Object[] {key.first(), key.second()};
    }

    private static Object[] rowKey(Pair<Hash, ?> key) {
        return new Object[] {key.first().bytes(), key.second()};
    }

    private static Object[] keyed(Pair<String, Hash> key) {
        return new Object[] {key.first(), key.second().bytes()};
    }

    private static Object[] ofOfficer(Pair<UUID, Hash> key) {
        return new Object[] {key.first(), key.second().bytes()};
    }

    private static Object[] ofDevice(Gathered.Key key) {
        return new Object[] {key.kind(), key.device(), key.part()};
    }

    private static Object[] hashes(Pair<Hash, Hash> key) {
        return new Object[] {key.first().bytes(), key.second().bytes()};
    }

    void flush() throws SQLException {
        for (Appended<?> table : appended) {
            table.flush();
        }
        for (Keyed<?, ?> table : keyed) {
            table.flush();
        }
    }

    /**
     * While an index is filled from nothing, rows that may change again soon are held back, so that
     * most are written once. What only grows is written at once, for it may be read again. Many
     * small transactions, because H2 writes every row of a large one twice.
     *
     * @param most rows of one table that may wait; 0 writes all
     */
    void flushFilling(Connection writing, int most) throws SQLException {
        for (Appended<?> table : appended) {
            table.flush();
            writing.commit();
        }
        for (Keyed<?, ?> table : keyed) {
            if (table.waiting() > most) {
                table.flush(AT_ONCE, writing::commit);
            }
        }
    }

    /** After a transaction that was undone. */
    void forget() {
        appended.forEach(Appended::forget);
        keyed.forEach(Keyed::forget);
    }
}
