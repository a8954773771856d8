package org.lockfast.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * One generation of the master key, sealed to one recipient: HPKE (RFC 9180) base mode,
 * X25519/HKDF-SHA256/AES-256-GCM.
 *
 * @param gen generation of the master key, 1 to 65,535
 * @param enc base64 of the encapsulated key, 32 bytes
 * @param ct base64 of the sealed master key, 48 bytes
 */
public record SealedMaster(int gen, String enc, String ct) {
    private static final byte[] INFO = "lockfast/master/v1".getBytes(StandardCharsets.US_ASCII);

    /** Stands for the collar number where the recipient is a recovery sheet. */
    static final String RECOVERY = "recovery";

    /**
     * @throws IllegalArgumentException for a generation out of range or bytes of another length
     */
    public SealedMaster {
        if (gen < 1
                || gen > MasterKeys.MAX
                || Bytes.ofBase64(enc).length != 32
                || Bytes.ofBase64(ct).length != 48) {
            throw new IllegalArgumentException("Sealed master key of generation " + gen);
        }
    }

    static SealedMaster seal(
            UUID store,
            String aadName,
            int gen,
            byte[] master,
            byte[] recipient,
            SecureRandom random) {
        HPKE hpke = hpke();
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        try {
            HPKEContextWithEncapsulation context =
                    hpke.setupBaseS(
                            hpke.deserializePublicKey(recipient), INFO, hpke.deriveKeyPair(seed));
            byte[] ct = context.seal(aad(store, aadName, gen), master);
            return new SealedMaster(
                    gen, Bytes.base64(context.getEncapsulation()), Bytes.base64(ct));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Sealing a master key", e);
        }
    }

    /** The 32 bytes; empty when this was sealed to another recipient, name, store or generation. */
    Optional<byte[]> open(UUID store, String aadName, byte[] recipientPrivate) {
        HPKE hpke = hpke();
        X25519PrivateKeyParameters own = new X25519PrivateKeyParameters(recipientPrivate, 0);
        AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(own.generatePublicKey(), own);
        try {
            byte[] opened =
                    hpke.setupBaseR(Bytes.ofBase64(enc), pair, INFO)
                            .open(aad(store, aadName, gen), Bytes.ofBase64(ct));
            return Optional.of(opened);
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            // An altered enc may be a point of small order, which X25519 refuses in its own way.
            return Optional.empty();
        }
    }

    private static byte[] aad(UUID store, String name, int gen) {
        return Bytes.join(Bytes.of(store), name.getBytes(StandardCharsets.UTF_8), Bytes.u16(gen));
    }

    private static HPKE hpke() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
