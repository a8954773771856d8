package org.lockfast.label;

import java.util.List;
import java.util.Optional;

/**
 * A sheet of A4 with labels on it. Its labels lie in the middle of the sheet: published margins
 * disagree by millimetres, and what is symmetric is right for either edge that a printer feeds
 * first.
 *
 * @param columns how many side by side
 * @param rows how many one under another
 * @param pitchXMm from the left edge of one to that of the next
 * @param pitchYMm the same downwards
 * @param label one of them
 */
public record SheetStock(int columns, int rows, double pitchXMm, double pitchYMm, Stock label) {
    public static final double WIDTH_MM = 210;
    public static final double HEIGHT_MM = 297;

    private static final List<SheetStock> ALL =
            List.of(
                    sheet("L7160", 3, 7, 66.04, 38.1, 63.5, 38.1, Stock.Carries.REFERENCE),
                    sheet("L7162", 2, 8, 101.6, 33.9, 99.1, 33.9, Stock.Carries.REFERENCE),
                    sheet("L7163", 2, 7, 101.6, 38.1, 99.1, 38.1, Stock.Carries.REFERENCE),
                    sheet("L7165", 2, 4, 101.6, 67.7, 99.1, 67.7, Stock.Carries.SUMMARY),
                    sheet("L7173", 2, 5, 101.6, 57, 99.1, 57, Stock.Carries.SUMMARY));

    private static SheetStock sheet(
            String name,
            int columns,
            int rows,
            double pitchX,
            double pitchY,
            double width,
            double height,
            Stock.Carries carries) {
        return new SheetStock(
                columns, rows, pitchX, pitchY, new Stock(name, width, height, carries));
    }

    /** Every sheet known, by name. */
    public static List<SheetStock> all() {
        return ALL;
    }

    /** The sheet of this name. */
    public static Optional<SheetStock> named(String name) {
        return ALL.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }

    /** As typed and shown, such as {@code L7163}. */
    public String name() {
        return label.name();
    }

    /** Labels on one sheet. */
    public int count() {
        return columns * rows;
    }

    /**
     * Left edge of a label, millimetres from that of the sheet.
     *
     * @param place on the sheet, from 0, row by row
     */
    public double leftMm(int place) {
        double all = (columns - 1) * pitchXMm + label.widthMm();
        return (WIDTH_MM - all) / 2 + place % columns * pitchXMm;
    }

    /** Upper edge of a label, millimetres from that of the sheet. */
    public double topMm(int place) {
        double all = (rows - 1) * pitchYMm + label.heightMm();
        return (HEIGHT_MM - all) / 2 + Math.floorDiv(place, columns) * pitchYMm;
    }
}
