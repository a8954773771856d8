package org.lockfast.rules;

import java.util.List;

/**
 * Something a record is asked for.
 *
 * @param ask what to do when it is missing, as a sentence
 * @param anyOf other facts or references ({@code REF:CUSTODY}) of which one meets it; empty =
 *     itself
 */
public record Fact(Coding coding, Wording ask, List<String> anyOf) implements Coded {
    /** Prefix of a reference type among {@link #anyOf()}. */
    public static final String REFERENCE = "REF:";

    static Fact read(EntryReader in, Coding coding) {
        return new Fact(coding, in.wording("ask"), in.texts("anyOf"));
    }
}
