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
        Bucket before = buckets.get(caller);
        double tokens =
                before == null
                        ? burst
                        : Math.min(
                                burst, before.tokens + (nanos - before.nanos) * 1e-9 * perSecond);
        if (tokens < 1) {
            buckets.put(caller, new Bucket(tokens, nanos));
            return OptionalInt.of((int) Math.ceil((1 - tokens) / perSecond));
        }
        buckets.put(caller, new Bucket(tokens - 1, nanos));
        return OptionalInt.empty();
    }
}
