package org.lockfast.label;

import java.util.List;

/**
 * One label laid out in printer dots: what every way of drawing it draws.
 *
 * @param number which of this print's labels, from 1
 * @param code what its symbols say
 * @param width dots across
 * @param height dots along the feed
 * @param marks text and rules, in the order they are drawn and read
 * @param symbols its barcodes
 */
record LabelPage(
        int number,
        LabelCode code,
        int width,
        int height,
        List<Mark> marks,
        List<Symbol> symbols) {}
