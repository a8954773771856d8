package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Reckoning;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.ledger.Hash;

/**
 * Which exhibit a package belongs to: the one whose record names it; of several the one whose
 * record goes first; and what is recorded as an exhibit is nobody's package. Two are told as a
 * conflict.
 */
final class Belonging {
    private final IndexTables tables;
    private final Dossiers dossiers;
    private final ConflictRows conflicts;
    private final Set<UUID> touched = new LinkedHashSet<>();

    Belonging(IndexTables tables, Dossiers dossiers, ConflictRows conflicts) {
        this.tables = tables;
        this.dossiers = dossiers;
        this.conflicts = conflicts;
    }

    /** An exhibit is not, or not for certain, the only one that says a package is its own. */
    private Set<UUID> claims(UUID one, UUID exhibit) throws SQLException {
        touched.add(one);
        SharedPackageRow row = tables.shared.get(one);
        Set<UUID> claiming = row == null ? new TreeSet<>() : ids(row);
        if (claiming.add(exhibit)) {
            tables.shared.put(
                    one,
                    new SharedPackageRow(
                            one,
                            claiming.stream()
                                    .map(UUID::toString)
                                    .collect(Collectors.joining(" "))));
        }
        return claiming;
    }

    /**
     * A further record of an exhibit came. Where it counts from now on, the exhibit gets the
     * packages that are its own, and gives back what another record of it had.
     *
     * @param came what came
     * @param before the record that counted till now; null: none
     * @param known subjects that entries were about before
     * @return exhibits whose stories are not what they were
     */
    Set<Dossier> settle(Dossier exhibit, Recorded came, @Nullable Happening before, Set<UUID> known)
            throws SQLException {
        Set<Dossier> changed = new LinkedHashSet<>();
        touched.add(exhibit.id);
        if (before != null && before.event() instanceof Recorded was) {
            for (PackageRecorded one : was.packages()) {
                claims(one.id(), exhibit.id);
            }
        }
        if (Objects.equals(exhibit.first(), before)) {
            for (PackageRecorded one : came.packages()) {
                claims(one.id(), exhibit.id);
            }
            return changed;
        }
        changed.add(exhibit);
        List<UUID> named = exhibit.named();
        for (UUID had : List.copyOf(exhibit.packages())) {
            if (!named.contains(had)) {
                dossiers.take(exhibit, had);
                give(had, changed);
            }
        }
        for (UUID one : named) {
            if (exhibit.packages().contains(one)) {
                continue;
            }
            Dossier other = dossiers.of(one);
            if (other == null && tables.shared.get(one) == null) {
                dossiers.give(exhibit, one, known.contains(one));
                continue;
            }
            claims(one, exhibit.id);
            if (other != null) {
                claims(one, other.id);
            }
            give(one, changed);
        }
        return changed;
    }

    private static Set<UUID> ids(SharedPackageRow row) {
        return Arrays.stream(row.exhibits().split(" "))
                .map(UUID::fromString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives a shared package to whom it belongs. */
    private void give(UUID one, Set<Dossier> changed) throws SQLException {
        Dossier has = dossiers.of(one);
        Dossier owner = null;
        if (dossiers.exhibit(one) == null) {
            for (Happening record : naming(one)) {
                owner = owner == null ? dossiers.exhibit(record.subject()) : owner;
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
    }

    /** The records that count and name a shared package, in order. */
    private List<Happening> naming(UUID one) throws SQLException {
        List<Happening> records = new ArrayList<>();
        SharedPackageRow row = tables.shared.get(one);
        for (UUID id : row == null ? Set.<UUID>of() : ids(row)) {
            Dossier exhibit = dossiers.exhibit(id);
            Happening record = exhibit == null ? null : exhibit.first();
            if (exhibit != null && record != null && exhibit.named().contains(one)) {
                records.add(record);
            }
        }
        records.sort(StoryOrder.COUNTING);
        return records;
    }

    /** What was a package is recorded as an exhibit of its own. */
    @Nullable Dossier release(UUID nowExhibit) throws SQLException {
        Dossier had = dossiers.of(nowExhibit);
        if (had == null || had.id.equals(nowExhibit)) {
            return null;
        }
        claims(nowExhibit, had.id);
        dossiers.take(had, nowExhibit);
        return had;
    }

    /** The exhibits that have said a package is theirs, where there are several. */
    Set<UUID> sharing(UUID packageId) throws SQLException {
        SharedPackageRow row = tables.shared.get(packageId);
        return row == null ? Set.of() : ids(row);
    }

    /** Tells of what was recorded twice, and of packages of several exhibits. */
    void finish() throws SQLException {
        for (UUID subject : List.copyOf(touched)) {
            Set<Happening> records = new LinkedHashSet<>();
            Dossier dossier = dossiers.of(subject);
            if (dossier != null && dossier.id.equals(subject)) {
                records.addAll(dossier.records());
            }
            records.addAll(naming(subject));
            if (records.stream().anyMatch(Happening::counts)) {
                records.removeIf(record -> !record.counts()); // marked by itself
            }
            List<Conflict> all = new ArrayList<>();
            if (records.size() > 1) {
                List<Happening> sorted = records.stream().sorted(StoryOrder.COUNTING).toList();
                List<Hash> eids = sorted.stream().map(Happening::eid).toList();
                all.add(
                        Conflict.of(
                                Conflict.Kind.CLAIMS,
                                subject.toString(),
                                eids,
                                eids,
                                sorted.get(1).recorded(),
                                conflicts.finding(eids)));
            }
            if (dossier != null && !dossier.isOneChain() && dossier.packages().contains(subject)) {
                all.addAll(Reckoning.conflicts(subject, dossier.storyOf(subject)));
            }
            conflicts.set(Conflict.Kind.CLAIMS, subject.toString(), all);
        }
        touched.clear();
    }

    /** What is told of it may have changed. */
    void touch(UUID subject) {
        touched.add(subject);
    }

    /** After a transaction that was undone. */
    void forget() {
        touched.clear();
    }
}
