package org.lockfast.app;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The worked example of docs/format.md section 8, made from its given keys, salts and nonces by the
 * words of that document alone: nothing of the program's own writers is used here.
 */
final class FormatExample {
    static final UUID STORE = UUID.fromString("00010203-0405-4607-8809-0a0b0c0d0e0f");
    static final String OFFICER = "0198c5d2-0000-7000-8000-000000000001";
    static final String FORCE = "f-00112233445566ff";
    static final String FORCE_KEY = FORCE + "/0";
    static final String DEVICE = "d-7f3a0c1122334455";
    static final String DEVICE_KEY = DEVICE + "/0";
    static final String OFFICER_KEY = OFFICER + "/0";
    static final String PASSWORD = "violet harbour lantern 42";
    static final String COLLAR = "1001";

    private static final byte[] FORCE_SEED = filled(32, 0x01);
    private static final byte[] DEVICE_SEED = filled(32, 0x02);
    private static final byte[] OFFICER_SEED = filled(32, 0x03);
    private static final byte[] OFFICER_X25519 = filled(32, 0x04);
    private static final byte[] MASTER = filled(32, 0x05);
    private static final byte[] EPHEMERAL = filled(32, 0x06);
    private static final byte[] ARGON2_SALT = filled(16, 0x07);
    private static final byte[] WRAP_NONCE = filled(12, 0x08);
    private static final String WRAP_REV = "1781596800000";
    private static final byte[] FORCE_NONCE = filled(12, 0x09);

    private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
    private final byte[] header;
    private int records;
    private int salts;
    private final byte[] keyring;
    private final byte[] founded;

    FormatExample() throws GeneralSecurityException, InvalidCipherTextException {
        header = header();
        journal.writeBytes(header);
        keyring = makeKeyring();
        founded =
                entry(
                        0,
                        zeros(),
                        "[]",
                        STORE.toString(),
                        "force.founded/1",
                        "{\"device\":"
                                + out("\"SCN-07\"")
                                + ",\"deviceKey\":\""
                                + vkey(DEVICE_KEY, ed25519(DEVICE_SEED))
                                + "\",\"force\":"
                                + out("\"Exampleshire Police\"")
                                + ",\"forceKey\":\""
                                + vkey(FORCE_KEY, ed25519(FORCE_SEED))
                                + "\",\"logKey\":\""
                                + vkey(DEVICE + "/log", ed25519(derive("log")))
                                + "\",\"officerKey\":\""
                                + vkey(OFFICER_KEY, ed25519(OFFICER_SEED))
                                + "\",\"station\":"
                                + out("\"Exampleton\"")
                                + "}",
                        FORCE_KEY,
                        DEVICE_KEY,
                        OFFICER_KEY);
        byte[] added =
                entry(
                        1,
                        eid(founded),
                        "[]",
                        OFFICER,
                        "officer.added/1",
                        "{\"collar\":"
                                + out("\"" + COLLAR + "\"")
                                + ",\"name\":"
                                + out("\"A Founder\"")
                                + ",\"roles\":[\"ADMINISTRATOR\"],\"seal\":\""
                                + base64(x25519(OFFICER_X25519))
                                + "\",\"vkey\":\""
                                + vkey(OFFICER_KEY, ed25519(OFFICER_SEED))
                                + "\"}",
                        DEVICE_KEY,
                        OFFICER_KEY);
        entry(
                2,
                eid(added),
                "[\"" + base64(eid(founded)) + "\"]",
                STORE.toString(),
                "keyring.changed/1",
                "{\"generation\":1,\"sha256\":\"" + base64(sha256(keyring)) + "\"}",
                DEVICE_KEY,
                OFFICER_KEY);
    }

    /** The first entry: {@code force.founded/1}. */
    byte[] entry() {
        return founded.clone();
    }

    byte[] keyring() {
        return keyring.clone();
    }

    byte[] journal() {
        return journal.toByteArray();
    }

    String trust() throws GeneralSecurityException {
        return vkey(FORCE_KEY, ed25519(FORCE_SEED));
    }

    // Section 2

