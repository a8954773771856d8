package org.lockfast.desktop;

import java.util.Locale;

/**
 * What a colour says; never alone, a word always stands beside it. Style class {@code tone-good}
 * and so on.
 */
public enum Tone {
    /** Information. */
    ACCENT,
    /** As it should be. */
    GOOD,
    /** To be looked at. */
    CAUTION,
    /** Someone must act now. */
    ACT,
    /** Offline, or in transit. */
    OFFLINE,
    /** Neither good nor bad. */
    NEUTRAL;

    /** Its style class. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
