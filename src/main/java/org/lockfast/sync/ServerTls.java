package org.lockfast.sync;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;

/** How a device and its server know each other: TLS 1.3, certificates on both sides. */
final class ServerTls {
    private ServerTls() {}

    /**
     * A context that trusts the given certificates alone.
     *
     * @param ca PEM, one certificate or more
     * @param own what the device shows; null before it is enrolled
     * @throws CertificateException when the PEM holds no certificate
     */
    static SSLContext context(String ca, @Nullable DeviceCertificate own)
            throws CertificateException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int n = 0;
            for (Certificate certificate : Authorities.read(ca)) {
                trusted.setCertificateEntry("ca" + n++, certificate);
            }
            if (n == 0) {
                throw new CertificateException("There is no certificate in the file");
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return context(trust.getTrustManagers(), own);
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java 25 has TLS 1.3", e);
        }
    }

    /** The same, trusting one device's key and no authority. */
    static SSLContext context(VerifyKey device, DeviceCertificate own) {
        try {
            return context(new TrustManager[] {new OneKey(device)}, own);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has TLS 1.3", e);
        }
    }

    private static SSLContext context(TrustManager[] trust, @Nullable DeviceCertificate own)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(own == null ? null : keys(own).getKeyManagers(), trust, null);
        return context;
    }

    private static KeyManagerFactory keys(DeviceCertificate own) throws GeneralSecurityException {
        char[] none = new char[0];
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own.keyStore(none), none);
        return factory;
    }
}
