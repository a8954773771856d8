package org.lockfast.desktop;

import java.util.List;

/**
 * The four sounds: each has a rhythm of its own, so that whoever hears no pitch tells them apart.
 * None is ever the only sign; the words stand on the screen.
 */
public enum Earcon {
    /** One short, high: the scan was taken. */
    GOOD(List.of(new Note(1320, 90))),
    /** Two alike: it is here already, or something is to be mended. */
    WARNING(List.of(new Note(660, 100), Note.rest(70), new Note(660, 100))),
    /** Two long and low: refused; look before going on. */
    STOP(List.of(new Note(262, 240), Note.rest(90), new Note(262, 240))),
    /** Three that rise: the job is done. */
    DONE(
            List.of(
                    new Note(523, 80),
                    Note.rest(20),
                    new Note(659, 80),
                    Note.rest(20),
                    new Note(784, 160)));

    private final List<Note> notes;

    Earcon(List<Note> notes) {
        this.notes = notes;
    }

    /** Whether it waits on, and the other is not played, where there is time for one alone. */
    boolean outweighs(Earcon other) {
        return weight() > other.weight();
    }

    private int weight() {
        return switch (this) {
            case STOP -> 2;
            case WARNING -> 1;
            case GOOD, DONE -> 0;
        };
    }

    /** What is played, one after the other. */
    List<Note> notes() {
        return notes;
    }

    /**
     * One tone.
     *
     * @param hertz how high; 0 for silence
     * @param millis how long
     */
    record Note(double hertz, int millis) {
        static Note rest(int millis) {
            return new Note(0, millis);
        }
    }
}
