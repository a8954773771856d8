package org.lockfast.sync.wire;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.ledger.Hash;

/** The header {@code Content-Digest} of RFC 9530, over the bytes as they are sent. */
public final class ContentDigest {
    /** The name of the header. */
    public static final String HEADER = "Content-Digest";

    private static final Pattern SHA_256 =
            Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?=,|;|$)");

    private ContentDigest() {}

    /** The header's value for these bytes. */
    public static String of(byte[] sent) {
        return of(Hash.sha256(sent));
    }

    /** The header's value for bytes with this SHA-256. */
    public static String of(Hash sha256) {
        return "sha-256=:" + sha256.base64() + ":";
    }

    /**
     * Compares. Digests of other kinds are passed over; one of SHA-256 there must be.
     *
     * @throws Refused {@code bad-request} without one, {@code digest-mismatch} for other bytes
     */
    public static void check(String header, byte[] received) {
        if (!sha256(header).equals(Hash.sha256(received))) {
            throw new Refused(
                    ProblemType.DIGEST_MISMATCH, "Content-Digest is that of other bytes than came");
        }
    }

    /**
     * The SHA-256 a header names.
     *
     * @throws Refused {@code bad-request} when it names none, or names two
     */
    public static Hash sha256(String header) {
        Matcher found = SHA_256.matcher(header);
        if (!found.find()) {
            throw new Refused(ProblemType.BAD_REQUEST, "Content-Digest has no sha-256");
        }
        Hash hash = Hash.of(Base64.getDecoder().decode(found.group(1)));
        if (found.find()) {
            throw new Refused(ProblemType.BAD_REQUEST, "Content-Digest has two of sha-256");
        }
        return hash;
    }
}
