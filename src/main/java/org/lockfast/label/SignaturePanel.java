package org.lockfast.label;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;

/** Lines for the producer, the sealer and every later witness to sign. */
final class SignaturePanel {
    /** A signature needs this much height. */
    private static final double ROW_MM = 6.4;

    private static final String[] HEADS = {
        "", "Name, rank or number", "Date and time", "Signature"
    };

    /** For columns that are too narrow for those, smaller, and on two lines where need be. */
    private static final String[] SHORT_HEADS = {
        "", "Name, rank, number", "Date, time", "Signature"
    };

    private static final double SMALL = 6;

    /** From one line of a head to the next; of the type size. */
    private static final double LEADING = 1.1;

    private static final String[] ROWS = {"Producer", "Sealed by"};

    /** Of what the column of row names leaves. */
    private static final double[] SHARES = {0, 0.4, 0.23, 0.37};

    private final Typesetter setter;
    private final Resolution resolution;

    SignaturePanel(Typesetter setter, Resolution resolution) {
        this.setter = setter;
        this.resolution = resolution;
    }

    /**
     * Draws as many rows as there is room for.
     *
     * @param first true for the panel that begins with the producer and the sealer
     */
    void draw(Sheet sheet, Rectangle place, boolean first) {
        double size = resolution.points(6.5);
        double edge = Math.max(1, resolution.dots(0.15));
        double[] widths = widths(place.width, size);
        List<List<Line>> heads = heads(HEADS, widths, size, size);
        double type = size;
        if (heads.stream().anyMatch(lines -> lines.size() > 1)) {
            type = resolution.points(SMALL);
            heads = heads(SHORT_HEADS, widths, size, type);
        }
        int lines = heads.stream().mapToInt(List::size).max().orElse(1);
        double head = size * 1.3 + (lines - 1) * type * LEADING;
        int rows = (int) ((place.height - head) / resolution.dots(ROW_MM));
        double row = (place.height - head) / Math.max(1, rows);
        double x = place.x;
        for (int i = 0; i < heads.size(); i++) {
            double y = place.y + (lines - heads.get(i).size()) * type * LEADING;
            for (Line line : heads.get(i)) {
                sheet.words(line, x + 0.4 * size, y, type);
                y += type * LEADING;
            }
            x += widths[i];
        }
        double top = place.y + head;
        for (int i = 0; i < rows; i++) {
            sheet.fill(place.x, top + i * row, place.width, edge);
            if (first && i < ROWS.length) {
                Line name = setter.line(ROWS[i], Face.BOLD);
                sheet.words(
                        name,
                        place.x + 0.3 * size,
                        top + i * row + (row - name.height() * size) / 2,
                        size);
            }
        }
        sheet.fill(place.x, top + rows * row - edge, place.width, edge);
        x = place.x;
        for (double width : widths) {
            sheet.fill(x, top, edge, rows * row);
            x += width;
        }
        sheet.fill(place.x + place.width - edge, top, edge, rows * row);
    }

    private List<List<Line>> heads(String[] texts, double[] widths, double size, double type) {
        List<List<Line>> heads = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            heads.add(setter.lines(texts[i], Face.BOLD, (widths[i] - 0.6 * size) / type));
        }
        return heads;
    }

    private double[] widths(double whole, double size) {
        double[] widths = new double[HEADS.length];
        for (String name : ROWS) {
            widths[0] = Math.max(widths[0], (setter.line(name, Face.BOLD).width() + 0.7) * size);
        }
        for (int i = 1; i < widths.length; i++) {
            widths[i] = (whole - widths[0]) * SHARES[i];
        }
        return widths;
    }
}
