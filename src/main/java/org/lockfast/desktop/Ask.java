package org.lockfast.desktop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a {@link SmallForm}.
 *
 * @param id name of the answer
 * @param hint how to answer; may be empty
 * @param choices for {@link Kind#CHOICE}, {@link Kind#PLACE} and {@link Kind#CASH}: what may be
 *     chosen
 * @param value what stands there to begin with
 * @param empty how to mend a missing answer; null where it may be left empty
 */
public record Ask(
        String id,
        Kind kind,
        String label,
        String hint,
        List<Choice> choices,
        String value,
        @Nullable String empty) {

    /** How it is answered. */
    public enum Kind {
        LINE,
        /** Several lines. */
        TEXT,
        CHOICE,
        /** One of many, found by typing a part of it. */
        PLACE,
        /** A seal number, scanned or typed twice. */
        SEAL,
        /** The same, or the code of a label of ours. */
        SEAL_OR_LABEL,
        /** As officers write it; empty means now. */
        TIME,
        TICK,
        PASSWORD,
        /**
         * How many there are of each value of a currency, which the choices are; the question's
         * name is its code.
         */
        CASH,
        /**
         * A line drawn on the screen under the question and its hint, whose lines stand above it;
         * answered is a picture of all of it, PNG as Base64.
         */
        SIGNATURE
    }

    /**
     * Something to choose.
     *
     * @param code what is answered
     * @param said what is read
     */
    public record Choice(String code, String said) {
        @Override
        public String toString() {
            return said;
        }
    }

    /** Copies the choices. */
    public Ask {
        choices = List.copyOf(choices);
    }

    /** A question that may be left empty. */
    public static Ask of(String id, Kind kind, String label) {
        return new Ask(id, kind, label, "", List.of(), "", null);
    }

    /** One of these; the first stands there to begin with. */
    public static Ask choice(String id, String label, List<Choice> choices) {
        return new Ask(
                id,
                Kind.CHOICE,
                label,
                "",
                choices,
                choices.isEmpty() ? "" : choices.getFirst().code(),
                null);
    }

    /** One of many, none to begin with. */
    public static Ask oneOf(String id, String label, List<Choice> choices, String empty) {
        return new Ask(id, Kind.PLACE, label, "", choices, "", empty);
    }

    public Ask hinted(String text) {
        return new Ask(id, kind, label, text, choices, value, empty);
    }

    public Ask beginning(String text) {
        return new Ask(id, kind, label, hint, choices, text, empty);
    }

    /**
     * @param mend how to mend a missing answer
     */
    public Ask needed(String mend) {
        return new Ask(id, kind, label, hint, choices, value, mend);
    }
}
