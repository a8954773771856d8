package org.lockfast.journal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Goes on with the value, or hands the refusal on as it is. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value, List<String> warnings) ->
                    next.apply(value).warnedBefore(warnings);
            case Refused<T>(String code, String sentence, List<String> choices) ->
                    new Refused<>(code, sentence, choices);
        };
    }

    private Outcome<T> warnedBefore(List<String> earlier) {
        return this instanceof Done<T>(T value, List<String> warnings) && !earlier.isEmpty()
                ? new Done<>(
                        value,
                        Stream.concat(earlier.stream(), warnings.stream()).distinct().toList())
                : this;
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value, List.of());
    }

    static <T> Outcome<T> refused(String code, String sentence) {
        return new Refused<>(code, sentence, List.of());
    }
}
