package org.lockfast.keys;

import java.util.UUID;
import org.lockfast.ledger.VerifyKey;

/**
 * An officer of the force, as far as opening a store is concerned: what the force's entries say.
 *
 * @param vkey the newest public signing key
 * @param seal base64 of the newest public X25519 key
 * @param active false once retired
 */
public record ForceOfficer(UUID id, String collar, VerifyKey vkey, String seal, boolean active) {}
