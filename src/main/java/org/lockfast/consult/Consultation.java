package org.lockfast.consult;

import java.time.Instant;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/**
 * One line of the consultation log.
 *
 * @param number its place in the log, from 0
 * @param hash of its signed text
 * @param before hash of the line before it; of 32 zero bytes for the first
 * @param at by this device's clock
 */
public record Consultation(
        long number, Hash hash, Hash before, Instant at, UUID officer, Look look) {}
