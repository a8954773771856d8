package org.lockfast.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found.
 *
 * @param subject the exhibit or case
 * @param kind {@code EXHIBIT} or {@code CASE}
 * @param reference as it was written; null where it was destroyed or never given
 * @param caseId the exhibit's case; null for a case
 * @param caseReference what that case is called, as it was written; null where that is not known
 * @param station of the device that recorded it
 * @param doubt why the entry that says so is not relied on, in a sentence without a full stop; null
 *     where it is
 */
public record Found(
        UUID subject,
        String kind,
        @Nullable String reference,
        @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable String station,
        @Nullable String doubt) {}
