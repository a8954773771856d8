package org.lockfast.label;

import com.google.zxing.Binarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the bars in a picture, row by row: every place of a row that looks like the beginning of a
 * Code 128 is tried, whatever stands before it.
 */
final class BarRows {
    /** Modules of the three start characters, of which each has eleven. */
    private static final int[][] STARTS = {
        {2, 1, 1, 4, 1, 2}, {2, 1, 1, 2, 1, 4}, {2, 1, 1, 2, 3, 2}
    };

    private static final int MODULES = 11;

    /** How far a bar may be off, modules: blur makes dark ones wider and light ones narrower. */
    private static final double OFF = 0.8;

    /** Blank before the first bar: a tenth less than the reader itself asks for. */
    private static final double QUIET = 5;

    /** Of the smallest picture of bars that is read at all; others are gone over as finely. */
    private static final int MOST_ROWS = 256;

    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true);

    private final Code128Reader reader = new Code128Reader();
    private final Binarizer picture;
    private final Set<String> found;
    private final Set<String> once = new HashSet<>();

    /**
     * @param found takes what is read
     */
    BarRows(Binarizer picture, Set<String> found) {
        this.picture = picture;
        this.found = found;
    }

    /** Reads all rows, forwards and backwards. */
    void read() {
        int step = Math.max(1, picture.getHeight() / MOST_ROWS);
        for (int y = step / 2; y < picture.getHeight(); y += step) {
            try {
                BitArray row = picture.getBlackRow(y, null);
                read(y, row);
                row.reverse();
                read(y, row);
            } catch (NotFoundException e) {
                // as bright all along: nothing is there
            }
        }
    }

    private void read(int y, BitArray row) {
        int size = row.getSize();
        int light = 0;
        int bar = row.getNextSet(0);
        while (bar < size) {
            int end = row.getNextUnset(bar);
            if (begins(row, light, bar)) {
                end = Math.max(end, decoded(y, row, bar));
            }
            light = end;
            bar = row.getNextSet(end);
        }
    }

    /** Whether six runs from here are about those of a start character, with blank before them. */
    private static boolean begins(BitArray row, int light, int bar) {
        int size = row.getSize();
        int[] runs = new int[6];
        int at = bar;
        for (int i = 0; i < runs.length; i++) {
            int next = i % 2 == 0 ? row.getNextUnset(at) : row.getNextSet(at);
            if (next >= size) {
                return false;
            }
            runs[i] = next - at;
            at = next;
        }
        double module = (at - bar) / (double) MODULES;
        if (light > 0 && bar - light < QUIET * module) {
            return false;
        }
        for (int[] start : STARTS) {
            boolean like = true;
            for (int i = 0; i < runs.length && like; i++) {
                like = Math.abs(runs[i] / module - start[i]) <= OFF;
            }
            if (like) {
                return true;
            }
        }
        return false;
    }

    /** Where the code that begins here ends; the place itself where there is none. */
    private int decoded(int y, BitArray row, int bar) {
        BitArray alone = new BitArray(row.getSize());
        for (int i = bar; i < row.getSize(); i = row.getNextSet(i)) {
            int end = row.getNextUnset(i);
            alone.setRange(i, end);
            i = end;
        }
        try {
            Result result = reader.decodeRow(y, alone, HINTS);
            String text = result.getText();
            // what is none of ours has a check digit only: two rows have to say the same
            if (CodeReader.scanned(text) instanceof Reading.OurLabel || !once.add(text)) {
                found.add(text);
            }
            return (int) Math.ceil(result.getResultPoints()[1].getX());
        } catch (ReaderException e) {
            return bar;
        }
    }
}
