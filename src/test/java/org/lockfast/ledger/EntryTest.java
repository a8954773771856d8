package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class EntryTest {
    private final Samples samples = new Samples(1);

    @Test
    void whatIsSignedIsReadBack() {
        Entry made = samples.next();
        Entry read = Entry.parse(made.bytes());
        assertThat(read).isEqualTo(made);
        assertThat(read.type()).isEqualTo("exhibit.recorded/1");
        assertThat(read.typeName()).isEqualTo("exhibit.recorded");
        assertThat(read.typeVersion()).isEqualTo(1);
        assertThat(read.device()).isEqualTo(Samples.DEVICE);
        assertThat(read.epoch()).isEqualTo(2);
        assertThat(read.seq()).isZero();
        assertThat(read.prev()).isEqualTo(Hash.ZERO);
        assertThat(read.subject()).isEqualTo(Samples.EXHIBIT);
        assertThat(read.actor())
                .isEqualTo(new Entry.Actor(Samples.OFFICER, "PROPERTY_OFFICER", "pwd"));
        assertThat(read.signers()).containsExactly("d-7f3a0c1122334455/2", Samples.OFFICER + "/0");
        assertThat(read.eid()).isEqualTo(Hash.sha256(new byte[] {0}, made.bytes()));
        assertThat(read.textHash())
                .isEqualTo(Hash.sha256(read.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(read.text()).startsWith("lockfast/event/v1\n{\"act\":{").endsWith("}\n");
        assertThat(new SignatureCheck(samples.trusted()).good(read)).isTrue();
    }

    @Test
    void everyOptionalFieldIsRead() {
        Hash eid = samples.next().eid();
        ObjectNode line = samples.envelope();
        line.putArray("par").add(eid.base64());
        line.put("occ", "2026-03-01T09:30:00+01:00")
                .put("occ_prec", "min")
                .put("occ_src", "stated");
        line.putObject("seen")
                .put("size", 12)
                .put("root", eid.base64())
                .put("t", 1_790_000_000_000L);
        ObjectNode with = line.putObject("with");
        with.putObject("name").put("h", eid.base64());
        with.put("as", "receiver").putObject("auth").put("m", "drawn").put("ev", "strokes");
        line.putArray("att")
                .addObject()
                .put("h", eid.base64())
                .put("size", 5)
                .put("type", "image/jpeg");
        line.put("corr", eid.base64());
        Entry entry = Entries.sign(line, List.of(samples.device, samples.officer));
        assertThat(entry.parents()).containsExactly(eid);
        assertThat(entry.occurred()).isNotNull();
        assertThat(entry.seen()).isEqualTo(new Entry.Seen(12, eid, 1_790_000_000_000L));
        assertThat(entry.second()).isNotNull();
        assertThat(entry.attachments()).containsExactly(new Entry.Attachment(eid, 5, "image/jpeg"));
        assertThat(entry.corrects()).isEqualTo(eid);
        assertThat(entry.commitments()).containsExactly(eid);
    }

    @Test
    void aSecondPersonWithAnOwnKeySignsThird() {
        ObjectNode line = samples.envelope();
        ObjectNode with = line.putObject("with");
        with.put("id", Samples.EXHIBIT.toString())
                .put("as", "witness")
                .putObject("auth")
                .put("m", "pin");
        Entry entry = Entries.sign(line, List.of(samples.device, samples.officer, samples.second));
        assertThat(entry.signers()).hasSize(3);
        assertRefused(
                Malformed.Reason.SIGNERS,
                () -> Entries.sign(line, List.of(samples.device, samples.officer)));
    }

    @Test
    void theForceSignsTheFoundingFirst() {
        Ed25519Key force = Ed25519Key.of("f-00112233445566ff/0", Samples.seed("force"));
        Entry entry =
                Entries.sign(samples.envelope(), List.of(force, samples.device, samples.officer));
        assertThat(entry.signers().getFirst()).isEqualTo("f-00112233445566ff/0");
    }

    static Stream<Arguments> brokenEnvelopes() {
        return Stream.of(
                broken("no type", Malformed.Reason.FIELD, e -> e.remove("type")),
                broken(
                        "type without version",
                        Malformed.Reason.FIELD,
                        e -> e.put("type", "exhibit")),
                broken("newer", Malformed.Reason.NEWER_VERSION, e -> e.put("v", 2)),
                broken("seq below zero", Malformed.Reason.FIELD, e -> e.put("seq", -1)),
                broken("seq as text", Malformed.Reason.FIELD, e -> e.put("seq", "0")),
                broken("decimal", Malformed.Reason.JSON, e -> e.put("mono", 1.5)),
                broken("too large", Malformed.Reason.JSON, e -> e.put("rec", 1L << 53)),
                broken("null", Malformed.Reason.JSON, e -> e.putNull("corr")),
                broken("device", Malformed.Reason.FIELD, e -> e.put("dev", "d-7F3A0C1122334455")),
                broken(
                        "upper-case id",
                        Malformed.Reason.FIELD,
                        e -> e.put("id", "0198C5D2-0000-7000-8000-0000000000BB")),
                broken("prev too short", Malformed.Reason.FIELD, e -> e.put("prev", "AAAA")),
                broken("body is a list", Malformed.Reason.FIELD, e -> e.putArray("body")),
                broken(
                        "occ alone",
                        Malformed.Reason.FIELD,
                        e -> e.put("occ", "2026-03-01T09:30:00Z")),
                broken(
                        "half a commitment",
                        Malformed.Reason.FIELD,
                        e -> e.putObject("body").putObject("name").put("h", "AAAA")),
                broken("17 parents", Malformed.Reason.FIELD, EntryTest::seventeenParents),
                broken("another epoch", Malformed.Reason.SIGNERS, e -> e.put("epoch", 3)),
                broken("nobody acts", Malformed.Reason.SIGNERS, e -> e.remove("act")),
                broken(
                        "no own key",
                        Malformed.Reason.SIGNERS,
                        e -> ((ObjectNode) e.path("act")).putObject("auth").put("m", "none")),
                broken(
                        "key not ASCII",
                        Malformed.Reason.JSON,
                        e -> e.putObject("body").put("größe", 1)),
                broken("half a character", Malformed.Reason.JSON, e -> e.put("app", "\ud800")));
    }

    private static Arguments broken(
            String name, Malformed.Reason why, Consumer<ObjectNode> change) {
        return Arguments.of(name, why, change);
    }

    private static void seventeenParents(ObjectNode line) {
        var par = line.putArray("par");
        for (int i = 0; i < 17; i++) {
            par.add(Hash.sha256(new byte[] {(byte) i}).base64());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenEnvelopes")
    void aBrokenEnvelopeIsRefused(String name, Malformed.Reason why, Consumer<ObjectNode> change) {
        ObjectNode line = samples.envelope();
        change.accept(line);
        assertRefused(why, () -> Entries.sign(line, List.of(samples.device, samples.officer)));
    }

    @Test
    void noSignatureLineCanBeTakenAwayAddedOrMoved() {
        String note = new String(samples.next().bytes(), StandardCharsets.UTF_8);
        List<String> lines = List.of(note.split("\n", -1));
        String head = String.join("\n", lines.subList(0, 3));
        String device = lines.get(3);
        String officer = lines.get(4);
        assertThat(read(head, device, officer).signers()).hasSize(2);
        assertRefused(Malformed.Reason.SIGNERS, () -> read(head, device));
        assertRefused(Malformed.Reason.SIGNERS, () -> read(head, officer));
        assertRefused(Malformed.Reason.SIGNERS, () -> read(head, officer, device));
        assertRefused(Malformed.Reason.SIGNERS, () -> read(head, device, officer, officer));
        assertRefused(Malformed.Reason.SIGNATURE_LINE, () -> read(head, device, officer + " "));
        assertRefused(Malformed.Reason.SIGNATURE_LINE, () -> read(head, device, officer + "="));
        assertRefused(Malformed.Reason.SIGNATURE_LINE, () -> read(head, device, "- x y"));
    }

    private static Entry read(String head, String... lines) {
        return Entry.parse(
                (head + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"act":             | { "act":             | NOT_CANONICAL
                    "v":1}              | "v":1.0}             | JSON
                    "v":1}              | "v":1,"v":1}         | NOT_CANONICAL
                    "v":1}              | "v":1}{}             | JSON
                    "v":1}              | "v":1} x             | JSON
                    "seq":0             | "seq":-0             | NOT_CANONICAL
                    "app":"0.1.0        | "app":"\\u0030.1.0   | NOT_CANONICAL
                    lockfast/event/v1   | lockfast/event/v2    | CONTEXT_LINE
                    """)
    void textThatIsNotCanonicalIsRefused(String from, String to, Malformed.Reason why) {
        String note = new String(samples.next().bytes(), StandardCharsets.UTF_8);
        assertThat(note).contains(from);
        assertRefused(
                why, () -> Entry.parse(note.replace(from, to).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anEntryHoldsExactly65535BytesAndNotOneMore() {
        ObjectNode line = samples.envelope();
        line.putObject("body").put("text", "");
        int frame = Entries.sign(line, List.of(samples.device, samples.officer)).length();
        line.putObject("body").put("text", "x".repeat(Entry.MAX_LENGTH - frame));
        assertThat(Entries.sign(line, List.of(samples.device, samples.officer)).length())
                .isEqualTo(65_535);
        line.putObject("body").put("text", "x".repeat(Entry.MAX_LENGTH - frame + 1));
        assertRefused(
                Malformed.Reason.TOO_LONG,
                () -> Entries.sign(line, List.of(samples.device, samples.officer)));
    }

    @Test
    void everyChangedByteIsNoticed() {
        SignatureCheck check = new SignatureCheck(samples.trusted());
        byte[] good = samples.next().bytes();
        for (int at = 0; at < good.length; at++) {
            for (int flip : new int[] {1, 0x20, 0x80}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) flip;
                assertThat(accepted(bad, check)).as("byte %d ^ %d", at, flip).isFalse();
            }
            assertThat(accepted(Arrays.copyOf(good, at), check)).as("cut at %d", at).isFalse();
        }
    }

    @Test
    void randomBytesAreRefusedAndNothingElseIsThrown() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        byte[] good = samples.next().bytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(bad, good)) {
                assertThat(accepted(bad, new SignatureCheck(samples.trusted())))
                        .as("seed %d, round %d", seed, i)
                        .isFalse();
            }
        }
    }

    private static boolean accepted(byte[] bytes, SignatureCheck check) {
        try {
            return check.good(Entry.parse(bytes));
        } catch (Malformed e) {
            return false;
        }
    }

    @Test
    void unknownKeysAndBadSignaturesAreToldApart() {
        Entry entry = samples.next();
        assertThat(new SignatureCheck(Samples.nobody()).check(entry))
                .isEqualTo(new SignatureCheck.Finding.UnknownKey(samples.device.key().name()));
        ObjectNode line = samples.envelope();
        Signer wrong =
                new Signer() {
                    @Override
                    public VerifyKey key() {
                        return samples.officer.key();
                    }

                    @Override
                    public byte[] sign(byte[] text) {
                        return samples.second.sign(text);
                    }
                };
        Entry forged = Entries.sign(line, List.of(samples.device, wrong));
        assertThat(new SignatureCheck(samples.trusted()).check(forged))
                .isEqualTo(new SignatureCheck.Finding.BadSignature(samples.officer.key().name()));
    }

    @Test
    void whatIsHandedOutCannotChangeTheEntry() {
        Entry entry = samples.next();
        byte[] before = entry.bytes();
        entry.bytes()[0] = 0;
        entry.json().put("seq", 99);
        entry.body().removeAll();
        assertThat(entry.bytes()).isEqualTo(before);
        assertThat(entry.json().path("seq").longValue()).isZero();
        assertThat(entry.body()).isNotEmpty();
    }

    static void assertRefused(Malformed.Reason why, Runnable what) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(what::run)
                .extracting(Malformed::reason)
                .isEqualTo(why);
    }
}
