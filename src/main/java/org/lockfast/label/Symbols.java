package org.lockfast.label;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the two symbols of a code, in whole dots. */
final class Symbols {
    /** Start, 16 characters and check of 11 modules each, stop of 13. */
    static final int BARS = 211;

    static final int BARS_QUIET = 10;
    static final int QR = 21;
    static final int QR_QUIET = 4;

    private Symbols() {}

    /** Length of the bars with their quiet zones, dots. */
    static int barsLength(Resolution resolution) {
        return barsLength(resolution.barDots());
    }

    /**
     * The same of any bars.
     *
     * @param dot width of the narrowest, dots
     */
    static int barsLength(int dot) {
        return (BARS + 2 * BARS_QUIET) * dot;
    }

    /** Edge of the QR code with its quiet zone, dots. */
    static int qrEdge(Resolution resolution) {
        return (QR + 2 * QR_QUIET) * resolution.moduleDots();
    }

    /**
     * Code 128, character set B throughout: its length then never depends on the digits drawn.
     *
     * @param x left edge with the quiet zone
     * @param y upper edge with the quiet zone
     * @param dot width of the narrowest bar, dots
     * @param depth length of each bar, dots
     */
    static Symbol bars(LabelCode code, int dot, int x, int y, int depth, boolean ladder) {
        boolean[] modules =
                new Code128Writer()
                        .encode(code.value(), Map.of(EncodeHintType.FORCE_CODE_SET, "B"));
        if (modules.length != BARS) {
            throw new IllegalStateException("Code 128 of " + modules.length + " modules");
        }
        int quiet = BARS_QUIET * dot;
        List<Rectangle> dark = new ArrayList<>();
        for (int i = 0; i < modules.length; i++) {
            int run = i;
            while (run < modules.length && modules[run]) {
                run++;
            }
            if (run > i) {
                int from = quiet + i * dot;
                int width = (run - i) * dot;
                dark.add(
                        ladder
                                ? new Rectangle(x, y + from, depth, width)
                                : new Rectangle(x + from, y, width, depth));
                i = run;
            }
        }
        int length = BARS * dot;
        int whole = barsLength(dot);
        return new Symbol(
                Symbol.Format.CODE_128,
                ladder,
                ladder
                        ? new Rectangle(x, y + quiet, depth, length)
                        : new Rectangle(x + quiet, y, length, depth),
                ladder ? new Rectangle(x, y, depth, whole) : new Rectangle(x, y, whole, depth),
                List.copyOf(dark));
    }

    /**
     * QR version 1 at level Q, which 16 characters fill exactly. Of the standard's eight masks the
     * one it prefers, unless a reader cannot find that code: about one code in two hundred has
     * modules that look like a corner.
     *
     * @param x left edge with the quiet zone
     * @param y upper edge with the quiet zone
     */
    static Symbol qr(LabelCode code, Resolution resolution, int x, int y) {
        Symbol preferred = placed(modules(code, Map.of()), resolution, x, y);
        if (ReadBack.reads(preferred, dots(preferred), code)) {
            return preferred;
        }
        return IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
                .mapToObj(mask -> modules(code, Map.of(EncodeHintType.QR_MASK_PATTERN, mask)))
                .map(modules -> placed(modules, resolution, x, y))
                .filter(symbol -> ReadBack.reads(symbol, dots(symbol), code))
                .findFirst()
                .orElse(preferred); // the check of the whole label refuses it
    }

    private static ByteMatrix modules(LabelCode code, Map<EncodeHintType, Integer> mask) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.putAll(mask);
        hints.put(EncodeHintType.QR_VERSION, 1);
        try {
            return Encoder.encode(code.value(), ErrorCorrectionLevel.Q, hints).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("16 characters fit version 1", e);
        }
    }

    private static BitMatrix dots(Symbol symbol) {
        Rectangle quiet = symbol.quiet();
        BitMatrix dots = new BitMatrix(quiet.width, quiet.height);
        for (Rectangle dark : symbol.dark()) {
            dots.setRegion(dark.x - quiet.x, dark.y - quiet.y, dark.width, dark.height);
        }
        return dots;
    }

    private static Symbol placed(ByteMatrix modules, Resolution resolution, int x, int y) {
        int dot = resolution.moduleDots();
        int left = x + QR_QUIET * dot;
        int top = y + QR_QUIET * dot;
        List<Rectangle> dark = new ArrayList<>();
        for (int line = 0; line < QR; line++) {
            addRuns(dark, modules, line, true, left, top, dot);
            addRuns(dark, modules, line, false, left, top, dot);
        }
        int whole = qrEdge(resolution);
        return new Symbol(
                Symbol.Format.QR,
                false,
                new Rectangle(left, top, QR * dot, QR * dot),
                new Rectangle(x, y, whole, whole),
                List.copyOf(dark));
    }

    /**
     * Rows and columns both, so that neighbours overlap and no seam shows where edges are drawn in.
     */
    private static void addRuns(
            List<Rectangle> dark,
            ByteMatrix modules,
            int line,
            boolean row,
            int left,
            int top,
            int dot) {
        for (int i = 0; i < QR; i++) {
            int run = i;
            while (run < QR && (row ? modules.get(run, line) : modules.get(line, run)) == 1) {
                run++;
            }
            if (run > i) {
                dark.add(
                        row
                                ? new Rectangle(
                                        left + i * dot, top + line * dot, (run - i) * dot, dot)
                                : new Rectangle(
                                        left + line * dot, top + i * dot, dot, (run - i) * dot));
                i = run;
            }
        }
    }
}
