package org.lockfast.keys;

/**
 * What a password opened. Each part is closed by itself: the officer's keys at lock, the master
 * keys at quit.
 */
public record SignedIn(OpenKeyring keyring, UnlockedIdentity officer) {}
