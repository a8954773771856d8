package org.lockfast.sync;

/**
 * This device's chain goes on in two ways.
 *
 * @param epoch of the first entry that another one stands beside
 * @param seq of that entry
 */
record OwnFork(long epoch, long seq) {}
