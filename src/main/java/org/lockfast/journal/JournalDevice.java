package org.lockfast.journal;

import java.util.function.LongFunction;
import org.lockfast.ledger.Signer;

/**
 * The device a journal records on.
 *
 * @param id {@code d-} and 16 hex digits
 * @param signer its key under the name of an epoch, {@code <id>/<epoch>}
 */
public record JournalDevice(String id, LongFunction<Signer> signer) {}
