package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;

/**
 * Which exhibit a package belongs to: the one whose record names it; of several the one whose
 * record goes first; and what is recorded as an exhibit is nobody's package. Two are told as a
 * conflict.
 */
final class Belonging {
    private final IndexTables tables;
    private final Dossiers dossiers;
    private final ConflictRows conflicts;

    Belonging(IndexTables tables, Dossiers dossiers, ConflictRows conflicts) {
        this.tables = tables;
        this.dossiers = dossiers;
        this.conflicts = conflicts;
    }

    /**
     * The record of an exhibit counts from now on: gives it the packages that are its own, and
     * takes back what another record of it had.
     *
     * @param known subjects that entries were about before
     * @return exhibits whose stories are not what they were, this one included
     */
    Set<Dossier> settle(Dossier exhibit, Set<UUID> known) throws SQLException {
        Set<Dossier> changed = new LinkedHashSet<>(Set.of(exhibit));
        List<UUID> named = exhibit.named();
        for (UUID had : List.copyOf(exhibit.packages())) {
            if (!named.contains(had)) {
                dossiers.take(exhibit, had);
                give(had, changed);
            }
        }
        for (UUID one : named) {
            if (!exhibit.packages().contains(one) && dossiers.exhibit(one) == null) {
                claim(exhibit, one, known.contains(one), changed);
            }
        }
        return changed;
    }

    private void claim(Dossier exhibit, UUID one, boolean known, Set<Dossier> changed)
            throws SQLException {
        Dossier other = dossiers.of(one);
        SharedPackageRow row = tables.shared.get(one);
        if (other == null && row == null) {
            dossiers.give(exhibit, one, known);
            return;
        }
        Set<UUID> claiming = row == null ? new TreeSet<>() : ids(row);
        claiming.add(exhibit.id);
        if (other != null) {
            claiming.add(other.id);
        }
        tables.shared.put(
                one,
                new SharedPackageRow(
                        one,
                        claiming.stream().map(UUID::toString).collect(Collectors.joining(" "))));
        give(one, changed);
    }

    private static Set<UUID> ids(SharedPackageRow row) {
        return Arrays.stream(row.exhibits().split(" "))
                .map(UUID::fromString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives a shared package to whom it belongs. */
    private void give(UUID one, Set<Dossier> changed) throws SQLException {
        SharedPackageRow row = tables.shared.get(one);
        if (row == null) {
            return;
        }
        Dossier has = dossiers.of(one);
        Dossier owner = null;
        if (dossiers.exhibit(one) == null) {
            for (UUID id : ids(row)) {
                Dossier exhibit = dossiers.exhibit(id);
                if (exhibit != null
                        && exhibit.named().contains(one)
                        && (owner == null || first(exhibit, owner))) {
                    owner = exhibit;
                }
            }
        }
        if (has != null && !has.equals(owner) && has.packages().contains(one)) {
            dossiers.take(has, one);
            changed.add(has);
        }
        if (owner != null && !owner.packages().contains(one)) {
            dossiers.give(owner, one, true);
            changed.add(owner);
        }
        if (owner != null) {
            dossiers.change(owner);
        }
    }

    private static boolean first(Dossier a, Dossier b) {
        Happening one = a.first();
        Happening two = b.first();
        return one != null && two != null && StoryOrder.FIRST.compare(one, two) < 0;
    }

    /** What was a package is recorded as an exhibit of its own. */
    @Nullable Dossier release(UUID nowExhibit) throws SQLException {
        Dossier had = dossiers.of(nowExhibit);
        if (had == null || had.id.equals(nowExhibit)) {
            return null;
        }
        dossiers.take(had, nowExhibit);
        return had;
    }

    /** The exhibits that have said a package is theirs, where there are several. */
    Set<UUID> sharing(UUID packageId) throws SQLException {
        SharedPackageRow row = tables.shared.get(packageId);
        return row == null ? Set.of() : ids(row);
    }

    /** The conflict of a package that records of several exhibits name; empty for any other. */
    List<Conflict> shared(UUID packageId) throws SQLException {
        SharedPackageRow row = tables.shared.get(packageId);
        if (row == null) {
            return List.of();
        }
        List<Happening> records = new ArrayList<>();
        for (UUID id : ids(row)) {
            Dossier exhibit = dossiers.exhibit(id);
            Happening record = exhibit == null ? null : exhibit.first();
            if (exhibit != null && record != null && exhibit.named().contains(packageId)) {
                records.add(record);
            }
        }
        return twice(packageId, records);
    }

    /** Several records of what can have only one. */
    List<Conflict> twice(UUID subject, List<Happening> records) throws SQLException {
        if (records.size() < 2) {
            return List.of();
        }
        List<org.lockfast.ledger.Hash> eids =
                records.stream().sorted(StoryOrder.FIRST).map(Happening::eid).toList();
        return List.of(
                Conflict.of(
                        Conflict.Kind.CLAIMS,
                        subject.toString(),
                        eids,
                        eids,
                        records.stream().sorted(StoryOrder.FIRST).toList().get(1).recorded(),
                        conflicts.finding(eids)));
    }
}
