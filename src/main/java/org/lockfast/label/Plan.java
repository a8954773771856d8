package org.lockfast.label;

import java.awt.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Where things go on one stock at one resolution, in dots.
 *
 * @param header force, package and reference
 * @param body fields; where the header ends early they begin there if both share a column
 * @param oneColumn true where header and body lie one under the other in the same column
 * @param qr upper left corner and edge of the QR code with its quiet zone
 * @param bars Code 128 with its quiet zones, or null where there is no room for it
 * @param barDots width of the narrowest bar
 * @param ladder true for bars along the feed
 * @param code where the code stands for people
 * @param codeSide true where the code stands beside the bars and not under them
 * @param codeLines 1, or 2 where it is broken in the middle; 0 where it stands in boxes
 * @param panel signatures, or null where they are on a label of their own
 * @param largest type size to begin with for fields
 * @param reference largest type size of the reference
 */
record Plan(
        int width,
        int height,
        Rectangle header,
        Rectangle body,
        boolean oneColumn,
        Rectangle qr,
        @Nullable Rectangle bars,
        int barDots,
        boolean ladder,
        Rectangle code,
        boolean codeSide,
        int codeLines,
        @Nullable Rectangle panel,
        double largest,
        double reference) {}
