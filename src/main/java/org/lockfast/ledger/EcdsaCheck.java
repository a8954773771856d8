package org.lockfast.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * ECDSA on P-256 with SHA-256, DER signatures. Only the lower of the two possible S is good: else
 * anyone could turn a signed entry into a second one with another identity.
 */
final class EcdsaCheck implements PublicKeyCheck {
    private final ECPublicKeyParameters key;
    private final BigInteger highestS;

    private EcdsaCheck(ECPublicKeyParameters key) {
        this.key = key;
        this.highestS = key.getParameters().getN().shiftRight(1);
    }

    static EcdsaCheck of(byte[] subjectPublicKeyInfo) {
        try {
            if (PublicKeyFactory.createKey(subjectPublicKeyInfo)
                            instanceof ECPublicKeyParameters key
                    && isP256(key.getParameters())
                    && Arrays.equals(
                            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key)
                                    .getEncoded("DER"),
                            subjectPublicKeyInfo)) {
                return new EcdsaCheck(key);
            }
        } catch (java.io.IOException | RuntimeException e) {
            throw new Malformed(Malformed.Reason.KEY, "These bytes are no P-256 key", e);
        }
        throw new Malformed(Malformed.Reason.KEY, "These bytes are no P-256 key in DER");
    }

    private static boolean isP256(ECDomainParameters parameters) {
        return parameters instanceof ECNamedDomainParameters named
                && named.getName().equals(SECObjectIdentifiers.secp256r1);
    }

    @Override
    public boolean verify(byte[] bytes, int offset, int length, byte[] signature) {
        BigInteger[] rs;
        try {
            rs = StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), signature);
        } catch (java.io.IOException | RuntimeException e) {
            return false;
        }
        if (rs[1].compareTo(highestS) > 0) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(Hash.sha256(bytes, offset, length).bytes(), rs[0], rs[1]);
    }
}
