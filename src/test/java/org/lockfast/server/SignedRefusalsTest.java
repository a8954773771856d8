package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.log.CentralLog;
import org.lockfast.sync.DeviceCertificate;
import org.lockfast.sync.HttpWire;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.Nonce;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import tools.jackson.databind.node.StringNode;

/**
 * What a push is refused for is signed by the log for whoever asked for that, and a device that
 * asked goes by nothing else: not by what somebody in between says.
 */
class SignedRefusalsTest {
    @TempDir Path folder;
    private TestServer server;
    private TestDevice device;

    @BeforeEach
    void start() {
        server = TestServer.in(folder);
        device = server.device();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A push that is refused, and why. */
    enum Refusal {
        CHAIN_GAP(ProblemType.CHAIN_GAP, (test, device) -> of(device.entries(2).subList(1, 2))),
        BAD_NOTE(ProblemType.BAD_NOTE, (test, device) -> altered(device.entry())),
        UNKNOWN_KEY(
                ProblemType.UNKNOWN_KEY, (test, device) -> of(test.server.stranger().entries(1))),
        TOO_MANY(ProblemType.TOO_LARGE, (test, device) -> of(device.entries(501))),
        TOO_LARGE(ProblemType.TOO_LARGE, (test, device) -> large(device)),
        OUT_OF_FORM(
                ProblemType.BAD_REQUEST,
                (test, device) -> new Pushed(header(device.entry()), of(List.of()).body));

        private final ProblemType type;
        private final BiFunction<SignedRefusalsTest, TestDevice, Pushed> made;

        Refusal(ProblemType type, BiFunction<SignedRefusalsTest, TestDevice, Pushed> made) {
            this.type = type;
            this.made = made;
        }
    }

    private record Pushed(ChainHeader header, EntriesBody body) {}

    private static ChainHeader header(Entry first) {
        return new ChainHeader(first.device(), first.epoch(), first.seq());
    }

    private static Pushed of(List<Entry> entries) {
        return new Pushed(
                entries.isEmpty()
                        ? new ChainHeader("d-0011223344556677", 0, 0)
                        : header(entries.getFirst()),
                EntriesBody.of(entries.stream().map(Entry::bytes).toList(), List.of()));
    }

    /** Another signature than its own. */
    private static Pushed altered(Entry entry) {
        byte[] bytes = entry.bytes();
        int at = bytes.length - 8;
        bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
        return new Pushed(header(entry), EntriesBody.of(List.of(bytes), List.of()));
    }

    /** More than a MiB however it is packed. */
    private static Pushed large(TestDevice device) {
        List<Entry> entries = new ArrayList<>();
        List<Commitment> bodies = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 3; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(300_000, 0x4E00, 0x9FFF).forEach(text::appendCodePoint);
            bodies.add(Commitment.of(StringNode.valueOf(text.toString()), device.random()));
            entries.add(device.entry(bodies.getLast()));
        }
        return new Pushed(
                header(entries.getFirst()),
                EntriesBody.of(entries.stream().map(Entry::bytes).toList(), bodies));
    }

    /**
     * @param believed whether what the log signed is taken for signed
     */
    private WireTrouble refused(Pushed pushed, boolean believed) throws Exception {
        return refused(server.port(), pushed, believed);
    }

    private WireTrouble refused(int port, Pushed pushed, boolean believed) throws Exception {
        try (HttpWire wire =
                new HttpWire(
                        "https://localhost:" + port,
                        Files.readString(folder.resolve("ca.crt")),
                        DeviceCertificate.of(device.key()))) {
            wire.heldTo(
                    new Wire.Vouch() {
                        @Override
                        public String nonce() {
                            return Nonce.of(new SecureRandom());
                        }

                        @Override
                        public boolean gave(String question, Hash answer, String signature) {
                            return believed
                                    && new SignedAnswer(device.id(), question, answer)
                                            .isSigned(signature, server.log().force().logKey());
                        }
                    });
            return catchThrowableOfType(
                    WireTrouble.class, () -> wire.push(pushed.header, pushed.body));
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatAPushIsRefusedForIsSigned(Refusal refusal) throws Exception {
        WireTrouble trouble = refused(refusal.made.apply(this, device), true);
        assertThat(trouble.type()).contains(refusal.type);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatTheLogDidNotSignIsNoRefusal(Refusal refusal) throws Exception {
        WireTrouble trouble = refused(refusal.made.apply(this, device), false);
        assertThat(trouble.kind()).isEqualTo(WireTrouble.Kind.BAD_ANSWER);
        assertThat(trouble.problem()).isEmpty();
    }

    /** Under it stands the log's name alone: whoever is refused costs no checkpoint each time. */
    @Test
    void noCheckpointIsMadeForWhoIsRefused() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CentralLog counted =
                (CentralLog)
                        Proxy.newProxyInstance(
                                CentralLog.class.getClassLoader(),
                                new Class<?>[] {CentralLog.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("checkpoint")) {
                                        made.incrementAndGet();
                                    }
                                    try {
                                        return method.invoke(server.log(), arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        try (CentralServer other =
                server.over(counted, server.records().blobs(), "other.socket", _ -> {})) {
            Pushed gap = of(device.entries(2).subList(1, 2));
            assertThat(refused(other.port(), gap, true).type()).contains(ProblemType.CHAIN_GAP);
        }
        assertThat(made).hasValue(0);
    }

    /** It says nothing of what was pushed, and who is revoked or away hears it all the same. */
    @Test
    void whatIsOfTheHourIsHeardWithoutASignature() throws Exception {
        AdminOrders.send(server.socket(), "bar", device.id() + "\nIt floods the log");
        assertThat(refused(of(device.entries(1)), false).type()).contains(ProblemType.REVOKED);
    }

    /** As a device of version 1 asks that knows of no signed answers. */
    @Test
    void whoDoesNotAskForASignatureIsGivenNone() {
        List<Entry> gap = device.entries(2).subList(1, 2);
        HttpResponse<byte[]> answer =
                device.send(device.pushing(gap, Collections.emptyList(), Packing.GZIP));
        assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.CHAIN_GAP);
        assertThat(answer.headers().firstValue(FeedAnswer.SIGNATURE)).isEmpty();
    }

    /** A nonce that is none is itself what is refused, and nothing is signed for it. */
    @Test
    void aNonceOutOfFormIsRefused() {
        var request =
                device.pushing(device.entries(1), List.of(), Packing.GZIP)
                        .uri(device.uri("/v1/entries?nonce=1"));
        HttpResponse<byte[]> answer = device.send(request);
        assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(answer.headers().firstValue(FeedAnswer.SIGNATURE)).isEmpty();
    }
}
