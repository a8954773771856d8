package org.lockfast.sync.wire;

import org.lockfast.ledger.Hash;

/**
 * What came to a {@link FeedQuestion}, as it came.
 *
 * @param body unpacked; nobody may change it
 * @param signature what the log signed of it ({@link org.lockfast.ledger.SignedAnswer}); empty for
 *     nothing
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
public record FeedAnswer(byte[] body, String signature) {
    /** HTTP header of the signature. */
    public static final String SIGNATURE = "Lockfast-Signature";

    public FeedAnswer {
        Given.all(body, signature);
    }

    /** What the signature is for. */
    public Hash hash() {
        return Hash.sha256(body);
    }

    /**
     * What it says.
     *
     * @throws Refused {@code bad-request} where it is out of form
     */
    public HeadedBody<FeedHeader> read() {
        return HeadedBody.parse(body, FeedHeader.class);
    }
}
