package org.lockfast.desktop;

/** How screens go elsewhere without knowing each other. All methods on the FX thread. */
public interface Navigator {

    /**
     * Shows a place; the screen left behind is kept as it stands and {@link #back()} returns to it.
     */
    void open(Place place);

    /**
     * Shows a place instead of the present one: back will not return here (after a form is done,
     * after signing in).
     */
    void replace(Place place);

    /**
     * Returns to the screen before, same row, same scroll position; does nothing at the beginning.
     */
    void back();

    /** Shows a place and forgets the history: signing in or out, switching the officer. */
    void startAt(Place place);
}
