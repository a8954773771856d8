package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/**
 * A layout to begin with for a stock: near to the program's own, every part in a box that can be
 * moved.
 */
final class StartingLayout {
    private static final double MARGIN = 2.2;
    private static final double GAP = 0.4;

    /** Two lines of the smallest type, for a force of a long name. */
    private static final double NAMES = 4;

    /** Beside the QR code of a roll narrower than this, one stands under the other. */
    private static final double NARROW_ROLL = 70;

    private final Stock stock;
    private final List<Part> parts = new ArrayList<>();

    private StartingLayout(Stock stock) {
        this.stock = stock;
    }

    /** Of stock with room for more than the reference. */
    static List<Part> of(Stock stock) {
        StartingLayout layout = new StartingLayout(stock);
        if (stock.carries() == Stock.Carries.WHOLE) {
            layout.whole();
        } else {
            layout.summary(stock.heightMm() < 60);
        }
        return List.copyOf(layout.parts);
    }

    private void summary(boolean low) {
        double qr = qr();
        double qrX = stock.widthMm() - 0.6 - qr;
        double side = stock.widthMm() - MARGIN - 23.2;
        double wide = (low ? Math.min(side, qrX) : qrX) - MARGIN - GAP;
        double depth = low ? 12 : 13;
        double barsY = stock.heightMm() - MARGIN - depth - (low ? 0 : 4.3);
        double bars = bars();
        double y = low ? lowHead(wide) : head(wide, qr + 0.9);
        double body = low ? wide : stock.widthMm() - 2 * MARGIN;
        double rest = barsY - GAP - y;
        double row = stock.heightMm() < 70 ? 3.05 : 3.3;
        double copied = low ? 0 : 3.2;
        add(What.HAZARDS, MARGIN, y, body, 5, 10);
        double description = rest - 5 - rows().size() * row - copied - 6 * 0.1;
        y += 5.1;
        add(What.DESCRIPTION, MARGIN, y, body, description, low ? 10 : 12);
        y += description + 0.1;
        y = rows(y, body, row, low ? 8.5 : 9.5);
        if (low) {
            add(What.CODE, side, qr + 0.9, 23.2, 7.6, 0);
            add(What.COPIED, side, qr + 8.9, 23.2, barsY - qr - 9.3, 7);
        } else {
            add(What.COPIED, MARGIN, y, body, copied, 8);
            add(What.CODE, (stock.widthMm() - 50) / 2, barsY + depth + 0.6, 50, 3.6, 0);
        }
        parts.add(new Part(What.QR, round(qrX), 0.6, 0, 0, 0, "", false));
        parts.add(
                new Part(
                        What.BARS,
                        round((stock.widthMm() - bars) / 2),
                        round(barsY),
                        0,
                        depth,
                        0,
                        "",
                        false));
    }

    private void whole() {
        double qr = qr();
        double qrX = stock.widthMm() - 0.6 - qr;
        double bars = bars();
        double ladderX = stock.widthMm() - MARGIN - 13;
        double column = ladderX - 3 - MARGIN;
        double y = head(Math.min(column, qrX - MARGIN - GAP), qr + 0.9);
        double panel = Math.max(stock.heightMm() - 42, qr + 1.3 + bars);
        add(What.HAZARDS, MARGIN, y, column, 9, 14);
        add(What.DESCRIPTION, MARGIN, y + 9.2, column, panel - y - 9.2 - 40, 16);
        double next = rows(panel - 30.6, column, 5.4, 12);
        add(What.COPIED, MARGIN, next, column, 4, 9);
        add(What.CODE, MARGIN, panel - 4.6, column, 3.6, 0);
        add(What.STATEMENT, MARGIN, panel, stock.widthMm() - 2 * MARGIN, 6, 7);
        add(
                What.SIGNATURES,
                MARGIN,
                panel + 6.2,
                stock.widthMm() - 2 * MARGIN,
                stock.heightMm() - MARGIN - panel - 6.2,
                0);
        parts.add(new Part(What.QR, round(qrX), 0.6, 0, 0, 0, "", false));
        parts.add(new Part(What.BARS, round(ladderX), round(qr + 0.6), 0, 13, 0, "", true));
    }

