package org.lockfast.journal;

import java.time.Instant;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/**
 * An acknowledged entry: fsynced, never to be lost.
 *
 * @param record its record number in the journal
 */
public record Recorded(Hash eid, UUID id, long record, Instant at) {}
