package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Interests;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;
import tools.jackson.databind.node.JsonNodeFactory;

/** A server does what protocol.md says, over a real line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.in(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anybodyIsToldWhoseServerItIs() {
        HttpResponse<byte[]> answer = server.stranger().get("/v1/force");
        ForceInfo force = WireJson.read(answer.body(), ForceInfo.class);
        assertThat(force.origin()).isEqualTo(force.force() + "/log");
        assertThat(force.name()).isEqualTo("Exampleshire Police");
        assertThat(VerifyKey.parse(force.logKey()).name()).isEqualTo(force.origin());
        assertThat(force.logKey()).isEqualTo(server.log().force().logKey().vkey());
    }

    @Test
    void aDeviceJoinsWithACodeAndRecordsFromThere() {
        TestDevice device = server.stranger();
        EnrolAnswer enrolled = device.enrol(server.server().enrolmentCode("Exampleton"));
        assertThat(enrolled.station()).isEqualTo("Exampleton");
        assertThat(server.log().deviceKey(device.id())).contains(device.key().key());
        PushAnswer pushed = device.push(device.entries(3));
        assertThat(pushed.accepted()).isEqualTo(3);
        assertThat(pushed.indexes()).hasSize(3).isSorted();
        assertThat(pushed.nextSeq()).isEqualTo(3);
        Checkpoint covers =
                Checkpoint.verify(
                        Note.parse(pushed.checkpoint().getBytes(StandardCharsets.UTF_8)),
                        server.log().force().logKey());
        assertThat(covers.size()).isGreaterThan(pushed.indexes().getLast());
    }

    @Test
    void aCodeIsGoodOnceAndWhoeverUsedItIsAnsweredTheSameAgain() {
        String code = server.server().enrolmentCode("Exampleton");
        TestDevice first = server.stranger();
        EnrolAnswer enrolled = first.enrol(code);
        assertThat(first.enrol(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .extracting(EnrolAnswer::enrolled)
                .isEqualTo(enrolled.enrolled());
        HttpResponse<byte[]> second = server.stranger().send(server.stranger().enrolling(code));
        assertThat(TestDevice.problem(second)).isEqualTo(ProblemType.BAD_CODE);
    }

    @Test
    void anEnrolmentThatStandsInTheLogCountsWhateverTheShelfHasHeardOfIt() {
        String code = server.server().enrolmentCode("Exampleton");
        TestDevice first = server.stranger();
        EnrolAnswer enrolled = first.enrol(code);
        // as where the records went away between the entry and the note that the code was used
        org.lockfast.ledger.Hash hash = EnrolmentCode.hash(code);
        server.shelf().usedFor(hash, new org.lockfast.log.ServerShelf.Used(null, null, 0));
        server.shelf().giveBack(hash);
        TestDevice second = server.stranger();
        assertThat(TestDevice.problem(second.send(second.enrolling(code))))
                .isEqualTo(ProblemType.BAD_CODE);
        server.shelf().usedFor(hash, new org.lockfast.log.ServerShelf.Used(null, null, 0));
        assertThat(first.enrol(code).enrolled()).isEqualTo(enrolled.enrolled());
    }

    @Test
    void aCodeIsGoodForADay() {
        String code = server.server().enrolmentCode("Exampleton");
        server.clock(TestServer.START.plus(Duration.ofHours(24)).plusMillis(1));
        TestDevice late = server.stranger();
        assertThat(TestDevice.problem(late.send(late.enrolling(code))))
                .isEqualTo(ProblemType.BAD_CODE);
        server.clock(TestServer.START);
        late.enrol(code);
    }

    @ParameterizedTest
    @EnumSource
    void entriesAndTheirBodiesComeBackAsTheyWere(Packing packing) {
        TestDevice device = server.device();
        Commitment body =
                Commitment.of(
                        JsonNodeFactory.instance.stringNode("a name " + packing), device.random());
        List<Entry> entries = List.of(device.entry(), device.entry(body));
        HttpResponse<byte[]> answer = device.send(device.pushing(entries, List.of(body), packing));
        assertThat(answer.statusCode()).as(TestDevice.text(answer)).isEqualTo(200);
        PushAnswer pushed = WireJson.read(answer.body(), PushAnswer.class);

        long from = pushed.indexes().getFirst();
        HttpResponse<byte[]> fed =
                device.send(
                        device.to("/v1/feed?scope=force&after=" + from + "&pinned=" + from)
                                .header("Accept-Encoding", packing.word()));
        assertThat(fed.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo(packing.word());
        ContentDigest.check(
                fed.headers().firstValue(ContentDigest.HEADER).orElseThrow(), fed.body());
        HeadedBody<FeedHeader> feed =
                HeadedBody.parse(packing.unpack(fed.body(), 1 << 24), FeedHeader.class);
        assertThat(feed.header().indexes().subList(0, 2)).isEqualTo(pushed.indexes());
        assertThat(feed.entries().entries().get(0)).isEqualTo(entries.get(0).bytes());
        assertThat(feed.entries().entries().get(1)).isEqualTo(entries.get(1).bytes());
        assertThat(feed.entries().bodies()).extracting(Commitment::hash).contains(body.hash());
        assertThat(feed.header().scannedTo()).isEqualTo(feed.header().size());
        ConsistencyProof grown =
                ConsistencyProof.parse(Base64.getDecoder().decode(feed.header().consistency()));
        assertThat(grown.oldSize()).isEqualTo(from);
    }

    /** A device of the first version asks for no signature, and gets what it always got. */
    @Test
    void aWindowIsSignedForWhoeverAsksForThat() {
        TestDevice device = server.device();
        String query = "after=0&limit=5&nonce=" + "0a".repeat(16);
        HttpResponse<byte[]> signed = device.get("/v1/feed?" + query);
        SignedAnswer answer = new SignedAnswer(device.id(), query, Hash.sha256(signed.body()));
        String signature = signed.headers().firstValue(FeedAnswer.SIGNATURE).orElseThrow();
        VerifyKey log =
                VerifyKey.parse(
                        WireJson.read(device.get("/v1/force").body(), ForceInfo.class).logKey());
        assertThat(answer.isSigned(signature, log)).isTrue();
        HttpResponse<byte[]> plain = device.get("/v1/feed?after=0&limit=5");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue(FeedAnswer.SIGNATURE)).isEmpty();
        assertThat(TestDevice.problem(device.get("/v1/feed?nonce=0a")))
                .isEqualTo(ProblemType.BAD_REQUEST);
    }

    /** What a device holds for done is signed for what it sent, and for nothing else. */
    @Test
    void whatIsDoneIsSignedForWhatWasSent() {
        TestDevice device = server.device();
        VerifyKey log =
                VerifyKey.parse(
                        WireJson.read(device.get("/v1/force").body(), ForceInfo.class).logKey());
        byte[] body =
                EntriesBody.of(device.entries(3).stream().map(Entry::bytes).toList(), List.of())
                        .bytes();
        String query = "about=" + Hash.sha256(body).hex() + "&nonce=" + "0b".repeat(16);
        String other = "about=" + Hash.sha256(new byte[0]).hex() + "&nonce=" + "0c".repeat(16);
        assertThat(TestDevice.problem(device.send(pushed(device, body, other))))
                .isEqualTo(ProblemType.DIGEST_MISMATCH);
        HttpResponse<byte[]> taken = device.send(pushed(device, body, query));
        signed(taken, device, query, taken.body(), log);
        byte[] wanted = WireJson.write(new Interests(List.of(UUID.randomUUID()), List.of()));
        String asked = "about=" + Hash.sha256(wanted).hex() + "&nonce=" + "0d".repeat(16);
        HttpResponse<byte[]> told =
                device.send(
                        device.to("/v1/interests?" + asked)
                                .header("Content-Type", WireJson.CONTENT_TYPE)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(wanted)));
        signed(told, device, asked, new byte[0], log);
        String wraps = "after=0&nonce=" + "0e".repeat(16);
        HttpResponse<byte[]> keys = device.get("/v1/wraps?" + wraps);
        signed(keys, device, wraps, keys.body(), log);
    }

    private static HttpRequest.Builder pushed(TestDevice device, byte[] body, String query) {
        Entry first = Entry.parse(EntriesBody.parse(body).entries().getFirst());
        return device.to("/v1/entries?" + query)
                .header("Content-Type", EntriesBody.CONTENT_TYPE)
                .header(
                        ChainHeader.HEADER,
                        new ChainHeader(first.device(), first.epoch(), first.seq()).toString())
                .header(ContentDigest.HEADER, ContentDigest.of(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static void signed(
            HttpResponse<byte[]> answer,
            TestDevice device,
            String query,
            byte[] said,
            VerifyKey log) {
        assertThat(answer.statusCode()).isLessThan(300);
        assertThat(
                        new SignedAnswer(device.id(), query, Hash.sha256(said))
                                .isSigned(
                                        answer.headers()
                                                .firstValue(FeedAnswer.SIGNATURE)
                                                .orElseThrow(),
                                        log))
                .isTrue();
    }

    @Test
    void theSamePushTwiceAddsNothingTwice() {
        TestDevice device = server.device();
        List<Entry> entries = device.entries(5);
        PushAnswer first = device.push(entries);
        PushAnswer again = device.push(entries);
        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(5);
        assertThat(again.indexes()).isEqualTo(first.indexes());
    }

    @Test
    void aDeviceIsToldHowFarTheLogHasGotWithIt() {
        TestDevice device = server.device();
        assertThat(TestDevice.problem(device.get("/v1/devices/" + device.id() + "/head")))
                .isEqualTo(ProblemType.NOT_FOUND);
        List<Entry> entries = device.entries(2);
        device.push(entries);
        DeviceHead head =
                WireJson.read(
                        device.get("/v1/devices/" + device.id() + "/head").body(),
                        DeviceHead.class);
        assertThat(head.seq()).isEqualTo(1);
        assertThat(head.eid()).isEqualTo(entries.getLast().eid().base64());
    }

    @Test
    void anEntryHasAReceipt() {
        TestDevice device = server.device();
        Entry entry = device.entry();
        device.push(List.of(entry));
        HttpResponse<byte[]> answer = device.get("/v1/entries/" + entry.eid().hex() + "/proof");
        TlogProof proof = TlogProof.parse(answer.body());
        assertThat(proof.proves(entry.eid(), server.log().force().logKey())).isTrue();
        assertThat(TestDevice.problem(device.get("/v1/entries/" + "0".repeat(64) + "/proof")))
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void aForkIsTakenAndNamed() {
        TestDevice device = server.device();
        Entry first = device.entry();
        device.push(List.of(first));
        Entry other =
                device.entry(
                        first.prev(), 0, "device.other/1", JsonNodeFactory.instance.objectNode());
        PushAnswer pushed = device.push(List.of(other));
        assertThat(pushed.accepted()).isEqualTo(1);
        assertThat(pushed.flags())
                .containsExactly(new PushAnswer.Flag(other.eid().base64(), PushAnswer.CHAIN_FORK));
    }

    @Test
    void beyondAGapNothingIsTakenAndTheDeviceIsToldWhereToGoOn() {
        TestDevice device = server.device();
        List<Entry> entries = device.entries(4);
        device.push(entries.subList(0, 1));
        HttpResponse<byte[]> answer =
                device.send(device.pushing(entries.subList(2, 4), List.of(), Packing.GZIP));
        assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.CHAIN_GAP);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"nextSeq\":1");
        assertThat(device.push(entries).accepted()).isEqualTo(3);
    }

    @Test
    void wrapNotesOfTheForcesOfficersAreHandedOn() {
        TestDevice device = server.device();
        Wraps wraps = WireJson.read(device.get("/v1/wraps").body(), Wraps.class);
        assertThat(wraps.wraps()).hasSize(1); // the first administrator's, from the founding
        String note = wraps.wraps().getFirst().note();
        assertThat(note).startsWith("lockfast/wrap/v1\n");
        HttpResponse<byte[]> again =
                device.send(device.to("/v1/wraps").PUT(HttpRequest.BodyPublishers.ofString(note)));
        assertThat(again.statusCode()).isEqualTo(204);
        HttpResponse<byte[]> altered =
                device.send(
                        device.to("/v1/wraps")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                note.replaceFirst("\"rev\":\\d", "\"rev\":9"))));
        assertThat(TestDevice.problem(altered)).isEqualTo(ProblemType.BAD_NOTE);
        assertThat(
                        WireJson.read(
                                        device.get("/v1/wraps?after=" + wraps.last()).body(),
                                        Wraps.class)
                                .wraps())
                .isEmpty();
    }

    @Test
    void aDeviceAsksForWhatConcernsItAndLooksUp() {
        TestDevice device = server.device();
        HttpResponse<byte[]> answer =
                device.send(
                        device.to("/v1/interests")
                                .header("Content-Type", WireJson.CONTENT_TYPE)
                                .PUT(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                WireJson.write(
                                                        new Interests(
                                                                List.of(UUID.randomUUID()),
                                                                null)))));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(new String(device.get("/v1/lookup?key=JSM/4").body(), StandardCharsets.UTF_8))
                .isEqualTo("[]");
    }

    @Test
    void whatWasRefusedIsKeptAsEvidence() {
        TestDevice device = server.device();
        long before = server.records().log().state().size();
        HttpResponse<byte[]> answer =
                device.send(
                        device.to("/v1/rejects")
                                .POST(HttpRequest.BodyPublishers.ofString("half an entry")));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(server.log().state().size()).isEqualTo(before);
        assertThat(server.lines()).anyMatch(line -> line.contains("ALARM reject"));
        assertThat(AdminOrders.send(server.socket(), "status", null)).contains("\"rejects\":1");
    }

    @Test
    void itSaysHowItIs() {
        TestDevice nobody = server.stranger();
        assertThat(nobody.get("/health").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/ready").statusCode()).isEqualTo(200);
        String metrics = new String(nobody.get("/metrics").body(), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("lockfast_calls_total{route=\"/health\",status=\"200\"}")
                .contains("lockfast_log_size ")
                .endsWith("# EOF\n");
        assertThat(AdminOrders.send(server.socket(), "metrics", null))
                .contains("lockfast_log_open 1.0");
    }

    @Test
    void aLogThatLacksNothingGivesNothingUp() {
        String origin = server.log().force().logKey().name();
        assertThatThrownBy(() -> AdminOrders.send(server.socket(), "succeed", "a slip"))
                .hasMessageContaining("lacks nothing");
        assertThat(server.log().force().logKey().name()).isEqualTo(origin);
    }

    @Test
    void itsLogNamesDevicesAndNoPeople() {
        TestDevice device = server.device();
        device.get("/v1/lookup?key=Smith");
        assertThat(server.lines())
                .anyMatch(line ->
                        line.contains("\"route\":\"/v1/lookup\"") && line.contains(device.id()))
                .noneMatch(line -> line.contains("Smith") || line.contains("127.0.0.1"));
    }

    @Test
    void theLogIsReadAsTiles() {
        TestDevice device = server.device();
        device.push(device.entries(300));
        HttpResponse<byte[]> tile = device.get("/tile/entries/000");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(device.get("/tile/0/000").body()).hasSize(8_192);
        assertThat(TestDevice.problem(device.get("/tile/0/x999/000")))
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(TestDevice.problem(device.get("/tile/nonsense")))
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(new String(device.get("/log.vkey").body(), StandardCharsets.UTF_8).strip())
                .isEqualTo(server.log().force().logKey().vkey());
        assertThat(new String(device.get("/keys.vkey").body(), StandardCharsets.UTF_8))
                .contains(device.key().key().vkey());
    }
}
