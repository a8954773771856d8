package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** How often something was said to have happened in an hour, counted from 1970 in UTC. */
record TallyRow(String what, long inHour, int n) implements Row {
    static final String BOOKED_IN = "BOOKED_IN";
    static final long HOUR_MS = 3_600_000;

    static final Table<TallyRow> TABLE =
            Table.of(
                    "tally",
                    2,
                    "what, in_hour, n",
                    at -> new TallyRow(at.getString(1), at.getLong(2), at.getInt(3)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {what, inHour, n};
    }
}
