package org.lockfast.label;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Set;

/**
 * Reads the QR codes in a picture one after another: each is wiped out once it is read, so that the
 * next one is found, however many there are.
 */
final class QrSearch {
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true);

    /** Beyond the middles of its corners, of the way between them. */
    private static final double BEYOND = 0.35;

    private final BitMatrix dots;
    private final Set<String> found;

    /**
     * @param dots true where it is dark; wiped
     * @param found takes what is read
     */
    QrSearch(BitMatrix dots, Set<String> found) {
        this.dots = dots;
        this.found = found;
    }

    /** Reads all there are. */
    void read() {
        try {
            for (Result one : new QRCodeMultiReader().decodeMultiple(bitmap(), HINTS)) {
                take(one);
            }
        } catch (ReaderException e) {
            // those that are found one by one are left
        }
        QRCodeReader reader = new QRCodeReader();
        try {
            while (take(reader.decode(bitmap(), HINTS))) {
                reader.reset();
            }
        } catch (ReaderException e) {
            // no more are there
        }
    }

    private BinaryBitmap bitmap() {
        return new BinaryBitmap(new Dots(dots));
    }

    /** Whether it could be wiped out: else it would be found for ever. */
    private boolean take(Result one) {
        if (one.getResultPoints().length == 0) {
            return false; // several symbols joined: none of ours, and nowhere to wipe
        }
        found.add(one.getText());
        double left = dots.getWidth();
        double right = 0;
        double top = dots.getHeight();
        double bottom = 0;
        for (ResultPoint corner : one.getResultPoints()) {
            left = Math.min(left, corner.getX());
            right = Math.max(right, corner.getX());
            top = Math.min(top, corner.getY());
            bottom = Math.max(bottom, corner.getY());
        }
        int more = (int) Math.ceil(Math.max(right - left, bottom - top) * BEYOND);
        int fromX = Math.max(0, (int) left - more);
        int fromY = Math.max(0, (int) top - more);
        int toX = Math.min(dots.getWidth(), (int) right + more);
        int toY = Math.min(dots.getHeight(), (int) bottom + more);
        boolean wiped = false;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                if (dots.get(x, y)) {
                    dots.unset(x, y);
                    wiped = true;
                }
            }
        }
        return wiped;
    }
}
