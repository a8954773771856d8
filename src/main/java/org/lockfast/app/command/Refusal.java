package org.lockfast.app.command;

import java.util.List;
import org.lockfast.journal.Outcome;

/** Ends a command with exit code 1 and a sentence on standard error. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> choices;

    Refusal(String sentence) {
        this(sentence, List.of());
    }

    Refusal(String sentence, List<String> choices) {
        super(sentence);
        this.choices = choices;
    }

    List<String> choices() {
        return choices;
    }

    /** The value of an outcome, or this refusal. */
    static <T> T orValue(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, List<String> _) -> value;
            case Outcome.Refused<T>(String _, String sentence, List<String> choices) ->
                    throw new Refusal(sentence, choices);
        };
    }
}
