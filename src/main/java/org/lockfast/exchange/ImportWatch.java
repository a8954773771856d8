package org.lockfast.exchange;

/** Whoever looks on while an import runs. Called on the thread that runs it. */
public interface ImportWatch {
    /** Nobody does. */
    ImportWatch NOBODY = (done, rows) -> true;

    /**
     * So far.
     *
     * @param done rows that have their verdict, and lie on the disk
     * @param rows how many there are
     * @return whether to go on; what was copied stays, and a later run goes on from there
     */
    boolean reached(int done, int rows);
}
