package org.lockfast.records;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ClockAround;

/**
 * How a device's clock compared with the server's when the server took entries from it.
 *
 * @param record of the server's note
 * @param deviceMs the device's clock
 * @param serverMs the server's clock
 */
record ClockNoteRow(String device, long record, long deviceMs, long serverMs) implements Row {
    static final String COLUMNS = "device, record, device_ms, server_ms";

    static final Table<ClockNoteRow> TABLE =
            Table.of(
                    "clock_note",
                    2,
                    COLUMNS,
                    at ->
                            new ClockNoteRow(
                                    at.getString(1), at.getLong(2), at.getLong(3), at.getLong(4)));

    ClockAround.Compared compared() {
        return new ClockAround.Compared(
                Instant.ofEpochMilli(serverMs), Duration.ofMillis(deviceMs - serverMs));
    }

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {device, record, deviceMs, serverMs};
    }
}
