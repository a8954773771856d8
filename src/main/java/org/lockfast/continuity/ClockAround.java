package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a device's clock stood to the server's around the time at which it says it recorded an entry:
 * the server notes it each time it takes entries from that device itself.
 *
 * @param before when the server last took entries from it; null where it had not
 * @param after when it next did; null where it has not, as far as is known here
 */
public record ClockAround(@Nullable Compared before, @Nullable Compared after) {
    /**
     * One note of the server's.
     *
     * @param at by the server's clock
     * @param ahead by how much the device's clock was ahead of it; negative: behind
     */
    public record Compared(Instant at, Duration ahead) {
        private boolean isBeyond(Duration most) {
            return ahead.abs().compareTo(most) > 0;
        }

        private String by() {
            return lasting(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of");
        }
    }

    /**
     * That the clock was wrong, in sentences without a full stop; none where nothing says so.
     *
     * @param most a clock may differ by this much before it is said
     * @param written a time by the server's clock, written out
     */
    List<String> sentences(Duration most, Function<Instant, String> written) {
        List<String> said = new ArrayList<>();
        if (before != null && before.isBeyond(most)) {
            said.add(
                    "Its computer's clock was "
                            + before.by()
                            + " the server's when the server last took entries from it before this, on "
                            + written.apply(before.at()));
        }
        if (after != null && after.isBeyond(most)) {
            said.add(
                    "Its computer's clock was "
                            + after.by()
                            + " the server's when the server next took entries from it, on "
                            + written.apply(after.at()));
        }
        return said;
    }

    /** 47 minutes; 5 hours 12 minutes; 3 days 4 hours. */
    public static String lasting(Duration span) {
        long days = span.toDays();
        if (days >= 2) {
            return two(days, "day", span.toHours() % 24, "hour");
        }
        return span.toHours() > 0
                ? two(span.toHours(), "hour", span.toMinutes() % 60, "minute")
                : span.toMinutes() > 0
                        ? counted(span.toMinutes(), "minute")
                        : counted(span.toSeconds(), "second");
    }

    private static String two(long large, String unit, long small, String part) {
        return counted(large, unit) + (small == 0 ? "" : " " + counted(small, part));
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
