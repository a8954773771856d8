package org.lockfast.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param receiptFacts facts that stand on it besides what, where, when and who took it in
 * @param receiptNote what is said below the list; null for nothing
 */
public record PropertyKind(
        Coding coding,
        boolean needsCase,
        boolean hasReference,
        List<String> label,
        List<String> later,
        List<String> references,
        List<String> powers,
        Wording receipt,
        List<String> receiptFacts,
        @Nullable Wording receiptNote)
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
                in.wording("receipt"),
                in.texts("receiptFacts"),
                in.wordingOr("receiptNote"));
    }
}
