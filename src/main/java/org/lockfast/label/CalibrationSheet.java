package org.lockfast.label;

import java.util.List;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;

/**
 * A label that shows how a printer's paper lies: rulers along the left and the upper edge, whose
 * numbers are the millimetres from where the edge should be. It has no code and is no exhibit's.
 */
final class CalibrationSheet {
    private static final int LAST_MM = 20;
    private static final List<String> TEXT =
            List.of(
                    "Ruler, no exhibit's label.",
                    "The number at the paper's edge: add that much.",
                    "A gap before 0: take that much off.",
                    "Then print this again.");

    private final Typesetter setter;
    private final BitmapRenderer renderer;

    CalibrationSheet(Typesetter setter, BitmapRenderer renderer) {
        this.setter = setter;
        this.renderer = renderer;
    }

    /** The sheet as a Zebra printer prints it. */
    String zpl(Stock stock, Resolution resolution, Adjustment adjustment) {
        Sheet sheet = new Sheet();
        double size = resolution.points(6);
        double mm = resolution.dotsPerMm();
        for (int at = 0; at <= LAST_MM; at++) {
            boolean fifth = at % 5 == 0;
            sheet.fill(at * mm, 0, 0.2 * mm, (fifth ? 4 : 2) * mm);
            sheet.fill(0, at * mm, (fifth ? 4 : 2) * mm, 0.2 * mm);
            if (fifth && at > 0) {
                Line number = setter.line(Integer.toString(at), Face.TEXT);
                // the two fives would lie on each other, and on both rulers
                double beside = at == 5 ? 0.5 * mm : -number.width() * size / 2;
                double under = at == 5 ? 0.3 * mm : -number.height() * size / 2;
                sheet.words(number, at * mm + beside, at == 5 ? 2.2 * mm : 4.3 * mm, size);
                sheet.words(number, at == 5 ? 2.4 * mm : 4.5 * mm, at * mm + under, size);
            }
        }
        double y = 9 * mm;
        for (String text : TEXT) {
            for (Line line : setter.lines(text, Face.TEXT, (stock.widthMm() - 11) * mm / size)) {
                sheet.words(line, 9 * mm, y, size);
                y += line.height() * size;
            }
        }
        DotImage image =
                renderer.draw(
                        resolution.dotsWithin(stock.widthMm()),
                        resolution.dotsWithin(stock.heightMm()),
                        sheet.marks(),
                        List.of());
        return new ZplRenderer(resolution, adjustment).draw(image);
    }
}
