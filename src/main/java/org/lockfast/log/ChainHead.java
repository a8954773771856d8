package org.lockfast.log;

import org.lockfast.ledger.Hash;

/**
 * The last entry the log has of a device: of its newest epoch the highest seq, of a fork the one
 * that came first.
 *
 * @param index its place in the log
 */
public record ChainHead(long epoch, long seq, Hash eid, long index) {}
