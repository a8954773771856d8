package org.lockfast.testing.house.app;

import org.lockfast.testing.house.ledger.Entries;

/** Keeps the map. */
public final class UsesTheLedger {
    /** What it uses. */
    public Entries entries() {
        return new Entries();
    }
}
