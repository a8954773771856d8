package org.lockfast.continuity;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A time that cannot stand beside others, for clocks do not agree: the account goes by what they
 * leave room for. Which of the clocks was wrong no entry can say, so both are named.
 *
 * @param later whether it was said to be later than the others leave room for
 * @param bound what stands in the account: no later than that, or no sooner
 * @param by the device whose entry says that; null: the computer that shows it, of which it is now
 * @param byStated whether a person gave that time
 * @param said the time of the entry itself
 * @param device whose entry it is
 * @param stated whether a person gave it
 * @param of what that other time is of
 */
public record Apart(
        boolean later,
        Instant bound,
        @Nullable String by,
        boolean byStated,
        Instant said,
        String device,
        boolean stated,
        Of of) {

    /** What the time is of that cannot stand beside the bound. */
    public enum Of {
        /** The entry itself: clocks differ by more than right ones do. */
        ITSELF,
        /**
         * What came before: of two clocks nobody can say which was wrong, and this one's stands.
         */
        BEFORE,
        /** The entry itself, a minute or two apart, as right clocks are. */
        ABOUT,
        /** The entry itself, of which the day alone was said: it was later that day. */
        DAY
    }

    /** Whether clocks differ by more than right ones do: how long anything was is not known. */
    public boolean isDisagreement() {
        return of == Of.ITSELF || of == Of.BEFORE;
    }

    /** Whether the entry itself is to be looked at: its own time does not stand. */
    boolean isToldOfItself() {
        return of == Of.ITSELF;
    }

    /** The bound alone: {@code not later than 14 Mar 2026 09:00}. */
    public String bounded(Function<Instant, String> written) {
        return (later ? "not later than " : "not earlier than ") + written.apply(bound);
    }

    /** Both times, in words without a full stop. */
    public String words(Names names, Function<Instant, String> written) {
        String other = by;
        String own = names.device(device);
        String itself =
                stated
                        ? "on " + own + " " + written.apply(said) + " was stated"
                        : own + "'s said " + written.apply(said);
        if (other == null) {
            return bounded(written) + ", which it was then by this computer's clock; " + itself;
        }
        if (of == Of.BEFORE) {
            return bounded(written)
                    + " by "
                    + names.device(other)
                    + "'s clock; "
                    + (other.equals(device) ? "an earlier entry there" : own + "'s")
                    + " said "
                    + written.apply(said)
                    + " of what was before that";
        }
        if (other.equals(device)) {
            return bounded(written)
                    + " by another entry of "
                    + own
                    + "; this one says "
                    + written.apply(said);
        }
        return bounded(written)
                + (byStated
                        ? ", as was stated on " + names.device(other) + "; "
                        : " by " + names.device(other) + "'s clock; ")
                + (stated || !byStated ? itself : own + "'s clock said " + written.apply(said));
    }
}
