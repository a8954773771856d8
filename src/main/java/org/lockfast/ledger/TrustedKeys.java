package org.lockfast.ledger;

import java.util.Optional;

/**
 * Which public key stands behind a key name. A name carries its epoch, so it has one key for ever.
 */
@FunctionalInterface
public interface TrustedKeys {
    /** The key of that exact name, or empty where nobody trusted has introduced one. */
    Optional<VerifyKey> key(String name);
}
