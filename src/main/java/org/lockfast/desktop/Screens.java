package org.lockfast.desktop;

/** Builds the screen that answers a place. Implemented where everything is wired together. */
@FunctionalInterface
public interface Screens {

    /**
     * A new screen for this place, not yet shown. On the FX thread, so nothing slow may happen
     * here.
     */
    Screen build(Place place);

    /** Whether there is a screen for such a place; what leads to others is not offered. */
    default boolean has(Place place) {
        return true;
    }
}
