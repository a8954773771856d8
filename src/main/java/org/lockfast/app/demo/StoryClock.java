package org.lockfast.app.demo;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of an invented store: it stands where the story is, so that entries are recorded soon
 * after what they tell.
 */
final class StoryClock implements InstantSource {
    private volatile Instant now;

    StoryClock(Instant start) {
        now = start;
    }

    void standAt(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
