package org.lockfast.report;

import org.lockfast.paper.Face;

/**
 * A piece of text as it is to be set.
 *
 * @param size type size, millimetres
 */
record Words(String text, Face face, double size) {
    private static final double POINT = 25.4 / 72;
    private static final double BODY = 10.5 * POINT;
    private static final double SMALL = 9 * POINT;

    static Words plain(String text) {
        return new Words(text, Face.TEXT, BODY);
    }

    static Words bold(String text) {
        return new Words(text, Face.BOLD, BODY);
    }

    static Words small(String text) {
        return new Words(text, Face.TEXT, SMALL);
    }

    /** Seal numbers, entry ids: every character told from every other. */
    static Words code(String text) {
        return new Words(text, Face.MONO, BODY);
    }

    static Words smallCode(String text) {
        return new Words(text, Face.MONO, SMALL);
    }

    static Words heading(String text, int level) {
        double points = level == 1 ? 20 : level == 2 ? 14 : 11.5;
        return new Words(text, Face.BOLD, points * POINT);
    }
}
