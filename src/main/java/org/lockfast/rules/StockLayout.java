package org.lockfast.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a force puts what stands on the first label of a stock; its code is the stock's name, such
 * as {@code 100x70}. Continuations follow the program's own layout.
 *
 * @param parts in the order they are read
 */
public record StockLayout(Coding coding, List<Part> parts) implements Coded {
    /** The list of a force's layouts. The program ships none: it works them out. */
    public static final String LIST = "layouts";

    private static final int MOST_MM = 300;

    public StockLayout {
        parts = List.copyOf(parts);
    }

    /** What may stand on a label. */
    public enum What {
        /** DRAFT, HOLD, REPRINT, TRAINING: white on black, where there is any. */
        WARNINGS,
        FORCE,
        /** Which package, and which label of how many. */
        PACKAGE,
        REFERENCE,
        HAZARDS,
        DESCRIPTION,
        PLACE,
        WHEN,
        PRODUCER,
        /** The case's reference; of property that is no exhibit its number. */
        CASE,
        SEAL,
        STORAGE,
        /** The record code. */
        RECORD,
        /** Of copied records where from. */
        COPIED,
        STATEMENT,
        SIGNATURES,
        /** Words of the force's own. */
        TEXT,
        QR,
        BARS,
        /** The code for people. */
        CODE;

        /** Whether it is a symbol, whose size is the printer's. */
        public boolean isSymbol() {
            return this == QR || this == BARS;
        }
    }

    /**
     * One thing in its box. Millimetres from the label's upper left corner.
     *
     * @param width 0 for a QR code, and for bars across the label: their size follows from the
     *     printer's dots
     * @param height for bars how long each is; 0 for a QR code
     * @param size largest size of its type, points; text shrinks from there and then goes on over
     *     further labels. 0 where that has no meaning
     * @param text what {@link What#TEXT} says; empty otherwise
     * @param ladder bars up the label instead of across it
     */
    public record Part(
            What what,
            double x,
            double y,
            double width,
            double height,
            double size,
            String text,
            boolean ladder) {

        /** The same elsewhere, or of another size. */
        public Part at(double newX, double newY, double newWidth, double newHeight) {
            return new Part(what, newX, newY, newWidth, newHeight, size, text, ladder);
        }
    }

    static StockLayout read(EntryReader in, Coding coding) {
        List<Part> parts = new ArrayList<>();
        for (EntryReader one : in.insides("parts")) {
            What what = one.choice("what", What.class);
            boolean sized = !what.isSymbol();
            parts.add(
                    new Part(
                            what,
                            millimetres(one, "x"),
                            millimetres(one, "y"),
                            sized ? millimetres(one, "width") : 0,
                            sized || what == What.BARS ? millimetres(one, "height") : 0,
                            one.has("size") ? number(one, "size", 4, 80) : 0,
                            what == What.TEXT ? one.text("text") : "",
                            what == What.BARS && one.flag("ladder")));
            one.done();
        }
        return new StockLayout(coding, parts);
    }

    private static double millimetres(EntryReader in, String key) {
        return number(in, key, 0, MOST_MM);
    }

    private static double number(EntryReader in, String key, int least, int most) {
        @Nullable BigDecimal value = in.number(key);
        if (value.doubleValue() < least || value.doubleValue() > most) {
            throw in.wrong("\"" + key + "\" is to be from " + least + " to " + most + ".");
        }
        return value.doubleValue();
    }
}
