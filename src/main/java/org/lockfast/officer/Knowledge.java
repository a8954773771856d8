package org.lockfast.officer;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.lockfast.ledger.Entry;
import tools.jackson.databind.JsonNode;

/**
 * What changes of officers knew of, in a force without a server: each computer says in its chain,
 * just before such a change and when it has taken one in, how far every chain went that was there.
 * What a change knew of and what it did not is the same for whoever has it, whenever it came and
 * whatever clocks say.
 */
final class Knowledge {
    static final String TYPE = "device.knew";

    /** A chain in one of its epochs. */
    private record Chain(String device, long epoch) {
        static Chain of(Entry entry) {
            return new Chain(entry.device(), entry.epoch());
        }
    }

    /**
     * By chain and place: how far each chain went that was there, with all that the chain said
     * before it.
     */
    private final Map<Chain, NavigableMap<Long, Map<Chain, Long>>> said = new HashMap<>();

    /** Takes in an entry that says what was there. */
    void take(Entry entry) {
        Map<Chain, Long> heads = new HashMap<>();
        for (JsonNode head : entry.body().path("heads")) {
            heads.merge(
                    new Chain(head.path("device").asString(""), head.path("epoch").asLong(-1)),
                    head.path("seq").asLong(-1),
                    Math::max);
        }
        NavigableMap<Long, Map<Chain, Long>> places =
                said.computeIfAbsent(Chain.of(entry), _ -> new TreeMap<>());
        Map.Entry<Long, Map<Chain, Long>> before = places.floorEntry(entry.seq());
        if (before != null) {
            further(heads, before.getValue()); // two texts of one place say both
        }
        places.put(entry.seq(), heads);
        places.tailMap(entry.seq(), false).values().forEach(later -> further(later, heads));
    }

    private static void further(Map<Chain, Long> known, Map<Chain, Long> more) {
        more.forEach((chain, seq) -> known.merge(chain, seq, Math::max));
    }

    /** Whether an entry's device said just before it what was there. */
    boolean isSaid(Entry of) {
        NavigableMap<Long, Map<Chain, Long>> places = said.get(Chain.of(of));
        return places != null && places.containsKey(of.seq() - 1);
    }

    /** Whether an entry knew of another one: it stands behind it, or its device had it. */
    boolean knew(Entry entry, Entry other) {
        return knew(entry, other.device(), other.epoch(), other.seq());
    }

    /** Whether an entry knew of what stands at a place, as its own chain shows before it. */
    boolean knew(Entry entry, String device, long epoch, long seq) {
        Chain other = new Chain(device, epoch);
        if (Chain.of(entry).equals(other)) {
            return seq < entry.seq();
        }
        NavigableMap<Long, Map<Chain, Long>> places = said.get(Chain.of(entry));
        Map.Entry<Long, Map<Chain, Long>> there =
                places == null ? null : places.lowerEntry(entry.seq());
        return there != null && seq <= there.getValue().getOrDefault(other, -1L);
    }
}
