package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Of what devices say they cannot hand in, what is missed here. */
final class MissedLacks {
    /** Which places of a chain are here. */
    interface Here {
        /** The places from one to another, both included, in ascending order. */
        List<Long> places(String device, long epoch, long from, long to);
    }

    private record Chain(String device, long epoch) {}

    private final String own;
    private final Here here;

    /**
     * @param own the device whose own lacks are missed whatever is here
     */
    MissedLacks(String own, Here here) {
        this.own = own;
        this.here = here;
    }

    /**
     * What is missed among all that is said to be lacking. A thousand places side by side are
     * looked at as one, whatever the causes: a device may say what it likes, and every computer of
     * the force goes through it.
     */
    List<ChainLack> among(List<ChainLack> all) {
        Map<Chain, List<ChainLack>> chains = new LinkedHashMap<>();
        for (ChainLack lack : all) {
            chains.computeIfAbsent(new Chain(lack.device(), lack.epoch()), _ -> new ArrayList<>())
                    .add(lack);
        }
        List<ChainLack> missed = new ArrayList<>();
        chains.forEach((chain, its) -> {
            its.sort(Comparator.comparingLong(ChainLack::from));
            List<ChainLack> stretch = new ArrayList<>();
            long to = 0;
            for (ChainLack lack : its) {
                if (!stretch.isEmpty() && lack.from() - 1 > to) {
                    missed.addAll(missed(chain, stretch, to));
                    stretch.clear();
                }
                stretch.add(lack);
                to = Math.max(to, lack.to());
            }
            missed.addAll(missed(chain, stretch, to));
        });
        return missed.stream().distinct().toList();
    }

    /**
     * @param stretch what follows each other without a break, by where it begins
     * @param to where the last of it ends
     */
    private List<ChainLack> missed(Chain chain, List<ChainLack> stretch, long to) {
        long from = stretch.getFirst().from();
        if (!isFollowed(chain, from, to)) {
            return List.of();
        }
        // asked once, not for each lack: a device may say ten thousand side by side
        NavigableSet<Long> there =
                new TreeSet<>(here.places(chain.device(), chain.epoch(), from, to));
        List<ChainLack> missed = new ArrayList<>();
        for (ChainLack lack : stretch) {
            missed.addAll(
                    lack.without(List.copyOf(there.subSet(lack.from(), true, lack.to(), true))));
        }
        return missed;
    }

    /**
     * Whether a chain is here so far that a place of it could be missed: of a device that is sent
     * only what concerns its station, most of other stations' chains is not here by design.
     */
    private boolean isFollowed(Chain chain, long from, long to) {
        // everybody is sent an epoch's first entry: one that is lacking is missed by all
        return chain.device().equals(own)
                || (from == 0 && !isHere(chain, 0))
                || isHere(chain, from - 1)
                || isHere(chain, to + 1);
    }

    private boolean isHere(Chain chain, long seq) {
        return seq >= 0 && !here.places(chain.device(), chain.epoch(), seq, seq).isEmpty();
    }
}
