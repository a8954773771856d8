package org.lockfast.label;

import java.awt.Rectangle;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;

/** The code in boxes, one character each, to be copied onto a label by hand. */
final class BoxedCode {
    private static final double BOX = 6.6;
    private static final double DEPTH = 10;
    private static final double GROUP = 3;
    private static final double CAPITALS = 6;

    private final Typesetter setter;
    private final Resolution resolution;

    BoxedCode(Typesetter setter, Resolution resolution) {
        this.setter = setter;
        this.resolution = resolution;
    }

    void draw(Sheet sheet, Rectangle place, LabelCode code) {
        double size = resolution.points(9);
        Line above =
                setter.line(
                        "Copy these 16 characters onto the label, and what stands above.",
                        Face.BOLD);
        sheet.words(above, place.x, place.y, size);
        double top = place.y + above.height() * size + resolution.dots(1);
        double x = place.x;
        double type = resolution.dots(CAPITALS) / 0.714;
        String text = code.value();
        for (int i = 0; i < text.length(); i++) {
            sheet.frame(
                    x,
                    top,
                    resolution.dots(BOX),
                    resolution.dots(DEPTH),
                    Math.max(1, resolution.dots(0.2)));
            Line one = setter.line(text.substring(i, i + 1), Face.MONO_BOLD);
            sheet.words(
                    one,
                    x + (resolution.dots(BOX) - one.width() * type) / 2,
                    top + resolution.dots((DEPTH + CAPITALS) / 2) - one.ascent() * type,
                    type);
            x += resolution.dots(BOX) + (i % 4 == 3 ? resolution.dots(GROUP) : 0);
        }
        double y = top + resolution.dots(DEPTH + 1);
        Line below =
                setter.line(
                        "0 is nought: there is no O, I, L or U. A slip is told when it is typed.",
                        Face.TEXT);
        sheet.words(below, place.x, y, resolution.points(8));
    }
}
