package org.lockfast.continuity;

import org.jspecify.annotations.Nullable;

/**
 * Whether a time is one, or the latest or earliest that clocks which do not agree leave room for.
 */
public enum Bound {
    /** It is the time, as far as right clocks agree. */
    EXACT(""),
    NOT_LATER("not later than "),
    NOT_EARLIER("not earlier than ");

    private final String before;

    Bound(String before) {
        this.before = before;
    }

    /**
     * @param apart what stands beside the time; null where clocks agree on it
     */
    public static Bound of(@Nullable Apart apart) {
        return apart == null || apart.of() == Apart.Of.ABOUT
                ? EXACT
                : apart.later() ? NOT_LATER : NOT_EARLIER;
    }

    /** A written time with what it is: {@code not later than 14 Mar 2026 09:00}. */
    public String said(String time) {
        return before + time;
    }
}
