package org.lockfast.label;

/**
 * Why no label was made.
 *
 * @param rule the rule it would break
 * @param sentence what is wrong and what to do, for people
 */
public record LabelRefusal(Rule rule, String sentence) implements LabelResult, LaidOut {
    /** Rules a label keeps. */
    public enum Rule {
        /**
         * Symbols are printed in whole dots of a size that survives damage, never scaled to fit.
         */
        SYMBOLS_FIT_THE_STOCK,
        /** Only resolutions are used whose dots were measured. */
        RESOLUTION_IS_KNOWN,
        /** Text goes on over further labels, but not for ever. */
        TEXT_FITS_SOME_LABELS,
        /** Nothing is printed within 1 mm of the edge, where registration wanders. */
        INK_KEEPS_OFF_THE_EDGE,
        /** What no label may lack is on it, once. */
        NEEDED_PARTS_ARE_THERE,
        /** Every part has room for a line, and none lies over another or the edge. */
        PARTS_STAND_APART,
        /** What stands on every label has room on the first: it would take one more for each. */
        WHAT_IS_ON_EACH_FITS,
        /** Nothing is printed in the blank space that readers need around a symbol. */
        QUIET_ZONES_ARE_BLANK,
        /** The bars read back as the code. */
        CODE_128_READS,
        /** The square reads back as the code. */
        QR_READS
    }
}
