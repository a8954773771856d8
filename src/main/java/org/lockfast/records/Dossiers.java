package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;

/**
 * The dossiers used last, and the way to the others. Those changed in the running transaction are
 * never dropped before its end: their newest entries are not in the database yet.
 *
 * <p>An entry may stand in the database before it is taken in, for whatever asks the database sends
 * it what waits. A dossier read meanwhile is without it, as one held since before is: what an entry
 * changes is seen by what was there before it.
 */
final class Dossiers {
    /** Entries of one exhibit that stay in memory until others are wanted: some 30 MB. */
    private static final int MOST_OF_ONE = 20_000;

    private final IndexTables tables;
    private final EntryRows rows;
    private final PreparedStatement stories;
    private final Map<UUID, Dossier> held = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Dossier> changed = new LinkedHashSet<>();
    private final Map<UUID, UUID> exhibitOfPackage = new HashMap<>();

    /** What more than one exhibit says is its package, or is recorded as an exhibit too. */
    private final Set<UUID> shared = new HashSet<>();

    private final Connection writing;
    private final Standing standing;
    private final int mostHappenings;

    /** Entries from this record on are not taken in yet. */
    private long taking = Long.MAX_VALUE;

    Dossiers(
            Connection writing,
            IndexTables tables,
            EntryRows rows,
            Standing standing,
            int mostHappenings)
            throws SQLException {
        this.writing = writing;
        this.standing = standing;
        this.tables = tables;
        this.rows = rows;
        this.mostHappenings = mostHappenings;
        this.stories =
                writing.prepareStatement(
                        "select "
                                + String.join(", ", EntryRow.TABLE.columns())
                                + " from entry where subject = ? and record < ? order by record");
        restart();
    }

    private void restart() throws SQLException {
        shared.clear();
        try (Statement statement = writing.createStatement();
                ResultSet found = statement.executeQuery("select package_id from shared_package")) {
            while (found.next()) {
                shared.add(found.getObject(1, UUID.class));
            }
        }
    }

    /** The dossier a package belongs to, or else the exhibit; null for anything else. */
    @Nullable Dossier of(UUID subject) throws SQLException {
        UUID exhibit = exhibitOfPackage.get(subject);
        if (exhibit == null) {
            Dossier here = isShared(subject) ? null : held.get(subject);
            if (here != null) {
                return here;
            }
            PackageRow packageRow = tables.packages.get(subject);
            exhibit = packageRow == null ? subject : packageRow.exhibitId();
        }
        return exhibit(exhibit);
    }

    /** The exhibit of this id; null for anything else. */
    @Nullable Dossier exhibit(UUID id) throws SQLException {
        Dossier here = held.get(id);
        return here == null ? load(id) : here;
    }

    /**
     * Every dossier that an entry about this belongs to: what is a package may be recorded as an
     * exhibit too.
     */
    Set<Dossier> with(UUID subject) throws SQLException {
        Set<Dossier> all = new LinkedHashSet<>();
        Dossier of = of(subject);
        if (of != null) {
            all.add(of);
        }
        Dossier itself = isShared(subject) ? exhibit(subject) : null;
        if (itself != null) {
            all.add(itself);
        }
        return all;
    }

    /** Whether it is not, or not for certain, one exhibit's alone. */
    boolean isShared(UUID subject) {
        return shared.contains(subject);
    }

    /** It is not from now on. */
    void share(UUID subject) {
        shared.add(subject);
    }

    private @Nullable Dossier load(UUID exhibit) throws SQLException {
        ExhibitRow row = tables.exhibits.get(exhibit);
        if (row == null) {
            return null;
        }
        Dossier dossier = new Dossier(row.no(), exhibit);
        stored(exhibit, taking).forEach(dossier::add);
        if (dossier.records().size() > 1) {
            dossier.stands(standing.of(dossier.id, dossier.records()));
        }
        Set<UUID> packages = new HashSet<>();
        for (UUID one : dossier.named()) {
            PackageRow packageRow = tables.packages.get(one);
            if (packageRow != null && packageRow.exhibitId().equals(exhibit)) {
                packages.add(one);
                stored(one, taking).forEach(dossier::add);
            }
        }
        hold(dossier, packages);
        if (dossier.isLong()) {
            dossier.worded(); // as the database has it
        }
        return dossier;
    }

    private void hold(Dossier dossier, Set<UUID> packages) {
        held.put(dossier.id, dossier);
        dossier.has(packages);
        dossier.packages().forEach(one -> exhibitOfPackage.put(one, dossier.id));
    }

    /**
     * Begins the dossier of an exhibit that has just been recorded.
     *
     * @param known entries were about it before this one
     */
    Dossier begin(int no, Happening record, boolean known) throws SQLException {
        Dossier dossier = new Dossier(no, record.subject());
        dossier.add(record);
        hold(dossier, Set.of());
        if (known) {
            said(dossier, record.subject());
        }
        return dossier;
    }

    /** Gives a package to an exhibit, with what was said of it. */
    void give(Dossier dossier, UUID packageId, boolean known) throws SQLException {
        Set<UUID> packages = new HashSet<>(dossier.packages());
        packages.add(packageId);
        dossier.has(packages);
        exhibitOfPackage.put(packageId, dossier.id);
        if (known) {
            said(dossier, packageId);
        }
    }

    /** Takes a package from an exhibit. */
    void take(Dossier dossier, UUID packageId) throws SQLException {
        dossier.lose(packageId);
        exhibitOfPackage.remove(packageId);
        tables.standing(packageId, null);
        tables.attention.remove(packageId);
        changed.add(dossier);
    }

    private void said(Dossier dossier, UUID subject) throws SQLException {
        tables.entries.flush();
        stored(subject, taking).forEach(dossier::add);
    }

    /** All entries about a subject, those of the running transaction included. */
    List<Happening> about(UUID subject) throws SQLException {
        tables.entries.flush();
        return stored(subject, Long.MAX_VALUE);
    }

    private List<Happening> stored(UUID subject, long before) throws SQLException {
        List<Happening> story = new ArrayList<>();
        stories.setObject(1, subject);
        stories.setLong(2, before);
        try (ResultSet found = stories.executeQuery()) {
            while (found.next()) {
                story.add(rows.happening(EntryRow.TABLE.reader().read(found)));
            }
        }
        return story;
    }

    /** The entry with this record is being taken in: no dossier has it before it is added. */
    void taking(long record) {
        taking = record;
    }

    /** It has been. */
    void taken() {
        taking = Long.MAX_VALUE;
    }

    /** Its rows have to be written at the end of this transaction. */
    void change(Dossier dossier) {
        changed.add(dossier);
    }

    Set<Dossier> changed() {
        return changed;
    }

    /** After the transaction: nothing waits any more, and what is too much is dropped. */
    void settle() {
        changed.clear();
        int happenings = 0;
        for (Dossier dossier : held.values()) {
            happenings += dossier.size();
        }
        Iterator<Dossier> oldest = held.values().iterator();
        // a long story whose next entries are likely to come is not read from its beginning again
        for (int left = held.size(); happenings > mostHappenings && left > 0; left--) {
            Dossier dossier = oldest.next();
            if (left == 1 && dossier.size() <= MOST_OF_ONE) {
                return;
            }
            happenings -= dossier.size();
            dossier.packages().forEach(exhibitOfPackage::remove);
            oldest.remove();
        }
    }

    void forget() throws SQLException {
        restart();
        taken();
        changed.clear();
        held.clear();
        exhibitOfPackage.clear();
    }
}
