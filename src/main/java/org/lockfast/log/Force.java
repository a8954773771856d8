package org.lockfast.log;

import org.lockfast.ledger.VerifyKey;
import org.lockfast.ledger.WitnessKey;

/**
 * Whose log it is.
 *
 * @param id {@code f-} and 16 hex digits
 * @param name of the force, as it was founded
 * @param forceKey signed the founding, and nothing since
 * @param logKey signs checkpoints; its name is the origin
 * @param device id of the server's device
 * @param cosigner cosigns checkpoints; its name is made of the origin
 */
public record Force(
        String id,
        String name,
        VerifyKey forceKey,
        VerifyKey logKey,
        String device,
        WitnessKey cosigner) {}
