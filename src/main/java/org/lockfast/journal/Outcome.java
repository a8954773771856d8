package org.lockfast.journal;

import java.util.List;

/**
 * What came of trying to do something: done, or refused with a reason. A refusal is a value:
 * nothing was recorded, and what the person typed is still theirs.
 */
public sealed interface Outcome<T> {
    /**
     * It is recorded.
     *
     * @param warnings sentences the person should read; the fact stands all the same
     */
    record Done<T>(T value, List<String> warnings) implements Outcome<T> {}

    /**
     * It was not recorded.
     *
     * @param code a stable word such as {@code NOT_PERMITTED}
     * @param sentence what is wrong and what to do, for the person
     * @param choices where several things fit: one line each
     */
    record Refused<T>(String code, String sentence, List<String> choices) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value, List.of());
    }

    static <T> Outcome<T> refused(String code, String sentence) {
        return new Refused<>(code, sentence, List.of());
    }
}
