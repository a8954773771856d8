package org.lockfast.rules;

import java.util.List;

/**
 * A kind of property: an exhibit, or found, prisoner's, deceased's, safekeeping, surrendered
 * (practice 2). Each has its own facts.
 *
 * @param needsCase whether it belongs to a case
 * @param hasReference whether it bears a producer's exhibit reference
 * @param label facts without which its label prints DRAFT (practice 16)
 * @param later facts asked for after the label, and chased
 * @param references reference types a screen offers first
 * @param powers powers a screen offers first; empty = it has none
 * @param receipt heading of its receipt
 */
public record PropertyKind(
        Coding coding,
        boolean needsCase,
        boolean hasReference,
        List<String> label,
        List<String> later,
        List<String> references,
        List<String> powers,
        Wording receipt)
        implements Coded {
    static PropertyKind read(EntryReader in, Coding coding) {
        return new PropertyKind(
                coding,
                in.flag("needsCase"),
                in.flag("hasReference"),
                in.texts("label"),
                in.texts("later"),
                in.texts("references"),
                in.texts("powers"),
                in.wording("receipt"));
    }
}
