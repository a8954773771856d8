package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log signs its checkpoints with ML-DSA-44 too, as C2SP tlog-cosignature says. */
class LogKeyTest {
    private static final String ORIGIN = "f-0011223344556677/log";
    private static final LogKey KEY = LogKey.of(ORIGIN, new byte[32]);
    private static final WitnessKey SECOND = KEY.second().orElseThrow();
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 7, Hash.ZERO);

    /** A SubjectPublicKeyInfo of ML-DSA-44 (2.16.840.1.101.3.4.3.17) up to the key. */
    private static final String DER = "30820532300b060960864801650304031103820521 00";

    private static ExecutorService workers;

    @TempDir Path tmp;

    @BeforeAll
    static void begin() {
        workers = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void end() {
        workers.shutdown();
    }

    private static byte[] decoded(String line) {
        return Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void anotherProgramFindsTheSecondLineGood() throws Exception {
        assertThat(CHECKPOINT.sign(KEY).signatures()).as("devices are given one line").hasSize(1);
        Note note = evidence();
        assertThat(note.signatures()).hasSize(2);
        assertThat(KEY.evidence(note)).as("once is enough").isSameAs(note);
        assertThat(note.verifiedBy(KEY.key())).isTrue();

        String line = note.signatures().get(1).line();
        assertThat(line).startsWith("\u2014 " + ORIGIN + "/mldsa44 ");
        byte[] signed = decoded(line);
        assertThat(signed).hasSize(4 + 8 + 2_420);
        assertThat(Arrays.copyOfRange(signed, 4, 12)).as("says no time").containsOnly(0);
        byte[] key = Base64.getDecoder().decode(SECOND.vkey().split("\\+", 3)[2]);
        assertThat(key).hasSize(1_313).startsWith(6);
        byte[] id =
                Hash.sha256((ORIGIN + "/mldsa44\n").getBytes(StandardCharsets.UTF_8), key).bytes();
        assertThat(Arrays.copyOf(signed, 4)).isEqualTo(Arrays.copyOf(id, 4));

        // The message as the specification lays it out, and the signature as the JDK checks it
        byte[] name = (ORIGIN + "/mldsa44").getBytes(StandardCharsets.US_ASCII);
        byte[] origin = ORIGIN.getBytes(StandardCharsets.US_ASCII);
        byte[] message =
                ByteBuffer.allocate(12 + 1 + name.length + 8 + 1 + origin.length + 8 + 8 + 32)
                        .put("subtree/v1\n".getBytes(StandardCharsets.US_ASCII))
                        .put((byte) 0)
                        .put((byte) name.length)
                        .put(name)
                        .putLong(0)
                        .put((byte) origin.length)
                        .put(origin)
                        .putLong(0)
                        .putLong(7)
                        .put(Hash.ZERO.bytes())
                        .array();
        byte[] signature = Arrays.copyOfRange(signed, 12, signed.length);
        assertThat(byTheJdk(key, message, signature)).isTrue();
        message[message.length - 1] ^= 1;
        assertThat(byTheJdk(key, message, signature)).isFalse();
    }

    private static boolean byTheJdk(byte[] typeAndKey, byte[] message, byte[] signature)
            throws Exception {
        byte[] head = HexFormat.of().parseHex(DER.replace(" ", ""));
        byte[] der = Arrays.copyOf(head, head.length + 1_312);
        System.arraycopy(typeAndKey, 1, der, head.length, 1_312);
        PublicKey key =
                KeyFactory.getInstance("ML-DSA-44").generatePublic(new X509EncodedKeySpec(der));
        Signature check = Signature.getInstance("ML-DSA-44");
        check.initVerify(key);
        check.update(message);
        return check.verify(signature);
    }

    @Test
    void everyNodeSignsTheSameBytes() {
        LogKey again = LogKey.of(ORIGIN, new byte[32]);
        assertThat(again.evidence(CHECKPOINT.sign(again)).bytes()).isEqualTo(evidence().bytes());
    }

    /** Whatever makes keys and signatures, in a later version too, has to make these. */
    @Test
    void theKeyOfASeedIsTheSameForEver() {
        assertThat(SECOND.fingerprint())
                .isEqualTo("5ca703b0c3c211254dc5cf93604b9f828e5ac9984d733e5d4c152f8e7b13961a");
        assertThat(Hash.sha256(evidence().bytes()).hex())
                .isEqualTo("c6774bbab2c83e65405ed18be4dccd6f03495a79c5476a78c79d7815abd44b8f");
    }

    private static Note evidence() {
        return KEY.evidence(CHECKPOINT.sign(KEY));
    }

    @Test
    void theOtherKeyIsNotTheSeedsOwn() {
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(LogKey.of(ORIGIN, other).second().orElseThrow().sameKey(SECOND)).isFalse();
        assertThat(LogKey.of(ORIGIN + "2", new byte[32]).second().orElseThrow().sameKey(SECOND))
                .as("under a later origin it is the same key")
                .isTrue();
    }

    @Test
    void aLineOfAnotherCheckpointOrNameIsNotGood() {
        Note note = evidence();
        assertThat(SECOND.signed(note)).isTrue();
        NoteSignature good = note.signatures().get(1);
        Note larger = Note.sign(new Checkpoint(ORIGIN, 8, Hash.ZERO).text(), List.of(KEY));
        assertThat(SECOND.signed(larger)).as("no line").isFalse();
        assertThat(SECOND.signed(larger.with(List.of(good)))).as("of another size").isFalse();
        Note both =
                note.with(List.of(NoteSignature.of(good.name(), good.keyId(), new byte[2_428])));
        assertThat(SECOND.signed(both)).as("a good one and a bad one").isFalse();
        Note cut = larger.with(List.of(NoteSignature.of(good.name(), good.keyId(), new byte[9])));
        assertThat(SECOND.signed(cut)).isFalse();
        Note renamed = larger.with(List.of(NoteSignature.of("x", good.keyId(), good.signature())));
        assertThat(SECOND.signed(renamed)).as("under another name").isFalse();
    }

    @Test
    void aWitnessMayHaveSuchAKeyToo() {
        assertThat(WitnessKey.parse(SECOND.vkey()).vkey()).isEqualTo(SECOND.vkey());
        String policy = "witness W " + SECOND.vkey() + "\nquorum W\n";
        WitnessPolicy asks = WitnessPolicy.parse(policy.getBytes(StandardCharsets.UTF_8));
        assertThat(asks.met(evidence()))
                .as("without a time it does not say that nothing larger was seen")
                .isEmpty();
        assertThat(SECOND.cosigned(evidence(), evidence().signatures().get(1))).isEmpty();
        String altered = SECOND.vkey().substring(0, SECOND.vkey().length() - 8) + "AAAAAAAA";
        assertThatThrownBy(() -> WitnessKey.parse(altered)).isInstanceOf(Malformed.class);
    }

    @Test
    void aWitnessOfThatKindSaysWhen() throws Exception {
        var pair = java.security.KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        byte[] der = pair.getPublic().getEncoded();
        WitnessKey witness =
                WitnessKey.lattice(
                        "witness.example", Arrays.copyOfRange(der, der.length - 1_312, der.length));
        byte[] text = WitnessKey.subtree("witness.example", 1_679_315_147L, CHECKPOINT);
        Signature signer = Signature.getInstance("ML-DSA-44");
        signer.initSign(pair.getPrivate());
        signer.update(text);
        byte[] line =
                ByteBuffer.allocate(8 + 2_420).putLong(1_679_315_147L).put(signer.sign()).array();
        Note cosigned =
                CHECKPOINT
                        .sign(KEY)
                        .with(List.of(NoteSignature.of(witness.name(), witness.keyId(), line)));
        WitnessPolicy asks =
                WitnessPolicy.parse(
                        ("witness W " + witness.vkey() + "\nquorum W\n")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(asks.met(cosigned)).contains(Instant.ofEpochSecond(1_679_315_147L));
    }

    @Test
    void anExportIsHeldToTheSecondKey() throws Exception {
        Samples samples = new Samples(7);
        LogKey log = LogKey.of(samples.log.key().name(), new byte[32]);
        Path dir = tmp.resolve("log");
        LogExport.write(dir, samples.chain(9).iterator(), log, samples.keys());
        assertThat(LogVerify.check(dir, log.key(), null, workers).whole()).isTrue();

        for (String file : List.of("checkpoint", "4.tlog-proof")) {
            byte[] whole = Files.readAllBytes(dir.resolve(file));
            byte[] bad = whole.clone();
            bad[bad.length - 1_500] ^= 1; // within the base64 of the second line
            Files.write(dir.resolve(file), bad);
            assertThat(findings(dir, log)).anyMatch(said -> said.startsWith(file + " "));
            List<String> lines = Files.readAllLines(dir.resolve(file));
            Files.writeString(
                    dir.resolve(file),
                    String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
            assertThat(findings(dir, log))
                    .as("the line is taken away")
                    .contains(file + " is not signed by the key in log-mldsa44.vkey");
            Files.write(dir.resolve(file), whole);
        }
        String other = LogKey.of("x/log", seed(9)).second().orElseThrow().vkey();
        Files.writeString(dir.resolve("log-mldsa44.vkey"), other + "\n");
        assertThat(findings(dir, log))
                .contains("checkpoint is not signed by the key in log-mldsa44.vkey");
        assertThat(
                        LogVerify.check(dir, log.key(), log.second().orElseThrow(), null, workers)
                                .findings())
                .extracting(LogVerify.Finding::what)
                .containsExactly("is not the key this log is known by");
        Files.writeString(dir.resolve("log-mldsa44.vkey"), "no key\n");
        assertThat(findings(dir, log)).anyMatch(said -> said.startsWith("log-mldsa44.vkey "));
    }

    private static byte[] seed(int n) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) n);
        return seed;
    }

    private List<String> findings(Path dir, LogKey log) throws Exception {
        return LogVerify.check(dir, log.key(), null, workers).findings().stream()
                .map(one -> one.file() + " " + one.what())
                .toList();
    }
}
