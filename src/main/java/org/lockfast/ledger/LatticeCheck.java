package org.lockfast.ledger;

import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Checks ML-DSA-44 signatures (FIPS 204, pure, without a context) of one key. */
final class LatticeCheck implements PublicKeyCheck {
    /** Length of a public key. */
    static final int KEY = 1_312;

    /** Length of a signature. */
    static final int SIGNATURE = 2_420;

    private final MLDSAPublicKeyParameters key;

    private LatticeCheck(MLDSAPublicKeyParameters key) {
        this.key = key;
    }

    /**
     * @param publicKey 1,312 bytes
     * @throws Malformed for any other length; of that length every array is a key
     */
    static LatticeCheck of(byte[] publicKey) {
        if (publicKey.length != KEY) {
            throw new Malformed(Malformed.Reason.KEY, "An ML-DSA-44 key has " + KEY + " bytes");
        }
        return new LatticeCheck(
                new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey.clone()));
    }

    @Override
    public boolean verify(byte[] bytes, int offset, int length, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        MLDSASigner check = new MLDSASigner();
        check.init(false, key);
        check.update(bytes, offset, length);
        return check.verifySignature(signature);
    }
}
