package org.lockfast.server;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.lockfast.sync.KeyTrust;

/**
 * Takes the self-signed certificate of any Ed25519 key; whether the log knows it is asked at every
 * call.
 */
final class DeviceTrust extends KeyTrust {
    @Override
    protected void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length != 1) {
            throw new CertificateException("a device shows one certificate");
        }
        if (publicKey(chain[0].getPublicKey()).isEmpty()) {
            throw new CertificateException("a device's key is Ed25519");
        }
        try {
            chain[0].verify(chain[0].getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("a device's certificate is signed by itself", e);
        }
    }
}
