package org.lockfast.keys;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Bytes as the format writes them. */
final class Bytes {
    private Bytes() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Standard base64 with padding and nothing else: Java's decoder also takes texts whose unused
     * last bits are set, so that two texts would mean the same bytes.
     *
     * @throws IllegalArgumentException for any other text
     */
    static byte[] ofBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!base64(bytes).equals(text)) {
            throw new IllegalArgumentException("Not standard base64");
        }
        return bytes;
    }

    /** The 16 bytes of a UUID, most significant first. */
    static byte[] of(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
