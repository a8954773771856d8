package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainBranch;
import org.lockfast.journal.EntryBounds;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.LogRows.Place;

/**
 * The chains of devices as one transaction sees them, its own new entries included: whether an
 * entry may stand where it says (protocol.md, rules of a push).
 */
final class Chains {
    /** Entries one push can bring: how far back a device is asked where its branch is not known. */
    private static final int STEP = 499;

    /** Places this near to each other are read together, with what lies between them. */
    private static final int NEAR = 64;

    private final LogRows rows;
    private final KeysOfLog keys;
    private final Supplier<KeysOfLog> keysBefore;
    private final boolean gaveUp;
    private final Map<String, Chain> chains = new HashMap<>();
    private final Map<Hash, String> fresh = new HashMap<>();
    private final Map<Hash, Entry> texts = new HashMap<>();

    /** The highest epoch of each device that is asked for, and of those with new entries. */
    private final Map<String, Long> highest = new HashMap<>();

    private final Map<String, Long> highestFresh = new HashMap<>();

    private static final class Chain {
        private final Map<Long, List<Place>> places = new HashMap<>();
        private final Set<Hash> known = new HashSet<>();
        private final Set<Long> loaded = new HashSet<>();
        private long next;

        List<Place> at(long seq) {
            return places.getOrDefault(seq, List.of());
        }

        void add(Place place) {
            if (known.add(place.eid())) {
                places.computeIfAbsent(place.seq(), _ -> new ArrayList<>(1)).add(place);
                next = Math.max(next, place.seq() + 1);
            }
        }
    }

    /** What is to be done with an entry. */
    sealed interface Judged {
        /**
         * It is in the log.
         *
         * @param fork whether its place of the chain holds another text, or its device goes on in
         *     another epoch after the same entry
         */
        record Known(long index, boolean fork) implements Judged {}

        /**
         * It goes in.
         *
         * @param orphan whether it stands after an entry the log does not have: it begins a further
         *     epoch, its device said that it cannot hand in the one before, or the log lost that
         */
        record Admitted(boolean fork, boolean orphan) implements Judged {}

        /** It is beyond what is known, or behind a hole: what is wanted next. */
        record Gap(long nextSeq) implements Judged {}

        /** Its epoch is far beyond the highest known of its device. */
        record Far() implements Judged {}
    }

    /**
     * @param keysBefore with all that is before in the log, this transaction included
     * @param gaveUp whether the log goes on without something it lost
     */
    Chains(LogRows rows, KeysOfLog keys, Supplier<KeysOfLog> keysBefore, boolean gaveUp) {
        this.rows = rows;
        this.gaveUp = gaveUp;
        this.keysBefore = keysBefore;
        this.keys = keys;
    }

    /** Reads what there is near these entries, with one question for each run of near places. */
    void load(List<Prepared> entries) {
        Map<String, NavigableSet<Long>> wanted = new HashMap<>();
        for (Prepared one : entries) {
            Entry entry = one.entry();
            Set<Long> seqs = wanted.computeIfAbsent(name(entry), _ -> new TreeSet<>());
            seqs.add(Math.max(0, entry.seq() - 1));
            seqs.add(entry.seq());
        }
        wanted.forEach(this::load);
    }

    private void load(String name, NavigableSet<Long> seqs) {
        Chain chain = chains.computeIfAbsent(name, _ -> new Chain());
        seqs.removeAll(chain.loaded);
        Long from = seqs.isEmpty() ? null : seqs.first();
        while (from != null) {
            long to = from;
            Long next = seqs.higher(to);
            while (next != null && next - to <= NEAR) {
                to = next;
                next = seqs.higher(to);
            }
            int slash = name.indexOf('/');
            long epoch = Long.parseLong(name.substring(slash + 1));
            rows.chain(name.substring(0, slash), epoch, from, to).forEach(chain::add);
            from = next;
        }
        chain.loaded.addAll(seqs);
    }

    private static String name(Entry entry) {
        return entry.device() + "/" + entry.epoch();
    }

    private Chain chain(Entry entry) {
        return chains.computeIfAbsent(name(entry), _ -> new Chain());
    }

    /** What is wanted next of the entry's chain. */
    long next(Entry entry) {
        return chain(entry).next;
    }