    private byte[] entry(
            int seq,
            byte[] prev,
            String par,
            String subject,
            String type,
            String body,
            String... signers)
            throws GeneralSecurityException {
        String text =
                "lockfast/event/v1\n"
                        + "{\"act\":{\"auth\":{\"m\":\"pwd\"},\"id\":\""
                        + OFFICER
                        + "\",\"role\":\"ADMINISTRATOR\"}"
                        + ",\"app\":\"0.1.0\",\"body\":"
                        + body
                        + ",\"boot\":\"0123456789abcdef\",\"dev\":\""
                        + DEVICE
                        + "\",\"epoch\":0"
                        + ",\"id\":\"019ecf71-c400-7000-8000-00000000000"
                        + seq
                        + "\",\"mono\":"
                        + (350 + seq)
                        + ",\"par\":"
                        + par
                        + ",\"prev\":\""
                        + base64(prev)
                        + "\",\"rec\":"
                        + (1781596800000L + seq)
                        + ",\"seq\":"
                        + seq
                        + ",\"sig\":[\""
                        + String.join("\",\"", signers)
                        + "\"]"
                        + ",\"subj\":\""
                        + subject
                        + "\",\"type\":\""
                        + type
                        + "\",\"v\":1}\n";
        StringBuilder note = new StringBuilder(text).append('\n');
        for (String signer : signers) {
            byte[] seed =
                    signer.equals(FORCE_KEY)
                            ? FORCE_SEED
                            : signer.equals(DEVICE_KEY) ? DEVICE_SEED : OFFICER_SEED;
            byte[] signed = join(keyId(signer, ed25519(seed)), sign(seed, utf8(text)));
            note.append("— ").append(signer).append(' ').append(base64(signed)).append('\n');
        }
        byte[] bytes = utf8(note.toString());
        record(1, bytes);
        return bytes;
    }

    /** A value out of line: its body is recorded, its commitment given. */
    private String out(String jcs) throws GeneralSecurityException {
        byte[] salt = filled(32, 0x10 + salts++);
        byte[] h = sha256(salt, utf8(jcs));
        record(
                2,
                join(h, salt, ByteBuffer.allocate(4).putInt(utf8(jcs).length).array(), utf8(jcs)));
        return "{\"h\":\"" + base64(h) + "\"}";
    }

    private static byte[] eid(byte[] entry) throws GeneralSecurityException {
        return sha256(new byte[] {0}, entry);
    }

    // Section 4

    private static byte[] header() throws GeneralSecurityException {
        byte[] head =
                ByteBuffer.allocate(32)
                        .put(utf8("LFJOURN1"))
                        .putShort((short) 1)
                        .put(bytes(STORE))
                        .putShort((short) 1)
                        .array();
        return join(head, sha256(head));
    }

    private void record(int kind, byte[] plain) throws GeneralSecurityException {
        byte[] nonce = filled(12, 0x40 + records);
        int length = plain.length + 31;
        byte[] bound =
                ByteBuffer.allocate(47)
                        .put(header, 32, 32)
                        .putLong(records)
                        .put((byte) kind)
                        .putShort((short) 1)
                        .putInt(length)
                        .array();
        journal.writeBytes(
                ByteBuffer.allocate(19)
                        .putInt(length)
                        .put((byte) kind)
                        .putShort((short) 1)
                        .put(nonce)
                        .array());
        journal.writeBytes(aesGcm(derive("journal"), nonce, bound, plain));
        records++;
    }

    // Section 5

