package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How large a quantity or weight may be. Nobody counts or weighs what is beyond it: a number of a
 * thousand digits is a slip or mischief, and every screen and paper would have to print it.
 */
public final class Amount {
    /** Digits before the point. */
    public static final int MOST_WHOLE = 15;

    /** Digits after the point: a microgram, in kilograms, has nine. */
    public static final int MOST_PLACES = 12;

    /** What a person is told. */
    public static final String SENTENCE =
            "Give a number, like 14 or 2.5, with at most "
                    + MOST_WHOLE
                    + " digits before the point and "
                    + MOST_PLACES
                    + " after it.";

    private Amount() {}

    /** Whether it can be recorded. Looks at the number's size only and never writes it out. */
    public static boolean fits(BigDecimal number) {
        return number.scale() <= MOST_PLACES
                && (long) number.precision() - number.scale() <= MOST_WHOLE;
    }

    /** The number a text says; empty where it says none or one that is too large. */
    public static Optional<BigDecimal> read(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip())).filter(Amount::fits);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
