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
 * @param from where within that place the next window goes on, as the server wants it back; none
 *     for its beginning
 */
public record FeedHeader(
        long scannedTo,
        long size,
        List<Long> indexes,
        boolean more,
        long serverTimeMs,
        String checkpoint,
        @Nullable String consistency,
        @Nullable String from) {
    /** As a question's {@code from}: nothing that stands before {@code after} is wanted. */
    public static final String NOTHING_EARLIER = "-";

    public FeedHeader {
        Given.all(indexes, checkpoint);
        indexes = List.copyOf(indexes);
    }
}
