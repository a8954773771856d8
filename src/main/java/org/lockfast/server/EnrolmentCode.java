package org.lockfast.server;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.EnrolRequest;

/**
 * A code that lets one device join: 80 random bits as four groups of four of {@code
 * 0123456789ABCDEFGHJKMNPQRSTVWXYZ}. Only its hash is kept.
 */
public final class EnrolmentCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    private EnrolmentCode() {}

    /** A new one, as it is read out. */
    static String make(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** SHA-256 of the code as it was meant. */
    public static Hash hash(String typed) {
        return Hash.sha256(EnrolRequest.meant(typed).getBytes(StandardCharsets.UTF_8));
    }
}
