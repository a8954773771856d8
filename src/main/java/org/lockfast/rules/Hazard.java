package org.lockfast.rules;

/**
 * A hazard, always shown in words as well as by symbol (domain 9.4, D-23).
 *
 * @param label the words on a label, in capitals
 * @param handling how to handle it; speaks of handling, never of facts (practice 19)
 */
public record Hazard(Coding coding, Wording label, Wording handling) implements Coded {
    /** The answer that there is none. */
    public static final String NONE_IDENTIFIED = "NONE_IDENTIFIED";

    static Hazard read(EntryReader in, Coding coding) {
        return new Hazard(coding, in.wording("label"), in.wording("handling"));
    }
}
