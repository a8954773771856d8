package org.lockfast.rules;

import java.util.List;

/**
 * Something that tells one item from another, or that a laboratory needs to know about it.
 *
 * @param check what is computed over its value; a finding warns, never blocks
 * @param example one that passes
 * @param choices answers a screen offers; empty = free text
 */
public record IdentifierKind(Coding coding, Check check, String example, List<Wording> choices)
        implements Coded {
    /** What is computed over an identifier. */
    public enum Check {
        /** Nothing. */
        NONE,
        /** 15 digits with a Luhn digit; 14 without; 16 with a software version. */
        IMEI,
        /** 18 to 22 digits beginning 89, with a Luhn digit. */
        ICCID,
        /** 17 characters, no I O Q; a check digit where the maker uses one. */
        VIN,
        /** A plate of the United Kingdom, any series. */
        UK_PLATE,
        /** A telephone number, British or with a country code. */
        PHONE,
        /** A number, perhaps with a unit behind it. */
        NUMBER
    }

    /** Whether only the answers offered are answers: nothing is computed, no example is given. */
    public boolean isClosed() {
        return check == Check.NONE && example.isEmpty() && !choices.isEmpty();
    }

    static IdentifierKind read(EntryReader in, Coding coding) {
        String example = in.textOr("example");
        return new IdentifierKind(
                coding,
                in.has("check") ? in.choice("check", Check.class) : Check.NONE,
                example == null ? "" : example,
                in.wordings("choices"));
    }
}
