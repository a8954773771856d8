package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.ExhibitEvent.Recorded;

/**
 * The dossiers used last, and the way to the others. Those changed in the running transaction are
 * never dropped before its end: their newest entries are not in the database yet.
 */
final class Dossiers {
    private final IndexTables tables;
    private final EntryRows rows;
    private final PreparedStatement stories;
    private final Map<UUID, Dossier> held = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Dossier> changed = new LinkedHashSet<>();
    private final Map<UUID, UUID> exhibitOfPackage = new HashMap<>();

    /** Entries of this transaction about things nobody has recorded yet. */
    private final Map<UUID, List<Happening>> early = new HashMap<>();

    private final int mostHappenings;

    Dossiers(Connection writing, IndexTables tables, EntryRows rows, int mostHappenings)
            throws SQLException {
        this.tables = tables;
        this.rows = rows;
        this.mostHappenings = mostHappenings;
        this.stories =
                writing.prepareStatement(
                        "select "
                                + String.join(", ", EntryRow.TABLE.columns())
                                + " from entry where subject = ? order by record");
    }

    /** The dossier an exhibit or package belongs to; null for anything else. */
    @Nullable Dossier of(UUID subject) throws SQLException {
        UUID exhibit = exhibitOfPackage.get(subject);
        if (exhibit == null) {
            Dossier here = held.get(subject);
            if (here != null) {
                return here;
            }
            PackageRow packageRow = tables.packages.get(subject);
            exhibit = packageRow == null ? subject : packageRow.exhibitId();
        }
        Dossier here = held.get(exhibit);
        return here == null ? load(exhibit) : here;
    }

    private @Nullable Dossier load(UUID exhibit) throws SQLException {
        ExhibitRow row = tables.exhibits.get(exhibit);
        if (row == null) {
            return null;
        }
        List<Happening> story = new ArrayList<>(stored(exhibit));
        List<UUID> packages = new ArrayList<>();
        for (UUID one : recorded(story)) {
            PackageRow packageRow = tables.packages.get(one);
            if (packageRow != null && packageRow.exhibitId().equals(exhibit)) {
                packages.add(one);
                story.addAll(stored(one));
            }
        }
        Dossier dossier = new Dossier(row.no(), exhibit, packages);
        story.sort(Comparator.comparingLong(Happening::record));
        story.forEach(dossier::add);
        hold(dossier);
        return dossier;
    }

    /** The packages the first record of an exhibit names, in order of n. */
    private static Set<UUID> recorded(List<Happening> story) {
        Set<UUID> packages = new LinkedHashSet<>();
        for (Happening happening : story) {
            if (happening.event() instanceof Recorded recorded) {
                recorded.packages().forEach(one -> packages.add(one.id()));
                break;
            }
        }
        return packages;
    }

    private void hold(Dossier dossier) {
        held.put(dossier.id, dossier);
        dossier.packages.forEach(one -> exhibitOfPackage.put(one, dossier.id));
    }

    /**
     * Begins the dossier of an exhibit that has just been recorded, with what was said of it
     * before.
     *
     * @param known its own and its packages' ids that entries were about before this one
     */
    Dossier begin(int no, UUID exhibit, List<UUID> packages, Collection<UUID> known)
            throws SQLException {
        Dossier dossier = new Dossier(no, exhibit, packages);
        List<Happening> before = new ArrayList<>();
        for (UUID subject : known) {
            before.addAll(stored(subject));
            before.addAll(early.getOrDefault(subject, List.of()));
        }
        before.sort(Comparator.comparingLong(Happening::record));
        before.forEach(dossier::add);
        hold(dossier);
        return dossier;
    }

    /** Keeps an entry about something nobody has recorded yet. */
    void keep(Happening happening) {
        early.computeIfAbsent(happening.subject(), s -> new ArrayList<>()).add(happening);
    }

    private List<Happening> stored(UUID subject) throws SQLException {
        List<Happening> story = new ArrayList<>();
        stories.setObject(1, subject);
        try (ResultSet found = stories.executeQuery()) {
            while (found.next()) {
                story.add(rows.happening(EntryRow.TABLE.reader().read(found)));
            }
        }
        return story;
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
        early.clear();
        changed.clear();
        int happenings = 0;
        for (Dossier dossier : held.values()) {
            happenings += dossier.story.size();
        }
        Iterator<Dossier> oldest = held.values().iterator();
        while (happenings > mostHappenings && oldest.hasNext()) {
            Dossier dossier = oldest.next();
            happenings -= dossier.story.size();
            dossier.packages.forEach(exhibitOfPackage::remove);
            oldest.remove();
        }
    }

    void forget() {
        early.clear();
        changed.clear();
        held.clear();
        exhibitOfPackage.clear();
    }
}
