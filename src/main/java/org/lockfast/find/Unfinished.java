package org.lockfast.find;

import java.time.Instant;

/**
 * Work of one officer that is begun and kept on this computer.
 *
 * @param name under which it is kept
 * @param kept when it was kept last
 */
public record Unfinished(String name, Instant kept) {}
