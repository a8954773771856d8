package org.lockfast.exhibit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two people of a count or a weighing: collar numbers, identities or names.
 *
 * @param first who did it; null = not given
 * @param second who did it with them; null = nobody, or not given
 */
public record People(@Nullable String first, @Nullable String second) {
    /** Nobody named. */
    public static final People NOBODY = new People(null, null);

    /** Whether the second person is named. */
    public boolean hasSecond() {
        return second != null && !second.isBlank();
    }

    /** Whether both are named and are one and the same. */
    public boolean same() {
        return first != null
                && second != null
                && !first.isBlank()
                && plain(first).equals(plain(second));
    }

    /** Whether two different people are named. */
    public boolean two() {
        return first != null && !first.isBlank() && hasSecond() && !same();
    }

    private static String plain(String person) {
        return person.strip().toUpperCase(Locale.ROOT);
    }
}
