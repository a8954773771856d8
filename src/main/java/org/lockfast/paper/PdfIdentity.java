package org.lockfast.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a PDF says about itself. Everything that a PDF library would otherwise draw from the clock
 * or from chance is given here, so the same content makes the same bytes and its hash can be
 * recorded.
 *
 * @param title shown in the window's title bar and read first by screen readers
 * @param author who made it: a force, a store
 * @param made when; null leaves the date out
 * @param seed any number that differs between documents; the file identifier is made from it
 */
public record PdfIdentity(String title, String author, @Nullable Instant made, long seed) {}
