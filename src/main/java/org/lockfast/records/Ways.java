package org.lockfast.records;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Index;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Openings.Place;

/**
 * In what ways a device's chain goes on from a place. Of each part of the chain the beginning is
 * read, so that a long one hides no other; what an entry follows is known from where it stands, and
 * the journal is asked only where several stand at the place before. Used once.
 */
final class Ways {
    /** Places that are read of each part. */
    private static final int READ = 24;

    /** Parts that are read. */
    private static final int MOST_PARTS = 64;

    private static final Comparator<Index.Placed> ORDER =
            Comparator.comparingLong(Index.Placed::seq).thenComparing(Index.Placed::eid);

    private final IndexDatabase index;
    private final JournalQuestions places;
    private final LongFunction<Optional<Hash>> follows;
    private final String device;
    private final Place from;

    private final List<Way> ways = new ArrayList<>();

    /** What was read, by where it stands, with the way it is of. */
    private final Map<Place, Map<Hash, Way>> read = new HashMap<>();

    /** The ways to which what is not read of an epoch belongs. */
    private final Map<Long, Set<Way>> goingOn = new HashMap<>();

    /** Entries and places after which one goes on: a further one there parts. */
    private final Set<Object> followed = new HashSet<>();

    private final Map<Hash, After> openings = new HashMap<>();

    private record After(Hash prev, @Nullable Place place) {}

    /** One of them: the records of the entries that were read of it. */
    static final class Way {
        private final List<Long> records = new ArrayList<>();
        private boolean more;

        List<Long> records() {
            return records;
        }

        /** Whether it has entries that were not read. */
        boolean more() {
            return more;
        }
    }

    /**
     * @param follows which entry that of a record follows in its chain; empty where it does not
     *     read
     */
    Ways(IndexDatabase index, LongFunction<Optional<Hash>> follows, String device, Place from) {
        this.index = index;
        this.places = new JournalQuestions(index);
        this.follows = follows;
        this.device = device;
        this.from = from;
    }

    /**
     * In the order of the places where they begin.
     *
     * @param also further places where it is known to part
     */
    List<Way> read(Collection<Place> also) {
        List<Long> epochs = epochs();
        int parts = epochs.size();
        epochs = epochs.subList(0, Math.min(MOST_PARTS, parts));
        TreeSet<Place> starts = new TreeSet<>(List.of(from));
        epochs.stream()
                .filter(epoch -> epoch > from.epoch())
                .forEach(epoch -> starts.add(new Place(epoch, 0)));
        for (Place place : also) {
            if (place.compareTo(from) > 0 && epochs.contains(place.epoch())) {
                starts.add(place);
            }
        }
        readOpenings();
        for (Place start : starts) {
            if (!read.containsKey(start)) {
                part(start);
            }
        }
        if (parts > MOST_PARTS) {
            Way rest = new Way();
            rest.more = true;
            ways.add(rest);
        }
        return List.copyOf(ways);
    }

    private List<Long> epochs() {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select epoch from chain where device = :device and epoch"
                                                + " >= :epoch order by epoch limit "
                                                + (MOST_PARTS + 1))
                                .bind("device", device)
                                .bind("epoch", from.epoch())
                                .mapTo(Long.class)
                                .list());
    }

    private void readOpenings() {
        index.jdbi()
                .useHandle(handle ->
                        handle.createQuery(
                                        "select eid, prev, after_epoch, after_seq from opening"
                                                + " where device = :device")
                                .bind("device", device)
                                .map((row, _) -> {
                                    long epoch = row.getLong(3);
                                    Place after =
                                            row.wasNull() ? null : new Place(epoch, row.getLong(4));
                                    return openings.put(
                                            Hash.of(row.getBytes(1)),
                                            new After(Hash.of(row.getBytes(2)), after));
                                })
                                .list());
    }

    private void part(Place start) {
        long epoch = start.epoch();
        List<Index.Placed> here =
                places.placed(device, epoch, start.seq(), start.seq() + READ - 1).stream()
                        .sorted(ORDER)
                        .toList();
        for (Index.Placed one : here) {
            Map<Hash, Way> beside =
                    read.computeIfAbsent(new Place(epoch, one.seq()), _ -> new HashMap<>());
            if (!beside.containsKey(one.eid())) {
                Way way = way(epoch, one);
                way.records.add(one.record());
                beside.put(one.eid(), way);
            }
        }
        goesOn(epoch, here);
    }

    /** What follows what was read of an epoch is of the ways that reach its last place. */
    private void goesOn(long epoch, List<Index.Placed> here) {
        if (here.isEmpty()) {
            return;
        }
        long last = here.getLast().seq();
        Set<Way> reaching =
                new HashSet<>(read.getOrDefault(new Place(epoch, last), Map.of()).values());
        boolean more = !places.placed(device, epoch, last + 1, last + READ).isEmpty();
        reaching.forEach(way -> way.more |= more);
        goingOn.put(epoch, reaching);
    }

    /** That of what it follows, or one of its own. */
    private Way way(long epoch, Index.Placed one) {
        Place at = new Place(epoch, one.seq());
        Way before = null;
        if (one.seq() == 0 && epoch > 0) {
            before = opens(epoch, one);
        } else if (at.compareTo(from) > 0) {
            Place place = new Place(epoch, one.seq() - 1);
            before = after(place, () -> prev(one.record()));
        }
        if (before == null) {
            before = new Way();
            ways.add(before);
        }
        return before;
    }

    private @Nullable Way opens(long epoch, Index.Placed one) {
        After after = openings.get(one.eid());
        if (after == null) { // it says itself that its own entries came back
            return prev(one.record()).map(prev -> after(epoch, prev)).orElse(null);
        }
        Place place = after.place();
        if (place == null || place.compareTo(from) < 0) {
            return null;
        }
        boolean parts =
                !read.containsKey(place)
                        && !places.placed(device, place.epoch(), place.seq() + 1, place.seq() + 1)
                                .isEmpty();
        return parts ? null : after(place, () -> Optional.of(after.prev()));
    }

    /** The way of an entry of an epoch before; of one that was not read the one that ends it. */
    private @Nullable Way after(long epoch, Hash prev) {
        for (Map<Hash, Way> there : read.values()) {
            Way way = there.get(prev);
            if (way != null) {
                return followed.add(prev) ? way : null;
            }
        }
        Set<Way> ending = goingOn.getOrDefault(epoch - 1, Set.of());
        return ending.size() == 1 && followed.add(prev) ? ending.iterator().next() : null;
    }

    /** The way of the entry at a place, where none goes on from it yet. */
    private @Nullable Way after(Place place, Supplier<Optional<Hash>> prev) {
        Map<Hash, Way> there = read.get(place);
        if (there == null) { // not read: of the only way that reaches there
            Set<Way> reaching = goingOn.getOrDefault(place.epoch(), Set.of());
            return reaching.size() == 1 && followed.add(place) ? reaching.iterator().next() : null;
        }
        Hash before =
                there.size() == 1 ? there.keySet().iterator().next() : prev.get().orElse(null);
        Way way = before == null ? null : there.get(before);
        return way != null && followed.add(before) ? way : null;
    }

    private Optional<Hash> prev(long record) {
        try {
            return follows.apply(record);
        } catch (UncheckedIOException e) {
            return Optional.empty(); // the check of the records names it
        }
    }
}
