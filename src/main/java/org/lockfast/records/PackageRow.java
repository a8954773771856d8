package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A package as it now stands; times and decimals as written. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record PackageRow(
        UUID id,
        int exhibitNo,
        UUID exhibitId,
        int n,
        @Nullable String packaging,
        @Nullable String sealKind,
        @Nullable String seal,
        String sealState,
        @Nullable String sealSince,
        String status,
        @Nullable UUID holder,
        @Nullable String holderName,
        @Nullable UUID place,
        String since,
        byte @Nullable [] offer,
        @Nullable UUID offerBy,
        @Nullable UUID offerTo,
        @Nullable String offerToName,
        @Nullable String offerAt,
        int discrepancies,
        @Nullable String discrepancySince,
        int unexplained,
        @Nullable String gapSince,
        @Nullable String label,
        int labelSerial,
        @Nullable String labelFades,
        @Nullable String weight,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable String due,
        @Nullable String dueSaid,
        @Nullable UUID dueEscalated,
        @Nullable String leaving,
        @Nullable String sinceIs)
        implements Row {
    static final String COLUMNS =
            "id, exhibit_no, exhibit_id, n, packaging, seal_kind, seal, seal_state, seal_since, "
                    + "status, holder, holder_name, place, since, offer, offer_by, offer_to, "
                    + "offer_to_name, offer_at, discrepancies, discrepancy_since, "
                    + "unexplained, gap_since, label, "
                    + "label_serial, label_fades, weight, quantity, unit, due, due_said, due_escalated, leaving, "
                    + "since_is";

    static final Table<PackageRow> TABLE =
            Table.of(
                    "package",
                    1,
                    COLUMNS,
                    at ->
                            new PackageRow(
                                    at.getObject(1, UUID.class),
                                    at.getInt(2),
                                    at.getObject(3, UUID.class),
                                    at.getInt(4),
                                    at.getString(5),
                                    at.getString(6),
                                    at.getString(7),
                                    at.getString(8),
                                    at.getString(9),
                                    at.getString(10),
                                    at.getObject(11, UUID.class),
                                    at.getString(12),
                                    at.getObject(13, UUID.class),
                                    at.getString(14),
                                    at.getBytes(15),
                                    at.getObject(16, UUID.class),
                                    at.getObject(17, UUID.class),
                                    at.getString(18),
                                    at.getString(19),
                                    at.getInt(20),
                                    at.getString(21),
                                    at.getInt(22),
                                    at.getString(23),
                                    at.getString(24),
                                    at.getInt(25),
                                    at.getString(26),
                                    at.getString(27),
                                    at.getString(28),
                                    at.getString(29),
                                    at.getString(30),
                                    at.getString(31),
                                    at.getObject(32, UUID.class),
                                    at.getString(33),
                                    at.getString(34)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            id,
            exhibitNo,
            exhibitId,
            n,
            packaging,
            sealKind,
            seal,
            sealState,
            sealSince,
            status,
            holder,
            holderName,
            place,
            since,
            offer,
            offerBy,
            offerTo,
            offerToName,
            offerAt,
            discrepancies,
            discrepancySince,
            unexplained,
            gapSince,
            label,
            labelSerial,
            labelFades,
            weight,
            quantity,
            unit,
            due,
            dueSaid,
            dueEscalated,
            leaving,
            sinceIs
        };
    }
}
