package org.lockfast.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What devices say they cannot hand in, as stretches of each chain, so that a question about one
 * place is answered at once however much was said. Safe for use by several threads.
 */
public final class ChainLacks {
    /** Stretches kept of one device: a disk that reads badly leaves a few. */
    static final int OF_ONE_DEVICE = 2_000;

    private record Chain(String device, long epoch, JournalEvents.LackCause cause) {}

    private final Map<Chain, NavigableMap<Long, Long>> stretches = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Adds one. It becomes part of those of its chain and cause that it touches. */
    public synchronized void add(ChainLack lack) {
        Chain chain = new Chain(lack.device(), lack.epoch(), lack.cause());
        NavigableMap<Long, Long> there = stretches.computeIfAbsent(chain, _ -> new TreeMap<>());
        int count = counts.getOrDefault(lack.device(), 0);
        long from = lack.from();
        long to = lack.to();
        Map.Entry<Long, Long> near = there.floorEntry(to == Long.MAX_VALUE ? to : to + 1);
        if ((near == null || near.getValue() < from - 1) && count >= OF_ONE_DEVICE) {
            return;
        }
        while (near != null && near.getValue() >= from - 1) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            there.remove(near.getKey());
            count--;
            near = there.floorEntry(to);
        }
        there.put(from, to);
        counts.put(lack.device(), count + 1);
    }

    /** Whether a device says that it cannot hand in that place of its chain. */
    public synchronized boolean covers(String device, long epoch, long seq) {
        for (JournalEvents.LackCause cause : JournalEvents.LackCause.values()) {
            NavigableMap<Long, Long> there = stretches.get(new Chain(device, epoch, cause));
            Map.Entry<Long, Long> near = there == null ? null : there.floorEntry(seq);
            if (near != null && near.getValue() >= seq) {
                return true;
            }
        }
        return false;
    }

    /** All of them, chain by chain in the order in which a chain was first named. */
    public synchronized List<ChainLack> all() {
        List<ChainLack> all = new ArrayList<>();
        stretches.forEach((chain, there) ->
                there.forEach((from, to) ->
                        all.add(
                                new ChainLack(
                                        chain.device(), chain.epoch(), from, to, chain.cause()))));
        return all;
    }
}
