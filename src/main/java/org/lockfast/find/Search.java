package org.lockfast.find;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;

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

    /**
     * Exhibits the filter keeps and that have the words, newest first.
     *
     * @param words as in {@link #find}; blank for none
     * @param after the {@code key} of the last row of the page before, or null; with words only the
     *     newest are found, so there is no page after
     */
    List<Row> list(Filter filter, String words, @Nullable String after, int size);

    /**
     * What was perhaps meant by words that find nothing: the same words with a reference, case,
     * seal or identifier in place of one that is a slip of the hand or the eye away. Likeliest
     * first, at most {@link #MOST_CLOSE}; each of them finds something the filter keeps.
     */
    List<String> close(Filter filter, String words);

    /** The most that {@link #close} says. */
    int MOST_CLOSE = 5;

    /** How many exhibits a filter keeps. */
    Kept kept(Filter filter);

    /**
     * What a filter keeps.
     *
     * @param newest the last recorded of them; null where there is none
     * @param since when what the filter asks for began with the one for which it began first; null
     *     where it asks for nothing that begins
     * @param sinceIs whether it began then, as of {@link org.lockfast.continuity.PackageState}
     */
    record Kept(long exhibits, @Nullable UUID newest, @Nullable Instant since, Bound sinceIs) {}

    /** How many packages are said to have been booked in from one hour until before another. */
    long bookedIn(Instant from, Instant until);

    /** How many exhibits there are; may take a moment. */
    long count();
}
