package org.lockfast.desktop;

import java.util.function.Consumer;

/**
 * What the frame asks of whoever wires the desktop.
 *
 * @param lock locks the screen; expected to call {@link Frame#lock}
 * @param signOut signs the officer out
 * @param sendNow sends what waits, F5
 * @param checkRecords checks the records of this computer, now
 * @param finding looks up while an officer types in the scan bar
 * @param scanned what a scan does everywhere, when the screen shown has no use for it
 * @param ownPassword lets the officer change their password
 */
public record FrameActions(
        Runnable lock,
        Runnable signOut,
        Runnable sendNow,
        Runnable checkRecords,
        Finding finding,
        Consumer<Scan> scanned,
        Runnable ownPassword) {
    /** Of a window in which nobody changes a password. */
    public FrameActions(
            Runnable lock,
            Runnable signOut,
            Runnable sendNow,
            Runnable checkRecords,
            Finding finding,
            Consumer<Scan> scanned) {
        this(lock, signOut, sendNow, checkRecords, finding, scanned, () -> {});
    }
}
