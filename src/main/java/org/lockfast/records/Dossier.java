package org.lockfast.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.ExhibitEvent.Recorded;

/** An exhibit with all its entries in memory, while they are being folded. */
final class Dossier {
    final int no;
    final UUID id;

    /** About the exhibit and its packages, in story order. */
    private List<Happening> all = new ArrayList<>();

    /** Entries that record it, as they came. */
    private final List<Happening> records = new ArrayList<>();

    private @Nullable Happening standing;

    /** A package of it was recorded as an exhibit too. */
    private boolean mixed;

    private boolean oneChain = true;

    /** It is not one chain, or was not when its conflicts were told last, or at times since. */
    private boolean conflicting;

    private List<UUID> packages = List.of();

    /** Of each package; missing where no account can be made of it. */
    final Map<UUID, PackageState> states = new HashMap<>();

    /** By package, the records of entries no account can be made of. */
    final Map<UUID, Set<Long>> leftOut = new HashMap<>();

    /** What its words were last made of; null: not known, make them again. */
    @Nullable ExhibitWords words;

    /** The case it belongs to now. */
    @Nullable UUID caseId;

    Dossier(int no, UUID id) {
        this.no = no;
        this.id = id;
    }

    /** Takes an entry that it does not have into the story, at its place. */
    void add(Happening happening) {
        if (isRecord(happening)) {
            records.add(happening);
            records.sort(Comparator.comparingLong(Happening::record));
            standing = standing == null ? happening : standing;
        } else {
            mixed |= happening.event() instanceof Recorded;
        }
        boolean last = StoryOrder.goesOn(all, happening);
        all.add(happening);
        if (!oneChain || !last) {
            order();
        }
    }

    private void order() {
        all = new ArrayList<>(StoryOrder.sort(all));
        oneChain = StoryOrder.isOneChain(all);
        conflicting |= !oneChain;
    }

    /**
     * A package may turn out to be recorded as an exhibit of its own: that is no record of this.
     */
    private boolean isRecord(Happening happening) {
        return happening.event() instanceof Recorded && happening.subject().equals(id);
    }

    /** Lets go of a package and what was said of it, which may have held others in their places. */
    void lose(UUID packageId) {
        packages = packages.stream().filter(one -> !one.equals(packageId)).toList();
        all.removeIf(h -> h.subject().equals(packageId));
        order();
        states.remove(packageId);
        leftOut.remove(packageId);
    }

    /** Has these packages of those its records name. */
    void has(Set<UUID> some) {
        packages = named().stream().filter(some::contains).toList();
    }

    /** This of its records is the one that is shown. */
    void stands(Happening record) {
        standing = record;
        has(Set.copyOf(packages));
    }

    /**
     * The packages its records name, in the order in which they did, and of n: what one record
     * gave, no other takes away. A further one whose keys are not relied on gives none.
     */
    List<UUID> named() {
        return giving().stream()
                .flatMap(record -> packages(record).map(PackageRecorded::id))
                .distinct()
                .toList();
    }

    /** The records that say which packages it has. */
    List<Happening> giving() {
        return records.stream()
                .filter(record -> record.counts() || record.equals(records.getFirst()))
                .toList();
    }

    /** The packages a record of an exhibit names. */
    static Stream<PackageRecorded> packages(Happening record) {
        return record.event() instanceof Recorded event
                ? event.packages().stream()
                : Stream.empty();
    }

    /** Its packages, in order of n; one that belongs to another exhibit is not among them. */
    List<UUID> packages() {
        return packages;
    }

    /** In story order; of several records of the exhibit, those marked that do not stand. */
    List<Happening> story() {
        Happening record = standing;
        return record == null || (records.size() < 2 && !mixed)
                ? all
                : StoryOrder.story(all, record.eid());
    }

    List<Happening> storyOf(UUID packageId) {
        return story().stream()
                .filter(h -> h.subject().equals(packageId) || h.subject().equals(id))
                .toList();
    }

    /** The record that is shown; null where it is not among the story. */
    @Nullable Happening standing() {
        return standing;
    }

    /** Every record of it, as they came. */
    List<Happening> records() {
        return List.copyOf(records);
    }

    /** Whether one device wrote all of it: then nothing can conflict. */
    boolean isOneChain() {
        return oneChain;
    }

    /**
     * Whether there are conflicts to tell, or to take back: what comes late can put in one line
     * what was told as several accounts.
     */
    boolean mayConflict() {
        return conflicting;
    }

    /** Its conflicts are told, as they are now. */
    void told() {
        conflicting = !oneChain;
    }

    int size() {
        return all.size();
    }

    List<PackageState> packageStates() {
        return packages.stream().map(states::get).filter(Objects::nonNull).toList();
    }
}
