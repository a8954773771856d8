package org.lockfast.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM boxes: nonce[12] ‖ ciphertext ‖ tag[16]. */
final class Aead {
    static final int NONCE = 12;
    static final int TAG = 16;

    private Aead() {}

    /** Seals under a fresh random nonce. */
    static byte[] seal(byte[] key, byte[] plain, byte[] aad, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, aad);
            byte[] box = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
            cipher.doFinal(plain, 0, plain.length, box, NONCE);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** Opens the box that begins at the offset; empty when key, box or aad do not fit together. */
    static Optional<byte[]> open(byte[] key, byte[] box, int offset, byte[] aad) {
        if (box.length - offset < NONCE + TAG) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, box, offset, aad);
            int from = offset + NONCE;
            return Optional.of(cipher.doFinal(box, from, box.length - from));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonceIn, int offset, byte[] aad)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG * 8, nonceIn, offset, NONCE));
        cipher.updateAAD(aad);
        return cipher;
    }
}
