package org.lockfast.paper;

import java.awt.geom.Area;
import java.awt.geom.PathIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the marks of a letter go. Each is centred over or under it, since PDFBox does not place
 * them as the font asks; one that would lie on another is not drawn.
 */
final class Marks {
    /** A dot at the right shoulder of the letter shin, and one at the left: two letters. */
    private static final int SHIN_DOT = 0x05C1;

    private static final int SIN_DOT = 0x05C2;
    private static final int HOLAM = 0x05B9;
    private static final int SHADDA = 0x0651;

    /** Vowel signs to what one of them and shadda look like together. */
    private static final Map<Integer, Integer> WITH_SHADDA =
            Map.of(
                    0x064C, 0xFC5E, 0x064D, 0xFC5F, 0x064E, 0xFC60, 0x064F, 0xFC61, 0x0650, 0xFC62,
                    0x0670, 0xFC63);

    private static final int DAGESH = 0x05BC;

    /** Hebrew letters to what each and the dot within it look like together. */
    private static final Map<Integer, Integer> WITH_DAGESH = withDagesh();

    /** A mark of which more lies in its letter's ink is not seen for what it is. */
    private static final double MOST_HIDDEN = 0.25;

    private static final double GAP = 0.05;

    /** Marks may touch; em. */
    private static final double TOUCH = 0.04;

    private Marks() {}

    /**
     * The letter, the marks it has, and one more.
     *
     * @param drawn the glyph of a character, null for none
     * @return empty where there is no room for it
     */
    static List<Glyph> on(Cluster base, int c, Glyph mark, IntFunction<@Nullable Glyph> drawn) {
        List<Glyph> glyphs = new ArrayList<>(base.glyphs());
        Glyph letter = glyphs.getFirst();
        Glyph before = glyphs.getLast();
        if (c == DAGESH) {
            Integer dotted = WITH_DAGESH.get(letter.codePoint());
            Glyph shape = dotted == null ? null : drawn.apply(dotted);
            if (shape != null) {
                glyphs.set(0, shape);
                double moved = shape.inkCentre() - letter.inkCentre();
                for (int i = 1; i < glyphs.size(); i++) { // what was centred on the letter before
                    glyphs.set(i, glyphs.get(i).at(glyphs.get(i).x() + moved));
                }
                return List.copyOf(glyphs);
            }
        }
        Integer pair = glyphs.size() < 2 ? null : pair(before.codePoint(), c);
        Glyph both = pair == null ? null : drawn.apply(pair);
        if (both != null) {
            glyphs.removeLast();
        }
        Glyph placed = seen(letter, both == null ? placed(letter, c, mark) : centred(letter, both));
        if (placed == null || (isDotted(letter.codePoint()) && placed.bottom() > 0)) {
            return List.of();
        }
        for (Glyph other : glyphs.subList(1, glyphs.size())) {
            if (lieOnOneAnother(other, placed)) {
                return List.of();
            }
        }
        glyphs.add(placed);
        return List.copyOf(glyphs);
    }

    private static @Nullable Integer pair(int before, int c) {
        if (before == SHADDA) {
            return WITH_SHADDA.get(c);
        }
        return c == SHADDA ? WITH_SHADDA.get(before) : null;
    }

    private static Glyph placed(Glyph letter, int c, Glyph mark) {
        return switch (c) {
            case SHIN_DOT -> mark.at(letter.right() - mark.right());
            case SIN_DOT, HOLAM -> mark.at(letter.left() - mark.left());
            default -> centred(letter, mark);
        };
    }

    private static Glyph centred(Glyph letter, Glyph mark) {
        return mark.at(letter.inkCentre() - mark.inkCentre());
    }

    /** Off its letter's ink: over it or under it, as it was; null where its place is within. */
    private static @Nullable Glyph seen(Glyph letter, Glyph mark) {
        if (hidden(letter, mark) <= MOST_HIDDEN) {
            return mark;
        }
        double middle = (letter.bottom() + letter.top()) / 2;
        double of = (mark.bottom() + mark.top()) / 2;
        boolean within = mark.bottom() > letter.bottom() && mark.top() < letter.top();
        if (within && Math.abs(of - middle) < (letter.top() - letter.bottom()) / 4) {
            return null;
        }
        Glyph off =
                mark.raised(
                        of > middle
                                ? letter.top() + GAP - mark.bottom()
                                : letter.bottom() - GAP - mark.top());
        return LoadedFont.fits(off) ? off : null;
    }

    private static double hidden(Glyph letter, Glyph mark) {
        Area both = mark.ink();
        double all = size(both);
        both.intersect(letter.ink());
        return all == 0 ? 0 : size(both) / all;
    }

    /** Of an area, by its outline: holes run the other way round. */
    private static double size(Area area) {
        double twice = 0;
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator i = area.getPathIterator(null, 0.002); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                startX = at[0];
                startY = at[1];
            } else {
                double nextX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
                double nextY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
                twice += x * nextY - nextX * y;
                at[0] = nextX;
                at[1] = nextY;
            }
            x = at[0];
            y = at[1];
        }
        return Math.abs(twice) / 2;
    }

    /** A mark over i or j takes the place of its dot, which is not done here. */
    private static boolean isDotted(int letter) {
        return letter == 'i' || letter == 'j' || letter == 0x0456 || letter == 0x0458;
    }

    /** Unicode's own table of them. */
    private static Map<Integer, Integer> withDagesh() {
        Map<Integer, Integer> shapes = new HashMap<>();
        for (int shape = 0xFB30; shape <= 0xFB4A; shape++) {
            int[] parts =
                    Normalizer.normalize(Character.toString(shape), Normalizer.Form.NFD)
                            .codePoints()
                            .toArray();
            if (parts.length == 2 && parts[1] == DAGESH) {
                shapes.put(parts[0], shape);
            }
        }
        return Map.copyOf(shapes);
    }

    private static boolean lieOnOneAnother(Glyph one, Glyph other) {
        return one.bottom() + TOUCH < other.top()
                && other.bottom() + TOUCH < one.top()
                && one.x() + one.left() + TOUCH < other.x() + other.right()
                && other.x() + other.left() + TOUCH < one.x() + one.right();
    }
}
