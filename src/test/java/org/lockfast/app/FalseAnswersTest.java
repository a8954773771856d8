package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.PushAnswer;

/**
 * Somebody between a device and its server, with a certificate under the same authority: one false
 * answer does no lasting harm, and nothing of it is believed.
 */
class FalseAnswersTest {
    @TempDir Path folder;
    private ServedForce force;

    @BeforeEach
    void force() {
        force = ServedForce.in(folder);
    }

    @AfterEach
    void close() {
        force.close();
    }

    private Wires altering(ServedDevice device, UnaryOperator<FeedHeader> how) {
        return FalseFeed.altering(
                force, device, real -> new HeadedBody<>(how.apply(real.header()), real.entries()));
    }

    private static void holdsOnlyForOnce(ServedDevice one, ServedDevice two) {
        assertThat(one.sync().problems())
                .extracting(SyncProblem::code)
                .as("a feed that goes beyond its log")
                .contains("bad-answer");
        one.shut();
        two.record(2);
        two.sync();
        one.record(1);
        assertThat(one.sync().problems()).as("the honest server again").isEmpty();
        assertThat(one.client().now().unsent()).isZero();
        assertThat(one.entries("case.opened")).hasSize(3);
    }

    @Test
    void aCursorBeyondTheLogIsNotFollowed() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.client(
                    altering(one, real -> FalseFeed.header(real, (1L << 53) - 1, real.indexes())),
                    null);
            holdsOnlyForOnce(one, two);
        }
    }

    @Test
    void aPlaceBeyondTheLogIsNotKept() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            two.record(1);
            two.sync();
            one.client(
                    altering(
                            one,
                            real -> {
                                List<Long> places = new ArrayList<>(real.indexes());
                                places.replaceAll(place -> place + (1L << 52));
                                return FalseFeed.header(real, real.scannedTo(), places);
                            }),
                    null);
            assertThat(one.sync().problems())
                    .extracting(SyncProblem::code)
                    .contains("bad-answer")
                    .doesNotContain("not-taken");
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.entries("case.opened")).hasSize(1);
        }
    }

    /** What somebody without the log's key makes of an answer, or of the question. */
    private interface Between {
        FeedAnswer of(Wire real, FeedQuestion asked) throws WireTrouble;
    }

    private static Wires between(Between somebody) {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    @Override
                    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                        return somebody.of(real, question);
                    }
                };
    }

    /** Nothing of such an answer is taken in, it is said, and the next honest one has it all. */
    private void isRefused(Between somebody) {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            two.record(2);
            two.sync();
            one.sync();
            two.record(2);
            two.sync();
            one.shut();
            one.record(1);
            one.client(between(somebody), null);
            SyncResult round = one.sync();
            assertThat(round.problems())
                    .filteredOn(problem -> problem.code().equals("bad-answer"))
                    .extracting(SyncProblem::sentence)
                    .singleElement()
                    .asString()
                    .contains("did not sign for this question", "upgraded first");
            assertThat(one.entries("case.opened")).hasSize(3);
            assertThat(round.sent()).as("what is here is sent all the same").isPositive();
            one.shut();
            assertThat(one.sync().problems()).as("the honest server again").isEmpty();
            assertThat(one.entries("case.opened")).hasSize(5);
        }
    }

    @Test
    void anAnswerThatLeavesEntriesOutIsRefused() {
        isRefused((real, asked) -> {
            FeedAnswer answer = real.feed(asked);
            HeadedBody<FeedHeader> said = answer.read();
            FeedHeader none = FalseFeed.header(said.header(), said.header().scannedTo(), List.of());
            EntriesBody nothing = EntriesBody.of(List.of(), List.of());
            return new FeedAnswer(new HeadedBody<>(none, nothing).bytes(), answer.signature());
        });
    }

    @Test
    void anAnswerToAQuestionThatLeavesPlacesOutIsRefused() {
        isRefused((real, asked) ->
                real.feed(
                        new FeedQuestion(
                                asked.after(),
                                asked.from(),
                                asked.pinned(),
                                asked.limit(),
                                "0-1000",
                                asked.nonce())));
    }

    @Test
    void anAnswerFromAnotherCursorIsRefused() {
        isRefused((real, asked) ->
                real.feed(
                        new FeedQuestion(
                                asked.after() + 5,
                                asked.from(),
                                asked.pinned(),
                                asked.limit(),
                                asked.held(),
                                asked.nonce())));
    }

    @Test
    void anAnswerGivenBeforeIsRefused() {
        isRefused((real, asked) ->
                real.feed(
                        new FeedQuestion(
                                asked.after(),
                                asked.from(),
                                asked.pinned(),
                                asked.limit(),
                                asked.held(),
                                "0".repeat(32))));
    }

    @Test
    void anAnswerWithoutASignatureIsRefused() {
        isRefused((real, asked) -> new FeedAnswer(real.feed(asked).body(), ""));
    }

    /** It holds the certificate of another device of the force, and asks with that. */
    @Test
    void anAnswerGivenToAnotherDeviceIsRefused() {
        try (ServedDevice other = force.device("SCN-09", "Otherton")) {
            SyncMemory memory = other.store().server().orElseThrow();
            isRefused((real, asked) -> {
                try (Wire theirs =
                        Wires.HTTPS.to(memory.server(), memory.ca(), other.store().device())) {
                    return theirs.feed(asked);
                } catch (java.security.cert.CertificateException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    /** The last of what is sent is swallowed, and acknowledged. */
    @Test
    void whatWasAcknowledgedAndIsNotThereIsSentAgain() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(3);
            swallowing(one, false);
            assertThat(one.sync().problems())
                    .extracting(SyncProblem::code)
                    .contains("not-in-the-log");
            assertThat(one.client().now().unsent()).as("counted as sent no longer").isPositive();
            one.shut();
            one.sync();
            assertThat(one.client().now().unsent()).isZero();
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(3);
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
        }
    }

    /** The line breaks before the log could be asked for it; the program ends. */
    @Test
    void whatWasNeverShownIsFoundMissingByTheHeadOfTheChain() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(3);
            swallowing(one, true);
            one.sync();
            assertThat(one.client().now().unsent()).as("it believes it").isZero();
            one.shut();
            assertThat(one.sync().problems())
                    .filteredOn(problem -> problem.code().equals("not-in-the-log"))
                    .extracting(SyncProblem::sentence)
                    .singleElement()
                    .asString()
                    .contains("is sent again");
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(3);
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
        }
    }

    /** Every answer looks as if somebody else gave it. */
    private static Wires ofSomebodyElse() {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    @Override
                    public void heldTo(Vouch log) {
                        real.heldTo(
                                new Vouch() {
                                    @Override
                                    public String nonce() {
                                        return log.nonce();
                                    }

                                    @Override
                                    public boolean gave(
                                            String question, Hash answer, String signature) {
                                        return log.gave(question + '0', answer, signature);
                                    }
                                });
                    }
                };
    }

    private static void aBadAnswer(SyncResult round) {
        assertThat(round.problems()).extracting(SyncProblem::code).contains("bad-answer");
    }

    @Test
    void anAcknowledgementTheLogDidNotSignIsNone() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            one.shut();
            one.record(2);
            one.client(ofSomebodyElse(), null);
            aBadAnswer(one.sync());
            assertThat(one.client().now().unsent()).isPositive();
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
        }
    }

    /** What an officer asks for comes, though one answer to that was somebody else's. */
    @Test
    void whatIsAskedForIsAskedForUntilTheLogSaysSo() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            ServedForce.value(one.client().elsewhere().follow(UUID.randomUUID()));
            one.shut();
            one.client(ofSomebodyElse(), null);
            aBadAnswer(one.sync());
            one.shut();
            AtomicBoolean told = new AtomicBoolean();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public void interests(List<UUID> subjects, List<UUID> left)
                                        throws WireTrouble {
                                    told.set(true);
                                    super.interests(subjects, left);
                                }
                            },
                    null);
            assertThat(one.sync().problems()).isEmpty();
            assertThat(told).isTrue();
        }
    }

    /** A photograph counts as sent once the log's own server says it is there. */
    @Test
    void aFileIsThereOnceTheLogSaysSo() throws Exception {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(1);
            one.sync();
            byte[] photo = new byte[50_000];
            new Random(7).nextBytes(photo);
            one.photograph(one.store().attachments().add("a.jpg", "image/jpeg", photo));
            one.sync();
            one.shut();
            byte[] other = new byte[50_000];
            new Random(8).nextBytes(other);
            one.photograph(one.store().attachments().add("b.jpg", "image/jpeg", other));
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public long putBlob(Hash hash, long offset, byte[] part) {
                                    return offset + part.length; // and the server never saw it
                                }
                            },
                    null);
            aBadAnswer(one.sync());
            assertThat(one.client().now().filesToSend()).isOne();
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().filesToSend()).isZero();
        }
    }

    @Test
    void aChainThatIsNotFollowedIsSaid() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(2);
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    throw WireTrouble.of(Problem.chainGap(0, null), null);
                                }
                            },
                    null);
            assertThat(one.sync().problems())
                    .extracting(SyncProblem::code)
                    .contains("entries-held-back");
            assertThat(one.client().now().unsent()).isPositive();
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
        }
    }

    /**
     * @param thenBroken whether nothing more is answered after that
     */
    private static void swallowing(ServedDevice device, boolean thenBroken) {
        AtomicBoolean swallowed = new AtomicBoolean();
        device.client(
                (server, ca, own) ->
                        new WireAround(Wires.HTTPS.to(server, ca, own)) {
                            @Override
                            public PushAnswer push(ChainHeader first, EntriesBody entries)
                                    throws WireTrouble {
                                if (swallowed.getAndSet(true)) {
                                    return super.push(first, entries);
                                }
                                PushAnswer real = super.push(first, withoutTheLast(entries));
                                return withOneMore(real);
                            }

                            @Override
                            public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                                if (thenBroken && swallowed.get()) {
                                    throw WireTrouble.unreachable(new ConnectException("cut"));
                                }
                                return super.feed(question);
                            }
                        },
                null);
    }

    private static EntriesBody withoutTheLast(EntriesBody all) {
        List<byte[]> kept = all.entries().subList(0, all.entries().size() - 1);
        Set<Hash> named = new HashSet<>();
        kept.forEach(one -> named.addAll(Entry.parse(one).commitments()));
        return EntriesBody.of(
                kept, all.bodies().stream().filter(one -> named.contains(one.hash())).toList());
    }

    private static PushAnswer withOneMore(PushAnswer real) {
        List<Long> places = new ArrayList<>(real.indexes());
        places.add(places.getLast());
        return new PushAnswer(
                real.firstIndex(),
                real.accepted() + 1,
                real.duplicates(),
                real.nextSeq(),
                real.flags(),
                places,
                real.serverTimeMs(),
                real.checkpoint(),
                real.noted());
    }
}
