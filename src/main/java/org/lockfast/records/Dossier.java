package org.lockfast.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.ExhibitEvent.Recorded;

/** An exhibit with all its entries in memory, while they are being folded. */
final class Dossier {
    final int no;
    final UUID id;

    /** Its packages, in order of n; a package another exhibit had first is not among them. */
    final List<UUID> packages;

    /** About the exhibit and its packages, in record order. */
    final List<Happening> story = new ArrayList<>();

    /** Of each package; missing where no account can be made of it. */
    final Map<UUID, PackageState> states = new HashMap<>();

    /** By package, the records of entries no account can be made of. */
    final Map<UUID, Set<Long>> leftOut = new HashMap<>();

    /** What its words were last made of; null: not known, make them again. */
    @Nullable ExhibitWords words;

    /** Seal numbers its packages had, as far as they are in the table. */
    final Set<String> seals = new HashSet<>();

    /** The case it belongs to now. */
    @Nullable UUID caseId;

    Dossier(int no, UUID id, List<UUID> packages) {
        this.no = no;
        this.id = id;
        this.packages = List.copyOf(packages);
    }

    /** Whether it is taken up: a second record of the same exhibit is kept as an entry only. */
    boolean add(Happening happening) {
        boolean second =
                happening.event() instanceof Recorded
                        && story.stream().anyMatch(h -> h.event() instanceof Recorded);
        if (!second) {
            story.add(happening);
        }
        return !second;
    }

    List<Happening> storyOf(UUID packageId) {
        return story.stream()
                .filter(h -> h.subject().equals(packageId) || h.subject().equals(id))
                .toList();
    }

    /** Whether the entry that recorded the exhibit is among its story. */
    boolean begins() {
        return story.stream().anyMatch(h -> h.event() instanceof Recorded);
    }

    List<PackageState> packageStates() {
        return packages.stream().map(states::get).filter(Objects::nonNull).toList();
    }
}
