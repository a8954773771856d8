package org.lockfast.testing.house.ledger;

/** Something of a room that others may use. */
public final class Entries {}
