package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.Password;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;

/**
 * Somebody between a device and its server says that something is refused, or lost: it draws
 * nothing out of the device that was sent before, and turns it from its log not even for a round.
 */
class FalseRefusalsTest {
    private static final String LATER = "another good lantern 7";

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

    private static void aBadAnswer(SyncResult round) {
        assertThat(round.problems()).extracting(SyncProblem::code).contains("bad-answer");
    }

    private static void allIsWell(ServedDevice one) {
        one.shut();
        assertThat(one.sync().problems()).as("the honest server again").isEmpty();
        assertThat(one.client().now().unsent()).isZero();
    }

    /** Answers to what is handed back are somebody else's, as far as the device can tell. */
    private static Wires refillOfSomebodyElse() {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    private final AtomicBoolean lying = new AtomicBoolean();

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
                                        return !lying.get()
                                                && log.gave(question, answer, signature);
                                    }
                                });
                    }

                    @Override
                    public RefillAnswer refill(
                            byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
                            throws WireTrouble {
                        lying.set(true);
                        try {
                            return super.refill(enrolled, body);
                        } finally {
                            lying.set(false);
                        }
                    }
                };
    }

    /**
     * Else whoever says that something is lost is given the whole record, and nobody hears of it.
     */
    @Test
    void nothingIsHandedBackToWhoeverIsNotTheLog() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            Path backup = force.backup();
            one.record(3);
            one.sync();
            one.shut();
            force.restore(backup);
            one.client(refillOfSomebodyElse(), null);
            SyncResult round = one.sync();
            aBadAnswer(round);
            assertThat(round.handedBack()).isZero();
            assertThat(force.central().log().missing())
                    .as("nothing of it was handed in")
                    .hasSize(1);
            one.shut();
            SyncResult honest = one.sync();
            assertThat(honest.handedBack()).isGreaterThanOrEqualTo(3);
            assertThat(force.central().log().state().open()).isTrue();
            allIsWell(one);
        }
    }

    /** Anybody says of a device that it was revoked; its photographs are not given for that. */
    @Test
    void noFileGoesToWhoeverOnlySaysThatTheDeviceWasRevoked() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.photograph(one.store().attachments().add("a.jpg", "image/jpeg", new byte[3000]));
            one.client().round(() -> true); // its entries, and no time for files
            one.shut();
            one.record(1);
            AtomicInteger given = new AtomicInteger();
            one.client(sayingRevoked(given), null);
            SyncResult lied = one.sync();
            aBadAnswer(lied);
            aBadAnswer(one.sync());
            assertThat(given).hasValue(0);
            assertThat(lied.handedBack()).isZero();
            allIsWell(one);
            assertThat(one.client().now().filesToSend()).isZero();
        }
    }

    /** Nothing that the log signed comes from there, and no file is known. */
    private static Wires sayingRevoked(AtomicInteger given) {
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
                                        return log.gave(question, answer, "none");
                                    }
                                });
                    }

                    @Override
                    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                        throw WireTrouble.of(Problem.of(ProblemType.REVOKED, null), null);
                    }

                    @Override
                    public Optional<Blob> blob(Hash hash) {
                        return Optional.empty();
                    }

                    @Override
                    public void createBlob(Hash hash, long length) {
                        given.incrementAndGet();
                    }

                    @Override
                    public long putBlob(Hash hash, long offset, byte[] part) {
                        given.addAndGet(part.length);
                        return offset + part.length;
                    }
                };
    }

    /** A name for the log is made by anybody: its key is known, and signs nothing under it. */
    @Test
    void anOriginThatTheLogDidNotSignUnderIsNotFollowed() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(1);
            one.sync();
            one.shut();
            one.record(1);
            one.client(atAnotherOrigin(Integer.MAX_VALUE), null);
            SyncResult lied = one.sync();
            aBadAnswer(lied);
            assertThat(origin(lied)).as("not even for a round").endsWith("/log");
            allIsWell(one);
        }
    }

    /** Its windows are the log's own, under its own name: then it is no other log either. */
    @Test
    void anOriginThatTheNextWindowDoesNotBearIsABadAnswer() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(1);
            one.sync();
            one.shut();
            one.record(1);
            one.client(atAnotherOrigin(1), null);
            SyncResult lied = one.sync();
            aBadAnswer(lied);
            assertThat(lied.problems()).extracting(SyncProblem::code).doesNotContain("another-log");
            assertThat(origin(lied)).endsWith("/log");
            allIsWell(one);
        }
    }

    private static String origin(SyncResult round) {
        return Objects.requireNonNull(round.checkpoint()).origin();
    }

    /** Else the own chain is drawn out of it again, a thousand entries a round. */
    @Test
    void whatSomebodyElseSaysTheLogLacksIsNotSentAgain() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(5);
            one.sync();
            one.shut();
            one.record(2);
            List<ChainHeader> pushed = new CopyOnWriteArrayList<>();
            one.client(lackingEverything(pushed), null);
            aBadAnswer(one.sync());
            aBadAnswer(one.sync());
            assertThat(pushed)
                    .as("what is new is handed to whoever answers, and nothing before it")
                    .isNotEmpty()
                    .extracting(ChainHeader::seq)
                    .containsOnly(pushed.getFirst().seq());
            assertThat(pushed.getFirst().seq()).isGreaterThanOrEqualTo(5);
            allIsWell(one);
        }
    }

    /**
     * The log refuses something else, and somebody says that it refuses all since the beginning.
     */
    private static Wires lackingEverything(List<ChainHeader> pushed) {
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
                                        return !pushing && log.gave(question, answer, signature);
                                    }
                                });
                    }

                    private volatile boolean pushing;

                    @Override
                    public PushAnswer push(ChainHeader first, EntriesBody entries)
                            throws WireTrouble {
                        pushed.add(first);
                        List<byte[]> all = entries.entries();
                        pushing = true;
                        try {
                            return super.push(
                                    new ChainHeader(first.device(), first.epoch(), first.seq() + 1),
                                    EntriesBody.of(all.subList(1, all.size()), List.of()));
                        } catch (WireTrouble e) {
                            throw e.is(ProblemType.CHAIN_GAP)
                                    ? WireTrouble.of(Problem.chainGap(0, null), null)
                                    : e;
                        } finally {
                            pushing = false;
                        }
                    }
                };
    }

    /**
     * Says that the log goes on elsewhere.
     *
     * @param windows how many are made to look so, from the first on
     */
    private static Wires atAnotherOrigin(int windows) {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    private int asked;

                    @Override
                    public ForceInfo force() throws WireTrouble {
                        ForceInfo honest = real.force();
                        VerifyKey log = VerifyKey.parse(honest.logKey());
                        String other = log.name() + "2";
                        return new ForceInfo(
                                honest.force(),
                                other,
                                log.renamed(other).vkey(),
                                honest.forceKey(),
                                honest.name(),
                                honest.app(),
                                honest.minimum());
                    }

                    @Override
                    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                        FeedAnswer honest = real.feed(question);
                        if (asked++ >= windows) {
                            return honest;
                        }
                        HeadedBody<FeedHeader> said = honest.read();
                        FeedHeader header = said.header();
                        String log = header.checkpoint().lines().findFirst().orElseThrow();
                        FeedHeader other =
                                new FeedHeader(
                                        header.scannedTo(),
                                        header.size(),
                                        header.indexes(),
                                        header.more(),
                                        header.serverTimeMs(),
                                        header.checkpoint().replace(log, log + "2"),
                                        header.consistency(),
                                        header.from());
                        return new FeedAnswer(
                                new HeadedBody<>(other, said.entries()).bytes(),
                                honest.signature());
                    }
                };
    }

    /** Else the password that others saw stays good on every other computer. */
    @Test
    void aLaterKeyOfAnOfficerIsBelievedOnlyWhereItIsShown() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            AtomicBoolean lying = new AtomicBoolean();
            one.client(sayingThatALaterOneIsThere(lying), null);
            one.sync();
            long before = rev();
            change(one);
            lying.set(true);
            aBadAnswer(one.sync());
            aBadAnswer(one.sync());
            assertThat(rev()).isEqualTo(before);
            lying.set(false);
            assertThat(one.sync().problems()).as("the honest server again").isEmpty();
            assertThat(rev()).isGreaterThan(before);
            two.sync();
            two.shut();
            StoreOpening.SignedIn in = ServedForce.value(two.open(ServedForce.COLLAR, LATER));
            in.identity().close();
            in.store().close();
        }
    }

    private static Wires sayingThatALaterOneIsThere(AtomicBoolean lying) {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    @Override
                    public void putWrap(byte[] note) throws WireTrouble {
                        if (lying.get()) {
                            throw WireTrouble.of(Problem.of(ProblemType.OLDER, null), null);
                        }
                        super.putWrap(note);
                    }
                };
    }

    private static void change(ServedDevice one) {
        try (Password now = Password.of(ServedForce.PASSWORD);
                Password wanted = Password.of(LATER)) {
            ServedForce.value(one.store().changePassword(ServedForce.COLLAR, now, wanted));
        }
    }

    private long rev() {
        return force.central().shelf().wraps(0, 500).stream()
                .map(one -> WrapNote.parse(one.note()))
                .mapToLong(WrapNote::rev)
                .max()
                .orElseThrow();
    }
}
