package org.lockfast.label;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A QR code that is shown on a screen and printed on no label: of any text, in the smallest version
 * that holds it at level M.
 */
public final class QrSquare {
    /** Blank modules that belong around it. */
    public static final int QUIET = Symbols.QR_QUIET;

    private final ByteMatrix modules;

    private QrSquare(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * @param text upper-case letters and digits; others make it larger
     */
    public static QrSquare of(String text) {
        try {
            return new QrSquare(Encoder.encode(text, ErrorCorrectionLevel.M, Map.of()).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds so long a text", e);
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
