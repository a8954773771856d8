package org.lockfast.testing.house.desktop.two;

/** A screen that others must not know. */
public final class TwoController {}
