package org.lockfast.desktop;

/** What makes a sound be heard. */
@FunctionalInterface
public interface Loudspeaker {
    /** A computer without one. */
    Loudspeaker NONE = samples -> false;

    /**
     * Plays it and returns when it is over; not on the FX thread.
     *
     * @param samples 16 bits, little-endian, one channel, {@value Tones#RATE} a second
     * @return whether there is something to play it on
     */
    boolean play(byte[] samples);
}
