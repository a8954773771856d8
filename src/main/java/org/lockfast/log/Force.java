package org.lockfast.log;

import org.lockfast.ledger.VerifyKey;

/**
 * Whose log it is.
 *
 * @param id {@code f-} and 16 hex digits
 * @param name of the force, as it was founded
 * @param forceKey signed the founding, and nothing since
 * @param logKey signs checkpoints; its name is the origin
 * @param device id of the server's device
 */
public record Force(String id, String name, VerifyKey forceKey, VerifyKey logKey, String device) {}
