package org.lockfast.exhibit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the cash in one package.
 *
 * @param count null: nothing said
 * @param difference what differs between the two counts, in words; null where nothing does
 * @param banked whether it was paid in
 * @param detained last day a court ordered it to be detained; null: no order
 */
public record CashFacts(
        @Nullable CashCount count,
        @Nullable String difference,
        boolean banked,
        @Nullable LocalDate detained) {}
