package org.lockfast.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An allowance for each caller, as a bucket of tokens that fills up slowly. Remembers the last
 * callers only, so that strangers fill no memory.
 */
final class Buckets {
    private static final int REMEMBERED = 100_000;

    private final int burst;
    private final double perSecond;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Bucket(double tokens, long nanos) {}

    Buckets(int burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /**
     * Takes a token.
     *
     * @param nanos a clock that only goes forward
     * @return empty when there was one, otherwise seconds to wait, from 1
     */
    synchronized OptionalInt take(String caller, long nanos) {
        OptionalInt wait = look(caller, nanos);
        double left = tokens(caller, nanos) - (wait.isPresent() ? 0 : 1);
        buckets.put(caller, new Bucket(left, nanos));
        return wait;
    }

    /** As {@link #take}, but takes none. */
    synchronized OptionalInt look(String caller, long nanos) {
        double tokens = tokens(caller, nanos);
        return tokens < 1
                ? OptionalInt.of((int) Math.ceil((1 - tokens) / perSecond))
                : OptionalInt.empty();
    }

    private double tokens(String caller, long nanos) {
        Bucket before = buckets.get(caller);
        return before == null
                ? burst
                : Math.min(burst, before.tokens + (nanos - before.nanos) * 1e-9 * perSecond);
    }
}
