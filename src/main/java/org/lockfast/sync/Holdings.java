package org.lockfast.sync;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * What a device has of each chain, told by entries and not by numbers: two histories of a copied
 * device have the same numbers. An entry stands for those before it, as far back as the chain is
 * here without a gap; some earlier ones are named too, so that whoever has less can still tell that
 * it is the same history. Where a chain parts, from there on each entry is named.
 */
final class Holdings {
    private static final int MANY = 128;

    /** Entries named of all chains together: what is not named comes once more than needed. */
    private static final int MOST = 50_000;

    /**
     * An entry, and those before it in its chain.
     *
     * @param from first seq of those before it that are there
     * @param seq its own
     * @param eid base64
     */
    record Has(long from, long seq, String eid) {}

    private record Named(long seq, Hash eid) {}

    /** Part of a chain without a gap. */
    private static final class Range {
        private final List<Named> named = new ArrayList<>();
        private long to;

        void add(Named one) {
            named.add(one);
            to = one.seq();
            if (named.size() > MANY) {
                thin();
            }
        }

        /** Fewer and fewer, the further back. */
        void thin() {
            named.removeIf(one -> {
                long back = to - one.seq();
                return back > 1 && one.seq() % Long.highestOneBit(back) != 0;
            });
        }
    }

    private static final class Chain {
        private final TreeMap<Long, Range> ranges = new TreeMap<>();
        private long parts = Long.MAX_VALUE;

        /** The place after the last one named before the chain parts. */
        long whole() {
            if (parts == Long.MAX_VALUE) {
                return parts;
            }
            Map.Entry<Long, Range> there = ranges.floorEntry(parts);
            return there == null
                    ? parts
                    : there.getValue().named.stream()
                            .mapToLong(named -> named.seq() + 1)
                            .filter(after -> after <= parts)
                            .max()
                            .orElse(there.getKey());
        }

        void add(long seq, Hash eid) {
            Map.Entry<Long, Range> below = ranges.floorEntry(seq);
            if (below != null && below.getValue().to >= seq) {
                parts = Math.min(parts, seq);
                return;
            }
            Range range = below == null ? null : below.getValue();
            if (range == null || range.to != seq - 1) {
                range = new Range();
                ranges.put(seq, range);
            }
            range.add(new Named(seq, eid));
            Range after = ranges.remove(seq + 1);
            if (after != null) {
                range.named.addAll(after.named);
                range.to = after.to;
            }
        }
    }

    private final Map<String, Chain> chains = new LinkedHashMap<>();

    void add(Entry entry) {
        chains.computeIfAbsent(PushBatch.chain(entry), _ -> new Chain())
                .add(entry.seq(), entry.eid());
    }

    /** By chain ({@code device/epoch}). */
    Map<String, List<Has>> told(Journal journal) {
        Map<String, List<Has>> told = new LinkedHashMap<>();
        boolean parts = false;
        for (Map.Entry<String, Chain> one : chains.entrySet()) {
            Chain chain = one.getValue();
            chain.ranges.values().forEach(Range::thin);
            long whole = chain.whole(); // up to there one history, and its last entry named
            parts |= whole < Long.MAX_VALUE;
            List<Has> has = new ArrayList<>();
            chain.ranges.forEach((from, range) ->
                    range.named.stream()
                            .filter(named -> named.seq() < whole)
                            .forEach(named -> has.add(has(from, named))));
            told.put(one.getKey(), has);
        }
        if (parts) { // seldom
            JournalWalk walk = journal.walk(0);
            for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
                for (JournalWalk.Kept kept : some) {
                    Entry entry = kept.entry();
                    Chain chain = chains.get(PushBatch.chain(entry));
                    if (chain != null && entry.seq() >= chain.whole()) {
                        told.computeIfAbsent(PushBatch.chain(entry), _ -> new ArrayList<>())
                                .add(has(entry.seq(), new Named(entry.seq(), entry.eid())));
                    }
                }
            }
        }
        return few(told);
    }

    /** No more of them than any device names. */
    static Map<String, List<Has>> few(Map<String, List<Has>> told) {
        Map<String, List<Has>> few = new LinkedHashMap<>();
        int room = MOST;
        for (Map.Entry<String, List<Has>> one : told.entrySet()) {
            List<Has> some =
                    one.getValue().stream()
                            .filter(has -> has != null && has.eid() != null)
                            .toList();
            if (room > 0 && !some.isEmpty()) {
                some = some.subList(Math.max(0, some.size() - room), some.size());
                few.put(one.getKey(), some);
                room -= some.size();
            }
        }
        return few;
    }

    private static Has has(long from, Named named) {
        return new Has(from, named.seq(), named.eid().base64());
    }

    /** Finds which entries are not among what another device said it has. */
    static final class Missing {
        /** An entry of which it is not known that the other has it. */
        private record Open(Hash prev, long seq, long record) {}

        private final Map<String, Map<Hash, Long>> named = new HashMap<>();
        private final Map<String, Map<Hash, Open>> open = new HashMap<>();
        private final BitSet records = new BitSet();

        Missing(Map<String, List<Has>> theirs) {
            theirs.forEach((chain, all) -> {
                Map<Hash, Long> of = named.computeIfAbsent(chain, _ -> new HashMap<>());
                for (Has has : all) {
                    Hash eid = hash(has.eid());
                    if (eid != null) {
                        of.merge(eid, has.from(), Math::min);
                    }
                }
            });
        }

        private static @Nullable Hash hash(String base64) {
            try {
                return Hash.ofBase64(base64);
            } catch (IllegalArgumentException e) {
                return null; // nobody's: nothing is left out for it
            }
        }

        /** Takes entries in the order of the journal. */
        void take(JournalWalk.Kept kept) {
            Entry entry = kept.entry();
            String chain = PushBatch.chain(entry);
            records.set(Math.toIntExact(kept.record()));
            Map<Hash, Long> of = named.get(chain);
            if (of == null) {
                return;
            }
            Map<Hash, Open> among = open.computeIfAbsent(chain, _ -> new HashMap<>());
            among.put(entry.eid(), new Open(entry.prev(), entry.seq(), kept.record()));
            Long from = of.get(entry.eid());
            if (from != null) {
                cover(of, among, entry.eid(), from);
            }
        }

        private void cover(Map<Hash, Long> of, Map<Hash, Open> among, Hash named, long from) {
            Hash eid = named;
            for (Open one = among.remove(eid); one != null; one = among.remove(eid)) {
                records.clear(Math.toIntExact(one.record()));
                if (one.seq() <= from) {
                    return;
                }
                eid = one.prev();
            }
            of.merge(eid, from, Math::min); // it may stand later in the journal
        }

        /** Whether the other device is not known to have the entry at that record. */
        boolean has(long record) {
            return records.get(Math.toIntExact(record));
        }
    }
}
