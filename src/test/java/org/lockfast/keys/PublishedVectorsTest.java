package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we take from others does what the published standards and other programs do. */
class PublishedVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void argon2idOfRfc9106() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(32)
                        .withIterations(3)
                        .withParallelism(4)
                        .withSalt(filled(16, 2))
                        .withSecret(filled(8, 3))
                        .withAdditional(filled(12, 4))
                        .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        assertThat(HEX.formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /** Expected values by pyca/cryptography 48 (OpenSSL). */
    @ParameterizedTest
    @CsvSource({
        "64, 3, pässwort für alle,"
                + " ccd1f0d3e9e4fb4dba5e054ed07ef360f07894e96a036f1ddbb61dc4a4160f90",
        "65536, 3, four loose garden words,"
                + " d1376f4930f8415d5586b5f679ef9955483284cbcf61dde898ab583c80616646"
    })
    void passwordCostAsAnotherProgramCountsIt(int m, int t, String password, String expected) {
        byte[] key = new PasswordCost(m, t, 1).derive(Password.of(password), counted(0, 16));
        assertThat(HEX.formatHex(key)).isEqualTo(expected);
    }

    /** Expected values by pyca/cryptography 48. */
    @ParameterizedTest
    @CsvSource({
        "JOURNAL, ad42a1d5f817f0bb2f950fd9cfe5a7d97b12184ebef18bf4cb1711541ec38794",
        "INDEX, 690af99e59eb2e6b85f3f94ec996fda49a6a96c892b638de84d9544b261bce08",
        "ATTACHMENT, d355fa0e8f7d421b8a92a91ad68b3732f2ff0dff6fba08a3df8a12815efb10b3",
        "LOCAL, a01496e76f52b5f38ef329e74ca6f59c2215a70aa46506b726cba90f24aca0a6",
        "KEYRING, 1c370a1c6522fc2c2edab697413c4c1c385782ae14190c8697b448090abec4d3",
        "HEAD, 284df133d68d2d390280405a3e6e3cc757c9276879c2bdd80e890ddba82ee77e",
        "LOG, 105a50f740a705fba44c446573c825a1614fd61b19cbab63bcf949c525c1e75f"
    })
    void derivedKeysAsAnotherProgramDerivesThem(Purpose purpose, String expected) {
        TreeMap<Integer, byte[]> one = new TreeMap<>();
        one.put(1, counted(0, 32));
        MasterKeys masters =
                new MasterKeys(UUID.fromString("0198c5d2-0000-7000-8000-000000000001"), one);
        assertThat(HEX.formatHex(masters.derive(1, purpose))).isEqualTo(expected);
    }

    /** RFC 9180 A.1.1: X25519, HKDF-SHA256, AES-128-GCM, base mode. */
    @Test
    void hpkeOfRfc9180() throws Exception {
        HPKE hpke =
                new HPKE(
                        HPKE.mode_base,
                        HPKE.kem_X25519_SHA256,
                        HPKE.kdf_HKDF_SHA256,
                        HPKE.aead_AES_GCM128);
        AsymmetricCipherKeyPair ephemeral =
                pair("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
        AsymmetricCipherKeyPair recipient =
                pair("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
        byte[] info = HEX.parseHex("4f6465206f6e2061204772656369616e2055726e");
        byte[] plain = HEX.parseHex("4265617574792069732074727574682c20747275746820626561757479");
        HPKEContextWithEncapsulation context =
                hpke.setupBaseS(recipient.getPublic(), info, ephemeral);
        byte[] ct = context.seal("Count-0".getBytes(StandardCharsets.US_ASCII), plain);
        assertThat(HEX.formatHex(context.getEncapsulation()))
                .isEqualTo("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
        assertThat(HEX.formatHex(ct))
                .isEqualTo(
                        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07"
                                + "bea87e13c512a");
        assertThat(
                        hpke.setupBaseR(context.getEncapsulation(), recipient, info)
                                .open("Count-0".getBytes(StandardCharsets.US_ASCII), ct))
                .isEqualTo(plain);
    }

    /** A master key sealed by a Python program of our own, itself checked against pyca's HPKE. */
    @Test
    void aMasterKeySealedByAnotherProgramOpens() {
        SealedMaster sealed =
                new SealedMaster(
                        1,
                        "WGmv9FBUlzLLqu1eXfmzCm2jHLDldCutWtShp2jxpns=",
                        "18rLovck/7NKL9dDHSP5Bh2ptY/mc8BuDjng+xcCoa8SlMZYfcq6kTu2AwEO9WvC");
        assertThat(sealed.open(Sample.STORE, "PC 10234", counted(1, 32)))
                .hasValueSatisfying(key -> assertThat(key).isEqualTo(counted(100, 32)));
        assertThat(sealed.open(Sample.STORE, "PC 10235", counted(1, 32))).isEmpty();
        assertThat(sealed.open(new UUID(1, 2), "PC 10234", counted(1, 32))).isEmpty();
        assertThat(sealed.open(Sample.STORE, "PC 10234", counted(2, 32))).isEmpty();
        assertThat(
                        new SealedMaster(2, sealed.enc(), sealed.ct())
                                .open(Sample.STORE, "PC 10234", counted(1, 32)))
                .isEmpty();
    }

    @Test
    void aPointOfSmallOrderIsRefusedAndNotThrown() {
        String ct = Base64.getEncoder().encodeToString(new byte[48]);
        for (int first : new int[] {0, 1}) {
            byte[] point = new byte[32];
            point[0] = (byte) first;
            SealedMaster sealed =
                    new SealedMaster(1, Base64.getEncoder().encodeToString(point), ct);
            assertThat(sealed.open(Sample.STORE, "PC 1", counted(1, 32))).isEmpty();
        }
    }

    private static AsymmetricCipherKeyPair pair(String privateHex) {
        X25519PrivateKeyParameters key =
                new X25519PrivateKeyParameters(HEX.parseHex(privateHex), 0);
        return new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] counted(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
