package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A package somebody has to look at now or may have to later. */
record AttentionRow(
        UUID packageId,
        int problems,
        @Nullable UUID offerTo,
        @Nullable Long offeredMs,
        @Nullable Long departedMs)
        implements Row {
    static final Table<AttentionRow> TABLE =
            Table.of(
                    "attention",
                    1,
                    "package_id, problems, offer_to, offered_ms, departed_ms",
                    at ->
                            new AttentionRow(
                                    at.getObject(1, UUID.class),
                                    at.getInt(2),
                                    at.getObject(3, UUID.class),
                                    at.getObject(4, Long.class),
                                    at.getObject(5, Long.class)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {packageId, problems, offerTo, offeredMs, departedMs};
    }
}
