package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockfast.ledger.Hash;

/** Of some entries of a story, which knew of which: by what they name, and by their own chain. */
final class Aware {
    private final List<Happening> entries = new ArrayList<>();

    /** By its number, the numbers of those before it that it knew of. */
    private final List<BitSet> known = new ArrayList<>();

    private final Map<Hash, Integer> numbers = new HashMap<>();

    /**
     * @param story in story order
     */
    Aware(List<Happening> story, Predicate<Happening> which) {
        Map<Hash, BitSet> after = new HashMap<>();
        Map<String, BitSet> chains = new HashMap<>();
        for (Happening h : story) {
            String chain = h.device() + " " + h.epoch();
            BitSet before =
                    all(
                            Stream.concat(
                                            h.parents().stream().map(after::get),
                                            Stream.of(chain).map(chains::get))
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList());
            BitSet now = before;
            if (which.test(h)) {
                numbers.put(h.eid(), entries.size());
                now = (BitSet) before.clone();
                now.set(entries.size());
                entries.add(h);
                known.add(before);
            }
            after.put(h.eid(), now);
            chains.put(chain, now);
        }
    }

    /** Shared where one has them all: most entries name one, and are not of those looked for. */
    private static BitSet all(List<BitSet> some) {
        if (some.size() == 1) {
            return some.getFirst();
        }
        BitSet all = new BitSet();
        some.forEach(all::or);
        return all;
    }

    /** Those looked for, in story order. */
    List<Happening> entries() {
        return entries;
    }

    /** Whether one of them was recorded knowing of another. */
    boolean knew(Happening later, Happening earlier) {
        Integer of = numbers.get(later.eid());
        Integer what = numbers.get(earlier.eid());
        return of != null && what != null && known.get(of).get(what);
    }
}
