package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;

/** Type 02 keys, as a warrant card would hold: made and signed with the JDK. */
class EcdsaTest {
    private static final BigInteger N =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** As a card signs, with S brought to its lower or higher half. */
    private static byte[] sign(PrivateKey key, byte[] text, boolean low) throws Exception {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(text);
        BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(N, signer.sign());
        boolean isLow = rs[1].compareTo(N.shiftRight(1)) <= 0;
        return StandardDSAEncoding.INSTANCE.encode(
                N, rs[0], isLow == low ? rs[1] : N.subtract(rs[1]));
    }

    @Test
    void onlyTheLowerOfTwoSignaturesIsGood() throws Exception {
        KeyPair pair = pair("secp256r1");
        VerifyKey key = VerifyKey.ecdsa("card/0", pair.getPublic().getEncoded());
        byte[] text = "two\nlines\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20; round++) {
            byte[] low = sign(pair.getPrivate(), text, true);
            assertThat(key.verify(text, low)).isTrue();
            assertThat(key.verify(text, sign(pair.getPrivate(), text, false))).isFalse();
            assertThat(key.verify("other\n".getBytes(StandardCharsets.UTF_8), low)).isFalse();
            for (int at = 0; at < low.length; at++) {
                byte[] bad = low.clone();
                bad[at] ^= 1;
                assertThat(key.verify(text, bad)).as("byte %d", at).isFalse();
            }
        }
        assertThat(key.verify(text, new byte[0])).isFalse();
        assertThat(key.verify(text, new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0})).isFalse();
        assertThat(key.verify(text, new byte[] {0x30, 6, 2, 1, 1, 2, 1, 0})).isFalse();
    }

    @Test
    void theKeyLineIsReadBack() throws Exception {
        byte[] spki = pair("secp256r1").getPublic().getEncoded();
        VerifyKey key = VerifyKey.ecdsa("card/0", spki);
        assertThat(VerifyKey.parse(key.vkey())).isEqualTo(key);
        assertThat(key.type()).isEqualTo(KeyType.ECDSA);
        assertThat(key.publicKey()).isEqualTo(spki);
        assertThat(Integer.toHexString(key.keyId()))
                .isEqualTo(
                        Integer.toHexString(
                                Integer.parseUnsignedInt(Hash.sha256(spki).hex(), 0, 8, 16)));
    }

    @Test
    void otherCurvesAndOtherFormsAreRefused() throws Exception {
        byte[] p384 = pair("secp384r1").getPublic().getEncoded();
        EntryTest.assertRefused(Malformed.Reason.KEY, () -> VerifyKey.ecdsa("k", p384));
        byte[] good = pair("secp256r1").getPublic().getEncoded();
        byte[] offTheCurve = good.clone();
        offTheCurve[90] ^= 1;
        byte[] longer = java.util.Arrays.copyOf(good, 92);
        byte[] ed25519 =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
        byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
        for (byte[] bad : List.of(offTheCurve, longer, ed25519, rsa, new byte[0], new byte[91])) {
            EntryTest.assertRefused(Malformed.Reason.KEY, () -> VerifyKey.ecdsa("k", bad));
        }
    }

    /** A card may stand in for an officer's key in any entry. */
    @Test
    void anEntrySignedByACardIsGood() throws Exception {
        KeyPair pair = pair("secp256r1");
        Samples samples = new Samples(12);
        VerifyKey card = VerifyKey.ecdsa(Samples.OFFICER + "/1", pair.getPublic().getEncoded());
        Signer signer =
                new Signer() {
                    @Override
                    public VerifyKey key() {
                        return card;
                    }

                    @Override
                    public byte[] sign(byte[] text) {
                        try {
                            return EcdsaTest.sign(pair.getPrivate(), text, true);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                };
        Entry entry = Entries.sign(samples.envelope(), List.of(samples.device, signer));
        TrustedKeys keys =
                name ->
                        name.equals(card.name())
                                ? java.util.Optional.of(card)
                                : samples.trusted().key(name);
        assertThat(new SignatureCheck(keys).good(Entry.parse(entry.bytes()))).isTrue();
    }
}
