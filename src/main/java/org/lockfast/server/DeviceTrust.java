package org.lockfast.server;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes the self-signed certificate of any Ed25519 key. The handshake proves that the other side
 * holds the key; whether the log knows it is asked at every call. Names and dates in a certificate
 * mean nothing: a laptop's clock may be wrong by years.
 */
final class DeviceTrust extends X509ExtendedTrustManager {
    private static final int SPKI_PREFIX = 12;

    private static void check(X509Certificate @Nullable [] chain) throws CertificateException {
        if (chain == null || chain.length != 1) {
            throw new CertificateException("a device shows one certificate");
        }
        X509Certificate own = chain[0];
        if (!(own.getPublicKey() instanceof EdECPublicKey key)
                || !key.getParams().getName().equals("Ed25519")) {
            throw new CertificateException("a device's key is Ed25519");
        }
        try {
            own.verify(own.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("a device's certificate is signed by itself", e);
        }
    }

    /** The 32 bytes of RFC 8032 of a key that was let in. */
    static byte[] publicKey(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, SPKI_PREFIX, encoded.length);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this side is the server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("this side is the server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this side is the server");
    }

    /** None named: a device has but one certificate to show. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
