package org.lockfast.sync.wire;

import org.jspecify.annotations.Nullable;

/**
 * A problem as it is sent, {@code application/problem+json}.
 *
 * @param type the URI of a {@link ProblemType}
 * @param nextSeq of {@code chain-gap}: the place the server waits for
 * @param size of {@code log-behind}: the size of the log
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable Long nextSeq,
        @Nullable Long size) {
    /** The content type of a problem. */
    public static final String CONTENT_TYPE = "application/problem+json";

    /** A problem with nothing but its sentence. */
    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null);
    }

    /** {@code chain-gap}. */
    public static Problem chainGap(long nextSeq, @Nullable String detail) {
        ProblemType type = ProblemType.CHAIN_GAP;
        return new Problem(type.uri(), type.title(), type.status(), detail, nextSeq, null);
    }

    /** {@code log-behind}. */
    public static Problem logBehind(long size) {
        ProblemType type = ProblemType.LOG_BEHIND;
        return new Problem(type.uri(), type.title(), type.status(), null, null, size);
    }
}
