package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Ed25519 signatures are good: those of the strictest reading, no more and no fewer. */
class Ed25519Test {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] join(byte[] r, BigInteger s) {
        byte[] out = java.util.Arrays.copyOf(r, 64);
        System.arraycopy(Edwards.littleEndian(s), 0, out, 32, 32);
        return out;
    }

    private static boolean ours(byte[] key, byte[] text, byte[] signature) {
        return VerifyKey.ed25519("k", key).verify(text, signature);
    }

    private static boolean bouncyCastles(byte[] key, byte[] text, byte[] signature) {
        return Ed25519.verify(signature, 0, key, 0, text, 0, text.length);
    }

    private static boolean jdks(byte[] key, byte[] text, byte[] signature)
            throws GeneralSecurityException {
        byte[] spki = java.util.Arrays.copyOf(hex("302a300506032b6570032100"), 44);
        System.arraycopy(key, 0, spki, 12, 32);
        Signature check = Signature.getInstance("Ed25519", "SunEC");
        check.initVerify(
                KeyFactory.getInstance("Ed25519", "SunEC")
                        .generatePublic(new X509EncodedKeySpec(spki)));
        check.update(text);
        try {
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    /** RFC 8032, 7.1: TEST 1, 2, 3 and TEST SHA(abc). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60 | d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a | '' | e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
                    4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb | 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c | 72 | 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
                    c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7 | fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025 | af82 | 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
                    833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42 | ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf | ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f | dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704
                    """)
    void theVectorsOfRfc8032(String seed, String key, String text, String signature)
            throws Exception {
        Ed25519Key signer = Ed25519Key.of("k", hex(seed));
        assertThat(signer.key().publicKey()).isEqualTo(hex(key));
        assertThat(signer.sign(hex(text))).isEqualTo(hex(signature));
        assertThat(ours(hex(key), hex(text), hex(signature))).isTrue();
        assertThat(jdks(hex(key), hex(text), hex(signature))).isTrue();
        assertThat(Edwards.strictlyGood(hex(key), hex(text), hex(signature))).isTrue();
    }

    @Test
    void honestSignaturesAreGoodAndNoChangedOneIs() throws Exception {
        long seed = 8032;
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            Ed25519Key signer = Ed25519Key.of("k", secret);
            byte[] key = signer.key().publicKey();
            byte[] text = new byte[random.nextInt(200)];
            random.nextBytes(text);
            byte[] good = signer.sign(text);
            String as = "seed %d, round %d".formatted(seed, round);
            assertThat(signer.key().verify(text, good)).as(as).isTrue();
            byte[] bad = good.clone();
            bad[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertThat(signer.key().verify(text, bad)).as(as).isFalse();
            assertThat(bouncyCastles(key, text, bad)).as(as).isFalse();
            assertThat(jdks(key, text, bad)).as(as).isFalse();
        }
    }

    /** Thousands of honest ones, to meet rare carries in the arithmetic. */
    @Test
    void whateverBouncyCastleSignsIsGood() {
        long seed = 25519;
        Random random = new Random(seed);
        Ed25519Key signer = Ed25519Key.of("k", Samples.seed("many"));
        byte[] text = new byte[40];
        for (int round = 0; round < 10_000; round++) {
            random.nextBytes(text);
            assertThat(signer.key().verify(text, signer.sign(text)))
                    .as("seed %d, round %d", seed, round)
                    .isTrue();
        }
    }

    /** Scalars at the edges: zero, one, all digits at their limits. */
    @Test
    void multiplesAtTheEdgesAreRight() {
        byte[] key = Ed25519Key.of("k", Samples.seed("edge")).key().publicKey();
        Edwards.Point a = java.util.Objects.requireNonNull(Edwards.decode(key));
        EdwardsMultiples minusA = EdwardsMultiples.of(key, true);
        EdwardsMultiples plusA = EdwardsMultiples.of(key, false);
        List<BigInteger> edges =
                List.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        BigInteger.TWO,
                        Edwards.L.subtract(BigInteger.ONE),
                        BigInteger.TWO.pow(252).subtract(BigInteger.ONE),
                        BigInteger.TWO.pow(252),
                        new BigInteger(
                                "0888888888888888888888888888888888888888888888888888888888888888",
                                16),
                        new BigInteger(
                                "0777777777777777777777777777777777777777777777777777777777777777",
                                16),
                        new BigInteger(
                                "0fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                                16));
        for (BigInteger m : edges) {
            for (BigInteger n : edges) {
                byte[] md = EdwardsMultiples.digits(Edwards.littleEndian(m), 0);
                byte[] nd = EdwardsMultiples.digits(Edwards.littleEndian(n), 0);
                Edwards.Point mb = Edwards.Point.BASE.times(m);
                Edwards.Point na = a.times(n);
                assertThat(EdwardsMultiples.sum(EdwardsMultiples.BASE, md, plusA, nd).encode())
                        .as("%s B + %s A", m, n)
                        .isEqualTo(mb.plus(na).encoded());
                assertThat(EdwardsMultiples.sum(EdwardsMultiples.BASE, md, minusA, nd).encode())
                        .as("%s B - %s A", m, n)
                        .isEqualTo(mb.plus(na.negated()).encoded());
            }
        }
    }

    @Test
    void aSecondSpellingOfSIsRefused() throws Exception {
        Ed25519Key signer = Ed25519Key.of("k", Samples.seed("malleable"));
        byte[] text = {1, 2, 3};
        byte[] good = signer.sign(text);
        BigInteger s = Edwards.bigInteger(java.util.Arrays.copyOfRange(good, 32, 64));
        for (int times = 1; times < 15; times++) {
            byte[] bad = join(good, s.add(Edwards.L.multiply(BigInteger.valueOf(times))));
            assertThat(signer.key().verify(text, bad)).isFalse();
            assertThat(jdks(signer.key().publicKey(), text, bad)).isFalse();
        }
        assertThat(signer.key().verify(text, join(good, Edwards.L))).isFalse();
        assertThat(signer.key().verify(text, java.util.Arrays.copyOf(good, 63))).isFalse();
        assertThat(signer.key().verify(text, java.util.Arrays.copyOf(good, 65))).isFalse();
        assertThat(signer.key().verify(text, new byte[0])).isFalse();
        assertThat(signer.key().verify(text, new byte[64])).isFalse();
    }

    /**
     * The owner of a key adds a point of small order to R. Bouncy Castle takes about half of those,
     * which is why its verify is not ours: such an entry could be disowned later with any other
     * program.
     */
    @Test
    void whatOnlySomeProgramsTakeIsRefused() throws Exception {
        long seed = 8;
        Random random = new Random(seed);
        BigInteger a = new BigInteger(252, random);
        byte[] key = Edwards.Point.BASE.times(a).encoded();
        int takenByBouncyCastle = 0;
        int crafted = 0;
        for (Edwards.Point small : Edwards.smallOrder()) {
            for (int round = 0; round < 4; round++) {
                BigInteger r = new BigInteger(252, random);
                byte[] bigR = Edwards.Point.BASE.times(r).plus(small).encoded();
                byte[] text = ("round " + round).getBytes(StandardCharsets.UTF_8);
                BigInteger k = Edwards.hash(bigR, key, text);
                byte[] signature = join(bigR, r.add(k.multiply(a)).mod(Edwards.L));
                boolean honest = small.equals(Edwards.Point.NEUTRAL);
                String as = "seed %d, %s, round %d".formatted(seed, small, round);
                assertThat(ours(key, text, signature)).as(as).isEqualTo(honest);
                assertThat(jdks(key, text, signature)).as(as).isEqualTo(honest);
                assertThat(Edwards.strictlyGood(key, text, signature)).as(as).isEqualTo(honest);
                crafted += honest ? 0 : 1;
                takenByBouncyCastle += !honest && bouncyCastles(key, text, signature) ? 1 : 0;
            }
        }
        assertThat(crafted).isEqualTo(28);
        // When this fails, Bouncy Castle has become strict and Ed25519Check can go back to it.
        assertThat(takenByBouncyCastle).isPositive();
    }

    /** With the nonce zero R is the neutral point: some programs refuse it, so we do. */
    @Test
    void aNeutralRIsRefused() {
        BigInteger a = BigInteger.valueOf(12_345);
        byte[] key = Edwards.Point.BASE.times(a).encoded();
        byte[] text = {7};
        byte[] r = Edwards.Point.NEUTRAL.encoded();
        byte[] signature = join(r, Edwards.hash(r, key, text).multiply(a).mod(Edwards.L));
        assertThat(bouncyCastles(key, text, signature)).isTrue();
        assertThat(ours(key, text, signature)).isFalse();
    }

    /** The low-order points of C2SP/CCTV in all their spellings, and one with a prime part too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
                "0200000000000000000000000000000000000000000000000000000000000000", // no point
            })
    void keysNobodyCanHaveMadeAreRefused(String key) {
        EntryTest.assertRefused(Malformed.Reason.KEY, () -> VerifyKey.ed25519("k", hex(key)));
        assertThat(Edwards.strictlyGood(hex(key), new byte[0], new byte[64])).isFalse();
    }

    /**
     * Vectors 4 to 7 of C2SP/CCTV: Go and OpenSSL take the second and fourth; strict readers none.
     */
    @ParameterizedTest
    @CsvSource({
        "ed25519vectors 7, 00000000000000000000000000000000000000000000000000000000000000005e176f12cfb0d4e6eb6929b19ae4c998ef05c1c2cf628a9b1fa1c21312627108",
        "ed25519vectors 3, 00000000000000000000000000000000000000000000000000000000000000009472a69cd9a701a50d130ed52189e2455b23767db52cacb8716fb896ffeeac09",
        "ed25519vectors 10, 36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56bc02e2b9e63e385c058bf62b14b3a2b29ccefe8e38ddb536bc3f9865320a3d801",
        "ed25519vectors, 36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56bbbfd00bd9c259d8d222d15e67a3d8228585050dbb9b9585be20d8fadc721da03",
    })
    void mixedOrderSignaturesAreStrictlyBad(String text, String signature) {
        byte[] key = hex("10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f");
        assertThat(Edwards.strictlyGood(key, text.getBytes(StandardCharsets.UTF_8), hex(signature)))
                .isFalse();
        EntryTest.assertRefused(Malformed.Reason.KEY, () -> VerifyKey.ed25519("k", key));
    }

    @Test
    void theSeedIsNeverPrintedAndCanBeDestroyed() {
        Ed25519Key key = Ed25519Key.of("k", Samples.seed("x"));
        assertThat(key.toString()).isEqualTo("private key of k");
        assertThat(key.seed()).isEqualTo(Samples.seed("x"));
        Ed25519Key renamed = key.renamed("other");
        assertThat(renamed.key()).isEqualTo(key.key().renamed("other"));
        key.destroy();
        assertThat(key.seed()).isEqualTo(new byte[32]);
        assertThat(renamed.key().verify(new byte[1], renamed.sign(new byte[1]))).isTrue();
    }
}
