package org.lockfast.sync;

import java.util.List;
import java.util.UUID;
import org.lockfast.journal.Outcome;
import org.lockfast.sync.wire.Found;

/**
 * Exhibits and cases that are not sent to this device by themselves, for they are other stations'.
 * Asking needs the server; what is to come here may be said without, and comes with a round.
 */
public interface Elsewhere {
    /**
     * What the force has under a reference, property number, seal number or label code. Blocks for
     * some seconds at most.
     *
     * @param key as typed
     * @return refused, in a sentence, where the server cannot be asked now
     */
    Outcome<List<Found>> ask(String key);

    /**
     * The record of an exhibit or case comes here from the next round on, and what others record
     * about it.
     *
     * @return refused where as many are followed as can be
     */
    Outcome<UUID> follow(UUID subject);

    /** It comes here no longer, unless this station has to do with it; what came stays. */
    void leave(UUID subject);

    /** What is followed, in the order in which it was asked for. */
    List<UUID> followed();
}
