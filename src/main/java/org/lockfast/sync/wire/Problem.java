package org.lockfast.sync.wire;

import org.jspecify.annotations.Nullable;

/**
 * A problem as it is sent, {@code application/problem+json}.
 *
 * @param type the URI of a {@link ProblemType}
 * @param nextSeq of {@code chain-gap}: the place the server waits for
 * @param size of {@code log-behind}: the size of the log
 * @param barred of {@code revoked}: true where no key was revoked, but whoever runs the server shut
 *     the device out
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable Long nextSeq,
        @Nullable Long size,
        @Nullable Boolean barred) {
    /** The content type of a problem. */
    public static final String CONTENT_TYPE = "application/problem+json";

    /** A problem with nothing but its sentence. */
    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null, null);
    }

    /** {@code revoked}, of a device that was shut out: older ones take it for revoked. */
    public static Problem barred(String detail) {
        ProblemType type = ProblemType.REVOKED;
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null, true);
    }

    /** {@code chain-gap}. */
    public static Problem chainGap(long nextSeq, @Nullable String detail) {
        ProblemType type = ProblemType.CHAIN_GAP;
        return new Problem(type.uri(), type.title(), type.status(), detail, nextSeq, null, null);
    }

    /** {@code log-behind}. */
    public static Problem logBehind(long size) {
        ProblemType type = ProblemType.LOG_BEHIND;
        return new Problem(type.uri(), type.title(), type.status(), null, null, size, null);
    }
}
