package org.lockfast.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** The server's own certificate and key, as {@code openssl} writes them. */
final class CertificateFile {
    private static final byte[] TRIAL = {1};

    private CertificateFile() {}

    /**
     * Reads both.
     *
     * @param certificate PEM, the server's own first
     * @param key PEM: PKCS#8, or as openssl wrote EC and RSA keys before; without a password
     * @return a store with one entry, under {@code password}
     * @throws ServerRefusal in a sentence
     */
    static KeyStore read(Path certificate, Path key, char[] password) {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey own = key(key, chain.getFirst());
        if (!belong(own, chain.getFirst())) {
            throw new ServerRefusal(
                    "The key in "
                            + key
                            + " is not that of the certificate in "
                            + certificate
                            + ".");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", own, password, chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new ServerRefusal("The certificate cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The certificates in a PEM file, one at least.
     *
     * @throws ServerRefusal in a sentence
     */
    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> all = new ArrayList<>();
        for (Object each : objects(file)) {
            if (each instanceof X509CertificateHolder holder) {
                all.add(certificate(holder, file));
            }
        }
        if (all.isEmpty()) {
            throw new ServerRefusal("There is no certificate in " + file + ".");
        }
        return all;
    }

    private static X509Certificate certificate(X509CertificateHolder holder, Path from) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new ServerRefusal("A certificate in " + from + " cannot be read.", e);
        }
    }

    private static PrivateKey key(Path file, X509Certificate certificate) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try {
            for (Object each : objects(file)) {
                if (each instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (each instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(onCurve(pair.getPrivateKeyInfo(), certificate));
                }
            }
        } catch (IOException e) {
            throw new ServerRefusal("The key in " + file + " cannot be read.", e);
        }
        throw new ServerRefusal(
                "There is no private key in " + file + ". It stands there without a password.");
    }

    /** Some programs leave the curve out beside an EC key; it is the certificate's. */
    private static PrivateKeyInfo onCurve(PrivateKeyInfo key, X509Certificate certificate)
            throws IOException {
        boolean left =
                key.getPrivateKeyAlgorithm()
                                .getAlgorithm()
                                .equals(X9ObjectIdentifiers.id_ecPublicKey)
                        && key.getPrivateKeyAlgorithm().getParameters() == null;
        return left
                ? new PrivateKeyInfo(
                        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                                .getAlgorithm(),
                        key.parsePrivateKey())
                : key;
    }

    private static List<Object> objects(Path file) {
        List<Object> objects = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                PEMParser pem = new PEMParser(reader)) {
            for (Object each = pem.readObject(); each != null; each = pem.readObject()) {
                objects.add(each);
            }
            return objects;
        } catch (IOException | RuntimeException e) {
            throw new ServerRefusal(file + " cannot be read as PEM.", e);
        }
    }

    /** Whether what the key signs, the certificate's key verifies. */
    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC", "ECDSA" -> "SHA256withECDSA";
                    default -> "Ed25519";
                };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(TRIAL);
            byte[] signature = signing.sign();
            signing.initVerify(certificate.getPublicKey());
            signing.update(TRIAL);
            return signing.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
