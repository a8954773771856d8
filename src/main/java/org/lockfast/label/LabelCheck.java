package org.lockfast.label;

import com.google.zxing.common.BitMatrix;
import java.awt.Rectangle;
import java.util.Optional;
import org.lockfast.label.LabelRefusal.Rule;

/** Reads every label back, dot by dot as it will be printed, before it is handed out. */
final class LabelCheck {
    private static final double EDGE_MM = 1;

    private LabelCheck() {}

    /** The first rule the label breaks, or empty. */
    static Optional<LabelRefusal> of(LabelPage page, DotImage image, Resolution resolution) {
        int edge = resolution.dots(EDGE_MM);
        if (image.anyBlack(0, 0, image.width(), edge)
                || image.anyBlack(0, image.height() - edge, image.width(), edge)
                || image.anyBlack(0, 0, edge, image.height())
                || image.anyBlack(image.width() - edge, 0, edge, image.height())) {
            return refused(
                    Rule.INK_KEEPS_OFF_THE_EDGE,
                    "Something would be printed over the edge of the label.");
        }
        for (Symbol symbol : page.symbols()) {
            if (!isQuiet(symbol, image)) {
                return refused(
                        Rule.QUIET_ZONES_ARE_BLANK,
                        "Something would be printed too close to the barcode to scan it.");
            }
            boolean bars = symbol.format() == Symbol.Format.CODE_128;
            if (!ReadBack.reads(symbol, cut(image, symbol.quiet()), page.code())) {
                return bars
                        ? refused(Rule.CODE_128_READS, "The bars on this label do not read back.")
                        : refused(Rule.QR_READS, "The QR code on this label does not read back.");
            }
        }
        return Optional.empty();
    }

    /** True if between the symbol's ink and the edge of its quiet zone every dot is white. */
    private static boolean isQuiet(Symbol symbol, DotImage image) {
        Rectangle quiet = symbol.quiet();
        Rectangle ink = symbol.ink();
        int inkEndX = ink.x + ink.width;
        int inkEndY = ink.y + ink.height;
        boolean inside =
                quiet.x >= 0
                        && quiet.y >= 0
                        && quiet.x + quiet.width <= image.width()
                        && quiet.y + quiet.height <= image.height();
        return inside
                && !image.anyBlack(quiet.x, quiet.y, ink.x - quiet.x, quiet.height)
                && !image.anyBlack(inkEndX, quiet.y, quiet.x + quiet.width - inkEndX, quiet.height)
                && !image.anyBlack(quiet.x, quiet.y, quiet.width, ink.y - quiet.y)
                && !image.anyBlack(quiet.x, inkEndY, quiet.width, quiet.y + quiet.height - inkEndY);
    }

    /**
     * The symbol with its quiet zone, as it lies on the label: what stands beside it is no part of
     * it, and a reader takes bold letters for the corners of a QR code now and then.
     */
    private static BitMatrix cut(DotImage label, Rectangle quiet) {
        BitMatrix dots = new BitMatrix(quiet.width, quiet.height);
        for (int y = 0; y < quiet.height; y++) {
            for (int x = 0; x < quiet.width; x++) {
                if (label.black(quiet.x + x, quiet.y + y)) {
                    dots.set(x, y);
                }
            }
        }
        return dots;
    }

    private static Optional<LabelRefusal> refused(Rule rule, String what) {
        return Optional.of(
                new LabelRefusal(
                        rule, what + " It was not made. Choose another stock and tell support."));
    }
}
