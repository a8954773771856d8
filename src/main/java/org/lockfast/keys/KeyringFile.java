package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Malformed;

/**
 * A keyring as the bytes of its file: three lines (format.md section 5). There is exactly one text
 * for each keyring and master key, so a file that could be written in two ways is refused.
 */
public final class KeyringFile {
    private static final String KIND = "lockfast/keyring/v";
    private static final String FIRST = KIND + "1\n";

    /** Far above any force's number of officers; keeps a foreign file from filling memory. */
    static final int MOST_BYTES = 64 << 20;

    private final Keyring keyring;
    private final byte[] bytes;
    private final int checked;

    private KeyringFile(Keyring keyring, byte[] bytes, int checked) {
        this.keyring = keyring;
        this.bytes = bytes;
        this.checked = checked;
    }

    /** Writes a keyring, its check line made with the newest master key. */
    static KeyringFile of(Keyring keyring, MasterKeys masters) {
        byte[] text =
                Bytes.join(
                        FIRST.getBytes(StandardCharsets.US_ASCII),
                        Jcs.bytes(KeyringJson.of(keyring)),
                        new byte[] {'\n'});
        return new KeyringFile(
                keyring, Bytes.join(text, line(mac(text, text.length, masters))), text.length);
    }

    /**
     * Reads the bytes of a keyring file. Whether it is genuine is not known before {@link
     * #genuine}: until then show what stands in it, and believe nothing.
     *
     * @throws KeyringRefusal TRUNCATED, NOT_A_KEYRING, NEWER_FORMAT or GARBLED
     */
    public static KeyringFile parse(byte[] bytes) {
        checkFirstLine(bytes);
        int second = lineEnd(bytes, FIRST.length());
        int third = lineEnd(bytes, second);
        if (third != bytes.length) {
            throw new KeyringRefusal(Reason.GARBLED, "something after its end");
        }
        if (third - second != 45) {
            throw new KeyringRefusal(Reason.GARBLED, "its check line");
        }
        Keyring keyring = keyring(Arrays.copyOfRange(bytes, FIRST.length(), second - 1));
        return new KeyringFile(keyring, bytes.clone(), second);
    }

    private static void checkFirstLine(byte[] bytes) {
        int n = Math.min(bytes.length, FIRST.length());
        String start = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
        if (FIRST.startsWith(start)) {
            if (n < FIRST.length()) {
                throw new KeyringRefusal(Reason.TRUNCATED);
            }
            return;
        }
        boolean newer = start.startsWith(KIND) && Character.isDigit(start.charAt(KIND.length()));
        throw new KeyringRefusal(newer ? Reason.NEWER_FORMAT : Reason.NOT_A_KEYRING);
    }

    /** The offset after the next line end. */
    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        throw new KeyringRefusal(Reason.TRUNCATED);
    }

    private static Keyring keyring(byte[] json) {
        try {
            Keyring keyring = KeyringJson.keyring(Jcs.parse(json));
            if (!Arrays.equals(Jcs.bytes(KeyringJson.of(keyring)), json)) {
                throw new KeyringRefusal(Reason.GARBLED, "more in it than belongs there");
            }
            return keyring;
        } catch (Malformed | IllegalArgumentException e) {
            KeyringRefusal refusal =
                    new KeyringRefusal(Reason.GARBLED, String.valueOf(e.getMessage()));
            refusal.initCause(e);
            throw refusal;
        }
    }

    public Keyring keyring() {
        return keyring;
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** What the journal names: SHA-256 of the file's bytes. */
    public Hash sha256() {
        return Hash.sha256(bytes);
    }

    /** Whether the check line was made with these master keys over these very bytes. */
    boolean genuine(MasterKeys masters) {
        byte[] expected = line(mac(bytes, checked, masters));
        byte[] found = Arrays.copyOfRange(bytes, checked, bytes.length);
        return java.security.MessageDigest.isEqual(expected, found);
    }

    private static byte[] line(byte[] mac) {
        return (Bytes.base64(mac) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] mac(byte[] bytes, int length, MasterKeys masters) {
        byte[] key = masters.derive(masters.newest(), Purpose.KEYRING);
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        hmac.update(bytes, 0, length);
        byte[] mac = new byte[32];
        hmac.doFinal(mac, 0);
        Arrays.fill(key, (byte) 0);
        return mac;
    }
}
