package org.lockfast.desktop;

/**
 * Tells a scanner that types from a person who types, by rhythm alone. Fed with every character and
 * with silence; holds no clock and no control, so it is tested with numbers. What came in a burst
 * and has no digit, or has a blank in it, was not scanned either: text that is pasted key by key,
 * dictated or sent by a remote desktop comes as fast.
 *
 * <p>A keyboard scanner leaves 2 to 30 ms between characters, a fast typist 80 and more. Two
 * characters at most {@value #GAP_MILLIS} ms apart open a burst; what a person typed is given back
 * after at most {@value #HOLD_MILLIS} ms. A burst ends with Enter, with Tab, or with silence (the
 * suffix not set is the classic fault of scanner set-up).
 */
public final class ScanDetector {
    /** Longest gap inside a burst, milliseconds. */
    public static final int GAP_MILLIS = 35;

    /** Longest time the last character waits for the next, milliseconds. */
    public static final int HOLD_MILLIS = 40;

    /**
     * Shortest code taken for a scan; shorter bursts are two or three keys rolled over by a hand.
     */
    public static final int SHORTEST = 6;

    /**
     * How long after a burst without a suffix a lone Enter or Tab still belongs to it,
     * milliseconds.
     */
    public static final int LATE_SUFFIX_MILLIS = 150;

    /**
     * Mean gap below which characters did not come from a scanner either, milliseconds: they lay in
     * a queue while the program was busy, and a person may have typed them. USB gives a key and its
     * release one millisecond each.
     */
    private static final double QUEUED_MILLIS = 1.5;

    /** What to do with the character just given. */
    public sealed interface Verdict {
        /** Not ours: let it through. */
        record Pass() implements Verdict {}

        /** Keep it for now. */
        record Hold() implements Verdict {}

        /** A person typed what is held: give it back, then let this character through. */
        record Replay() implements Verdict {}

        /** A person typed what is held: give it back, then keep this character. */
        record ReplayAndHold() implements Verdict {}

        /**
         * What is held is a burst: take it, this character (the suffix) included.
         *
         * @param text what was typed, control characters taken out
         * @param queued true if it came faster than any scanner types
         */
        record Burst(String text, boolean queued) implements Verdict {}

        /**
         * A suffix that came late after a burst already taken: swallow it, or it would press a
         * button.
         */
        record Swallow() implements Verdict {}
    }

    private static final Verdict PASS = new Verdict.Pass();
    private static final Verdict HOLD = new Verdict.Hold();

    private final StringBuilder held = new StringBuilder();
    private long first;
    private long last;
    private long burstWithoutSuffix = Long.MIN_VALUE / 2;

    /**
     * One typed character.
     *
     * @param c the character; carriage return, line feed and tab are suffixes
     * @param at milliseconds on any clock that does not go back
     */
    public Verdict typed(char c, long at) {
        boolean inBurst = !held.isEmpty() && at - last <= GAP_MILLIS;
        if (c == '\r' || c == '\n' || c == '\t') {
            return suffix(inBurst, at);
        }
        boolean person = !held.isEmpty() && !inBurst;
        if (person) {
            held.setLength(0);
        }
        if (held.isEmpty()) {
            first = at;
        }
        held.append(c);
        last = at;
        return person ? new Verdict.ReplayAndHold() : HOLD;
    }

    private Verdict suffix(boolean inBurst, long at) {
        if (held.isEmpty()) {
            boolean late = at - burstWithoutSuffix <= LATE_SUFFIX_MILLIS;
            burstWithoutSuffix = Long.MIN_VALUE / 2;
            return late ? new Verdict.Swallow() : PASS;
        }
        return inBurst && looksScanned() ? take() : giveBack();
    }

    /**
     * Time passed without a character.
     *
     * @return Hold if it is still too early to say or nothing is held; else Replay or Burst
     */
    public Verdict silence(long at) {
        if (held.isEmpty() || at - last < HOLD_MILLIS) {
            return HOLD;
        }
        if (looksScanned()) {
            burstWithoutSuffix = at;
            return take();
        }
        return giveBack();
    }

    /** Something else happened (an arrow key, a click): what is held was typed by a person. */
    public void forget() {
        held.setLength(0);
    }

    /** True while characters are held. */
    public boolean isHolding() {
        return !held.isEmpty();
    }

    private boolean looksScanned() {
        // One key held down repeats every 30 ms or so: that is a cat or an elbow, not a code.
        boolean oneKeyHeld = held.chars().distinct().count() == 1;
        return held.length() >= SHORTEST && !oneKeyHeld && isCode();
    }

    /** Labels, seals and shelves have digits and no blanks; words and sentences do not. */
    private boolean isCode() {
        return held.chars().anyMatch(Character::isDigit)
                && held.chars().noneMatch(Character::isSpaceChar);
    }

    private Verdict take() {
        boolean queued = last - first < QUEUED_MILLIS * (held.length() - 1);
        StringBuilder text = new StringBuilder();
        held.chars().filter(c -> !Character.isISOControl(c)).forEach(c -> text.append((char) c));
        held.setLength(0);
        return new Verdict.Burst(text.toString(), queued);
    }

    private Verdict giveBack() {
        held.setLength(0);
        return new Verdict.Replay();
    }
}
