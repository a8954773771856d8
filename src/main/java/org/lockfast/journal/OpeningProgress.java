package org.lockfast.journal;

import java.util.concurrent.CancellationException;

/**
 * Told how far opening a store is. Where it throws {@link CancellationException} opening is
 * stopped: nothing stays open, and the next opening goes on where this one was.
 */
public interface OpeningProgress {
    /** Nobody watches. */
    OpeningProgress UNWATCHED =
            new OpeningProgress() {
                @Override
                public void check() {}

                @Override
                public void followed(long records, long of) {}
            };

    /** May stop it here. */
    void check();

    /** The index has taken in so many of the journal's records. */
    void followed(long records, long of);

    /**
     * The same for an opening that found what no later one would find again, and that is still to
     * be told or named by an epoch: it is not stopped.
     */
    default OpeningProgress unstoppable() {
        OpeningProgress told = this;
        return new OpeningProgress() {
            @Override
            public void check() {}

            @Override
            public void followed(long records, long of) {
                try {
                    told.followed(records, of);
                } catch (CancellationException stopped) {
                    // nobody is signed in once it is open, and it says then what it found
                }
            }
        };
    }
}
