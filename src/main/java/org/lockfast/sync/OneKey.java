package org.lockfast.sync;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;

/**
 * Trusts whoever holds one Ed25519 key, whatever name, date and address its certificate says: the
 * handshake proves that the other side holds it.
 */
final class OneKey extends X509ExtendedTrustManager {
    private static final int SPKI_PREFIX = 12;
    private static final int SPKI = 44;

    private final byte[] key;

    OneKey(VerifyKey key) {
        this.key = key.publicKey();
    }

    private void check(X509Certificate @Nullable [] chain) throws CertificateException {
        byte[] shown =
                chain == null || chain.length == 0
                        ? new byte[0]
                        : chain[0].getPublicKey().getEncoded();
        if (shown.length != SPKI || !Arrays.equals(shown, SPKI_PREFIX, SPKI, key, 0, key.length)) {
            throw new CertificateException("this is another device's key");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
