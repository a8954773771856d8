package org.lockfast.label;

import java.awt.Rectangle;
import java.util.Locale;
import java.util.Optional;
import org.lockfast.label.LabelRefusal.Rule;

/**
 * Finds the places for a stock, from its size and what it is to carry. Millimetres here, dots
 * there.
 */
final class Plans {
    /** Ink keeps this far from the cut. */
    private static final double MARGIN = 2.2;

    /** Blank between the QR code's quiet zone and the edge, since registration wanders. */
    private static final double QR_EDGE = 0.6;

    private static final double BAR_DEPTH = 13;

    /** On stock too low for more; 15 % of the length is the least the standard allows. */
    private static final double LOW_BAR_DEPTH = 12;

    /** Of narrow bars, which are shorter. */
    private static final double NARROW_BAR_DEPTH = 8.5;

    /** Line of code for people: capitals 3 mm high. */
    private static final double CODE_LINE = 4.3;

    /** Where the bars are narrow the column is too, and what is known takes more lines. */
    private static final double NARROW_HEIGHT = 90;

    /** What it says above the boxes, the boxes, and how to read them. */
    private static final double BOXED_CODE = 25;

    /** Two groups of four and the space between, at that height. */
    private static final double CODE_WIDTH = 22.7;

    private final Resolution resolution;
    private final double width;
    private final double height;
    private final double qr;
    private final double bars;
    private final double narrow;

    private Plans(Stock stock, Resolution resolution) {
        this.resolution = resolution;
        this.width = stock.widthMm();
        this.height = stock.heightMm();
        this.qr = resolution.mm(Symbols.qrEdge(resolution));
        this.bars = resolution.mm(Symbols.barsLength(resolution));
        this.narrow = resolution.mm(Symbols.barsLength(resolution.narrowBarDots()));
    }

    /** Width of the narrowest bar across stock with room for everything, dots. */
    static int barDots(Stock stock, Resolution resolution) {
        return stock.widthMm() >= resolution.barsMm() + 1
                ? resolution.barDots()
                : resolution.narrowBarDots();
    }

    /** The plan, or empty where the symbols do not fit; {@link #refusal} says why. */
    static Optional<Plan> of(Stock stock, Resolution resolution) {
        Plans plans = new Plans(stock, resolution);
        return switch (stock.carries()) {
            case CARD -> Optional.of(plans.card());
            case WHOLE ->
                    plans.fits(95, 140) ? Optional.of(plans.whole(CODE_LINE)) : Optional.empty();
            case SUMMARY ->
                    plans.fits(plans.bars + 1, 48) || plans.fits(plans.narrow + 1, NARROW_HEIGHT)
                            ? Optional.of(plans.summary(barDots(stock, resolution)))
                            : Optional.empty();
            case REFERENCE ->
                    plans.fits(plans.qr + 26, plans.qr + 0.5)
                            ? Optional.of(plans.reference())
                            : Optional.empty();
        };
    }

    static LabelRefusal refusal(Stock stock, Resolution resolution) {
        Plans plans = new Plans(stock, resolution);
        String need =
                stock.carries() == Stock.Carries.REFERENCE
                        ? "the QR code and its text need %.0f x %.0f mm"
                                .formatted(Math.ceil(plans.qr + 26), Math.ceil(plans.qr + 0.5))
                        : "the bars need %.1f mm with the blank space beside them"
                                .formatted(plans.bars);
        return new LabelRefusal(
                Rule.SYMBOLS_FIT_THE_STOCK,
                String.format(
                        Locale.UK,
                        "Labels of %.0f x %.0f mm are too small at %d dpi: %s. Choose a larger"
                                + " stock.",
                        stock.widthMm(),
                        stock.heightMm(),
                        resolution.dpi(),
                        need));
    }

    private boolean fits(double leastWidth, double leastHeight) {
        return width >= leastWidth && height >= leastHeight;
    }

    /** As a whole label, with boxes for the code that is copied by hand above the signatures. */
    private Plan card() {
        Plan whole = whole(BOXED_CODE);
        return new Plan(
                whole.width(),
                whole.height(),
                whole.header(),
                whole.body(),
                false,
                whole.qr(),
                whole.bars(),
                whole.barDots(),
                true,
                whole.code(),
                true,
                0,
                whole.panel(),
                whole.largest(),
                whole.reference());
    }

    /** Bars as a ladder up the right side, signatures across the foot. */
    private Plan whole(double codeDepth) {
        double left = MARGIN;
        double ladderX = width - MARGIN - BAR_DEPTH;
        double column = ladderX - 3 - left;
        double ladderY = qr + QR_EDGE - 1.2; // two quiet zones may overlap
        double panel = Math.max(height - 42, ladderY + bars + 0.6);
        double codeY = panel - 2 - codeDepth;
        double besideQr = width - qr - QR_EDGE - left - 0.5;
        double headerDepth = qr + QR_EDGE + 0.5 - MARGIN;
        return new Plan(
                resolution.dotsWithin(width),
                resolution.dotsWithin(height),
                box(left, MARGIN, Math.min(column, besideQr), headerDepth),
                box(left, MARGIN + headerDepth, column, codeY - 1.5 - MARGIN - headerDepth),
                false,
                qrBox(),
                boxDots(
                        ladderX,
                        ladderY,
                        resolution.dots(BAR_DEPTH),
                        Symbols.barsLength(resolution)),
                resolution.barDots(),
                true,
                box(left, codeY, column, codeDepth),
                true,
                1,
                box(left, panel, width - 2 * left, height - MARGIN - panel),
                resolution.points(14),
                resolution.points(44));
    }

