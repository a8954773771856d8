package org.lockfast.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.continuity.HeadsShown.Standing;
import org.lockfast.journal.HeadCode;
import org.lockfast.ledger.Hash;

/**
 * What a device was shown of another one's chain.
 *
 * @param eid of the entry that says so
 * @param seen eid of the entry that was shown
 * @param standing name of a {@link Standing}
 * @param signed name of a {@link HeadsShown.Signed}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record HeadSeenRow(
        byte[] eid,
        String by,
        long atMs,
        String device,
        long epoch,
        long seq,
        byte[] seen,
        @Nullable String signature,
        @Nullable UUID batch,
        String standing,
        String signed)
        implements Row {
    static final String COLUMNS =
            "eid, by_device, at_ms, device, epoch, seq, seen, signature, batch, standing,"
                    + " signed";

    static final Table<HeadSeenRow> TABLE =
            Table.of(
                    "head_seen",
                    1,
                    COLUMNS,
                    at ->
                            new HeadSeenRow(
                                    at.getBytes(1),
                                    at.getString(2),
                                    at.getLong(3),
                                    at.getString(4),
                                    at.getLong(5),
                                    at.getLong(6),
                                    at.getBytes(7),
                                    at.getString(8),
                                    at.getObject(9, UUID.class),
                                    at.getString(10),
                                    at.getString(11)));

    HeadSeenRow standing(Standing now) {
        return with(now.name(), signed);
    }

    HeadSeenRow signed(HeadsShown.Signed now) {
        return with(standing, now.name());
    }

    private HeadSeenRow with(String stands, String checked) {
        return new HeadSeenRow(
                eid, by, atMs, device, epoch, seq, seen, signature, batch, stands, checked);
    }

    HeadsShown.Shown shown() {
        return new HeadsShown.Shown(
                Hash.of(eid),
                by,
                Instant.ofEpochMilli(atMs),
                new HeadCode(device, epoch, seq, Hash.of(seen), signature),
                batch,
                Standing.valueOf(standing),
                HeadsShown.Signed.valueOf(signed));
    }

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            eid, by, atMs, device, epoch, seq, seen, signature, batch, standing, signed
        };
    }
}
