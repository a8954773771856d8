package org.lockfast.rules;

import java.util.List;

/**
 * A way in which property leaves for good (domain 9.6).
 *
 * @param way what is done with it
 * @param authorised whether another officer must have authorised it
 * @param witness groups of categories of which somebody else must see it done
 * @param photograph kinds of property that must be photographed first (PACE 1984, s.22(4))
 * @param identity whether it must be said what the receiver showed of themselves
 */
public record FinalOutcome(
        Coding coding,
        Way way,
        boolean authorised,
        List<String> witness,
        List<String> photograph,
        boolean identity)
        implements Coded {
    /** What is done with it. */
    public enum Way {
        /** Given to its owner, next of kin, or the person it was seized from. */
        RETURN,
        /** Destroyed, sold, or kept by the force. */
        DISPOSE,
        /** Given to another agency. */
        TRANSFER,
        /** Used up by a laboratory. */
        CONSUME
    }

    static FinalOutcome read(EntryReader in, Coding coding) {
        return new FinalOutcome(
                coding,
                in.choice("way", Way.class),
                in.flag("authorised"),
                in.texts("witness"),
                in.texts("photograph"),
                in.flag("identity"));
    }
}
