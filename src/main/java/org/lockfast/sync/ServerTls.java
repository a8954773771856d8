package org.lockfast.sync;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

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
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    own == null ? null : keys(own).getKeyManagers(),
                    trust.getTrustManagers(),
                    null);
            return context;
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java 25 has TLS 1.3", e);
        }
    }

    private static KeyManagerFactory keys(DeviceCertificate own)
            throws GeneralSecurityException, IOException {
        char[] none = new char[0];
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("device", own.key(), none, new Certificate[] {own.certificate()});
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, none);
        return factory;
    }
}
