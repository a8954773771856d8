package org.lockfast.desktop;

import java.time.ZonedDateTime;
import java.util.List;
import org.lockfast.continuity.Bound;

/** One row of a {@link Timeline}, newest first. */
public sealed interface TimelineRow {

    /**
     * Something happened.
     *
     * @param id what opens when it is opened; of the caller's making
     * @param at when it happened, shown in this zone
     * @param dayAlone whether only the day of that is known
     * @param icon picture in the round
     * @param tone colour of the round
     * @param what one sentence: "Booked in to Holloway Road store, shelf H-04-2-11"
     * @param detail who, from whom, what else; parts apart by " · "; may be empty
     * @param vouched how each person vouched, and anything else of note
     */
    record Event(
            String id,
            ZonedDateTime at,
            boolean dayAlone,
            Icon icon,
            Tone tone,
            String what,
            String detail,
            List<Chip> vouched)
            implements TimelineRow {
        /** Something that happened at a time known to the minute. */
        public Event(
                String id,
                ZonedDateTime at,
                Icon icon,
                Tone tone,
                String what,
                String detail,
                List<Chip> vouched) {
            this(id, at, false, icon, tone, what, detail, vouched);
        }

        /** Copies the chips. */
        public Event {
            vouched = List.copyOf(vouched);
        }
    }

    /**
     * Nobody is recorded as holding it, or records conflict: boxed.
     *
     * @param id what opens when it is opened
     * @param from when it began
     * @param to when it ended, or now
     * @param fromIs whether it began then, or no later or no earlier
     * @param toIs whether it ended then
     * @param what one sentence: "No holder recorded for 3 h 12 min"
     * @param state what was said about it: "Not explained yet"
     */
    record Gap(
            String id,
            ZonedDateTime from,
            ZonedDateTime to,
            Bound fromIs,
            Bound toIs,
            String what,
            String state)
            implements TimelineRow {
        /** One on whose times all clocks agree. */
        public Gap(String id, ZonedDateTime from, ZonedDateTime to, String what, String state) {
            this(id, from, to, Bound.EXACT, Bound.EXACT, what, state);
        }
    }
}
