package org.lockfast.rules;

import java.time.LocalDate;

/** An entry of a code list. */
public interface Coded {
    /** Code, words, source and retirement of this entry. */
    Coding coding();

    /** The code that records carry. */
    default String code() {
        return coding().code();
    }

    /** Its name for people. */
    default Wording words() {
        return coding().words();
    }

    /** Version, effective date and source. */
    default Provenance from() {
        return coding().from();
    }

    /** Whether a screen offers it on that day: a retired code is shown on old records only. */
    default boolean offeredOn(LocalDate day) {
        LocalDate retired = coding().retired();
        return retired == null || day.isBefore(retired);
    }
}
