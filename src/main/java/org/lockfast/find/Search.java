package org.lockfast.find;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finding exhibits. */
public interface Search {
    /**
     * One row of a list: enough to answer "where is it now".
     *
     * @param where in words: {@code Holloway Road/Bay H/Shelf 2}, {@code with J Smith (1187)}
     * @param problems how many things need somebody: gaps, discrepancies, conflicts
     * @param key opaque; hand it back to get the page after this row
     */
    record Row(
            UUID id,
            String reference,
            @Nullable String caseReference,
            @Nullable String description,
            @Nullable String category,
            String where,
            String status,
            int incomplete,
            int problems,
            @Nullable OffsetDateTime seizedAt,
            boolean copied,
            String key) {}

    /**
     * Exhibits that have every one of the words: in reference, case, seal, identifiers,
     * description, place or people; the last word may be a beginning; small misspellings are
     * allowed where nothing fits exactly. Newest first.
     */
    List<Row> find(String words, int limit);

    /**
     * A page by seek, newest first.
     *
     * @param status a status to keep to, or null
     * @param after the {@code key} of the last row of the page before, or null
     */
    List<Row> page(
            @Nullable UUID caseId, @Nullable String status, @Nullable String after, int size);

    /** How many exhibits there are; may take a moment. */
    long count();
}
