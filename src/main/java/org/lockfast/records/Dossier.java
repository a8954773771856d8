package org.lockfast.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
import org.lockfast.ledger.Hash;

/**
 * An exhibit with all its entries in memory, while they are being folded. They are put in order,
 * and packages reckoned up, no sooner than somebody asks.
 */
final class Dossier {
    /**
     * With more entries than this it is long: nobody's work makes so many, and each costs the same
     * however many there are. It is reckoned up once in a transaction, and found by all that was
     * ever said of it.
     */
    static final int LONG = 1_000;

    final int no;
    final UUID id;

    /** About the exhibit and its packages; in story order unless {@link #unordered}. */
    private List<Happening> all = new ArrayList<>();

    private boolean unordered;

    /** Which entries it has, and what each is about; null: not asked yet. */
    private @Nullable Map<Hash, UUID> subjects;

    private @Nullable Happening newest;

    /** How many entries its words are made of; for a long one only. */
    private int worded;

    /** Packages whose state is no longer what their entries come to. */
    private final Set<UUID> unreckoned = new LinkedHashSet<>();

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
        boolean last = oneChain && !unordered && StoryOrder.goesOn(all, happening);
        all.add(happening);
        newest = happening;
        if (subjects != null) {
            subjects.put(happening.eid(), happening.subject());
        }
        if (!last) {
            unordered = true;
            conflicting = true;
        }
    }

    /** An entry it has is told otherwise now; it stays at its place. */
    void replace(Happening happening) {
        all.replaceAll(one -> one.eid().equals(happening.eid()) ? happening : one);
        records.replaceAll(one -> one.eid().equals(happening.eid()) ? happening : one);
        if (standing != null && standing.eid().equals(happening.eid())) {
            standing = happening;
        }
        conflicting = true;
    }

    private List<Happening> ordered() {
        if (unordered) {
            all = new ArrayList<>(StoryOrder.sort(all));
            oneChain = StoryOrder.isOneChain(all);
            unordered = false;
        }
        return all;
    }

    /** Whether it has more entries than anybody's work makes. */
    boolean isLong() {
        return all.size() > LONG;
    }

    /** Whether it has an entry that is about one of these. */
    boolean knows(Hash eid, Set<UUID> about) {
        Map<Hash, UUID> there = subjects;
        if (there == null) {
            there = new HashMap<>();
            for (Happening happening : all) {
                there.put(happening.eid(), happening.subject());
            }
            subjects = there;
        }
        UUID subject = there.get(eid);
        return subject != null && about.contains(subject);
    }

    /** Every entry about this is here. */
    boolean isAbout(UUID subject) {
        return subject.equals(id) || packages.contains(subject);
    }

    /** This package's state is not what its entries come to. */
    void unreckoned(UUID packageId) {
        unreckoned.add(packageId);
    }

    /** Packages to be reckoned up, which are taken as reckoned from now on. */
    List<UUID> toReckon() {
        List<UUID> these = packages.stream().filter(unreckoned::contains).toList();
        unreckoned.clear();
        return these;
    }

    /** The entry that came last, where that is the only one its words are not made of. */
    @Nullable Happening onlyUnworded() {
        return worded == all.size() - 1 ? newest : null;
    }

    boolean isWorded() {
        return worded == all.size();
    }

    /** Its words are made of all its entries. */
    void worded() {
        worded = all.size();
    }

    /** Its words are to be made anew, though they are of all its entries. */
    void unworded() {
        worded = 0;
        words = null;
    }

    /**
     * A package may turn out to be recorded as an exhibit of its own: that is no record of this.
     */
    boolean isRecord(Happening happening) {
        return happening.event() instanceof Recorded && happening.subject().equals(id);
    }

    /** Lets go of a package and what was said of it, which may have held others in their places. */
    void lose(UUID packageId) {
        packages = packages.stream().filter(one -> !one.equals(packageId)).toList();
        all.removeIf(h -> h.subject().equals(packageId));
        unordered = true;
        conflicting = true;
        subjects = null;
        states.remove(packageId);
        leftOut.remove(packageId);
        unworded();
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
        return records.stream().filter(this::gives).toList();
    }

    /** Whether what a record of it says is taken from it: not where its keys are not relied on. */
    boolean gives(Happening record) {
        return record.counts() || record.equals(records.getFirst());
    }

    /** The first record of it that gives it this package; null: none does. */
    @Nullable Happening naming(UUID packageId) {
        for (Happening record : records) {
            if (gives(record) && names(record, packageId)) {
                return record;
            }
        }
        return null;
    }

    /** Whether a record of an exhibit names this package. */
    static boolean names(Happening record, UUID packageId) {
        return packages(record).anyMatch(one -> one.id().equals(packageId));
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
                ? ordered()
                : StoryOrder.story(ordered(), record.eid());
    }

    /** Its entries as they are, in story order. */
    List<Happening> entries() {
        return ordered();
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
        ordered();
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
        conflicting = !isOneChain();
    }

    int size() {
        return all.size();
    }

    List<PackageState> packageStates() {
        return packages.stream().map(states::get).filter(Objects::nonNull).toList();
    }
}
