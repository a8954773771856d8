package org.lockfast.sync;

import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.HeadedBody;

/**
 * A window that came, beside what was asked for: {@link LogWatch#follows} says whether the log gave
 * it, and until then nothing of it counts.
 *
 * @param given this device's question and every byte of the answer
 * @param signature of the log under that, or anything else
 */
record Fed(SignedAnswer given, String signature, HeadedBody<FeedHeader> body) {
    FeedHeader header() {
        return body.header();
    }

    boolean isSigned(VerifyKey log) {
        return given.isSigned(signature, log);
    }
}
