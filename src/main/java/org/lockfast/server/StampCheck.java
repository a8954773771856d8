package org.lockfast.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import org.lockfast.ledger.Hash;

/**
 * Asks for a time stamp and believes the answer only where it is one (RFC 3161): over that hash,
 * with that nonce, signed by a certificate that is for time stamps alone and stood, at the time it
 * names, under one of those given. Whether a certificate was revoked is not looked up.
 */
final class StampCheck {
    private static final int NONCE_BITS = 64;

    private final List<X509Certificate> anchors;
    private final SecureRandom random;

    StampCheck(List<X509Certificate> anchors, SecureRandom random) {
        this.anchors = List.copyOf(anchors);
        this.random = random;
    }

    /** What is asked: the SHA-256, a fresh nonce, and the certificates along with the answer. */
    TimeStampRequest request(Hash sha256) {
        TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        return asking.generate(
                NISTObjectIdentifiers.id_sha256,
                sha256.bytes(),
                new BigInteger(NONCE_BITS, random));
    }

    /**
     * Checks an answer.
     *
     * @return the time it says, by the authority's clock
     */
    Instant time(TimeStampRequest asked, byte[] answer) throws StampTrouble {
        TimeStampResponse response;
        try {
            response = new TimeStampResponse(answer);
        } catch (TSPException | IOException | RuntimeException e) {
            throw wrong("What came is no answer of a time-stamp authority", e);
        }
        int status = response.getStatus();
        if (status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) {
            throw new StampTrouble(
                    StampTrouble.Kind.REFUSED,
                    "The time-stamp authority gave none (status " + status + ").");
        }
        try {
            response.validate(asked);
        } catch (TSPException | RuntimeException e) {
            throw wrong("The time stamp is not over what was asked", e);
        }
        TimeStampToken token = response.getTimeStampToken();
        Instant time = token.getTimeStampInfo().getGenTime().toInstant();
        signed(token);
        return time;
    }

    private void signed(TimeStampToken token) throws StampTrouble {
        try {
            List<X509Certificate> along = new ArrayList<>(anchors);
            Store<X509CertificateHolder> sent = token.getCertificates();
            for (X509CertificateHolder holder : sent.getMatches(null)) {
                along.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
            X509CertificateHolder signer = signer(token, along);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            stands(
                    new JcaX509CertificateConverter().getCertificate(signer),
                    along,
                    token.getTimeStampInfo().getGenTime());
        } catch (TSPException
                | OperatorCreationException
                | GeneralSecurityException
                | IOException
                | RuntimeException e) {
            throw new StampTrouble(
                    StampTrouble.Kind.NOT_TRUSTED,
                    "The time stamp is not signed by an authority under the certificates given.",
                    e);
        }
    }

    private static X509CertificateHolder signer(TimeStampToken token, List<X509Certificate> along)
            throws GeneralSecurityException, IOException {
        for (X509Certificate one : along) {
            X509CertificateHolder holder = new X509CertificateHolder(one.getEncoded());
            if (token.getSID().match(holder)) {
                return holder;
            }
        }
        throw new GeneralSecurityException("The signer's certificate is missing");
    }

    /** As RFC 5280 has it, at that time. */
    private void stands(X509Certificate signer, List<X509Certificate> along, Date at)
            throws GeneralSecurityException {
        Set<TrustAnchor> trusted = new HashSet<>();
        anchors.forEach(one -> trusted.add(new TrustAnchor(one, null)));
        X509CertSelector sought = new X509CertSelector();
        sought.setCertificate(signer);
        PKIXBuilderParameters how = new PKIXBuilderParameters(trusted, sought);
        how.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(along)));
        how.setRevocationEnabled(false);
        how.setDate(at);
        CertPathBuilder.getInstance("PKIX").build(how);
    }

    private static StampTrouble wrong(String sentence, Exception e) {
        return new StampTrouble(StampTrouble.Kind.WRONG_ANSWER, sentence + ".", e);
    }
}
