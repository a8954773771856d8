package org.lockfast.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * Bytes for one device's eyes: enc[32] ‖ ciphertext ‖ tag[16] of HPKE (RFC 9180), base mode,
 * X25519/HKDF-SHA256/AES-256-GCM.
 */
public final class SealedBox {
    private static final int ENC = 32;
    private static final int TAG = 16;

    private SealedBox() {}

    /**
     * Seals.
     *
     * @param recipient public X25519 key, 32 bytes
     * @param info what the bytes are for
     * @throws IllegalArgumentException for a key that nobody can seal to
     */
    public static byte[] seal(
            byte[] recipient, byte[] info, byte[] aad, byte[] plain, SecureRandom random) {
        HPKE hpke = hpke();
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        try {
            HPKEContextWithEncapsulation context =
                    hpke.setupBaseS(
                            hpke.deserializePublicKey(recipient), info, hpke.deriveKeyPair(seed));
            return Bytes.join(context.getEncapsulation(), context.seal(aad, plain));
        } catch (InvalidCipherTextException | IllegalStateException e) {
            throw new IllegalArgumentException("A key that nobody can seal to", e);
        }
    }

    /** Opens; empty when the box is another's, altered or cut short. */
    public static Optional<byte[]> open(DeviceKeys own, byte[] info, byte[] aad, byte[] box) {
        if (box.length < ENC + TAG) {
            return Optional.empty();
        }
        HPKE hpke = hpke();
        byte[] mine = own.sealPrivate();
        X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(mine, 0);
        Arrays.fill(mine, (byte) 0);
        AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
        try {
            return Optional.of(
                    hpke.setupBaseR(Arrays.copyOf(box, ENC), pair, info)
                            .open(aad, Arrays.copyOfRange(box, ENC, box.length)));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty(); // a point of small order is refused in its own way
        }
    }

    private static HPKE hpke() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
