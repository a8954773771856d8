package org.lockfast.label;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;

/** Reads one symbol from its dots, as a scanner would: found first, then decoded. */
final class ReadBack {
    private ReadBack() {}

    /**
     * True if the symbol says the code.
     *
     * @param dots the symbol's quiet zone and all within, turned in place if it is a ladder
     */
    static boolean reads(Symbol symbol, BitMatrix dots, LabelCode code) {
        Reader reader =
                symbol.format() == Symbol.Format.QR ? new QRCodeReader() : new Code128Reader();
        if (symbol.ladder()) {
            dots.rotate(90);
        }
        try {
            Result result =
                    reader.decode(
                            new BinaryBitmap(new Dots(dots)),
                            Map.of(DecodeHintType.TRY_HARDER, true));
            return result.getText().equals(code.value());
        } catch (ReaderException e) {
            return false; // not readable is the answer, not a fault
        }
    }
}
