package org.lockfast.desktop;

import java.util.List;

/**
 * How a screen tells the officer something; view models hold this and no control. All methods on
 * the FX thread. Every word is also read aloud, and nothing vanishes by time.
 */
public interface Notices {

    /** Something was done ("JSM/7 is saved on this laptop"). Clears what was refused before. */
    void done(String said);

    /** Something to know that needs no answer ("Already in this batch, line 4"). */
    void say(String said);

    /** A sound for what stands on the screen already; what is done or refused has its own. */
    void sound(Earcon sound);

    /** What came of a scan, with its sound. */
    default void say(Earcon sound, String said) {
        sound(sound);
        say(said);
    }

    /** The rules refused the next step. */
    void refused(Refusal refusal);

    /**
     * One way to go on from what was refused.
     *
     * @param said what is written on its button
     */
    record Way(String said, Runnable take) {}

    /** The same, with a button for each way to go on. */
    void refused(Refusal refusal, List<Way> ways);

    /** Something outside let us down. Shown and logged once. */
    void fault(Fault fault);

    /**
     * A form has things to mend: the summary takes the focus, each line leads to its field, each
     * field shows its words.
     */
    void summary(Problems problems);

    /**
     * Takes away summary, refusal and fault: the officer pressed the button again or left the form.
     */
    void clear();
}
