package org.lockfast.desktop;

import java.util.List;
import java.util.function.Consumer;

/** Looks things up while an officer types in the scan bar. */
@FunctionalInterface
public interface Finding {

    /**
     * Looks up.
     *
     * @param text what was typed so far, not blank
     * @param answer called on the FX thread, at most ten lines, best first; late answers to earlier
     *     texts are ignored
     */
    void find(String text, Consumer<List<Found>> answer);
}
