package org.lockfast.sync.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A question for a window of the feed.
 *
 * @param after cursor
 * @param from where within that place: as the window before said, null for its beginning, {@link
 *     FeedHeader#NOTHING_EARLIER} for nothing that stands before it
 * @param pinned size of the checkpoint from which consistency is to be shown; 0 for none
 * @param limit entries
 * @param held places that need not be sent, as {@link Runs#text}; they may come all the same
 * @param nonce as {@link Nonce#of} gives it
 */
public record FeedQuestion(
        long after, @Nullable String from, long pinned, int limit, String held, String nonce) {
    public FeedQuestion {
        Given.all(held, nonce);
    }

    /** One that was never asked before. */
    public static FeedQuestion of(
            long after,
            @Nullable String from,
            long pinned,
            int limit,
            Runs held,
            SecureRandom random) {
        return new FeedQuestion(after, from, pinned, limit, held.text(after), Nonce.of(random));
    }

    /** What stands behind the question mark: the answer is signed for this text. */
    public String query() {
        String query = "after=" + after + "&pinned=" + pinned + "&limit=" + limit;
        if (from != null) {
            query += "&from=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        }
        if (!held.isEmpty()) {
            query += "&held=" + held;
        }
        return query + "&nonce=" + nonce;
    }
}
