package org.lockfast.ledger;

import java.util.Base64;

/** Standard base64 with padding, and only in its one canonical spelling. */
final class Base64Text {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Text() {}

    /**
     * Java's decoder also takes missing padding and stray last bits; then two texts would mean the
     * same bytes and one signed entry could stand under two identities.
     *
     * @throws Malformed with the reason given
     */
    static byte[] decode(String text, Malformed.Reason reason, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed(reason, what + " is not base64", e);
        }
        if (text.length() % 4 != 0 || !lastBitsAreZero(text, bytes)) {
            throw new Malformed(reason, what + " is not base64 in its canonical form");
        }
        return bytes;
    }

    static Hash hash(String text, Malformed.Reason reason, String what) {
        byte[] bytes = decode(text, reason, what);
        if (bytes.length != 32) {
            throw new Malformed(reason, what + " is not a hash of 32 bytes");
        }
        return Hash.owning(bytes);
    }

    /** Of the last letter before the padding, four or two bits have no byte to go to. */
    private static boolean lastBitsAreZero(String text, byte[] bytes) {
        int tail = bytes.length % 3;
        if (tail == 0) {
            return true;
        }
        int value = LETTERS.indexOf(text.charAt(text.length() - (tail == 1 ? 3 : 2)));
        return (value & (tail == 1 ? 15 : 3)) == 0;
    }
}
