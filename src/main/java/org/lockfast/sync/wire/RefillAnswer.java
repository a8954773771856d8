package org.lockfast.sync.wire;

import java.util.List;

/**
 * Answer of {@code POST /v1/refill}.
 *
 * @param wanted what is missing still: pairs of first index and the index behind the last
 * @param done whether the log is whole again
 */
public record RefillAnswer(List<List<Long>> wanted, boolean done) {
    public RefillAnswer {
        Given.all(wanted);
        wanted = wanted.stream().map(List::copyOf).toList();
        if (wanted.stream().anyMatch(pair -> pair.size() != 2)) {
            throw new IllegalArgumentException("wanted is a list of pairs");
        }
    }
}
