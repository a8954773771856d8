package org.lockfast.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Which entries stand at a place of a device's chain: those the index has taken in are asked of it,
 * the others are kept here. Safe for use by several threads.
 */
final class ChainPlaces {
    /** Places nearer to each other than this are asked for in one question. */
    private static final long NEAR = 256;

    /** One device's chain of one epoch. */
    record Chain(String device, long epoch) {
        static Chain of(Entry entry) {
            return new Chain(entry.device(), entry.epoch());
        }
    }

    /**
     * An entry at a place.
     *
     * @param entry null where it has to be read
     */
    record At(Hash eid, long record, @Nullable Entry entry) {}

    private final Index index;
    private final Map<Chain, Map<Long, List<At>>> recent = new HashMap<>();
    private final Deque<At> order = new ArrayDeque<>();

    ChainPlaces(Index index) {
        this.index = index;
    }

    /**
     * Keeps acknowledged entries until the index has them.
     *
     * @param indexed what the index has taken in, in records
     */
    synchronized void add(Collection<IndexFollower.Waiting> acknowledged, long indexed) {
        for (At old = order.peek(); old != null && old.record() < indexed; old = order.peek()) {
            order.remove();
            forget(old);
        }
        for (IndexFollower.Waiting one : acknowledged) {
            At at = new At(one.entry().eid(), one.record(), one.entry());
            order.add(at);
            put(recent, one.entry(), at);
        }
    }

    private void forget(At old) {
        Entry entry = old.entry();
        Map<Long, List<At>> chain = entry == null ? null : recent.get(Chain.of(entry));
        List<At> there = chain == null || entry == null ? null : chain.get(entry.seq());
        if (entry != null && chain != null && there != null) {
            there.remove(old);
            if (there.isEmpty()) {
                chain.remove(entry.seq());
            }
            if (chain.isEmpty()) {
                recent.remove(Chain.of(entry));
            }
        }
    }

    private static void put(Map<Chain, Map<Long, List<At>>> into, Entry entry, At at) {
        into.computeIfAbsent(Chain.of(entry), _ -> new HashMap<>())
                .computeIfAbsent(entry.seq(), _ -> new ArrayList<>(1))
                .add(at);
    }

    /** What stands at the places of some entries and just before them. */
    static final class Look {
        private final Map<Chain, Map<Long, List<At>>> found = new HashMap<>();

        /** What stands where that entry belongs. */
        List<At> at(Entry entry) {
            return at(entry, entry.seq());
        }

        /** What stands just before it in its chain. */
        List<At> before(Entry entry) {
            return at(entry, entry.seq() - 1);
        }

        private List<At> at(Entry entry, long seq) {
            return found.getOrDefault(Chain.of(entry), Map.of()).getOrDefault(seq, List.of());
        }

        /** Stands there too from now on. */
        void add(Entry entry) {
            put(found, entry, new At(entry.eid(), -1, entry));
        }

        private void take(Chain chain, Index.Placed one) {
            List<At> there =
                    found.computeIfAbsent(chain, _ -> new HashMap<>())
                            .computeIfAbsent(one.seq(), _ -> new ArrayList<>(1));
            if (there.stream().noneMatch(at -> at.record() == one.record())) {
                there.add(new At(one.eid(), one.record(), null));
            }
        }
    }

    /** Looks around the places of some entries. */
    Look look(Collection<Entry> entries) {
        Map<Chain, TreeSet<Long>> wanted = new HashMap<>();
        for (Entry entry : entries) {
            wanted.computeIfAbsent(Chain.of(entry), _ -> new TreeSet<>()).add(entry.seq());
        }
        Look look = new Look();
        synchronized (this) { // before the index is asked: what it takes in meanwhile is in both
            for (Chain chain : wanted.keySet()) {
                recent.getOrDefault(chain, Map.of())
                        .forEach((seq, there) ->
                                look.found
                                        .computeIfAbsent(chain, _ -> new HashMap<>())
                                        .put(seq, new ArrayList<>(there)));
            }
        }
        wanted.forEach((chain, places) -> ask(chain, places, look));
        return look;
    }

    private void ask(Chain chain, SortedSet<Long> places, Look look) {
        long from = places.getFirst();
        long to = from;
        for (long seq : places) {
            if (seq - to > NEAR) {
                ask(chain, from, to, look);
                from = seq;
            }
            to = seq;
        }
        ask(chain, from, to, look);
    }

    private void ask(Chain chain, long from, long to, Look look) {
        index.placed(chain.device(), chain.epoch(), from - 1, to)
                .forEach(one -> look.take(chain, one));
    }
}
