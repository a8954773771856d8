package org.lockfast.sync.wire;

import java.security.SecureRandom;
import java.util.HexFormat;

/** 32 hex digits that no question had before: the answer is signed for that question alone. */
public final class Nonce {
    /** As the server takes it. */
    public static final String FORM = "[0-9a-f]{32}";

    private static final int BYTES = 16;

    private Nonce() {}

    /** One that was never asked with. */
    public static String of(SecureRandom random) {
        byte[] nonce = new byte[BYTES];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }
}
