package org.lockfast.desktop.newexhibit;

/** Puts something off until typing pauses. */
@FunctionalInterface
public interface Later {

    /** Runs it a moment after the last call; a call before that takes its place. */
    void soon(Runnable what);
}
