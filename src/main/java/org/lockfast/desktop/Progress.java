package org.lockfast.desktop;

/** What slow work uses to tell how far it is. Safe from any thread. */
public interface Progress {

    /** Nobody watches, and nobody asks to stop. */
    Progress UNWATCHED =
            new Progress() {
                @Override
                public void at(long done, long all) {}

                @Override
                public void saying(String said) {}

                @Override
                public void check() {}
            };

    /**
     * So much is done.
     *
     * @param done 0 to {@code all}
     * @param all the whole; 0 if not known
     * @throws java.util.concurrent.CancellationException if the officer asked to stop
     */
    void at(long done, long all);

    /** What is being done now, in words. Throws as {@link #at} does. */
    void saying(String said);

    /** Stops here if the officer asked to stop: throws as {@link #at} does. */
    void check();
}
