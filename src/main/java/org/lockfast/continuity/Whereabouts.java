package org.lockfast.continuity;

import java.util.UUID;

/** Where a package is, in words: the same in a list, on a screen and on paper. */
public final class Whereabouts {
    /** Behind where an exhibit is that only a key in doubt recorded. */
    public static final String IN_DOUBT = " (recorded with a key in doubt)";

    private Whereabouts() {}

    public static String of(PackageState p, Names names) {
        UUID place = p.place();
        UUID holder = p.holder();
        String at = place == null ? "" : names.standing(place);
        String with =
                holder != null
                        ? names.officer(holder)
                        : p.holderName() == null ? "somebody not named" : p.holderName();
        return switch (p.status()) {
            case "STORED", "DEPOSITED" -> at;
            case "HELD" -> "with " + with;
            case "OUT" -> "out, with " + with;
            case "IN_TRANSIT" -> "in transit with " + with;
            case "MISSING" -> "missing";
            case "LEFT" -> "left for good: " + gone(p, names);
            case "CONFLICT" ->
                    at.isEmpty() ? "records conflict" : "records conflict; last recorded in " + at;
            case "COPIED" -> "not seen here since it was copied";
            default -> "no holder recorded";
        };
    }

    /** What became of it, as the end of a sentence. */
    private static String gone(PackageState p, Names names) {
        Leaving.Left left = p.leaving().left();
        return (left == null
                        ? "how is not known here"
                        : names.termInSentence(Names.Term.OUTCOME, left.outcome()))
                + (p.holderName() == null ? "" : ", " + p.holderName());
    }
}