    private double head(double wide, double end) {
        if (stock.widthMm() < NARROW_ROLL) {
            add(What.WARNINGS, MARGIN, MARGIN, wide, 8, 0);
            add(What.FORCE, MARGIN, MARGIN + 8.2, wide, NAMES, 7);
            add(What.PACKAGE, MARGIN, MARGIN + 8.3 + NAMES, wide, 3.1, 7);
            add(
                    What.REFERENCE,
                    MARGIN,
                    MARGIN + 11.6 + NAMES,
                    wide,
                    end - MARGIN - 7.7 - NAMES,
                    28);
            return end + 4.2;
        }
        add(What.WARNINGS, MARGIN, MARGIN, wide, 5, 0);
        names(MARGIN + 5.2, wide);
        double under = MARGIN + 5.4 + NAMES;
        add(What.REFERENCE, MARGIN, under, wide, end - under - 0.3, 30);
        return end;
    }

    /** Warnings beside the reference. */
    private double lowHead(double wide) {
        names(MARGIN - 0.6, wide);
        double left = wide * 0.5;
        double under = MARGIN - 0.5 + NAMES;
        double depth = MARGIN + 10.6 - under;
        add(What.REFERENCE, MARGIN, under, left - GAP, depth, 22);
        add(What.WARNINGS, MARGIN + left, under, wide - left, depth, 0);
        return MARGIN + 10.8;
    }

    private void names(double y, double wide) {
        double left = wide * 0.55;
        add(What.FORCE, MARGIN, y, left - GAP, NAMES, 7);
        add(What.PACKAGE, MARGIN + left, y, wide - left, 3.1, 7);
    }

    private double rows(double from, double wide, double row, double size) {
        double y = from;
        double half = wide * 0.5;
        for (List<What> one : rows()) {
            boolean alone = one.size() == 1;
            add(one.getFirst(), MARGIN, y, alone ? wide : half - GAP, row - 0.05, size);
            if (!alone) {
                add(one.getLast(), MARGIN + half, y, wide - half, row - 0.05, size);
            }
            y += row;
        }
        return y;
    }

    /** What shares a row; half of a narrow roll holds no date, name or storage class. */
    private List<List<What>> rows() {
        List<What> numbers = List.of(What.CASE, What.SEAL);
        return stock.widthMm() < NARROW_ROLL
                ? List.of(
                        List.of(What.PLACE),
                        List.of(What.WHEN),
                        List.of(What.PRODUCER),
                        numbers,
                        List.of(What.STORAGE),
                        List.of(What.RECORD))
                : List.of(
                        List.of(What.PLACE),
                        List.of(What.WHEN, What.PRODUCER),
                        numbers,
                        List.of(What.STORAGE, What.RECORD));
    }

    /** The largest it is at any resolution. */
    private static double qr() {
        double largest = 0;
        for (Resolution resolution : Resolution.values()) {
            largest = Math.max(largest, resolution.mm(Symbols.qrEdge(resolution)));
        }
        return largest;
    }

    /** The same of the bars. */
    private double bars() {
        double longest = 0;
        for (Resolution resolution : Resolution.values()) {
            longest = Math.max(longest, stock.barsMm(resolution));
        }
        return longest;
    }

    private void add(What what, double x, double y, double width, double height, double size) {
        parts.add(new Part(what, round(x), round(y), round(width), round(height), size, "", false));
    }

    /** Down to a twentieth of a millimetre, so that sums stay within their boxes. */
    private static double round(double mm) {
        return Math.floor(mm * 20 + 1e-6) / 20;
    }
}
