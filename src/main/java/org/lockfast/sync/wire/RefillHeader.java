package org.lockfast.sync.wire;

import java.util.List;

/**
 * What stands before the entries of a refill.
 *
 * @param indexes place in the log each of the entries had, in their order
 * @param checkpoint the newest checkpoint the device has pinned, a signed note
 */
public record RefillHeader(List<Long> indexes, String checkpoint) {
    public RefillHeader {
        Given.all(indexes, checkpoint);
        indexes = List.copyOf(indexes);
    }
}
