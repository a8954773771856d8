package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exhibit: what lists show and filter by, and the rest as JSON. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record ExhibitRow(
        UUID id,
        int no,
        String kind,
        @Nullable UUID caseId,
        @Nullable String reference,
        @Nullable String referenceKey,
        String propertyNumber,
        String propertyKey,
        @Nullable String description,
        @Nullable String category,
        String status,
        int incomplete,
        int problems,
        @Nullable String seizedAt,
        boolean copied,
        @Nullable UUID recordedBy,
        long recordedMs,
        byte[] eid,
        String facts,
        String marks)
        implements Row {
    static final String COLUMNS =
            "id, no, kind, case_id, reference, reference_key, property_number, "
                    + "property_key, description, category, status, incomplete, problems, "
                    + "seized_at, copied, recorded_by, recorded_ms, eid, facts, marks";

    static final Table<ExhibitRow> TABLE =
            Table.of(
                    "exhibit",
                    1,
                    COLUMNS,
                    at ->
                            new ExhibitRow(
                                    at.getObject(1, UUID.class),
                                    at.getInt(2),
                                    at.getString(3),
                                    at.getObject(4, UUID.class),
                                    at.getString(5),
                                    at.getString(6),
                                    at.getString(7),
                                    at.getString(8),
                                    at.getString(9),
                                    at.getString(10),
                                    at.getString(11),
                                    at.getInt(12),
                                    at.getInt(13),
                                    at.getString(14),
                                    at.getBoolean(15),
                                    at.getObject(16, UUID.class),
                                    at.getLong(17),
                                    at.getBytes(18),
                                    at.getString(19),
                                    at.getString(20)));

    /** The same with these marks. */
    ExhibitRow marked(String with) {
        return new ExhibitRow(
                id,
                no,
                kind,
                caseId,
                reference,
                referenceKey,
                propertyNumber,
                propertyKey,
                description,
                category,
                status,
                incomplete,
                problems,
                seizedAt,
                copied,
                recordedBy,
                recordedMs,
                eid,
                facts,
                with);
    }

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            id,
            no,
            kind,
            caseId,
            reference,
            referenceKey,
            propertyNumber,
            propertyKey,
            description,
            category,
            status,
            incomplete,
            problems,
            seizedAt,
            copied,
            recordedBy,
            recordedMs,
            eid,
            facts,
            marks
        };
    }
}
