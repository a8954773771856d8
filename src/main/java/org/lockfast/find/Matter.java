package org.lockfast.find;

/**
 * Something about an exhibit that somebody has to see to. Some only once they have lasted for
 * longer than a limit of the rules.
 */
public enum Matter {
    /** Offered, and not received for longer than a hand-over may take. */
    NOT_RECEIVED("handed over and not received"),
    /** On its way for longer than a courier may take. */
    NOT_ARRIVED("on the way too long"),
    /** It went out, and the day by which it was to be back is over. */
    OVERDUE("out and overdue"),
    /** Nobody is recorded as holding it for a time, and nobody has explained it. */
    GAP("gap not explained"),
    /** Its seal is broken, or read as another number. */
    SEAL("seal broken or different"),
    /** Opened, and not sealed again for longer than it may be. */
    OPEN("open too long"),
    /** Wet, and not dried for longer than it may be. */
    WET("wet too long"),
    /** The time for which its cash may be detained runs out, or is over. */
    CASH("cash: detention runs out"),
    MISSING("missing"),
    /** Something did not agree, and nobody has said what was found. */
    DISCREPANCY("discrepancy open"),
    /** In an out-of-hours locker for longer than a round may take. */
    LOCKER("in a locker too long"),
    /** In an officer's hands for longer than until it should be booked in. */
    NOT_BOOKED_IN("with an officer too long"),
    /** Its disposal is authorised, and nobody has done it. */
    DISPOSAL("disposal authorised, not done"),
    /** It waits for its owner to collect it. */
    COLLECTION("waits for its owner"),
    /** Its label is on material that fades, and is older than such a label may be. */
    LABEL("label to print again"),
    /** It is to be kept: a hold stands on it. */
    HELD("to be kept"),
    /** A hold stands on it, and the day to look at that again has come. */
    HOLD_DUE("hold to be looked at again"),
    /** Records conflict. */
    CONFLICT("records conflict"),
    /** Recorded here, and something is missing from the record. */
    INCOMPLETE("record incomplete"),
    /** The same of what was copied from another system. */
    INCOMPLETE_COPY("copied record incomplete");

    private final String words;

    Matter(String words) {
        this.words = words;
    }

    /** In a few words, as on a filter. */
    public String words() {
        return words;
    }
}
