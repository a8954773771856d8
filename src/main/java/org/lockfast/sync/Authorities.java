package org.lockfast.sync;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;

/** The certificates that a server's own must stand under. */
public final class Authorities {
    private Authorities() {}

    /**
     * Whether one of them can vouch for a server: it is an authority's by its basic constraints
     * (RFC 5280, 4.2.1.9), or its own issuer. One that somebody else issued to a server is good
     * until it is renewed, and then every device stands before a closed door.
     *
     * @param pem one certificate or more
     * @throws CertificateException where there is none
     */
    public static boolean vouch(String pem) throws CertificateException {
        Collection<? extends Certificate> all = read(pem);
        if (all.isEmpty()) {
            throw new CertificateException("There is no certificate in the file");
        }
        return all.stream().anyMatch(Authorities::vouches);
    }

    private static boolean vouches(Certificate one) {
        return one instanceof X509Certificate x
                && (x.getBasicConstraints() >= 0
                        || x.getIssuerX500Principal().equals(x.getSubjectX500Principal()));
    }

    static Collection<? extends Certificate> read(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
