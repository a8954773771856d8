package org.lockfast.sync;

import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whoever holds a certain Ed25519 key, whatever name, date and address the certificate says:
 * the handshake proves that the other side holds it. A laptop's clock may be wrong by years.
 */
public abstract class KeyTrust extends X509ExtendedTrustManager {
    private static final int SPKI_PREFIX = 12;
    private static final int SPKI = 44;

    /**
     * Judges what the other side shows, client or server.
     *
     * @throws CertificateException where it is not let in
     */
    protected abstract void check(X509Certificate[] chain) throws CertificateException;

    /** The 32 bytes of RFC 8032 of an Ed25519 key; empty for a key of another kind. */
    public static Optional<byte[]> publicKey(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return key.getAlgorithm().equals("EdDSA") && encoded.length == SPKI
                ? Optional.of(Arrays.copyOfRange(encoded, SPKI_PREFIX, SPKI))
                : Optional.empty();
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    /** None named: a device has but one certificate to show. */
    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
