package org.lockfast.print;

import java.time.Duration;

/**
 * How long a printer is waited for.
 *
 * @param connect for its host to take a connection
 * @param answer for it to say how it is
 * @param stall for it to take the next bytes
 * @param most for a label it took to come out
 * @param pause between two questions
 */
public record Patience(
        Duration connect, Duration answer, Duration stall, Duration most, Duration pause) {
    /** As in use. */
    public static final Patience USUAL =
            new Patience(
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(300));
}
