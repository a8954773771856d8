package org.lockfast.continuity;

/** What became of a label that was to be printed. */
public enum LabelFate {
    /** The printer took it, and says that it holds nothing more to print. */
    PRINTED("The printer says the label came out"),
    /** It was given to something that does not say what comes out: a queue, a folder. */
    HANDED_ON("Label given to the printer, which does not say what comes out"),
    /** The connection broke, or the printer fell silent, while it was being printed. */
    NOT_KNOWN("It is not known whether the label came out"),
    /** It was taken from the queue before anything of it was sent. */
    NOT_PRINTED("Label not printed: taken from the queue"),
    /** Somebody scanned it. */
    READ_BACK("Label scanned: it is there and reads");

    private final String said;

    LabelFate(String said) {
        this.said = said;
    }

    /** In words, as a line of the record. */
    public String said() {
        return said;
    }
}
