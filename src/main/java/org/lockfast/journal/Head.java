package org.lockfast.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How far a journal reached: what tells a cut tail from a shorter life.
 *
 * @param count records
 * @param eid the last entry among them
 * @param entries entries among them
 */
record Head(long count, Hash eid, long entries, UUID store) {

    /** A line of JCS and a line with its HMAC, both with their line ends: under 512 bytes. */
    byte[] encode(SecretKey key) {
        byte[] line =
                (Jcs.text(
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("count", count)
                                                .put("eid", eid.base64())
                                                .put("entries", entries)
                                                .put("store", store.toString()))
                                + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] mac =
                (Base64.getEncoder().encodeToString(hmac(key, line)) + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(line, line.length + mac.length);
        System.arraycopy(mac, 0, both, line.length, mac.length);
        return both;
    }

    /** Reads one; null where it is damaged, forged or another store's. */
    static @Nullable Head decode(byte[] bytes, SecretKey key, UUID store) {
        try {
            String text = new String(bytes, StandardCharsets.US_ASCII);
            JsonNode json =
                    Jcs.parse(
                            text.substring(0, text.indexOf('\n'))
                                    .getBytes(StandardCharsets.US_ASCII));
            Head head =
                    new Head(
                            json.path("count").longValue(),
                            Hash.ofBase64(json.path("eid").stringValue()),
                            json.path("entries").longValue(),
                            UUID.fromString(json.path("store").stringValue()));
            return MessageDigest.isEqual(bytes, head.encode(key)) && head.store().equals(store)
                    ? head
                    : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static byte[] hmac(SecretKey key, byte[] line) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(line);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