    private static byte[] makeKeyring()
            throws GeneralSecurityException, InvalidCipherTextException {
        byte[] wrapKey = new byte[32];
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withMemoryAsKB(65536)
                        .withIterations(3)
                        .withParallelism(1)
                        .withSalt(ARGON2_SALT)
                        .build());
        argon2.generateBytes(utf8(PASSWORD), wrapKey);
        byte[] box =
                aesGcm(
                        wrapKey,
                        WRAP_NONCE,
                        join(utf8(FORCE), bytes(UUID.fromString(OFFICER))),
                        join(OFFICER_SEED, OFFICER_X25519));
        HPKE hpke =
                new HPKE(
                        HPKE.mode_base,
                        HPKE.kem_X25519_SHA256,
                        HPKE.kdf_HKDF_SHA256,
                        HPKE.aead_AES_GCM256);
        HPKEContextWithEncapsulation sealing =
                hpke.setupBaseS(
                        hpke.deserializePublicKey(x25519(OFFICER_X25519)),
                        utf8("lockfast/master/v1"),
                        hpke.deriveKeyPair(EPHEMERAL));
        byte[] ct = sealing.seal(join(bytes(STORE), utf8(COLLAR), new byte[] {0, 1}), MASTER);
        String wrap =
                "{\"box\":\""
                        + base64(join(WRAP_NONCE, box))
                        + "\",\"kdf\":\"argon2id\",\"m\":65536,\"p\":1,\"salt\":\""
                        + base64(ARGON2_SALT)
                        + "\",\"t\":3}";
        String noted =
                "lockfast/wrap/v1\n{\"epoch\":0,\"officer\":\""
                        + OFFICER
                        + "\",\"rev\":"
                        + WRAP_REV
                        + ",\"wrap\":"
                        + wrap
                        + "}\n";
        byte[] noteSigned =
                join(keyId(OFFICER_KEY, ed25519(OFFICER_SEED)), sign(OFFICER_SEED, utf8(noted)));
        String text =
                "lockfast/keyring/v1\n"
                        + "{\"device\":{\"id\":\""
                        + DEVICE
                        + "\",\"name\":\"SCN-07\"}"
                        + ",\"force\":{\"name\":\"Exampleshire Police\",\"vkey\":\""
                        + vkey(FORCE_KEY, ed25519(FORCE_SEED))
                        + "\",\"wrapped\":\""
                        + base64(
                                join(
                                        FORCE_NONCE,
                                        aesGcm(
                                                derive("keyring"),
                                                FORCE_NONCE,
                                                utf8("force"),
                                                FORCE_SEED)))
                        + "\"},\"generation\":1,\"master\":1,\"officers\":[{\"collar\":\""
                        + COLLAR
                        + "\",\"epoch\":0,\"id\":\""
                        + OFFICER
                        + "\",\"masters\":[{\"ct\":\""
                        + base64(ct)
                        + "\",\"enc\":\""
                        + base64(sealing.getEncapsulation())
                        + "\",\"gen\":1}],\"rev\":"
                        + WRAP_REV
                        + ",\"seal\":\""
                        + base64(x25519(OFFICER_X25519))
                        + "\",\"sig\":\""
                        + base64(noteSigned)
                        + "\",\"state\":\"active\",\"vkey\":\""
                        + vkey(OFFICER_KEY, ed25519(OFFICER_SEED))
                        + "\",\"wrap\":"
                        + wrap
                        + "}],\"recovery\":[],\"station\":\"Exampleton\",\"store\":\""
                        + STORE
                        + "\"}\n";
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(derive("keyring"), "HmacSHA256"));
        return utf8(text + base64(hmac.doFinal(utf8(text))) + "\n");
    }

    // Sections 1 and 3

    private static String vkey(String name, byte[] publicKey) throws GeneralSecurityException {
        return name
                + "+"
                + java.util.HexFormat.of().formatHex(keyId(name, publicKey))
                + "+"
                + base64(join(new byte[] {1}, publicKey));
    }

    private static byte[] keyId(String name, byte[] publicKey) throws GeneralSecurityException {
        return Arrays.copyOf(sha256(utf8(name), new byte[] {'\n', 1}, publicKey), 4);
    }

    /** HKDF-SHA256 of 32 bytes, which is one round of RFC 5869's expand. */
    private static byte[] derive(String purpose) throws GeneralSecurityException {
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(bytes(STORE), "HmacSHA256"));
        byte[] extracted = hmac.doFinal(MASTER);
        hmac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        return hmac.doFinal(join(utf8("lockfast/v1/" + purpose), new byte[] {1}));
    }

    private static byte[] ed25519(byte[] seed) {
        return new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    }

    private static byte[] sign(byte[] seed, byte[] text) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(seed, 0));
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    private static byte[] x25519(byte[] key) {
        return new X25519PrivateKeyParameters(key, 0).generatePublicKey().getEncoded();
    }

    private static byte[] aesGcm(byte[] key, byte[] nonce, byte[] bound, byte[] plain)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(bound);
        return cipher.doFinal(plain);
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(join(parts));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static byte[] zeros() {
        return new byte[32];
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
