package org.lockfast.journal;

import java.util.function.IntFunction;
import org.lockfast.ledger.Signer;

/**
 * The device a journal records on.
 *
 * @param id {@code d-} and 16 hex digits
 * @param signer its key under the name of an epoch, {@code <id>/<epoch>}
 */
public record JournalDevice(String id, IntFunction<Signer> signer) {}
