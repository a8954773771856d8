package org.lockfast.sync;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.lockfast.ledger.Ed25519Key;

/**
 * The certificate a device shows: self-signed, by the very key that signs its entries. The server
 * compares the key with its log and looks at nothing else, so name, number and dates say nothing.
 */
public final class DeviceCertificate {
    private static final AlgorithmIdentifier ED25519 =
            new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);

    private final X509Certificate certificate;
    private final PrivateKey key;

    private DeviceCertificate(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Makes it anew, always the same for one key.
     *
     * @param device the device's key; stays the caller's
     */
    public static DeviceCertificate of(Ed25519Key device) {
        byte[] seed = device.seed();
        try {
            byte[] encoded = encoded(device);
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(encoded));
            PrivateKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            return new DeviceCertificate(certificate, key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java 25 has Ed25519 and X.509", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static byte[] encoded(Ed25519Key device) throws IOException {
        X500Name name = new X500Name("CN=" + device.key().name().replaceAll("/.*", ""));
        V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(BigInteger.ONE));
        tbs.setSignature(ED25519);
        tbs.setIssuer(name);
        tbs.setSubject(name);
        tbs.setStartDate(new Time(Date.from(Instant.parse("2020-01-01T00:00:00Z"))));
        tbs.setEndDate(new Time(Date.from(Instant.parse("9999-12-31T23:59:59Z"))));
        tbs.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(ED25519, device.key().publicKey()));
        TBSCertificate text = tbs.generateTBSCertificate();
        ASN1EncodableVector whole = new ASN1EncodableVector();
        whole.add(text);
        whole.add(ED25519);
        whole.add(new DERBitString(device.sign(text.getEncoded("DER"))));
        return new DERSequence(whole).getEncoded("DER");
    }

    /**
     * With its key, in memory.
     *
     * @param password of the entry
     */
    public KeyStore keyStore(char[] password) throws GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try {
            keys.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read", e);
        }
        keys.setKeyEntry("device", key, password, new Certificate[] {certificate});
        return keys;
    }
}
