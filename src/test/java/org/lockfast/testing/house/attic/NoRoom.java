package org.lockfast.testing.house.attic;

/** Lies in no room of the map, in a package without a mark. */
final class NoRoom {}
