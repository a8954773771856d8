package org.lockfast.rules;

/**
 * How strongly a rule speaks. No tier refuses to record what happened (practice 11); the highest
 * withholds our own next step.
 */
public enum Tier {
    /** Fills in silently what is usual. */
    PRESET(0),
    /** Says something; nothing needs to be done about it. */
    HINT(1),
    /** Asks why, and goes to the supervisor's list. */
    REASON(2),
    /**
     * Recorded and flagged HOLD: no normal shelf, release or disposal until mended or overridden.
     */
    HOLD(3);

    private final int number;

    Tier(int number) {
        this.number = number;
    }

    /** 0 to 3. */
    public int number() {
        return number;
    }

    static Tier of(int number) {
        for (Tier tier : values()) {
            if (tier.number == number) {
                return tier;
            }
        }
        throw new IllegalArgumentException("A tier is 0 to 3: " + number);
    }
}
