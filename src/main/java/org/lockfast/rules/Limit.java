package org.lockfast.rules;

import java.math.BigDecimal;

/**
 * A limit that a force may set.
 *
 * @param value in {@link #unit()}, never negative
 */
public record Limit(Coding coding, BigDecimal value, Unit unit) implements Coded {
    /** What the value counts. */
    public enum Unit {
        SECONDS,
        MINUTES,
        HOURS,
        DAYS,
        CHARACTERS,
        TIMES,
        GRAMS,
        PERCENT,
        POUNDS
    }

    static Limit read(EntryReader in, Coding coding) {
        BigDecimal value = in.number("value");
        if (value.signum() < 0) {
            throw in.wrong("\"value\" is to be nought or more.");
        }
        return new Limit(coding, value, in.choice("unit", Unit.class));
    }
}
