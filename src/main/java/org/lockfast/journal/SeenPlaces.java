package org.lockfast.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Which entries stood at which places of devices' chains, 40 bytes each where they came in order.
 */
final class SeenPlaces {
    private static final int WORDS = 5;

    /** An entry at a place. */
    record At(Hash eid, long record) {}

    private static final class Chain {
        private final long first;
        private long[] inOrder = new long[WORDS * 16];
        private int size;
        private final Map<Long, List<At>> others = new HashMap<>();

        Chain(long first) {
            this.first = first;
        }

        void add(long seq, At at) {
            if (seq == first + size) {
                if ((size + 1) * WORDS > inOrder.length) {
                    inOrder = Arrays.copyOf(inOrder, Math.multiplyExact(inOrder.length, 2));
                }
                ByteBuffer eid = ByteBuffer.wrap(at.eid().bytes());
                for (int i = 0; i < WORDS - 1; i++) {
                    inOrder[size * WORDS + i] = eid.getLong();
                }
                inOrder[size * WORDS + WORDS - 1] = at.record();
                size++;
            } else {
                others.computeIfAbsent(seq, _ -> new ArrayList<>(1)).add(at);
            }
        }

        /** Whether an entry stands at one of the places below. */
        boolean hasBelow(long seq, Hash eid) {
            ByteBuffer sought = ByteBuffer.wrap(eid.bytes());
            for (int i = 0; i < size && first + i < seq; i++) {
                boolean same = true;
                for (int word = 0; same && word < WORDS - 1; word++) {
                    same = inOrder[i * WORDS + word] == sought.getLong(word * Long.BYTES);
                }
                if (same) {
                    return true;
                }
            }
            return others.entrySet().stream()
                    .filter(other -> other.getKey() < seq)
                    .anyMatch(other ->
                            other.getValue().stream().anyMatch(at -> at.eid().equals(eid)));
        }

        /** Which of these places hold an entry, in ascending order. */
        List<Long> among(long from, long to) {
            TreeSet<Long> here = new TreeSet<>(others.keySet());
            here.removeIf(seq -> seq < from || seq > to);
            for (long seq = Math.max(from, first); seq <= to && seq < first + size; seq++) {
                here.add(seq);
            }
            return List.copyOf(here);
        }

        List<At> at(long seq) {
            List<At> there = new ArrayList<>(others.getOrDefault(seq, List.of()));
            if (seq >= first && seq < first + size) {
                int at = (int) (seq - first) * WORDS;
                ByteBuffer eid = ByteBuffer.allocate(Hash.LENGTH);
                for (int i = 0; i < WORDS - 1; i++) {
                    eid.putLong(inOrder[at + i]);
                }
                there.add(new At(Hash.of(eid.array()), inOrder[at + WORDS - 1]));
            }
            return there;
        }
    }

    private final Map<ChainPlaces.Chain, Chain> chains = new HashMap<>();

    void add(Entry entry, long record) {
        chains.computeIfAbsent(ChainPlaces.Chain.of(entry), _ -> new Chain(entry.seq()))
                .add(entry.seq(), new At(entry.eid(), record));
    }

    /** What stood at a place of an entry's chain. */
    List<At> at(Entry entry, long seq) {
        return at(ChainPlaces.Chain.of(entry), seq);
    }

    /** What stood at a place of a chain. */
    List<At> at(ChainPlaces.Chain of, long seq) {
        Chain chain = chains.get(of);
        return chain == null ? List.of() : chain.at(seq);
    }

    /** Whether an entry stands before a place, in that epoch of its device or an earlier one. */
    boolean isBefore(ChainPlaces.Chain of, long seq, Hash eid) {
        return chains.entrySet().stream()
                .filter(one -> one.getKey().device().equals(of.device()))
                .filter(one -> one.getKey().epoch() <= of.epoch())
                .anyMatch(one ->
                        one.getValue()
                                .hasBelow(
                                        one.getKey().epoch() == of.epoch() ? seq : Long.MAX_VALUE,
                                        eid));
    }

    /** The places a device says it cannot hand in and that hold an entry, in ascending order. */
    List<Long> among(ChainLack lack) {
        Chain chain = chains.get(new ChainPlaces.Chain(lack.device(), lack.epoch()));
        return chain == null ? List.of() : chain.among(lack.from(), lack.to());
    }

    /** How many chains there are. */
    long chains() {
        return chains.size();
    }
}
