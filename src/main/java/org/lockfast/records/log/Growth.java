package org.lockfast.records.log;

/**
 * When a file of records that only grows is to be written anew: once it is four times what was of
 * use when that was last known, and has grown by so much since. One thread at a time.
 */
final class Growth {
    private static final int TIMES = 4;

    private final long large;
    private final long scarce;
    private long ofUse;
    private long length;

    /**
     * @param large bytes by which it grows before it is written anew
     * @param scarce where no more than that is left on its disk, a sixteenth of {@code large} will
     *     do
     */
    Growth(long large, long scarce) {
        this.large = large;
        this.scarce = scarce;
    }

    /** How it is now. */
    void is(long bytesOfUse, long bytes) {
        ofUse = bytesOfUse;
        length = bytes;
    }

    /**
     * Whether it is due.
     *
     * @param bytes of the file
     * @param room left on its disk
     */
    boolean isDue(long bytes, long room) {
        return bytes / TIMES >= ofUse && bytes - length >= (room <= scarce ? large / 16 : large);
    }
}
