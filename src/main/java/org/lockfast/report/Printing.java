package org.lockfast.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.ledger.Hash;

/**
 * One print: the story, what checking it found, and who prints it and why. Entries are numbered
 * from 1 in the order in which they were recorded.
 *
 * @param sheets what people without an account signed
 * @param shown how far devices showed each other at its hand-overs that their records reach
 * @param late an entry made longer than this after what it tells is late
 * @param by the officer who prints
 * @param force force and station
 * @param build of the program that prints
 */
record Printing(
        ExhibitStory story,
        Proofs.Proof proof,
        SignedSheets sheets,
        List<HeadsShown.Shown> shown,
        Duration late,
        String by,
        String force,
        String build,
        @Nullable String why,
        @Nullable String forWhom) {

    Exhibit exhibit() {
        return story.exhibit();
    }

    List<ExhibitStory.Line> events() {
        return story.events();
    }

    Times times() {
        return new Times(story.zone(), story.days());
    }

    /** The number each entry is printed under. */
    Map<Hash, Integer> numbers() {
        Map<Hash, Integer> numbers = new HashMap<>();
        for (ExhibitStory.Line line : events()) {
            numbers.put(line.happening().eid(), numbers.size() + 1);
        }
        return numbers;
    }

    String caseReference() {
        String reference = exhibit().caseReference();
        return reference == null ? "no case" : "case " + reference;
    }

    /** Exhibit and case, as every sheet names them. */
    String name() {
        return exhibit().name() + ", " + caseReference();
    }

    /** A code that is of no list as words: {@code UNBROKEN} is {@code unbroken}. */
    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
