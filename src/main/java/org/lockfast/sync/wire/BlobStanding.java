package org.lockfast.sync.wire;

import java.nio.charset.StandardCharsets;

/** How much of a file is there, as it stands in two headers and is signed. */
public final class BlobStanding {
    private BlobStanding() {}

    /**
     * What the signature is over, for an answer that has no body.
     *
     * @param offset bytes it has
     * @param length bytes it will have
     */
    public static byte[] said(long offset, long length) {
        return (offset + "/" + length).getBytes(StandardCharsets.US_ASCII);
    }
}
