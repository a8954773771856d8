package org.lockfast.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.LogExport;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.CentralLog;
import org.lockfast.officer.Role;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;

/** A log that could not be refilled goes on under a new origin, and devices follow it there. */
class NewOriginTest {
    @TempDir Path folder;
    private ServedForce force;

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
        // what a lone laptop has is kept by the one that joined first, and that comes no more
        force.device("HQ-01", "Headquarters").close();
    }

    @AfterEach
    void close() {
        force.close();
    }

    /** The server loses what only a lost laptop and this one knew; it is given up. */
    private void loseAndSucceed(ServedDevice one, ServedDevice lost) {
        Path backup = force.backup();
        lost.record(5);
        lost.sync();
        one.record(3);
        one.sync();
        lost.shut();
        force.restore(backup);
        SyncResult met = one.sync();
        assertThat(met.problems())
                .extracting(SyncProblem::code)
                .as("what only the lost laptop had is lost")
                .contains("log-behind");
        one.shut();
        assertThat(one.client().now().problems())
                .as("known again when the program starts again")
                .extracting(SyncProblem::code)
                .contains("log-behind");
        force.central().log().succeed("The laptop burnt");
    }

    @Test
    void aDeviceFollowsItSaysSoAndHandsInWhatItLacks() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere")) {
            one.sync();
            loseAndSucceed(one, lost);
            SyncResult followed = one.sync();
            assertThat(followed.problems())
                    .extracting(SyncProblem::code)
                    .containsExactly("log-succeeded");
            assertThat(origin(followed)).endsWith("/log2");
            one.record(2);
            assertThat(one.sync().problems()).isEmpty();
            one.shut();
            assertThat(one.sync().problems()).isEmpty();
            try (ServedDevice fresh = force.device("SCN-09")) { // joins the log as it is now
                assertThat(fresh.sync().problems()).isEmpty();
                one.sync();
                fresh.sync();
                assertThat(fresh.entries("case.opened"))
                        .as("all that this one has is in the log again")
                        .hasSize(5)
                        .isEqualTo(one.entries("case.opened"));
            }
            assertThat(one.verified().ok()).isTrue();
        }
    }

    /** It is not shown where the log goes on; that it was revoked is not hidden by that. */
    @Test
    void aRevokedDeviceIsToldSoAndHandsBackWhatIsWanted() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere");
                ServedDevice away = force.device("SCN-09")) {
            one.sync();
            away.sync();
            away.shut();
            loseAndSucceed(one, lost);
            one.sync();
            one.revoke(away.store().device().signer(0).key().vkey());
            assertThat(one.sync().problems()).isEmpty();
            away.record(2);
            AtomicInteger handingBack = new AtomicInteger();
            away.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public RefillAnswer refill(
                                        byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
                                        throws WireTrouble {
                                    handingBack.incrementAndGet();
                                    return super.refill(enrolled, body);
                                }
                            },
                    null);
            assertThat(away.sync().problems())
                    .extracting(SyncProblem::code)
                    .contains("revoked")
                    .doesNotContain("bad-answer");
            assertThat(handingBack).hasPositiveValue();
            assertThat(away.client().now().unsent()).as("and keeps what it has").isPositive();
        }
    }

    /** Its photographs too; the server says under the other origin that it has them. */
    @Test
    void aRevokedDeviceHandsInItsFilesWhereverTheLogGoesOn() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere");
                ServedDevice away = force.device("SCN-09")) {
            AttachmentRef first = photographed(away, "a.jpg");
            AttachmentRef second = photographed(away, "b.jpg");
            away.client().round(() -> true); // its entries, and no time for files
            away.shut();
            loseAndSucceed(one, lost);
            one.sync();
            revoke(one, away);

            SyncResult told = away.sync();
            assertThat(told.problems())
                    .extracting(SyncProblem::code)
                    .contains("revoked")
                    .doesNotContain("bad-answer");
            assertThat(force.central().blobs().whole(first.hash())).isPresent();
            assertThat(force.central().blobs().whole(second.hash())).isPresent();
            assertThat(away.client().now().filesToSend()).isZero();
        }
    }

    /** What was given up of its own chain is asked for under the other origin, and comes. */
    @Test
    void aRevokedDeviceSendsAgainWhatWasGivenUpOfItsChain() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere");
                ServedDevice away = force.device("SCN-09", "Far away")) {
            one.sync();
            away.sync();
            Path backup = force.backup();
            lost.record(5);
            lost.sync();
            away.record(3);
            away.sync();
            one.record(1);
            one.sync();
            lost.shut();
            away.shut();
            force.restore(backup);
            one.sync();
            force.central().log().succeed("The laptop burnt");
            one.sync();
            revoke(one, away);
            away.record(2);
            Set<Hash> own = away.entries("case.opened");
            assertThat(own).hasSize(5);
            assertThat(inTheLog()).as("given up, or not sent").doesNotContainAnyElementsOf(own);
            assertThat(away.sync().problems())
                    .extracting(SyncProblem::code)
                    .contains("revoked")
                    .doesNotContain("bad-answer");
            assertThat(inTheLog()).containsAll(own);
        }
    }

    /** What it has of the lost goes first; a file that it is not given holds that up no more. */
    @Test
    void aRevokedDeviceHandsBackThoughAFileIsStillToCome() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice away = force.device("SCN-09")) {
            photographed(one, "a.jpg");
            one.sync();
            Path backup = force.backup();
            try (ServedDevice lost = force.device("SCN-08")) {
                lost.record(3);
                lost.sync();
                SyncResult came = away.client().round(() -> true); // entries, no time for files
                assertThat(came.problems()).isEmpty();
                assertThat(away.client().now().filesToCome()).isPositive();
            }
            force.restore(backup);
            revoke(one, away);

            SyncResult told = away.sync();
            assertThat(told.problems()).extracting(SyncProblem::code).contains("revoked");
            assertThat(told.handedBack()).isGreaterThanOrEqualTo(3);
        }
    }

    private Set<Hash> inTheLog() {
        return force.central().log().feed("", CentralLog.Scope.FORCE, 0, 1000, 0).items().stream()
                .map(item -> Entry.parse(item.entry()).eid())
                .collect(Collectors.toSet());
    }

    private static AttachmentRef photographed(ServedDevice device, String name) {
        AttachmentRef file =
                device.store().attachments().add(name, "image/jpeg", name.getBytes(UTF_8));
        device.photograph(file);
        return file;
    }

    /** Puts another device out of use, and lets the server know. */
    private static void revoke(ServedDevice by, ServedDevice other) {
        by.revoke(other.store().device().signer(0).key().vkey());
        other.shut();
        assertThat(by.sync().problems()).isEmpty();
    }

    /** The line broke as soon as it had turned there; the log has gone on twice when it holds. */
    @Test
    void aDeviceThatWasTurnedHalfwayFollowsAFurtherOriginToo() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere")) {
            one.sync();
            loseAndSucceed(one, lost);
            one.shut();
            one.client(breakingOnceTurned(), null);
            SyncResult broken = one.sync();
            assertThat(broken.problems()).extracting(SyncProblem::code).isEmpty();
            assertThat(broken.checkpoint()).as("turned, and nothing proven there").isNull();
            one.shut();
            try (ServedDevice other = force.device("SCN-09")) {
                other.sync();
                loseAndSucceed(other, lost);
                assertThat(one.sync().problems())
                        .extracting(SyncProblem::code)
                        .containsExactly("log-succeeded");
                SyncResult there = one.sync();
                assertThat(there.problems()).isEmpty();
                assertThat(origin(there)).endsWith("/log3");
                assertThat(one.client().now().unsent()).isZero();
            }
            assertThat(one.verified().ok()).isTrue();
        }
    }

    /** It hears of the other origin and of its first entry, and then nothing more. */
    private static Wires breakingOnceTurned() {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    private int since = -1;

                    @Override
                    public ForceInfo force() throws WireTrouble {
                        since = 0;
                        return super.force();
                    }

                    @Override
                    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                        if (since >= 0 && since++ > 0) {
                            throw WireTrouble.unreachable(new IOException("It broke"));
                        }
                        return super.feed(question);
                    }
                };
    }

    /** Whoever checks the log needs a key for every name that signs in it. */
    @Test
    void everyNameThatSignsInTheLogHasAKey() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere")) {
            one.sync();
            loseAndSucceed(one, lost);
            one.sync();
            CentralLog log = force.central().log();
            Set<String> signing = new TreeSet<>();
            log.feed("", CentralLog.Scope.FORCE, 0, 1000, 0)
                    .items()
                    .forEach(item -> signing.addAll(Entry.parse(item.entry()).signers()));
            assertThat(signing)
                    .as("the server's own, of its second epoch")
                    .anyMatch(ownSecond(log));
            assertThat(log.keys()).extracting(VerifyKey::name).containsAll(signing);

            Path exported = folder.resolve("exported");
            new CentralExport(force.central()).export(exported);
            assertThat(Files.readAllLines(exported.resolve(LogExport.KEYS)))
                    .extracting(line -> VerifyKey.parse(line).name())
                    .containsAll(signing);
        }
    }

    private static Predicate<String> ownSecond(CentralLog log) {
        String own =
                Entry.parse(
                                log.feed("", CentralLog.Scope.FORCE, 0, 1, 0)
                                        .items()
                                        .getFirst()
                                        .entry())
                        .device();
        return name -> name.equals(own + "/1");
    }

    /**
     * Of other devices' chains each has only what it was sent. That comes back as well, and the
     * keys in it, so that nothing of anybody waits for what is gone.
     */
    @Test
    void whatAnotherHadRecordedComesBackFromWhoeverWasSentIt() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere")) {
            one.sync();
            Path backup = force.backup();
            lost.record(3); // which only concerns that station
            lost.addOfficer(
                    "2002", "Robin Keeper", "another good lantern 2", Role.PROPERTY_OFFICER);
            lost.record(1);
            lost.sync();
            one.sync();
            one.recordAs("2002", "another good lantern 2", "43/1029/26");
            one.record(2);
            one.sync();
            one.record(1);
            assertThat(one.sync().problems()).isEmpty();
            lost.shut();
            force.restore(backup);
            one.sync();
            force.central().log().succeed("The laptop burnt");
            one.sync();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
            try (ServedDevice fresh = force.device("SCN-09")) {
                assertThat(fresh.sync().problems()).isEmpty();
                assertThat(fresh.entries("case.opened"))
                        .hasSize(4)
                        .isEqualTo(one.entries("case.opened"));
                assertThat(fresh.entries("officer.added")).isEqualTo(one.entries("officer.added"));
                assertThat(fresh.verified().ok()).isTrue();
            }
            assertThat(lost.sync().problems())
                    .as("it was found in a drawer")
                    .extracting(SyncProblem::code)
                    .containsExactly("log-succeeded");
            assertThat(lost.sync().problems()).isEmpty();
            assertThat(lost.client().now().unsent()).isZero();
            one.sync();
            assertThat(one.verified().ok()).isTrue();
            assertThat(lost.verified().ok()).isTrue();
        }
    }

    /** Its enrolment was lost; whoever was sent it hands it in, and then it is known again. */
    @Test
    void aDeviceThatWasEnrolledInWhatWasGivenUpGoesOn() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice lost = force.device("SCN-08", "Elsewhere")) {
            one.sync();
            Path backup = force.backup();
            lost.record(3);
            lost.sync();
            try (ServedDevice late = force.device("SCN-09")) {
                late.record(2);
                late.sync();
                one.sync();
                late.record(1);
                late.sync();
                force.restore(backup);
                one.sync();
                late.sync();
                force.central().log().succeed("The laptop burnt");
                assertThat(late.sync().problems())
                        .extracting(SyncProblem::code)
                        .containsExactly("unknown-key");
                one.sync();
                assertThat(late.sync().problems())
                        .extracting(SyncProblem::code)
                        .containsExactly("log-succeeded");
                assertThat(late.sync().problems()).isEmpty();
                assertThat(late.client().now().unsent()).isZero();
                one.sync();
                assertThat(one.entries("case.opened"))
                        .hasSize(3)
                        .isEqualTo(late.entries("case.opened"));
                assertThat(late.verified().ok()).isTrue();
            }
        }
    }

    private static String origin(SyncResult result) {
        return java.util.Objects.requireNonNull(result.checkpoint()).origin();
    }

    private FeedHeader underAnother(FeedHeader is) {
        Checkpoint now = Checkpoint.of(Note.parse(is.checkpoint().getBytes(UTF_8)));
        String origin = now.origin() + "2";
        return new FeedHeader(
                is.scannedTo(),
                is.size(),
                is.indexes(),
                is.more(),
                is.serverTimeMs(),
                new Checkpoint(origin, now.size(), now.root())
                        .sign(force.central().keys().logSigner(origin))
                        .toString(),
                null,
                is.from());
    }

    private HeadedBody<FeedHeader> elsewhere(FeedQuestion question, FalseFeed.Real real)
            throws WireTrouble {
        HeadedBody<FeedHeader> is =
                real.answer(
                        new FeedQuestion(
                                question.after(),
                                question.from(),
                                0,
                                question.limit(),
                                question.held(),
                                question.nonce()));
        return new HeadedBody<>(underAnother(is.header()), is.entries());
    }

    /** Whoever has the log's key alone cannot lead a device away from what it has seen. */
    @Test
    void anOriginThatNobodyRecordedIsNotFollowed() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(3);
            one.sync();
            one.shut();
            one.client(
                    (server, ca, own) ->
                            new FalseFeed(
                                    Wires.HTTPS.to(server, ca, own), force, one, this::elsewhere) {
                                @Override
                                public ForceInfo force() throws WireTrouble {
                                    ForceInfo is = super.force();
                                    VerifyKey key = VerifyKey.parse(is.logKey());
                                    VerifyKey next = key.renamed(key.name() + "2");
                                    return new ForceInfo(
                                            is.force(),
                                            next.name(),
                                            next.vkey(),
                                            is.forceKey(),
                                            is.name(),
                                            is.app(),
                                            is.minimum());
                                }
                            },
                    null);
            for (int i = 0; i < 2; i++) {
                SyncResult result = one.sync();
                assertThat(result.problems())
                        .extracting(SyncProblem::code)
                        .containsExactly("another-log");
                assertThat(origin(result)).endsWith("/log");
            }
            one.record(1);
            assertThat(one.sync().sent()).as("nothing is sent to it").isZero();
            one.shut();
            assertThat(one.sync().problems()).as("and the log it knows goes on").isEmpty();
            assertThat(one.client().now().unsent()).isZero();
        }
    }
}
