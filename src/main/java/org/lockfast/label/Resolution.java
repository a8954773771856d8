package org.lockfast.label;

import java.util.Optional;

/**
 * A label printer's resolution, and the module sizes that are whole dots on it and still read after
 * damage (about 0.34 to 0.38 mm for bars, 0.75 mm for QR; bars of 0.25 mm where there is no room
 * for more). Symbols are never scaled to fit.
 */
public enum Resolution {
    /** Called 203, but the head has exactly 8 dots a millimetre (203.2). */
    DPI_203(203, 8.0, 3, 2, 6),
    DPI_300(300, 300 / 25.4, 4, 3, 9),
    DPI_600(600, 600 / 25.4, 8, 6, 18);

    private final int dpi;
    private final double dotsPerMm;
    private final int barDots;
    private final int narrowBarDots;
    private final int moduleDots;

    Resolution(int dpi, double dotsPerMm, int barDots, int narrowBarDots, int moduleDots) {
        this.dpi = dpi;
        this.dotsPerMm = dotsPerMm;
        this.barDots = barDots;
        this.narrowBarDots = narrowBarDots;
        this.moduleDots = moduleDots;
    }

    /** The one of this name, such as 203; empty for any other. */
    public static Optional<Resolution> of(int dpi) {
        for (Resolution resolution : values()) {
            if (resolution.dpi == dpi) {
                return Optional.of(resolution);
            }
        }
        return Optional.empty();
    }

    /** Dots an inch, as printers are sold. */
    public int dpi() {
        return dpi;
    }

    /** Dots a millimetre, exactly. */
    public double dotsPerMm() {
        return dotsPerMm;
    }

    /** Edge of a QR code with the blank round it, millimetres. */
    public double qrMm() {
        return mm(Symbols.qrEdge(this));
    }

    /** Length of the bars with the blank beside them, millimetres. */
    public double barsMm() {
        return mm(Symbols.barsLength(this));
    }

    /** Width of the narrowest bar of Code 128, dots. */
    int barDots() {
        return barDots;
    }

    /** The same on stock too small for that. */
    int narrowBarDots() {
        return narrowBarDots;
    }

    /** Edge of one QR module, dots. */
    int moduleDots() {
        return moduleDots;
    }

    /** Nearest whole dots. */
    int dots(double mm) {
        return (int) Math.round(mm * dotsPerMm);
    }

    /** Whole dots within a length. */
    int dotsWithin(double mm) {
        return (int) Math.floor(mm * dotsPerMm + 1e-6);
    }

    double mm(double dots) {
        return dots / dotsPerMm;
    }

    /** Type size in dots. */
    double points(double pt) {
        return pt * 25.4 / 72 * dotsPerMm;
    }
}
