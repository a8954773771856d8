package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reference of a case. */
record CaseReferenceRow(UUID caseId, int i, String kind, String reference, String referenceKey)
        implements Row {
    static final String COLUMNS = "case_id, i, kind, reference, reference_key";

    static final Table<CaseReferenceRow> TABLE =
            Table.of(
                    "case_reference",
                    2,
                    COLUMNS,
                    at ->
                            new CaseReferenceRow(
                                    at.getObject(1, UUID.class),
                                    at.getInt(2),
                                    at.getString(3),
                                    at.getString(4),
                                    at.getString(5)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {caseId, i, kind, reference, referenceKey};
    }
}
