package org.lockfast.records;

import java.sql.SQLException;
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
import org.lockfast.continuity.Reckoning;

/**
 * Which exhibit a package belongs to: the one whose record names it, and of several the one whose
 * record stands. A package that is recorded as an exhibit too is both, and an exhibit that another
 * one names afterwards is nobody's package. It is told as a conflict.
 */
final class Belonging {
    private final IndexTables tables;
    private final Dossiers dossiers;
    private final ConflictRows conflicts;
    private final Standing standing;
    private final Set<UUID> touched = new LinkedHashSet<>();

    Belonging(IndexTables tables, Dossiers dossiers, ConflictRows conflicts, Standing standing) {
        this.standing = standing;
        this.tables = tables;
        this.dossiers = dossiers;
        this.conflicts = conflicts;
    }

    /** A package is not, or not for certain, this exhibit's alone. */
    private void claims(UUID one, UUID exhibit) throws SQLException {
        touched.add(one);
        dossiers.share(one);
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
    }

    /**
     * An exhibit was recorded, perhaps again: it gets the packages that nobody has, and what was a
     * package stays one.
     *
     * @param owner whose package it is; null for nobody's
     * @param known subjects that entries were about before
     * @return exhibits whose stories are not what they were
     */
    Set<Dossier> settle(Dossier exhibit, @Nullable Dossier owner, Set<UUID> known)
            throws SQLException {
        Set<Dossier> changed = new LinkedHashSet<>(List.of(exhibit));
        Set<UUID> told = new LinkedHashSet<>();
        if (owner != null) {
            claims(exhibit.id, owner.id);
            changed.add(owner);
        }
        List<Happening> records = exhibit.records();
        exhibit.stands(standing.of(exhibit.id, records));
        if (records.size() > 1 || dossiers.isShared(exhibit.id)) {
            told.add(exhibit.id);
        }
        for (UUID one : exhibit.named()) {
            if (exhibit.packages().contains(one) && !dossiers.isShared(one)) {
                continue;
            }
            Dossier other = dossiers.of(one);
            if (other == null && !dossiers.isShared(one)) {
                dossiers.give(exhibit, one, known.contains(one));
                continue;
            }
            claims(one, exhibit.id);
            if (other != null) {
                claims(one, other.id);
            }
            told.add(one);
            give(one, changed);
        }
        if (dossiers.isShared(exhibit.id)) {
            give(exhibit.id, changed);
        }
        for (UUID one : told) { // at once: a finding may come in the same transaction
            standing.tell(one, records(one));
        }
        return changed;
    }

    /**
     * It was found which of several records of this holds.
     *
     * @return exhibits whose stories are not what they were
     */
    Set<Dossier> found(UUID subject) throws SQLException {
        Set<Dossier> changed = new LinkedHashSet<>();
        Dossier exhibit = dossiers.exhibit(subject);
        if (exhibit != null && exhibit.standing() != null) {
            exhibit.stands(standing.of(exhibit.id, exhibit.records()));
            changed.add(exhibit);
        }
        if (dossiers.isShared(subject)) {
            give(subject, changed);
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
        List<Happening> records = records(one);
        Happening stands = records.isEmpty() ? null : standing.of(one, records);
        UUID exhibit = stands == null ? one : stands.subject();
        Dossier owner = exhibit.equals(one) ? null : dossiers.exhibit(exhibit);
        Dossier has = dossiers.of(one);
        if (has != null && !has.equals(owner) && has.packages().contains(one)) {
            dossiers.take(has, one);
            changed.add(has);
        }
        if (owner != null && !owner.packages().contains(one)) {
            dossiers.give(owner, one, true);
            changed.add(owner);
        }
    }

    /** The records that say whose package it is, and those that record it as an exhibit. */
    private List<Happening> records(UUID one) throws SQLException {
        Set<Happening> records = new LinkedHashSet<>();
        boolean isShared = dossiers.isShared(one);
        SharedPackageRow row = isShared ? tables.shared.get(one) : null;
        for (UUID id : row == null ? Set.<UUID>of() : ids(row)) {
            Dossier exhibit = dossiers.exhibit(id);
            if (exhibit != null) {
                exhibit.giving().stream()
                        .filter(record ->
                                Dossier.packages(record).anyMatch(p -> p.id().equals(one)))
                        .forEach(records::add);
            }
        }
        Dossier itself = isShared ? dossiers.exhibit(one) : dossiers.of(one);
        if (itself != null && itself.id.equals(one)) {
            records.addAll(itself.records());
        }
        return List.copyOf(records);
    }

    /** The exhibits that have said a package is theirs, where there are several. */
    Set<UUID> sharing(UUID packageId) throws SQLException {
        SharedPackageRow row = tables.shared.get(packageId);
        return row == null ? Set.of() : ids(row);
    }

    /** Tells of packages that have several accounts. */
    void finish() throws SQLException {
        for (UUID subject : List.copyOf(touched)) {
            Dossier owner = dossiers.of(subject);
            List<Conflict> claims =
                    owner != null && !owner.isOneChain() && owner.packages().contains(subject)
                            ? Reckoning.conflicts(subject, owner.storyOf(subject))
                            : List.of();
            conflicts.set(Conflict.Kind.CLAIMS, subject.toString(), claims);
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
