package org.lockfast.continuity;

import java.util.Locale;
import java.util.UUID;

/** What people, places and the codes of the rules are called. */
public interface Names {
    /** {@code J Smith (1187)}; an id nobody knows gives {@code an officer not known here}. */
    String officer(UUID id);

    /** The place's path; an id nobody knows gives {@code a place not known here}. */
    String place(UUID id);

    /** Where what is in a place is now: of a container also what that stands in. */
    default String standing(UUID place) {
        return place(place);
    }

    /**
     * What an exhibit is called now, and the number that tells it from another of that reference:
     * {@code JSM/4 (PN-7K3M-9Q2C-1)}.
     */
    default String exhibit(UUID id) {
        return "an exhibit not known here";
    }

    /** The exhibit of a package, and which of several it is: {@code JSM/4 (PN-…), package 2}. */
    default String packageOf(UUID id) {
        return "an exhibit not known here";
    }

    /** What people call a device: {@code SCN-07}; its id where no name is known here. */
    default String device(String id) {
        return id;
    }

    /** Which list a code is of. */
    enum Term {
        PACKAGING,
        SEAL_KIND,
        SEAL_STATE,
        POWER,
        IDENTIFIER,
        CATEGORY,
        HAZARD,
        DISCREPANCY,
        /** How it left for good. */
        OUTCOME,
        TREATMENT,
        /** Why it is to be kept. */
        HOLD_REASON,
        /** What a record does not say yet: {@code SEAL_NUMBER#2}, {@code IMEI|SERIAL}. */
        MISSING
    }

    /**
     * A code's name as it stands in the rules, {@code Tamper-evident bag}; a code nobody knows is
     * spelled out as it is, for a record is never hidden.
     */
    default String term(Term list, String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The same inside a sentence: {@code tamper-evident bag}; {@code PACE s.19} stays. */
    default String termInSentence(Term list, String code) {
        String words = term(list, code);
        return words.length() < 2 || Character.isUpperCase(words.charAt(1))
                ? words
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
