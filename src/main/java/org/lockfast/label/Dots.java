package org.lockfast.label;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;

/** Dots that are black or white already: nothing has to be judged. */
final class Dots extends Binarizer {
    private final BitMatrix matrix;

    Dots(BitMatrix matrix) {
        super(new Nothing(matrix.getWidth(), matrix.getHeight()));
        this.matrix = matrix;
    }

    @Override
    public BitArray getBlackRow(int y, BitArray row) {
        return matrix.getRow(y, row);
    }

    @Override
    public BitMatrix getBlackMatrix() {
        return matrix;
    }

    @Override
    public Binarizer createBinarizer(LuminanceSource source) {
        return this;
    }

    /** ZXing asks a source for its size, and for nothing more. */
    private static final class Nothing extends LuminanceSource {
        Nothing(int width, int height) {
            super(width, height);
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] getMatrix() {
            throw new UnsupportedOperationException();
        }
    }
}
