package org.lockfast.server;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Ed25519Key;

/** A certificate authority for trying a server out, and the certificates of devices. */
public final class TestPki {
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Holds by the clock of the test and by the machine's. */
    static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    static final Instant UNTIL = Instant.parse("2090-01-01T00:00:00Z");

    private final KeyPair authority;
    private final X509Certificate root;

    public TestPki() {
        authority = pair("EC");
        root =
                certificate(
                        "CN=Example Authority", authority, "CN=Example Authority", authority, true);
    }

    /** A key pair: {@code EC}, {@code RSA} or {@code Ed25519}. */
    static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (!algorithm.equals("Ed25519")) {
                generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(
            String issuer, KeyPair by, String subject, KeyPair of, boolean authority) {
        return certificate(issuer, by.getPrivate(), subject, of.getPublic(), authority);
    }

    private static X509Certificate certificate(
            String issuer, PrivateKey by, String subject, PublicKey of, boolean authority) {
        Instant now = Instant.now();
        try {
            X509v3CertificateBuilder builder =
                    new X509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.valueOf(now.toEpochMilli()),
                            Date.from(FROM),
                            Date.from(UNTIL),
                            new X500Name(subject),
                            SubjectPublicKeyInfo.getInstance(of.getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            new GeneralName[] {
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                            }));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(signing(by)).build(by)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signing(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
    }

    /** Writes {@code server.crt}, {@code server.key} and {@code ca.crt} into the folder. */
    public void server(Path folder, String algorithm) {
        KeyPair own = pair(algorithm);
        write(
                folder.resolve("server.crt"),
                certificate("CN=Example Authority", authority, "CN=localhost", own, false));
        write(folder.resolve("server.key"), own.getPrivate());
        write(folder.resolve("ca.crt"), root);
    }

    private static void write(Path file, Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client trusts and shows; nothing is shown without a device. */
    public SSLContext client(@Nullable Ed25519Key device) {
        if (device == null) {
            return client(null, null);
        }
        try {
            PrivateKey own =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8, device.seed())));
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(join(SPKI, device.key().publicKey())));
            return client(own, certificate("CN=device", own, "CN=device", key, false));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext client(@Nullable PrivateKey own, @Nullable X509Certificate certificate) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", root);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManagerFactory keys = null;
            if (own != null) {
                KeyStore shown = KeyStore.getInstance("PKCS12");
                shown.load(null, null);
                shown.setKeyEntry(
                        "own",
                        own,
                        new char[0],
                        new Certificate[] {Objects.requireNonNull(certificate)});
                keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(shown, new char[0]);
            }
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] all = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        return all;
    }
}
