package org.lockfast.sync.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers of {@code GET /v1/lookup}.
 *
 * @param subject id of the exhibit
 * @param kind such as {@code EXHIBIT}
 * @param caseId the exhibit's case; none for a case
 * @param caseReference what that case is called; none where that is not known
 * @param station where it was recorded
 * @param doubt why the entry that says so is not relied on, as the server tells it; none where it
 *     is, or the server is older than this field
 */
public record Found(
        UUID subject,
        String kind,
        @Nullable String reference,
        @JsonProperty("case") @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable String station,
        @Nullable String doubt) {
    public Found {
        Given.all(subject, kind);
    }

    /** The same without a word of its case. */
    public Found withoutCase() {
        return new Found(subject, kind, reference, null, null, station, doubt);
    }
}
