package org.lockfast.label;

import java.util.Locale;
import org.lockfast.paper.Face;

/**
 * One thing a label says.
 *
 * @param caption printed before it; empty for none
 * @param name what it is called where it is told that it goes on elsewhere
 * @param text any text; without ink it leaves a line to write on
 * @param face how it looks
 * @param scale its size beside the other fields'
 * @param hazard true for the hazard box
 * @param row fields of the same number may share a row; 0 for a row of its own
 */
record Field(
        String caption,
        String name,
        String text,
        Face face,
        double scale,
        boolean hazard,
        int row) {

    static Field of(String caption, String text, Face face) {
        return new Field(caption, caption.toLowerCase(Locale.UK), text, face, 1, false, 0);
    }

    static Field pairing(int row, String caption, String text, Face face) {
        return new Field(caption, caption.toLowerCase(Locale.UK), text, face, 1, false, row);
    }
}
