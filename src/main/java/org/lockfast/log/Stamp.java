package org.lockfast.log;

import java.time.Instant;

/**
 * A time stamp (RFC 3161) over a signed checkpoint: somebody outside the force says that it was
 * there at that time.
 *
 * @param size entries under the checkpoint
 * @param time by the authority's clock
 * @param kept when it was received, by the server's clock
 * @param checkpoint the signed note, byte for byte what was stamped
 * @param reply the authority's answer, a DER TimeStampResp
 */
@SuppressWarnings("ArrayRecordComponent")
public record Stamp(long size, Instant time, Instant kept, byte[] checkpoint, byte[] reply) {
    /** The folder stamps are exported to and served under. */
    public static final String FOLDER = "timestamp";

    /** Ending of the file with what was stamped; before it stands the size. */
    public static final String CHECKPOINT = ".checkpoint";

    /** Ending of the file with the authority's answer. */
    public static final String REPLY = ".tsr";
}
