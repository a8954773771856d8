package org.lockfast.continuity;

import java.util.Arrays;

/**
 * Why a package may not leave for good as our next step. The names stand in entries about what left
 * all the same: more may be added, none is ever renamed.
 */
enum Obstacle {
    /** It has left already. */
    LEFT("it had left already"),
    /** It is recorded as missing. */
    MISSING("it was recorded as missing"),
    /** Records conflict. */
    CONFLICT("its records conflicted"),
    /** A hold stands. */
    HELD("a hold stood"),
    /** The packaging adviser holds it, and no supervisor has overridden that. */
    ON_HOLD("a hold of the packaging adviser stood"),
    /** Nobody authorised it. */
    NOT_AUTHORISED("nobody had authorised it"),
    /** Who authorised it is who did it. */
    SAME_OFFICER("the officer who authorised it did it"),
    /** Something else was authorised. */
    OTHER_OUTCOME("another outcome was authorised"),
    /** Nobody else saw it. */
    NO_WITNESS("no witness was named, as the rules want"),
    /** The witness is who authorised it. */
    WITNESS_AUTHORISED("the witness was the officer who authorised it"),
    /** It was not photographed. */
    NO_PHOTOGRAPH("it had not been photographed, as the rules want"),
    /** The receiver showed nothing. */
    NO_IDENTITY("it was not recorded what the receiver showed of themselves"),
    /** No seal or label was read just before. */
    NOT_SCANNED("neither its seal nor its label had just been read"),
    /** What was read is not what the record has. */
    ANOTHER_SCANNED("what had just been read was not what the record has of it");

    private final String past;

    Obstacle(String past) {
        this.past = past;
    }

    /** What stood against it, as the end of a sentence, by the name in an entry. */
    static String past(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(name))
                .map(one -> one.past)
                .findFirst()
                .orElse("something stood against it that a newer version has a name for");
    }
}
