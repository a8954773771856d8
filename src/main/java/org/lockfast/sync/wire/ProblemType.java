package org.lockfast.sync.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a server can answer instead of what it was asked for (RFC 9457). */
public enum ProblemType {
    /** The request is not as the protocol has it. */
    BAD_REQUEST(400, "The request is not as the protocol has it"),
    /** A device's certificate is needed and there is none. */
    NO_CERTIFICATE(401, "This call needs a device's certificate"),
    /** The code for enrolment is not known, was used, or is too old. */
    BAD_CODE(403, "This enrolment code is not valid any more, or never was"),
    /** The signer, or the device that calls, is not one the log has introduced. */
    UNKNOWN_KEY(403, "The log has not introduced this key"),
    /** The device that calls was revoked. */
    REVOKED(403, "This device's key was revoked"),
    /** There is no such thing. */
    NOT_FOUND(404, "There is no such thing here"),
    /** This path knows other methods. */
    METHOD(405, "This path is not used with this method"),
    /** The request did not come in time. */
    TOO_SLOW(408, "The request did not come in time"),
    /** The first entry of a push is beyond what is known; {@code nextSeq} says where to go on. */
    CHAIN_GAP(409, "An entry before these is not here yet"),
    /** The log is shorter than what the device has pinned; {@code size} is its size. */
    LOG_BEHIND(409, "The log is shorter than the checkpoint that was shown"),
    /** A later wrap note of this officer is here already. */
    OLDER(409, "A later one is here already"),
    /** An attachment does not go on at this place; {@code Upload-Offset} says where. */
    WRONG_OFFSET(409, "The attachment goes on at another place"),
    /** Larger than the limit. */
    TOO_LARGE(413, "This is larger than the limit"),
    /** A content type, content encoding or protocol version the server does not take. */
    UNSUPPORTED(415, "This type or encoding is not taken"),
    /** Framing, signature or place in the chain. */
    BAD_NOTE(422, "An entry is not in the form it must have"),
    /** The bytes are not those the digest was made of. */
    DIGEST_MISMATCH(422, "The bytes are not those the digest was made of"),
    /** Too many calls; {@code Retry-After} says when to come again. */
    SLOW_DOWN(429, "Too many calls"),
    /** A fault of the server. Nothing was stored. */
    FAULT(500, "The server has a fault"),
    /** The server is busy, starting or stopping. */
    BUSY(503, "The server is busy"),
    /** The log was restored from a copy and takes back what it lost before anything new. */
    REFILLING(503, "The log takes back what it lost before anything new");

    private static final String BASE = "https://lockfast.org/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** One sentence without its full stop. */
    public String title() {
        return title;
    }

    /** The last part of the type, such as {@code chain-gap}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The URI that stands in an answer. */
    public String uri() {
        return BASE + slug();
    }

    /** The type an answer names; empty for one this version does not know. */
    public static Optional<ProblemType> of(String uri) {
        return Arrays.stream(values()).filter(type -> type.uri().equals(uri)).findFirst();
    }
}
