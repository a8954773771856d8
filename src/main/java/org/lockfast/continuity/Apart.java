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
 */
public record Apart(
        boolean later,
        Instant bound,
        @Nullable String by,
        boolean byStated,
        Instant said,
        String device,
        boolean stated) {

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
