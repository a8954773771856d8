package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;

/**
 * A package somebody has to look at now or may have to later: for each matter since when, in ms
 * since 1970; null where it is not so.
 */
record AttentionRow(
        UUID packageId,
        int exhibitNo,
        @Nullable UUID offerTo,
        @Nullable Long offeredMs,
        @Nullable Long departedMs,
        @Nullable Long openedMs,
        @Nullable Long sealMs,
        @Nullable Long depositedMs,
        @Nullable Long heldMs,
        @Nullable Long gapMs,
        @Nullable Long discrepancyMs,
        @Nullable Long missingMs,
        @Nullable Long dueMs,
        @Nullable Long outMs,
        @Nullable Long disposalMs,
        @Nullable Long collectMs,
        @Nullable Long fadesMs,
        @Nullable Long keptMs,
        @Nullable Long lookMs,
        @Nullable Long wetMs,
        @Nullable Long cashMs)
        implements Row {
    private static final Set<String> AWAY = Set.of("OUT", "IN_TRANSIT", "MISSING", "LEFT");

    static final Table<AttentionRow> TABLE =
            Table.of(
                    "attention",
                    1,
                    "package_id, exhibit_no, offer_to, offered_ms, departed_ms, opened_ms, seal_ms,"
                            + " deposited_ms, held_ms, gap_ms, discrepancy_ms, missing_ms, due_ms,"
                            + " out_ms, disposal_ms, collect_ms, fades_ms, kept_ms, look_ms, wet_ms,"
                            + " cash_ms",
                    AttentionRow::read);

    private static AttentionRow read(ResultSet at) throws SQLException {
        return new AttentionRow(
                at.getObject(1, UUID.class),
                at.getInt(2),
                at.getObject(3, UUID.class),
                at.getObject(4, Long.class),
                at.getObject(5, Long.class),
                at.getObject(6, Long.class),
                at.getObject(7, Long.class),
                at.getObject(8, Long.class),
                at.getObject(9, Long.class),
                at.getObject(10, Long.class),
                at.getObject(11, Long.class),
                at.getObject(12, Long.class),
                at.getObject(13, Long.class),
                at.getObject(14, Long.class),
                at.getObject(15, Long.class),
                at.getObject(16, Long.class),
                at.getObject(17, Long.class),
                at.getObject(18, Long.class),
                at.getObject(19, Long.class),
                at.getObject(20, Long.class),
                at.getObject(21, Long.class));
    }

    /**
     * What a package asks of people; null: nothing.
     *
     * @param wet since when it waits to be dried; null where it does not
     * @param cash until when its cash may be detained; null where no clock runs
     */
    static @Nullable AttentionRow of(
            int exhibitNo, PackageState p, @Nullable Instant wet, @Nullable Instant cash) {
        PackageState.OpenOffer offer = p.offer();
        Leaving.Authorised authorised = p.leaving().authorised();
        Leaving.Waiting waiting = p.leaving().waiting();
        AttentionRow row =
                new AttentionRow(
                        p.id(),
                        exhibitNo,
                        offer == null ? null : offer.to(),
                        offer == null ? null : offer.at().toEpochMilli(),
                        since(p, "IN_TRANSIT"),
                        p.sealState().equals("OPENED") && !p.status().equals("LEFT")
                                ? ms(p.sealSince())
                                : null,
                        p.sealState().equals("SEAL_DAMAGED")
                                        || p.sealState().equals("SEAL_MISMATCH")
                                ? ms(p.sealSince())
                                : null,
                        since(p, "DEPOSITED"),
                        p.due() == null ? since(p, "HELD") : null, // its day is watched instead
                        ms(p.gapSince()),
                        ms(p.discrepancySince()),
                        since(p, "MISSING"),
                        due(p.due()),
                        p.isOut() ? ms(p.since()) : null,
                        authorised == null ? null : ms(authorised.at()),
                        waiting == null ? null : ms(waiting.since()),
                        isInHand(p) ? ms(p.labelFades()) : null,
                        kept(p),
                        look(p),
                        isInHand(p) ? ms(wet) : null,
                        p.status().equals("LEFT") ? null : ms(cash));
        boolean any = Arrays.stream(row.values()).skip(2).anyMatch(Objects::nonNull);
        return any ? row : null;
    }

    /** Whether somebody of the force can put another label on it. */
    private static boolean isInHand(PackageState p) {
        return !AWAY.contains(p.status());
    }

    private static @Nullable Long since(PackageState p, String status) {
        return p.status().equals(status) ? ms(p.since()) : null;
    }

    /** Since when the oldest hold on what is here stands. */
    private static @Nullable Long kept(PackageState p) {
        return p.status().equals("LEFT")
                ? null
                : p.leaving().holds().stream()
                        .map(hold -> hold.since().toEpochMilli())
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** From when on the first of its holds is to be looked at again: the beginning of its day. */
    private static @Nullable Long look(PackageState p) {
        return p.status().equals("LEFT")
                ? null
                : p.leaving().holds().stream()
                        .flatMap(hold -> Stream.ofNullable(hold.until()))
                        .min(Comparator.naturalOrder())
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
                        .orElse(null);
    }

    /** From when on it is late: the end of its day, by UTC. */
    private static @Nullable Long due(PackageState.@Nullable Due due) {
        return due == null
                ? null
                : ms(due.on().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static @Nullable Long ms(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            packageId,
            exhibitNo,
            offerTo,
            offeredMs,
            departedMs,
            openedMs,
            sealMs,
            depositedMs,
            heldMs,
            gapMs,
            discrepancyMs,
            missingMs,
            dueMs,
            outMs,
            disposalMs,
            collectMs,
            fadesMs,
            keptMs,
            lookMs,
            wetMs,
            cashMs
        };
    }
}
