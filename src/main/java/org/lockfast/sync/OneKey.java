package org.lockfast.sync;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.lockfast.ledger.VerifyKey;

/** Trusts whoever holds one key: that of the device it was told to speak to. */
final class OneKey extends KeyTrust {
    private final byte[] key;

    OneKey(VerifyKey key) {
        this.key = key.publicKey();
    }

    @Override
    protected void check(X509Certificate[] chain) throws CertificateException {
        boolean held =
                chain.length > 0
                        && publicKey(chain[0].getPublicKey())
                                .filter(shown -> Arrays.equals(shown, key))
                                .isPresent();
        if (!held) {
            throw new CertificateException("this is another device's key");
        }
    }
}
