package org.lockfast.keys;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What it costs to try one password: parameters of Argon2id (RFC 9106), stored with each key so
 * that they can grow.
 *
 * @param m memory in KiB, 8·p to 1,048,576
 * @param t passes over it, 1 to 64
 * @param p lanes, 1 to 16
 */
public record PasswordCost(int m, int t, int p) {
    /** 64 MiB, three passes (settled.md 15; RFC 9106 section 4 recommends it for small memory). */
    public static final PasswordCost USUAL = new PasswordCost(65_536, 3, 1);

    /** Bytes of salt. */
    static final int SALT = 16;

    /**
     * The upper bounds keep an altered keyring from taking all memory before its check line can be
     * checked.
     *
     * @throws IllegalArgumentException outside the ranges above
     */
    public PasswordCost {
        if (p < 1 || p > 16 || t < 1 || t > 64 || m < 8 * p || m > 1 << 20) {
            throw new IllegalArgumentException("Argon2id cost m=" + m + " t=" + t + " p=" + p);
        }
    }

    /** 32 bytes from the password; the caller wipes them. */
    byte[] derive(Password password, byte[] salt) {
        byte[] utf8 = password.utf8();
        try {
            return derive(utf8, salt);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private byte[] derive(byte[] secret, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(m)
                        .withIterations(t)
                        .withParallelism(p)
                        .withSalt(salt)
                        .build());
        byte[] key = new byte[32];
        generator.generateBytes(secret, key);
        return key;
    }
}
