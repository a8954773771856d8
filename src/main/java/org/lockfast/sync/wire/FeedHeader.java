package org.lockfast.sync.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the entries of a feed.
 *
 * @param scannedTo the cursor: everything below this index was looked at
 * @param size of the log
 * @param indexes place in the log of each entry that follows, in its order
 * @param more whether to ask again at once
 * @param serverTimeMs the server's clock
 * @param checkpoint a signed checkpoint of that size
 * @param consistency base64 of the proof file from the pinned size; none when nothing is pinned
 */
public record FeedHeader(
        long scannedTo,
        long size,
        List<Long> indexes,
        boolean more,
        long serverTimeMs,
        String checkpoint,
        @Nullable String consistency) {
    public FeedHeader {
        Given.all(indexes, checkpoint);
        indexes = List.copyOf(indexes);
    }
}
