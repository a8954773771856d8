package org.lockfast.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import tools.jackson.databind.node.JsonNodeFactory;

/** What travels is read as it was written, and nothing else is read. */
class WireTest {
    private static final byte[] TEXT =
            "an entry's worth of text, ".repeat(4_000).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void whatIsPackedUnpacksAsItWas(Packing packing) {
        assertThat(packing.unpack(packing.pack(TEXT), TEXT.length)).isEqualTo(TEXT);
        byte[] packed = packing.pack(TEXT);
        assertThat(packing.said(packed, Limits.UNPACKED)).isEqualTo(TEXT.length);
        assertThat(packing.unpackAsSaid(packed, TEXT.length, Limits.UNPACKED)).isEqualTo(TEXT);
        assertThatThrownBy(() -> packing.unpackAsSaid(packed, TEXT.length - 1, Limits.UNPACKED))
                .isInstanceOf(Refused.class)
                .satisfies(e ->
                        assertThat(((Refused) e).problem().type())
                                .isEqualTo(ProblemType.BAD_REQUEST.uri()));
        assertThat(packing.said(packed, 5)).isEqualTo(5);
        assertThat(packing.unpack(packing.pack(new byte[0]), 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLargerThanTheLimitIsNotUnpackedToItsEnd(Packing packing) {
        byte[] packed = packing.pack(TEXT);
        assertThatThrownBy(() -> packing.unpack(packed, TEXT.length - 1))
                .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.TOO_LARGE));
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void aBombStopsAtTheLimit(Packing packing) {
        byte[] bomb = packing.pack(new byte[200 << 20]);
        assertThat(bomb.length).isLessThan(Limits.PUSH_PACKED);
        assertThatThrownBy(() -> packing.unpack(bomb, Limits.UNPACKED))
                .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.TOO_LARGE));
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void bytesThatAreNotPackedOrEndInTheMiddleAreRefused(Packing packing) {
        byte[] packed = packing.pack(TEXT);
        for (byte[] wrong :
                List.of(
                        new byte[0],
                        TEXT,
                        Arrays.copyOf(packed, packed.length - 1),
                        Arrays.copyOf(packed, packed.length / 2))) {
            assertThatThrownBy(() -> packing.unpack(wrong, Limits.UNPACKED))
                    .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.BAD_REQUEST));
        }
    }

    /** Nothing but a refusal may come out of a reader, whatever it is given. */
    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void packedBytesWithOneChangedAreRefusedOrReadButNothingWorse(Packing packing) {
        byte[] packed = packing.pack(TEXT);
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = packed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                packing.unpack(changed, Limits.UNPACKED);
            } catch (Refused e) {
                assertThat(problem(e)).isIn(ProblemType.BAD_REQUEST, ProblemType.TOO_LARGE);
            }
        }
    }

    @Test
    void theEncodingIsChosenAmongThoseAccepted() {
        assertThat(Packing.accepted(Optional.empty())).isEqualTo(Packing.IDENTITY);
        assertThat(Packing.accepted(Optional.of("gzip, br"))).isEqualTo(Packing.GZIP);
        assertThat(Packing.accepted(Optional.of("gzip, ZSTD;q=0.5"))).isEqualTo(Packing.ZSTD);
        assertThat(Packing.accepted(Optional.of("gzip;q=0, zstd; q=0.0")))
                .isEqualTo(Packing.IDENTITY);
        assertThat(Packing.of("")).isEqualTo(Packing.IDENTITY);
        assertThatThrownBy(() -> Packing.of("br"))
                .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.UNSUPPORTED));
    }

    @Test
    void entriesAndBodiesTravelAsTheyAre() {
        byte[] one = {1, 2, 3};
        byte[] two = new byte[65_535];
        Commitment body =
                Commitment.of(JsonNodeFactory.instance.stringNode("a name"), new Random(1));
        EntriesBody sent = EntriesBody.of(List.of(one, two), List.of(body));
        EntriesBody read = EntriesBody.parse(sent.bytes());
        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(1)).isEqualTo(two);
        assertThat(read.bodies().getFirst().value().asString()).isEqualTo("a name");
        assertThat(EntriesBody.of(read.entryBundle(), read.bodyBundle()).bytes())
                .isEqualTo(sent.bytes());
    }

    @Test
    void aFeedTravelsWithItsHeader() {
        FeedHeader header = new FeedHeader(7, 9, List.of(5L, 6L), true, 3, "a note", null, "x/1/2");
        byte[] sent =
                new HeadedBody<>(
                                header,
                                EntriesBody.of(List.of(new byte[] {1}, new byte[] {2}), List.of()))
                        .bytes();
        HeadedBody<FeedHeader> read = HeadedBody.parse(sent, FeedHeader.class);
        assertThat(read.header()).isEqualTo(header);
        assertThat(read.entries().entries()).hasSize(2);
    }

    @Test
    void aBodyThatEndsInTheMiddleIsRefused() {
        byte[] whole =
                new HeadedBody<>(
                                new RefillHeader(List.of(1L), "note"),
                                EntriesBody.of(List.of(new byte[9]), List.of()))
                        .bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() ->
                            HeadedBody.parse(part, RefillHeader.class).entries().entries().get(0))
                    .as("%d bytes", length)
                    .isInstanceOf(Refused.class);
        }
        byte[] negative = {-1, 0, 0, 0, 1};
        assertThatThrownBy(() -> EntriesBody.parse(negative)).isInstanceOf(Refused.class);
    }

    @Test
    void aBodyOfAnotherHashIsRefused() {
        byte[] bodies =
                EntriesBody.of(
                                List.of(),
                                List.of(
                                        Commitment.of(
                                                JsonNodeFactory.instance.stringNode("a name"),
                                                new Random(1))))
                        .bodyBundle();
        bodies[bodies.length - 2] ^= 1;
        assertThatThrownBy(() -> EntriesBody.of(new byte[0], bodies).bodies())
                .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.BAD_NOTE));
    }

    @Test
    void digestsAreComparedWithWhatCame() {
        ContentDigest.check(ContentDigest.of(TEXT), TEXT);
        ContentDigest.check("md5=:YWJj:, " + ContentDigest.of(TEXT), TEXT);
        assertThatThrownBy(() -> ContentDigest.check(ContentDigest.of(TEXT), new byte[3]))
                .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.DIGEST_MISMATCH));
        for (String wrong :
                List.of("", "sha-256=abc", "md5=:YWJj:", twice(ContentDigest.of(TEXT)))) {
            assertThatThrownBy(() -> ContentDigest.check(wrong, TEXT))
                    .as(wrong)
                    .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.BAD_REQUEST));
        }
    }

    private static String twice(String digest) {
        return digest + ", " + digest;
    }

    @Test
    void everyAnswerIsReadAsItWasWritten() {
        for (Record message :
                List.of(
                        new ForceInfo("f-1", "f-1/log", "k", "f", "Exampleshire", "1", "1"),
                        new EnrolAnswer("e", 3, "Exampleton", "f-1", "note"),
                        new Wraps(List.of(new Wraps.Wrap(1, "note\n")), 1),
                        new PushAnswer(
                                4,
                                1,
                                0,
                                8,
                                List.of(new PushAnswer.Flag("e", PushAnswer.CHAIN_FORK)),
                                List.of(4L),
                                5,
                                "note",
                                List.of(new PushAnswer.Noted(5, "entry"))),
                        new DeviceHead(0, 1, "e", 2),
                        new Interests(List.of(new UUID(1, 2)), List.of(new UUID(1, 3))),
                        new Found(
                                new UUID(1, 2),
                                "EXHIBIT",
                                "JSM/4",
                                new UUID(3, 4),
                                null,
                                null,
                                null),
                        new RefillAnswer(List.of(List.of(1L, 4L)), false),
                        Problem.chainGap(5, null))) {
            byte[] json = WireJson.write(message);
            assertThat(WireJson.read(json, message.getClass())).isEqualTo(message);
            assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("null");
        }
        assertThat(
                        new String(
                                WireJson.write(
                                        new Found(
                                                new UUID(1, 2),
                                                "K",
                                                null,
                                                new UUID(3, 4),
                                                null,
                                                null,
                                                null)),
                                StandardCharsets.UTF_8))
                .contains("\"case\":\"" + new UUID(3, 4) + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"subjects\":null}",
                "{\"subjects\":[null]}",
                "{\"subjects\":[\"x\"]}",
                "{\"subjects\":[]} {}",
                "{\"subjects\":[],\"subjects\":[]}",
                "{\"subjects\":\"\"}",
                "{\"subjects\":[1]}"
            })
    void jsonThatIsNotOfTheKindIsRefused(String json) {
        assertThatThrownBy(
                        () -> WireJson.read(json.getBytes(StandardCharsets.UTF_8), Interests.class))
                .satisfies(e -> assertThat(problem(e)).isEqualTo(ProblemType.BAD_REQUEST));
    }

    @Test
    void aRefusalDoesNotRepeatWhatWasSent() {
        assertThatThrownBy(() ->
                        WireJson.read(
                                "{\"subjects\":[\"Jo Smith\"]}".getBytes(StandardCharsets.UTF_8),
                                Interests.class))
                .hasMessageNotContaining("Jo");
    }

    @Test
    void aNewerAnswerIsReadByAnOlderDevice() {
        assertThat(
                        WireJson.read(
                                "{\"subjects\":[],\"more\":1}".getBytes(StandardCharsets.UTF_8),
                                Interests.class))
                .isEqualTo(new Interests(List.of(), null));
    }

    @Test
    void aRequestToEnrolIsProvenByTheDevicesOwnKey() {
        Ed25519Key key = key("d-7f3a0c1122334455/0", 2);
        EnrolRequest request = EnrolRequest.sign("CODE", key, "c2VhbA==", "SCN-07");
        assertThat(request.proven()).isEqualTo(key.key());
        EnrolRequest other = EnrolRequest.sign("CODF", key, "c2VhbA==", "SCN-07");
        for (EnrolRequest wrong :
                List.of(
                        with(request, other.proof(), request.vkey()),
                        with(request, request.proof(), key("d-7f3a0c1122334455/0", 3).key().vkey()),
                        with(request, request.proof() + "\n" + request.proof(), request.vkey()),
                        with(request, "", request.vkey()),
                        with(request, request.proof(), "no key"))) {
            assertThatThrownBy(wrong::proven).isInstanceOf(Refused.class);
        }
    }

    private static EnrolRequest with(EnrolRequest request, String proof, String vkey) {
        return new EnrolRequest(request.code(), vkey, request.seal(), request.name(), proof);
    }

    private static Ed25519Key key(String name, int with) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) with);
        return Ed25519Key.of(name, seed);
    }

    @Test
    void theChainOfAPushStandsInItsHeader() {
        ChainHeader last = new ChainHeader("d-7f3a0c1122334455", (1L << 53) - 1, (1L << 53) - 1);
        assertThat(ChainHeader.parse(last.toString())).isEqualTo(last);
        assertThat(ChainHeader.parse("d-7f3a0c1122334455/2/19"))
                .isEqualTo(new ChainHeader("d-7f3a0c1122334455", 2, 19))
                .hasToString("d-7f3a0c1122334455/2/19");
        for (String wrong : List.of("", "d-7f/0/0", "d-7f3a0c1122334455/02/1", "x/0/-1")) {
            assertThatThrownBy(() -> ChainHeader.parse(wrong)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void everyProblemHasItsOwnType() {
        assertThat(
                        new HashSet<>(
                                Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList()))
                .hasSize(ProblemType.values().length);
        assertThat(ProblemType.of("https://lockfast.org/problems/chain-gap"))
                .contains(ProblemType.CHAIN_GAP);
        assertThat(ProblemType.of("about:blank")).isEmpty();
    }

    private static ProblemType problem(Throwable e) {
        assertThat(e).isInstanceOf(Refused.class);
        return ProblemType.of(((Refused) e).problem().type()).orElseThrow();
    }
}
