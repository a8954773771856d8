package org.lockfast.sync.wire;

import java.util.List;

/**
 * What stands before the entries of a refill.
 *
 * @param indexes place in the log each of the entries had, in their order
 * @param checkpoint the newest checkpoint the device has pinned, a signed note
 */
public record RefillHeader(List<Long> indexes, String checkpoint) {
    /**
     * HTTP header of a refill: the entry that enrolled the device, base64. By it a server that has
     * lost the entry knows whom it may listen to.
     */
    public static final String ENROLLED = "Lockfast-Enrolled";

    public RefillHeader {
        Given.all(indexes, checkpoint);
        indexes = List.copyOf(indexes);
    }
}
