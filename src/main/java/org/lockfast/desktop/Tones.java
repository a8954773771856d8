package org.lockfast.desktop;

import java.io.ByteArrayOutputStream;

/** Makes the sounds: sines with a little of their overtones, 16 bits, one channel. */
final class Tones {
    /** Samples in a second. */
    static final int RATE = 44_100;

    /** A tone that begins or ends at once clicks. */
    private static final double FADE_MILLIS = 8;

    /** A laptop's loudspeaker hardly has the lowest tone; what lies above it is heard. */
    private static final double[] OVERTONES = {0.7, 0.2, 0.1};

    private Tones() {}

    /**
     * A sound as little-endian samples.
     *
     * @param loud 0 to 1
     */
    static byte[] of(Earcon sound, double loud) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Earcon.Note note : sound.notes()) {
            int count = RATE * note.millis() / 1000;
            for (int i = 0; i < count; i++) {
                double height = loud * edge(i, count) * wave(note.hertz() * i / RATE);
                int sample = (int) Math.round(height * Short.MAX_VALUE);
                all.write(sample);
                all.write(sample >> 8);
            }
        }
        return all.toByteArray();
    }

    /** How loud it is at this sample: it rises at the beginning and falls at the end. */
    private static double edge(int at, int count) {
        double fade = FADE_MILLIS * RATE / 1000;
        return Math.min(1, Math.min(at, count - 1 - at) / fade);
    }

    private static double wave(double turns) {
        double sum = 0;
        for (int i = 0; i < OVERTONES.length; i++) {
            sum += OVERTONES[i] * Math.sin(2 * Math.PI * (i + 1) * turns);
        }
        return sum;
    }
}
