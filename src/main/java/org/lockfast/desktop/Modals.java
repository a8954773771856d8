package org.lockfast.desktop;

/** Opens modal content in the window. All methods on the FX thread. */
public interface Modals {

    /**
     * Opens it over everything; Tab stays inside, Esc closes it, the focus returns to where it was.
     * One at a time.
     */
    void open(Modal modal);

    /** Closes what is open; does nothing if nothing is. */
    void close();
}
