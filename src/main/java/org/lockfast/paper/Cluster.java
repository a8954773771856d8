package org.lockfast.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * What a line is made of: a letter with the marks upon it, a space, or a character spelled out
 * because no font draws it. Never split when a line is broken.
 *
 * @param text the characters it stands for, as they are seen
 * @param proxy a character of the same writing direction, for the bidirectional algorithm
 * @param width how far the next cluster is from this one, em
 * @param blank true for spaces
 * @param breakAfter true where a line may end after it
 * @param spelledOut the character whose number this is; -1 for none
 */
record Cluster(
        String text,
        char proxy,
        List<Glyph> glyphs,
        double width,
        boolean blank,
        boolean breakAfter,
        int spelledOut) {

    private static final double SLACK = 0.09;

    /** One whose characters are drawn as they are. */
    Cluster(
            String text,
            char proxy,
            List<Glyph> glyphs,
            double width,
            boolean blank,
            boolean breakAfter) {
        this(text, proxy, glyphs, width, blank, breakAfter, -1);
    }

    /** Each glyph of a number alone, where a line is narrower than the whole. */
    List<Cluster> pieces() {
        List<Cluster> pieces = new ArrayList<>();
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i).at(0);
            pieces.add(
                    new Cluster(
                            text.substring(i, i + 1),
                            '0',
                            List.of(glyph),
                            glyph.advance(),
                            false,
                            breakAfter && i == glyphs.size() - 1,
                            spelledOut));
        }
        return pieces;
    }

    double top() {
        double top = 0;
        for (Glyph glyph : glyphs) {
            top = Math.max(top, glyph.top());
        }
        return top;
    }

    double bottom() {
        double bottom = 0;
        for (Glyph glyph : glyphs) {
            bottom = Math.min(bottom, glyph.bottom());
        }
        return bottom;
    }

    /**
     * How far its ink reaches left of its place, em, at least 0; the slight slack every font has is
     * let be.
     */
    double overLeft() {
        double left = 0;
        for (Glyph glyph : glyphs) {
            left = Math.min(left, glyph.x() + glyph.left());
        }
        return left < -SLACK ? -left : 0;
    }

    /** How far its ink reaches beyond its width, em, at least 0. */
    double overRight() {
        double right = 0;
        for (Glyph glyph : glyphs) {
            right = Math.max(right, glyph.x() + glyph.right());
        }
        return Math.max(0, right - width);
    }
}
