package org.lockfast.journal;

import java.util.UUID;
import org.lockfast.ledger.Signer;

/**
 * The officer who makes an entry: who, in which role, how vouched, and the unlocked key that signs.
 */
public record Acting(UUID officer, String role, Vouch vouch, Signer signer) {}
