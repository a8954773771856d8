package org.lockfast.log;

import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;

/** What the server's device records of the log itself. */
public sealed interface LogEvent extends DomainEvent {
    /**
     * Entries arrived: straight after those that were new in one push, or in one part of it where
     * an entry about keys stands between.
     *
     * @param device who handed them in
     * @param count how many were new
     * @param first place in the log of the first of them
     * @param skewMs how far that device's clock was ahead of the server's; null where it did not
     *     say
     * @param receivedMs the server's clock, ms since 1970 UTC
     */
    @EventName("server.received/1")
    record Received(String device, int count, long first, @Nullable Long skewMs, long receivedMs)
            implements LogEvent {}

    /**
     * An administrator of the server shut a device out, or let it in again.
     *
     * @param lifted whether it is let in again
     */
    @EventName("server.barred/1")
    record Barred(String device, boolean lifted, @Committed String reason) implements LogEvent {}

    /**
     * The log lost entries and has them again, handed in by devices.
     *
     * @param from first place that was lost
     * @param to the place after the last
     */
    @EventName("log.refilled/1")
    record Refilled(long from, long to) implements LogEvent {}

    /**
     * What the log lost could not be got back: from here on it has a new origin.
     *
     * @param origin the new one: origin and key name of every checkpoint from here on
     * @param checkpoint the largest one known under the old origin, whole
     */
    @EventName("log.succeeded/1")
    record Succeeded(String origin, @Committed String checkpoint, @Committed String reason)
            implements LogEvent {}
}
