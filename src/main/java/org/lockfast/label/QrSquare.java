package org.lockfast.label;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A QR code that is shown on a screen and printed on no label: of any text, in the smallest version
 * that holds it at level M.
 */
public final class QrSquare {
    /** Blank modules that belong around it. */
    public static final int QUIET = Symbols.QR_QUIET;

    /** What a module's edge may be on a screen, in the picture of a file and to a camera. */
    private static final List<Integer> READ_DOTS = List.of(4, 5, 6, 7, 8);

    private final ByteMatrix modules;

    private QrSquare(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * Of the standard's eight masks the one it prefers, unless a reader that is given no hint
     * cannot find that code: seven in a thousand it cannot, since modules look like a corner.
     *
     * @param text upper-case letters and digits; others make it larger
     */
    public static QrSquare of(String text) {
        ByteMatrix preferred = modules(text, Map.of());
        if (reads(preferred, text)) {
            return new QrSquare(preferred);
        }
        return new QrSquare(
                IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
                        .mapToObj(
                                mask -> modules(text, Map.of(EncodeHintType.QR_MASK_PATTERN, mask)))
                        .filter(modules -> reads(modules, text))
                        .findFirst()
                        .orElse(preferred));
    }

    private static ByteMatrix modules(String text, Map<EncodeHintType, Object> mask) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, mask).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds so long a text", e);
        }
    }

    private static boolean reads(ByteMatrix modules, String text) {
        return READ_DOTS.stream().allMatch(dots -> reads(modules, dots, text));
    }

    private static boolean reads(ByteMatrix modules, int dots, String text) {
        int edge = modules.getWidth();
        BitMatrix matrix = new BitMatrix((edge + 2 * QUIET) * dots);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                if (modules.get(x, y) == 1) {
                    matrix.setRegion((x + QUIET) * dots, (y + QUIET) * dots, dots, dots);
                }
            }
        }
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new Dots(matrix)))
                    .getText()
                    .equals(text);
        } catch (ReaderException e) {
            return false; // not readable is the answer, not a fault
        }
    }

    /** Modules along one edge, without the quiet zone. */
    public int edge() {
        return modules.getWidth();
    }

    /** Whether a module is dark; from 0, to the right and down. */
    public boolean dark(int x, int y) {
        return modules.get(x, y) == 1;
    }

    /**
     * As a PNG with its quiet zone, black on white.
     *
     * @param dots of a module's edge
     */
    public byte[] png(int dots) {
        int whole = (edge() + 2 * QUIET) * dots;
        DotImage image = new DotImage(whole, whole);
        for (int y = 0; y < whole; y++) {
            for (int x = 0; x < whole; x++) {
                int column = x / dots - QUIET;
                int row = y / dots - QUIET;
                if (column >= 0
                        && column < edge()
                        && row >= 0
                        && row < edge()
                        && dark(column, row)) {
                    image.set(x, y);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image.picture(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
