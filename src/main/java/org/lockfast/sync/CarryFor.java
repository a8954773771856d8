package org.lockfast.sync;

import java.util.List;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.ForceDevice;

/** Writes what another device of the force lacks into a file for that device alone. */
public interface CarryFor {
    /** The devices a file can be written for: of the force, in use, and another than this one. */
    List<ForceDevice> others();

    /**
     * Writes what another device lacks, as far as is known, with few photographs and forms: a
     * window has little memory. What there was no room for comes with a later file.
     *
     * @param receiver its id, or what people call it
     */
    Outcome<Carrying.Carry> exportSmall(String receiver);
}
