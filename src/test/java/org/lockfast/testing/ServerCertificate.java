package org.lockfast.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate for a server on this machine, self-signed, with its key, as PEM files. */
public record ServerCertificate(Path certificate, Path key) {
    /** Makes one in a folder. */
    public static ServerCertificate in(Path folder) {
        return in(folder, "CN=localhost");
    }

    /** One that says an authority issued it. */
    public static ServerCertificate issued(Path folder) {
        return in(folder, "CN=Northshire CA");
    }

    private static ServerCertificate in(Path folder, String issuer) {
        try {
            Files.createDirectories(folder);
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(256);
            KeyPair pair = pairs.generateKeyPair();
            X500Name name = new X500Name("CN=localhost");
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.TWO,
                            Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2090-01-01T00:00:00Z")),
                            name,
                            pair.getPublic());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            new GeneralName[] {
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                            }));
            return new ServerCertificate(
                    pem(
                            folder.resolve("server.pem"),
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(pair.getPrivate()))),
                    pem(
                            folder.resolve("server.key"),
                            new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded())));
        } catch (Exception e) {
            throw new IllegalStateException("A certificate for a test", e);
        }
    }

    private static Path pem(Path file, Object what) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        }
        return Files.writeString(file, text.toString());
    }

    /** PEM of the certificate: what a device is given as {@code --ca}. */
    public String pem() {
        try {
            return Files.readString(certificate);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
