package org.lockfast.testing.house.ledger;

import org.lockfast.testing.house.app.UsesTheLedger;

/** Breaks the map, and makes a circle. */
final class UsesTheApp {
    UsesTheLedger app() {
        return new UsesTheLedger();
    }
}
