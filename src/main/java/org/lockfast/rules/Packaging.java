package org.lockfast.rules;

import java.util.List;
import java.util.Set;

/**
 * A way to package (domain 9.2, words of practice).
 *
 * @param inText its name inside a sentence, with its article: "a knife tube", "the dry store"
 * @param traits what it is made of and does: {@code PAPER}, {@code POLYTHENE}, {@code NYLON},
 *     {@code RIGID}, {@code PIERCEABLE}, {@code BREATHABLE}, {@code AIRTIGHT}, {@code
 *     VAPOUR_TIGHT}, {@code LEAKPROOF}, {@code SIGNAL_PROOF}, {@code ANTISTATIC}, {@code
 *     UNPACKAGED}
 * @param sealKinds how it is usually sealed, the preset first
 * @param how how it is done, shown as guidance
 * @param specify whether it asks what it is in words
 */
public record Packaging(
        Coding coding,
        Wording inText,
        Set<String> traits,
        List<String> sealKinds,
        Wording how,
        boolean specify)
        implements Coded {
    /** Every trait a pack may name; a rule that tests for another would never match. */
    static final Set<String> TRAITS =
            Set.of(
                    "PAPER",
                    "POLYTHENE",
                    "NYLON",
                    "RIGID",
                    "PIERCEABLE",
                    "BREATHABLE",
                    "AIRTIGHT",
                    "VAPOUR_TIGHT",
                    "LEAKPROOF",
                    "SIGNAL_PROOF",
                    "ANTISTATIC",
                    "UNPACKAGED");

    static Packaging read(EntryReader in, Coding coding) {
        return new Packaging(
                coding,
                in.wording("inText"),
                Set.copyOf(in.texts("traits")),
                in.texts("sealKinds"),
                in.wording("how"),
                in.flag("specify"));
    }
}