    /**
     * Bars across the foot, QR in the upper right corner. On low stock the fields keep to the
     * column beside the QR code, and the code for people stands under it to leave them more height.
     *
     * @param barDots width of the narrowest bar
     */
    private Plan summary(int barDots) {
        boolean low = height < 60;
        int length = Symbols.barsLength(barDots);
        double left = MARGIN;
        double depth = low ? LOW_BAR_DEPTH : BAR_DEPTH;
        double barsY = height - MARGIN - depth - (low ? 0 : CODE_LINE - 0.4);
        double codeX = width - MARGIN + 0.4 - CODE_WIDTH;
        double besideQr =
                (low ? Math.min(codeX - 0.6, width - qr - QR_EDGE) : width - qr - QR_EDGE)
                        - left
                        - 0.5;
        double bodyEnd = barsY - 0.7;
        double qrEnd = qr + QR_EDGE;
        double bodyY = low ? MARGIN + 11 : qrEnd;
        return new Plan(
                resolution.dotsWithin(width),
                resolution.dotsWithin(height),
                box(left, MARGIN, besideQr, bodyY - MARGIN),
                box(left, bodyY, low ? besideQr : width - 2 * left, bodyEnd - bodyY),
                low,
                qrBox(),
                boxDots((width - resolution.mm(length)) / 2, barsY, length, resolution.dots(depth)),
                barDots,
                false,
                low
                        ? box(codeX, qrEnd + 0.4, CODE_WIDTH, 2 * CODE_LINE)
                        : box(left, barsY + depth + 0.8, width - 2 * left, CODE_LINE),
                low,
                low ? 2 : 1,
                null,
                resolution.points(low ? 9.5 : 11),
                resolution.points(low ? 22 : 28));
    }

    /**
     * QR on the right, everything else on the left; bars across the foot where both fit, narrow
     * ones where those of the usual width do not, else narrow ones under the text beside the QR.
     */
    private Plan reference() {
        double left = MARGIN - 0.4;
        double column = width - qr - QR_EDGE - left - 0.3;
        boolean usual = width >= bars + 1 && isAbove(LOW_BAR_DEPTH);
        boolean across =
                !usual && width >= narrow + 1 && isAbove(NARROW_BAR_DEPTH + CODE_LINE - 0.3);
        boolean beside = !usual && !across && column >= narrow + 0.5 && height >= qr + 11;
        boolean both = usual || across || beside;
        double depth = usual ? LOW_BAR_DEPTH : NARROW_BAR_DEPTH;
        double barsY = height - MARGIN - depth;
        double codeDepth = both ? CODE_LINE - 0.8 : 2 * CODE_LINE - 1.5;
        double codeY = (both ? barsY - 0.5 : height - left) - codeDepth;
        double headerDepth = 6;
        double length = usual ? bars : narrow;
        return new Plan(
                resolution.dotsWithin(width),
                resolution.dotsWithin(height),
                box(left, left, column, headerDepth),
                box(left, left + headerDepth, column, codeY - 0.5 - left - headerDepth),
                true,
                qrBox(),
                both
                        ? boxDots(
                                beside ? left : (width - length) / 2,
                                barsY,
                                Symbols.barsLength(
                                        usual ? resolution.barDots() : resolution.narrowBarDots()),
                                resolution.dots(depth))
                        : null,
                usual ? resolution.barDots() : resolution.narrowBarDots(),
                false,
                box(left, codeY, column, codeDepth),
                true,
                both ? 1 : 2,
                null,
                resolution.points(8),
                resolution.points(17));
    }

    /** Whether there is room under the QR code for so much, and the margin. */
    private boolean isAbove(double depth) {
        return height - MARGIN - depth >= qr + 2 * QR_EDGE;
    }

    private Rectangle qrBox() {
        int edge = Symbols.qrEdge(resolution);
        return new Rectangle(
                resolution.dotsWithin(width - QR_EDGE) - edge,
                resolution.dots(Math.min(QR_EDGE, height - qr)),
                edge,
                edge);
    }

    private Rectangle box(double x, double y, double w, double h) {
        return new Rectangle(
                resolution.dots(x), resolution.dots(y), resolution.dots(w), resolution.dots(h));
    }

    private Rectangle boxDots(double x, double y, int w, int h) {
        return new Rectangle(resolution.dots(x), resolution.dots(y), w, h);
    }
}
