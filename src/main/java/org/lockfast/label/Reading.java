package org.lockfast.label;

/** What a scanner or a keyboard said, and what it is. */
public sealed interface Reading {
    /** As it came, character for character. */
    String raw();

    /**
     * One of our labels.
     *
     * @param code whose
     */
    record OurLabel(LabelCode code, String raw) implements Reading {}

    /**
     * One of our labels, read by a scanner set for another keyboard than the computer's. Not mended
     * in silence: the same scanner would spoil seal numbers, which have no check characters.
     *
     * @param keyboard the keyboard the computer is set to, such as {@code German}
     */
    record WrongKeyboard(String keyboard, String raw) implements Reading {}

    /**
     * A product's barcode (EAN, UPC or GS1), not an exhibit label.
     *
     * @param text without the symbology mark
     */
    record ProductBarcode(String text, String raw) implements Reading {}

    /**
     * Anything else: a seal, another force's label, words.
     *
     * @param text without the symbology mark and blanks around it; otherwise as it came
     * @param aim the scanner's three-character symbology mark, or empty
     */
    record Other(String text, String aim, String raw) implements Reading {}
}
