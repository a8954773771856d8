package org.lockfast.ledger;

/** Stands in until the ledger helper's class lands. */
public final class Entry {
    private Entry() {}
}