    /**
     * Whether an entry may go in.
     *
     * @param by the device that hands it in
     */
    Judged judge(Entry entry, String by) {
        Chain chain = chain(entry);
        List<Place> there = chain.at(entry.seq());
        Place same = same(entry, there);
        if (same != null) {
            return new Judged.Known(
                    same.index(), (there.size() > 1 && otherText(entry, there)) || parts(entry));
        }
        if (isFar(entry)) {
            return new Judged.Far();
        }
        boolean follows = follows(entry, chain);
        if (!follows && !isAfterLack(entry) && !isOutOfALoss(entry, chain, by)) {
            boolean beyond = entry.seq() > chain.next || chain.at(entry.seq() - 1).isEmpty();
            return new Judged.Gap(beyond ? missing(entry, chain) : Math.max(0, entry.seq() - STEP));
        }
        return new Judged.Admitted(
                !there.isEmpty() || parts(entry),
                !follows || (entry.seq() == 0 && isOrphan(entry)));
    }

    /**
     * Not where the log gave up what it had: the highest of a device may have been lost with it.
     */
    private boolean isFar(Entry entry) {
        return !gaveUp
                && EntryBounds.mayBeFar(entry.epoch())
                && EntryBounds.isFar(entry.epoch(), highest(entry.device()));
    }

    private long highest(String device) {
        long before =
                highest.computeIfAbsent(device, d -> rows.newest(d).map(Place::epoch).orElse(0L));
        return Math.max(before, highestFresh.getOrDefault(device, 0L));
    }

    /** The first place of the hole before an entry: others may have handed in what is behind it. */
    private long missing(Entry entry, Chain chain) {
        if (chain.next < entry.seq()) {
            return chain.next;
        }
        long stored =
                rows.before(entry.device(), entry.epoch(), entry.seq())
                        .map(place -> place.seq() + 1)
                        .orElse(0L);
        long fresh =
                chain.places.keySet().stream()
                        .filter(seq -> seq < entry.seq())
                        .mapToLong(seq -> seq + 1)
                        .max()
                        .orElse(0);
        return Math.min(entry.seq(), Math.max(stored, fresh));
    }

    /** Whether its device goes on in another way too after the entry before it. */
    private boolean parts(Entry entry) {
        if (keys.isParted(entry)) {
            return true;
        }
        if (!ChainBranch.mayPart(entry)) {
            return false;
        }
        Optional<Place> before = rows.place(entry.device(), entry.prev());
        return before.isPresent()
                && rows
                        .chain(
                                entry.device(),
                                before.get().epoch(),
                                before.get().seq() + 1,
                                before.get().seq() + 1)
                        .stream()
                        .anyMatch(next -> next.seq() == before.get().seq() + 1);
    }

    /** Seldom: what a device says it can no longer hand in keeps nothing out that follows it. */
    private boolean isAfterLack(Entry entry) {
        return entry.seq() > 0
                && keysBefore.get().isLacking(entry.device(), entry.epoch(), entry.seq() - 1);
    }

    /**
     * What the log gave up is nowhere in it to follow. Others have it in parts, as they were sent
     * it; its own device hands in its chain from the beginning.
     */
    private boolean isOutOfALoss(Entry entry, Chain chain, String by) {
        return gaveUp
                && entry.seq() > 0
                && !entry.device().equals(by)
                && chain.at(entry.seq() - 1).isEmpty();
    }

    private @Nullable Place same(Entry entry, List<Place> there) {
        for (Place place : there) {
            if (place.eid().equals(entry.eid())) {
                return place;
            }
        }
        for (Place place : there) { // seldom: another eid may be the same text, signed again
            if (text(place).textHash().equals(entry.textHash())) {
                return place;
            }
        }
        return null;
    }

    private boolean otherText(Entry entry, List<Place> there) {
        return there.stream().anyMatch(place -> !text(place).textHash().equals(entry.textHash()));
    }

    private Entry text(Place place) {
        return texts.computeIfAbsent(
                place.eid(), _ -> Entry.parse(rows.entries(place.index(), 1).getFirst().entry()));
    }

    private boolean follows(Entry entry, Chain chain) {
        if (entry.seq() > 0) {
            return chain.at(entry.seq() - 1).stream()
                    .anyMatch(place -> place.eid().equals(entry.prev()));
        }
        if (entry.epoch() == 0) {
            Optional<Hash> enrolled = keys.device(entry.device()).map(KeysOfLog.Device::enrolled);
            return enrolled.filter(entry.prev()::equals).isPresent();
        }
        // What a device can no longer read it can never send; what it records after that counts
        return true;
    }

    private boolean isOrphan(Entry entry) {
        return entry.epoch() > 0
                && !entry.device().equals(fresh.get(entry.prev()))
                && rows.place(entry.device(), entry.prev()).isEmpty();
    }

    /** An entry that goes in with this transaction. */
    void add(Entry entry, long index) {
        chain(entry).add(new Place(index, entry.epoch(), entry.seq(), entry.eid()));
        highestFresh.merge(entry.device(), entry.epoch(), Math::max);
        fresh.put(entry.eid(), entry.device());
        texts.put(entry.eid(), entry);
    }
}
