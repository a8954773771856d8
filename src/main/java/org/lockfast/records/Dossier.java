package org.lockfast.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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

    /** About the exhibit and its packages, in story order; a second record of it too. */
    private List<Happening> all = new ArrayList<>();

    private @Nullable Happening first;
    private int records;
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
            records++;
            Happening now = first;
            if (now == null || StoryOrder.COUNTING.compare(happening, now) < 0) {
                first = happening;
            }
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

    /** Has these packages of those its record names. */
    void has(Set<UUID> some) {
        packages = named().stream().filter(some::contains).toList();
    }

    /** The packages its record names, in order of n. */
    List<UUID> named() {
        Happening record = first;
        return record != null && record.event() instanceof Recorded event
                ? event.packages().stream().map(PackageRecorded::id).distinct().toList()
                : List.of();
    }

    /** Its packages, in order of n; one that belongs to another exhibit is not among them. */
    List<UUID> packages() {
        return packages;
    }

    /** In story order, with one record of the exhibit. */
    List<Happening> story() {
        return records < 2 ? all : StoryOrder.story(all);
    }

    List<Happening> storyOf(UUID packageId) {
        return story().stream()
                .filter(h -> h.subject().equals(packageId) || h.subject().equals(id))
                .toList();
    }

    /** The entry that recorded it; null where it is not among the story. */
    @Nullable Happening first() {
        return first;
    }

    /** Every record of it, the one that counts first. */
    List<Happening> records() {
        return records < 2
                ? first == null ? List.of() : List.of(first)
                : all.stream().filter(this::isRecord).sorted(StoryOrder.COUNTING).toList();
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
