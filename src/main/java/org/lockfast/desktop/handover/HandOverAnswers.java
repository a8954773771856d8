package org.lockfast.desktop.handover;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockfast.desktop.Answer;
import org.lockfast.journal.Outcome;

/** Turns outcomes of use cases into answers of work, keeping their warnings. */
final class HandOverAnswers {
    private HandOverAnswers() {}

    /** A value and what the officer should read besides. */
    record Warned<T>(T value, List<String> warnings) {
        /** What was done, and the warnings after it. */
        String said(String done) {
            return Stream.concat(Stream.of(done), warnings.stream())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    static <T> Answer<Warned<T>> of(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, List<String> warnings) ->
                    Answer.done(new Warned<>(value, warnings));
            case Outcome.Refused<T>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(" · ", choices));
        };
    }
}
