package org.lockfast.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * The private keys of a log: Ed25519, under the log's origin, and ML-DSA-44, with which the log
 * cosigns the checkpoints it gives as evidence (C2SP tlog-cosignature, type 06), so that they stay
 * good evidence when Ed25519 no longer is. Both come from one seed. Whoever once computes the
 * Ed25519 key from its public half has the scalar that RFC 8032 makes of the seed by SHA-512, and
 * not the seed: the other key stays out of reach.
 */
public final class LogKey implements Signer {
    private static final String ENDING = "/mldsa44";
    private static final byte[] INFO = "lockfast/v1/mldsa44".getBytes(StandardCharsets.US_ASCII);

    private final Ed25519Key key;
    private final MLDSAPrivateKeyParameters lattice;
    private final WitnessKey second;

    private LogKey(Ed25519Key key, MLDSAPrivateKeyParameters lattice) {
        this.key = key;
        this.lattice = lattice;
        this.second = WitnessKey.lattice(key.key().name() + ENDING, lattice.getPublicKey());
    }

    /**
     * @param origin the log's origin
     * @param seed 32 random bytes; copied
     */
    public static LogKey of(String origin, byte[] seed) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(seed, null, INFO));
        byte[] other = new byte[32];
        hkdf.generateBytes(other, 0, other.length);
        LogKey made =
                new LogKey(
                        Ed25519Key.of(origin, seed),
                        new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, other));
        Arrays.fill(other, (byte) 0);
        return made;
    }

    @Override
    public VerifyKey key() {
        return key.key();
    }

    @Override
    public byte[] sign(byte[] text) {
        return key.sign(text);
    }

    @Override
    public Optional<WitnessKey> second() {
        return Optional.of(second);
    }

    /**
     * The same line each time, on every node: it says no time, for when a checkpoint was made is
     * for witnesses and time stamps to say, and it is signed without chance.
     */
    @Override
    public Note evidence(Note checkpoint) {
        return second.signed(checkpoint) ? checkpoint : checkpoint.with(List.of(line(checkpoint)));
    }

    private NoteSignature line(Note checkpoint) {
        byte[] text = WitnessKey.subtree(second.name(), 0, Checkpoint.of(checkpoint));
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, lattice);
        signer.update(text, 0, text.length);
        try {
            byte[] signature =
                    ByteBuffer.allocate(Long.BYTES + LatticeCheck.SIGNATURE)
                            .putLong(0)
                            .put(signer.generateSignature())
                            .array();
            return NoteSignature.of(second.name(), second.keyId(), signature);
        } catch (CryptoException e) {
            throw new IllegalStateException("A private key of ML-DSA signs", e);
        }
    }

    /**
     * Overwrites the Ed25519 seed. What Bouncy Castle holds of the other key stays until it is
     * collected.
     */
    public void destroy() {
        key.destroy();
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
