package org.lockfast.find;

import java.time.Instant;
import java.util.List;

/**
 * Work of one officer that is begun and kept on this computer.
 *
 * @param name under which it is kept
 * @param kept when it was kept last
 */
public record Unfinished(String name, Instant kept) {
    /** How the batch of a hand-over is named. */
    public static final String HAND_OVER = "batch-hand-over";

    /** How the batch of receiving and booking in is named. */
    public static final String RECEIVE = "batch-receive";

    /** How the batch of a locker is named. */
    public static final String LOCKERS = "batch-lockers";

    /** How the names of all begin that are told of, forms of new exhibits among them. */
    public static final List<String> TOLD = List.of("new-exhibit", "batch-");
}
