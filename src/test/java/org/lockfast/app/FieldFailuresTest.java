package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.VerificationReport;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.LogEvent;
import org.lockfast.officer.Permission;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;

/**
 * What goes wrong in the field, and has lost other systems' records: each ends with every entry
 * there once, and the problem named. Real stores, a real server.
 */
class FieldFailuresTest {
    @TempDir Path folder;
    private ServedForce force;

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static WireTrouble lost() {
        return WireTrouble.unreachable(new ConnectException("cut by the test"));
    }

    private void assertAllAlike(ServedDevice... devices) {
        for (int i = 0; i < 2; i++) {
            for (ServedDevice one : devices) {
                SyncResult result = one.sync();
                assertThat(result.reached()).isTrue();
            }
        }
        for (ServedDevice one : devices) {
            assertThat(one.entries().values()).as("each entry once").containsOnly(1);
            assertThat(one.entries()).isEqualTo(devices[0].entries());
            assertThat(one.client().now().unsent())
                    .as("unsent; %s", one.client().now().problems())
                    .isZero();
        }
    }

    @Test
    void duplicateSubmissionAndLostAcknowledgement() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            AtomicInteger pushes = new AtomicInteger();
            one.record(5);
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    PushAnswer answer = super.push(first, entries);
                                    if (pushes.incrementAndGet() < 3) {
                                        throw lost(); // taken in, and the device never hears of it
                                    }
                                    return answer;
                                }
                            },
                    null);
            assertThat(one.sync().reached()).isTrue();
            assertThat(one.client().now().unsent()).isPositive();
            one.sync();
            SyncResult third = one.sync();
            assertThat(third.sent()).as("all were duplicates").isZero();
            assertThat(one.client().now().unsent()).isZero();
            assertAllAlike(one, two);
        }
    }

    @Test
    void partialPush() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(8);
            AtomicInteger pushes = new AtomicInteger();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    if (pushes.incrementAndGet() > 1) {
                                        return super.push(first, entries);
                                    }
                                    List<byte[]> some = entries.entries().subList(0, 3);
                                    super.push(first, EntriesBody.of(some, entries.bodies()));
                                    throw lost();
                                }
                            },
                    null);
            one.sync();
            one.sync();
            assertAllAlike(one, two);
        }
    }

    /** The later batch arrives and the earlier one is lost: the server names where to go on. */
    @Test
    void outOfOrderAndTheEarlierOneLost() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.recordMany(1200);
            AtomicInteger pushes = new AtomicInteger();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    if (pushes.incrementAndGet() == 1) {
                                        throw lost();
                                    }
                                    return super.push(first, entries);
                                }
                            },
                    null);
            one.sync();
            one.sync();
            assertAllAlike(one, two);
        }
    }

    @Test
    void serverRestoredFromBackup() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(3);
            assertAllAlike(one, two);
            Path yesterday = force.backup();
            one.record(4);
            two.record(2);
            assertAllAlike(one, two);
            long before = one.client().now().size();
            force.restore(yesterday);

            one.record(1);
            one.sync();
            two.sync();
            one.sync();
            two.sync();
            assertAllAlike(one, two);
            assertThat(one.client().now().size()).isGreaterThan(before);
            assertThat(one.entries("log.refilled")).hasSize(1);
            assertThat(one.verified().ok()).isTrue();
        }
    }

    /** More than the server takes at once: it is handed back in smaller pieces. */
    @Test
    void serverRestoredThatLostWhatHardlyPacks() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            Path yesterday = force.backup();
            one.recordLong(40, 20_000);
            assertThat(one.sync().problems()).isEmpty();
            long before = force.size();
            force.restore(yesterday);

            SyncResult back = one.sync();
            assertThat(back.problems()).isEmpty();
            assertThat(force.size()).isGreaterThan(before);
            assertThat(one.entries("log.refilled")).hasSize(1);
        }
    }

    /** It stands in nothing the server still has, and nobody else has what it recorded. */
    @Test
    void serverRestoredFromBeforeADeviceWasEnrolled() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(3);
            one.sync();
            Path yesterday = force.backup();
            try (ServedDevice two = force.device("SCN-08")) {
                two.record(4);
                two.sync();
                force.restore(yesterday);

                two.record(1);
                SyncResult first = two.sync();
                assertThat(first.problems()).isEmpty();
                assertThat(first.reached()).isTrue();
                assertAllAlike(one, two);
                assertThat(one.entries("log.refilled")).hasSize(1);
                assertThat(one.entries("case.opened")).hasSize(8);
            }
        }
    }

    /** A server that never knew the device is told nothing. */
    @Test
    void serverThatNeverKnewTheDevice() {
        try (ServedDevice one = force.device("SCN-07");
                ServedForce other = ServedForce.in(folder.resolve("other"))) {
            one.record(2);
            long size = other.central().log().state().size();
            AtomicInteger refills = new AtomicInteger();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(other.address(), other.ca(), own)) {
                                @Override
                                public RefillAnswer refill(
                                        byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
                                        throws WireTrouble {
                                    refills.incrementAndGet();
                                    return super.refill(enrolled, body);
                                }
                            },
                    null);
            SyncResult result = one.sync();
            assertThat(refills).hasValue(1);
            assertThat(result.problems()).extracting(SyncProblem::code).contains("unknown-key");
            assertThat(other.central().log().state().open()).isTrue();
            assertThat(other.central().log().state().size()).isEqualTo(size);
        }
    }

    /** The copy records on at the same places of its chain: both histories are there. */
    @Test
    void deviceRestoredOrClonedForksItsChain() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(2);
            one.sync();
            one.shut();
            Path copy = folder.resolve("copy");
            ServedForce.copy(one.directory(), copy);
            one.record(2);
            one.sync();
            one.shut();
            ServedForce.delete(one.directory());
            ServedForce.copy(copy, one.directory());

            one.record(1); // out of reach: at the place of an entry the server has
            SyncResult back = one.sync();
            assertThat(back.reached()).isTrue();
            one.sync();
            assertThat(one.entries("device.epoch")).isNotEmpty();
            assertAllAlike(one, two);
            assertThat(one.entries("case.opened")).hasSize(5);
            one.record(1);
            assertAllAlike(one, two);
        }
    }

    /** Restored, and the server is asked before anything is recorded: no fork comes about. */
    @Test
    void aRestoredDeviceTakesItsOwnEntriesBackBeforeItRecords() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(2);
            one.sync();
            one.shut();
            Path copy = folder.resolve("copy");
            ServedForce.copy(one.directory(), copy);
            one.record(2);
            one.sync();
            one.shut();
            ServedForce.delete(one.directory());
            ServedForce.copy(copy, one.directory());

            assertThat(one.client().ownHead()).isTrue();
            assertThat(one.entries("case.opened")).hasSize(4);
            assertThat(one.entries("device.epoch")).isNotEmpty();
            one.record(1);
            assertThat(one.sync().problems()).isEmpty();
            assertAllAlike(one, two);
        }
    }

    @Test
    void wrongClock() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.later(Duration.ofHours(7));
            two.later(Duration.ofMinutes(-30 * 60 - 5));
            one.record(2);
            two.record(2);
            SyncResult ahead = one.sync();
            assertThat(ahead.problems())
                    .filteredOn(SyncProblem::code, "clock-skew")
                    .singleElement()
                    .satisfies(p -> assertThat(p.sentence()).contains("7 hours ahead of"));
            assertThat(two.sync().problems())
                    .filteredOn(SyncProblem::code, "clock-skew")
                    .singleElement()
                    .satisfies(p -> assertThat(p.sentence()).contains("30 hours behind"));
            assertAllAlike(one, two);
        }
    }

    @Test
    void howMuchArrivedIsCountedByTheHourAndStays() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            two.record(3);
            two.sync();
            Instant hour = ServedForce.START.truncatedTo(ChronoUnit.HOURS);
            long before = one.client().arrivedSince(hour);
            long came = one.sync().received();
            assertThat(came).isGreaterThanOrEqualTo(3);
            assertThat(one.client().arrivedSince(hour)).isEqualTo(before + came);
            one.shut();
            assertThat(one.client().arrivedSince(hour)).isEqualTo(before + came);
            assertThat(one.client().arrivedSince(hour.plus(Duration.ofHours(1)))).isZero();
        }
    }

    /** Whoever puts a clock back is told by what the entry itself names, on every device. */
    @Test
    void whatSaysItWasRecordedBeforeWhatItNamesWasSeenIsImpossible() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            exhibit(one, "JSM/1");
            one.later(Duration.ofHours(-3));
            exhibit(one, "JSM/2");
            one.sync();
            two.sync();
            for (ServedDevice each : List.of(one, two)) {
                assertThat(impossible(each, "JSM/1")).isEmpty();
                assertThat(impossible(each, "JSM/2"))
                        .singleElement()
                        .satisfies(flag -> assertThat(flag.sentence()).contains("put back"));
                assertThat(each.verified().ok()).as("%s", each.verified().json()).isTrue();
            }
        }
    }

    /** What the server noted of the clock of whoever handed an entry in is said at the entry. */
    @Test
    void aClockThatWasWrongWhenItsEntriesWereTakenIsSaidAtTheEntry() throws IOException {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            exhibit(one, "JSM/1");
            one.sync();
            one.later(Duration.ofMinutes(47));
            exhibit(one, "JSM/2");
            assertThat(told(one, "JSM/2")).as("the server has not seen it").doesNotContain("clock");
            one.sync();
            two.sync();
            for (ServedDevice each : List.of(one, two)) {
                assertThat(told(each, "JSM/1")).doesNotContain("clock");
                assertThat(told(each, "JSM/2"))
                        .contains(
                                "Its computer's clock was 47 minutes ahead of the server's when the"
                                        + " server next took entries from it, on ");
                assertThat(each.verified().ok()).as("%s", each.verified().json()).isTrue();
            }
            assertThat(two.store().clocks())
                    .as("whose clock was wrong is known: no alarm at each sign-in elsewhere")
                    .isEmpty();
            byte[] pdf =
                    ServedForce.value(
                            two.store()
                                    .continuityRecords()
                                    .print(
                                            two.session(),
                                            two.store()
                                                    .exhibits()
                                                    .byReference("JSM/2")
                                                    .getFirst()
                                                    .id(),
                                            "a test",
                                            "nobody"));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                        .contains("clock was 47 minutes ahead of the server's");
            }
            force.later(Duration.ofHours(2));
            one.later(Duration.ofMinutes(74)); // set right, but for what the limit allows
            exhibit(one, "JSM/3");
            one.sync();
            assertThat(told(one, "JSM/3"))
                    .contains("47 minutes ahead of the server's when the server last took entries")
                    .doesNotContain("next took");
        }
    }

    /** Only the server notes it: what a device says in its place is shown nowhere. */
    @Test
    void aNoteOfAClockThatAnotherThanTheServerMadeIsNotShown() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            two.sync();
            two.store().journal().settle();
            two.store()
                    .journal()
                    .record(
                            ServedForce.value(two.session().acting(Permission.MANAGE_OFFICERS)),
                            List.of(
                                    NewEvent.of(
                                            two.store().ids().get(),
                                            new LogEvent.Received(
                                                    one.store().journal().device(),
                                                    1,
                                                    0,
                                                    -86_400_000L,
                                                    ServedForce.START.toEpochMilli()))));
            force.later(Duration.ofMinutes(30));
            one.later(Duration.ofMinutes(20));
            exhibit(one, "JSM/1");
            one.later(Duration.ofMinutes(10));
            one.sync();
            two.sync();
            two.store().journal().settle();
            assertThat(told(two, "JSM/1")).doesNotContain("clock");
        }
    }

    private static String told(ServedDevice at, String reference) {
        return story(at, reference).events().stream()
                .map(line -> String.join("; ", line.told().details()))
                .collect(Collectors.joining("\n"));
    }

    /** Whoever does what the program asks for is not said to have put the clock back. */
    @Test
    void aClockThatIsSetRightAfterItWasSaidToBeFastIsNotFlagged() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.later(Duration.ofHours(1));
            one.sync();
            assertThat(one.client().now().skewMs()).isLessThan(-3_000_000);
            exhibit(one, "JSM/1");
            one.later(Duration.ofHours(-1));
            exhibit(one, "JSM/2");
            assertThat(impossible(one, "JSM/1")).isEmpty();
            assertThat(impossible(one, "JSM/2")).isEmpty();
            one.later(Duration.ofHours(-1));
            exhibit(one, "JSM/3");
            assertThat(impossible(one, "JSM/3")).as("that is no clock set right").hasSize(1);
        }
    }

    private static void exhibit(ServedDevice at, String reference) {
        Case file =
                ServedForce.value(
                        at.store()
                                .openingCases()
                                .open(at.session(), "1/" + reference, "Burglary", List.of()));
        ServedForce.value(
                at.store()
                        .recordingExhibits()
                        .record(at.session(), file, RecordsConflictTest.form(reference, "Knife")));
    }

    private static ExhibitStory story(ServedDevice at, String reference) {
        OpenStore store = at.store();
        store.journal().settle();
        return ExhibitStory.of(
                store.exhibits().byReference(reference).getFirst(),
                store.movements(),
                store.names(),
                store.limits(),
                store.surroundings().clock().instant(),
                store.surroundings().zone());
    }

    private static List<Account.Flag> impossible(ServedDevice at, String reference) {
        return story(at, reference).accounts().stream()
                .flatMap(account -> account.flags().stream())
                .filter(flag -> flag.kind() == Account.FlagKind.TIME_IMPOSSIBLE)
                .toList();
    }

    /** One entry the server refuses for good: what other chains have goes on, and it is named. */
    @Test
    void poisonEntry() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(3);
            List<byte[]> evidence = new ArrayList<>();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    boolean poison =
                                            first.epoch() == 0
                                                    && first.seq() <= 3
                                                    && first.seq() + entries.entries().size() > 3;
                                    if (poison) {
                                        throw WireTrouble.of(
                                                Problem.of(ProblemType.BAD_NOTE, "as a test"),
                                                null);
                                    }
                                    return super.push(first, entries);
                                }

                                @Override
                                public void reject(byte[] refused) throws WireTrouble {
                                    evidence.add(refused);
                                    super.reject(refused);
                                }
                            },
                    null);
            SyncResult result = one.sync();
            assertThat(result.refused()).isEqualTo(1);
            assertThat(result.sent()).isEqualTo(6); // and what says so, in an epoch of its own
            assertThat(evidence).hasSize(1);
            assertThat(one.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("entries-refused");
            one.sync();
            assertThat(evidence).as("handed in once").hasSize(1);
            one.record(1);
            two.record(1);
            two.sync();
            one.sync();
            assertThat(one.entries("case.opened")).as("taking in goes on").hasSize(5);

            one.shut(); // the fault is mended: what was refused goes after all
            assertAllAlike(one, two);
            assertThat(one.client().now().problems()).isEmpty();
        }
    }

    @Test
    void weeksOfBacklog() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.recordMany(1700);
            SyncResult result = one.sync();
            assertThat(result.problems()).isEmpty();
            assertThat(result.sent()).isEqualTo(1702);
            two.sync();
            assertAllAlike(one, two);
            assertThat(one.verified().ok()).isTrue();
            assertThat(two.verified().ok()).isTrue();
        }
    }

    @Test
    void twoCopiesOfOneAttachmentAndOneThatWasInterrupted() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            byte[] photo = new byte[3 << 20];
            new Random(5).nextBytes(photo);
            AttachmentRef ref = one.store().attachments().add("knife.jpg", "image/jpeg", photo);
            one.photograph(ref);
            one.photograph(ref);
            AtomicInteger parts = new AtomicInteger();
            List<Long> offsets = new ArrayList<>();
            Wires cutting =
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public long putBlob(Hash hash, long offset, byte[] part)
                                        throws WireTrouble {
                                    offsets.add(offset);
                                    long now = super.putBlob(hash, offset, part);
                                    if (parts.incrementAndGet() == 2) {
                                        throw lost();
                                    }
                                    return now;
                                }

                                @Override
                                public boolean getBlob(Hash hash, long from, Consumer<byte[]> to)
                                        throws WireTrouble {
                                    offsets.add(from);
                                    if (parts.incrementAndGet() > 1) {
                                        return super.getBlob(hash, from, to);
                                    }
                                    int[] some = {0};
                                    super.getBlob(
                                            hash,
                                            from,
                                            part -> {
                                                some[0] += part.length;
                                                if (some[0] > 5 << 18) {
                                                    throw new IllegalStateException("cut");
                                                }
                                                to.accept(part);
                                            });
                                    throw lost();
                                }
                            };
            one.client(cutting, null);
            one.sync();
            assertThat(one.client().now().filesToSend()).isEqualTo(1);
            SyncResult second = one.sync();
            assertThat(one.client().now().filesToSend()).as("%s %s", second, offsets).isZero();
            assertThat(offsets)
                    .as("each part once")
                    .containsExactly(0L, 1L << 20, 2L << 20, 3L << 20);

            parts.set(0);
            offsets.clear();
            two.client(cutting, null);
            two.sync();
            assertThat(two.client().now().filesToCome()).isEqualTo(1);
            two.shut();
            two.client(cutting, null);
            two.sync();
            assertThat(two.client().now().filesToCome()).isZero();
            assertThat(offsets)
                    .as("goes on where it was, after a restart too")
                    .satisfiesExactly(
                            first -> assertThat(first).isZero(),
                            then -> assertThat(then).isBetween(1L << 20, 5L << 18));
            assertThat(two.store().attachments().read(ref.hash()).orElseThrow().bytes())
                    .isEqualTo(photo);
        }
    }

    /** Cut at random places, again and again, in both directions, with batches of every size. */
    @Test
    void theConnectionIsCutAtRandomPoints() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            Random chance = new Random(20261129);
            for (int round = 0; round < 10; round++) {
                for (ServedDevice device : List.of(one, two)) {
                    device.recordMany(1 + chance.nextInt(60));
                    try (CuttingLine line =
                            new CuttingLine(
                                    force.port(),
                                    chance.nextLong(),
                                    1 << (6 + chance.nextInt(12)))) {
                        device.shut();
                        device.client(Wires.HTTPS, line.address());
                        device.sync();
                    }
                    device.shut();
                }
            }
            assertAllAlike(one, two);
            assertThat(one.verified().ok()).isTrue();
            assertThat(two.verified().ok()).isTrue();
        }
    }

    /** The feed's cursor is a place in the log: while others record, nobody is passed over. */
    @Test
    void cursorSkipsNoRows() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08");
                ServedDevice three = force.device("SCN-09")) {
            for (int i = 0; i < 6; i++) {
                one.record(3);
                two.record(2);
                Thread other = Thread.ofPlatform().start(two::sync);
                one.sync();
                three.sync();
                join(other);
            }
            assertAllAlike(one, two, three);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A revoked device records on; what it recorded is taken, kept and marked. */
    @Test
    void revokedDeviceStillOffline() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            two.record(2);
            one.revoke(two.store().device().signer(0).key().vkey());
            assertThat(one.sync().problems()).isEmpty();

            SyncResult refused = two.sync();
            assertThat(refused.problems()).extracting(SyncProblem::code).contains("revoked");
            assertThat(refused.sent()).as("nothing recorded is lost").isEqualTo(4);
            assertThat(refused.received()).as("and it is given nothing").isZero();
            assertThat(two.client().now().unsent()).isZero();
            assertThat(two.sync().sent()).isZero();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.entries("case.opened")).hasSize(2);
            assertThat(one.store().branches().of(only(one, Conflict.Kind.REVOKED)))
                    .satisfiesExactly(
                            ended ->
                                    assertThat(ended.entries())
                                            .extracting(Happening::type)
                                            .containsExactly("device.revoked/1"),
                            backlog ->
                                    assertThat(backlog.entries())
                                            .allMatch(h ->
                                                    h.device()
                                                            .equals(two.store().device().device()))
                                            .extracting(Happening::type)
                                            .contains("case.opened/1"));
            two.shut();
            two.record(1); // and by a stick too
            byte[] carried =
                    ServedForce.value(
                                    two.store()
                                            .carrying()
                                            .orElseThrow()
                                            .export(one.store().device().device()))
                            .bytes();
            ServedForce.value(one.store().carrying().orElseThrow().take(carried));
            assertThat(one.entries("case.opened")).hasSize(3);
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
            try (ServedDevice three = force.device("SCN-09")) {
                three.sync();
                assertThat(three.entries("case.opened")).hasSize(3);
            }
        }
    }

    private static Conflict only(ServedDevice at, Conflict.Kind kind) {
        at.store().journal().settle();
        List<Conflict> open = at.store().conflicts().open();
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().kind()).isEqualTo(kind);
        return open.getFirst();
    }

    /** What a newer program recorded is kept and handed on, though nobody here can read it. */
    @Test
    void oldClientAndNewSchema() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            try (ServedDevice newer = force.device("SCN-09")) {
                newer.sync();
                newer.sendAsANewerProgram();
            }
            assertThat(one.sync().problems()).isEmpty();
            assertThat(two.sync().problems()).isEmpty();
            two.record(1);
            assertThat(two.entries("reading.of-the-future")).hasSize(1);
            Conflict unread = only(one, Conflict.Kind.NEWER);
            assertThat(
                            one.store()
                                    .resolving()
                                    .resolve(one.session(), unread, Conflict.Finding.SECOND, "No."))
                    .isInstanceOf(Outcome.Refused.class);
            ServedForce.value(
                    one.store()
                            .resolving()
                            .resolve(
                                    one.session(),
                                    unread,
                                    Conflict.Finding.BOTH_IN_ORDER,
                                    "Read on the computer that recorded it."));
            assertThat(one.sync().problems()).isEmpty();
            assertThat(two.sync().problems()).isEmpty();
            for (ServedDevice each : List.of(one, two)) {
                each.store().journal().settle();
                assertThat(each.store().conflicts().open()).isEmpty();
            }
            assertAllAlike(one, two);
        }
    }

    /** Neither claim wins and neither is lost: both are there, on every device. */
    @Test
    void twoPeopleClaimOneCaseReferenceOffline() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            for (ServedDevice device : List.of(one, two)) {
                ServedForce.value(
                        device.store()
                                .openingCases()
                                .open(device.session(), "43/1029/26", "Burglary", List.of()));
            }
            assertAllAlike(one, two);
            assertThat(one.entries("case.opened")).hasSize(2);
            assertThat(two.store().cases().byReference("43/1029/26")).hasSize(2);
        }
    }

    /** Found elsewhere, asked for, and sent here whole, though it is another station's. */
    @Test
    void whatIsLookedUpElsewhereIsFetchedHere() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice beside = force.device("SCN-08");
                ServedDevice far = force.device("FAR-01", "Farville")) {
            ServedForce.value(
                    one.store()
                            .openingCases()
                            .open(one.session(), "43/1029/26", "Burglary", List.of()));
            one.sync();
            far.sync();
            assertThat(far.store().cases().byReference("43/1029/26")).isEmpty();
            var found = ServedForce.value(far.client().elsewhere().ask("43/1029/26"));
            assertThat(found).hasSize(1);
            far.client().elsewhere().follow(found.getFirst().subject());
            far.sync();
            far.sync();
            assertThat(far.store().cases().byReference("43/1029/26")).hasSize(1);
        }
    }

    /** What is followed no longer is sent no longer; what came stays. */
    @Test
    void whatIsFollowedNoLongerIsSentNoLonger() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice beside = force.device("SCN-08");
                ServedDevice far = force.device("FAR-01", "Farville")) {
            var subject =
                    ServedForce.value(
                                    one.store()
                                            .openingCases()
                                            .open(
                                                    one.session(),
                                                    "43/1029/26",
                                                    "Burglary",
                                                    List.of()))
                            .id();
            one.sync();
            ServedForce.value(far.client().elsewhere().follow(subject));
            assertThat(far.sync().problems()).isEmpty();
            assertThat(far.store().cases().byReference("43/1029/26"))
                    .as("in the round that asked for it")
                    .hasSize(1);
            far.client().elsewhere().leave(subject);
            far.sync();
            one.store()
                    .journal()
                    .record(
                            ServedForce.value(one.session().acting(Permission.MANAGE_OFFICERS)),
                            List.of(
                                    NewEvent.of(
                                            subject,
                                            new CaseEvent.ReferenceAdded(
                                                    List.of(
                                                            new CaseEvent.Reference(
                                                                    "CRIME", "CR1"))))));
            one.sync();
            far.sync();
            assertThat(far.entries("case.reference-added")).isEmpty();
            assertThat(far.store().cases().byReference("43/1029/26")).hasSize(1);
            ServedForce.value(far.client().elsewhere().follow(subject));
            far.sync();
            assertThat(far.entries("case.reference-added")).hasSize(1);
        }
    }

    /** A server that takes no more of what is asked for holds up no photograph. */
    @Test
    void askingForTooMuchHoldsUpNothingElse() throws Exception {
        try (ServedDevice one = force.device("SCN-07")) {
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public void interests(List<UUID> subjects, List<UUID> left)
                                        throws WireTrouble {
                                    throw WireTrouble.of(
                                            Problem.of(ProblemType.TOO_LARGE, "as a test"), null);
                                }
                            },
                    null);
            ServedForce.value(one.client().elsewhere().follow(UUID.randomUUID()));
            one.photograph(
                    one.store().attachments().add("knife.jpg", "image/jpeg", new byte[3000]));
            SyncResult result = one.sync();
            assertThat(result.problems())
                    .extracting(SyncProblem::code)
                    .containsExactly("asked-for-too-much");
            assertThat(one.client().now().filesToSend()).isZero();
            assertThat(one.sync().problems()).as("said until it is mended").hasSize(1);
        }
    }

    @Test
    void aLogThatContradictsWhatWasSeenIsNotFollowed() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(2);
            assertAllAlike(one, two);
            two.record(3);
            two.sync();
            int before = one.entries().size();
            one.shut();
            one.client(
                    FalseFeed.to(
                            force,
                            one,
                            // a proof of something else than what the device has pinned
                            (question, server) -> server.answer(otherPin(question))),
                    null);
            one.record(1);
            SyncResult result = one.sync();
            assertThat(result.problems())
                    .extracting(SyncProblem::code)
                    .contains("log-inconsistent");
            assertThat(result.received()).isZero();
            assertThat(result.sent()).as("nothing is sent to it").isZero();
            assertThat(one.entries()).hasSize(before + 1);
            one.record(1);
            one.shut();
            assertAllAlike(one, two);
        }
    }

    @Test
    void alteredEntriesAreNotTakenAndComeAgainWhenTheyAreWhole() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(6);
            one.sync();
            two.client(FalseFeed.altering(force, two, FieldFailuresTest::altered), null);
            two.sync();
            assertThat(two.entries("case.opened")).isEmpty();
            two.shut();
            assertAllAlike(one, two);
            assertThat(two.entries("case.opened")).hasSize(6);
        }
    }

    @Test
    void whatIsNotWhatItSaysIsToldAndNotAskedForInEveryRound() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(6);
            one.sync();
            AtomicInteger again = new AtomicInteger();
            two.client(
                    FalseFeed.to(
                            force,
                            two,
                            (question, server) -> {
                                boolean waited = FeedHeader.NOTHING_EARLIER.equals(question.from());
                                if (question.limit() > 1 && waited) {
                                    again.incrementAndGet();
                                }
                                return altered(server.answer(question));
                            }),
                    null);
            two.sync();
            again.set(0);
            for (int i = 0; i < 3; i++) {
                assertThat(two.sync().problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.code()).isEqualTo("not-taken");
                            assertThat(problem.sentence()).startsWith("6 entries of");
                        });
            }
            assertThat(again).hasValue(0);
            two.shut();
            assertAllAlike(one, two);
            assertThat(two.client().now().problems())
                    .extracting(SyncProblem::code)
                    .doesNotContain("not-taken");
        }
    }

    @Test
    void ownEntriesAreSentThoughWhatTheServerSendsCannotBeRead() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            one.shut();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                                    throw WireTrouble.badAnswer(
                                            "an answer that is too large", null);
                                }
                            },
                    null);
            one.record(3);
            SyncResult result = one.sync();
            assertThat(result.sent()).isEqualTo(3);
            assertThat(result.problems()).extracting(SyncProblem::code).contains("bad-answer");
        }
    }

    /** A bad sector under an entry that nobody has yet: all that reads goes, the hole is named. */
    @Test
    void anOwnEntryThatDoesNotReadAnyMoreIsNamedAndAllTheRestArrives() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            one.record(1);
            damage(one, () -> one.record(1));
            one.record(3);
            damage(one, () -> one.record(2));
            one.record(2);
            one.shut();
            damageNow(one);
            one.record(2);
            SyncResult result = one.sync();
            assertThat(one.sync().sent()).isZero();
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(8).isEqualTo(one.entries("case.opened"));
            assertHole(one, two, "UNREADABLE", 2);
            assertThat(result.problems())
                    .noneMatch(p -> p.code().equals("entries-held-back"))
                    .filteredOn(SyncProblem::code, "chain-lacks")
                    .allSatisfy(p ->
                            assertThat(p.sentence())
                                    .contains("of this device")
                                    .contains("read here, and the server never had"));
            assertThat(two.client().now().problems())
                    .filteredOn(SyncProblem::code, "chain-lacks")
                    .extracting(SyncProblem::sentence)
                    .allSatisfy(said -> assertThat(said).contains("SCN-07 (d-").contains(" read"));
            assertThat(one.client().now().unsent()).isZero();
            assertAllAlike(one, two);
            assertThat(two.verified().ok()).isTrue();
            try (ServedDevice three = force.device("SCN-09")) {
                three.sync();
                assertThat(three.entries("case.opened")).hasSize(8);
                assertHole(one, three, "UNREADABLE", 2);
            }
        }
    }

    /** Nothing follows it in its epoch, so nothing waits for it: it is named all the same. */
    @Test
    void theLastEntryOfAnEpochThatDoesNotReadAnyMoreIsNamed() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            one.record(1);
            damage(one, () -> one.record(1));
            sectors.getLast()[0] = sectors.getLast()[1] - 120; // the entry itself
            one.shut();
            damageNow(one);
            one.record(1);
            assertThat(one.store().journal().epoch()).isEqualTo(1);
            one.sync();
            assertThat(one.sync().sent()).isZero();
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(2);
            assertHole(one, two, "UNREADABLE", 1);
            assertThat(one.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("chain-lacks");
            assertThat(one.client().now().unsent()).isZero();
        }
    }

    /** What the server does not want is named, kept, and keeps nothing else. */
    @Test
    void anOwnEntryThatTheServerRefusesIsNamedAndAllTheRestArrives() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.sync();
            one.record(2);
            Set<Hash> before = one.entries("case.opened");
            one.record(1);
            Hash bad =
                    one.entries("case.opened").stream()
                            .filter(eid -> !before.contains(eid))
                            .findFirst()
                            .orElseThrow();
            one.record(3);
            one.shut();
            List<byte[]> evidence = new ArrayList<>();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    if (entries.entries().stream()
                                            .anyMatch(e -> Entry.parse(e).eid().equals(bad))) {
                                        throw WireTrouble.of(
                                                Problem.of(ProblemType.BAD_NOTE, "as a test"),
                                                null);
                                    }
                                    return super.push(first, entries);
                                }

                                @Override
                                public void reject(byte[] refused) throws WireTrouble {
                                    evidence.add(refused);
                                    super.reject(refused);
                                }
                            },
                    null);
            SyncResult result = one.sync();
            assertThat(result.refused()).isEqualTo(1);
            assertThat(evidence).hasSize(1);
            one.record(1);
            one.sync();
            assertThat(evidence).as("handed in once").hasSize(1);
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(6).doesNotContain(bad);
            assertThat(one.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("entries-refused")
                    .as("it is here")
                    .doesNotContain("entries-held-back", "chain-lacks");
            assertThat(one.client().now().unsent()).isEqualTo(1);
            assertHole(one, two, "REFUSED", 1);
            assertThat(one.verified().lacking()).isEmpty();

            assertAllAlike(one, two); // the fault is mended: it goes after all
            assertThat(two.entries("case.opened")).hasSize(7).contains(bad);
            assertThat(one.client().now().problems()).isEmpty();
            assertThat(two.client().now().problems()).isEmpty();
            assertThat(two.verified().lacking()).isEmpty();
        }
    }

    /** Own entries behind a hole come back to a store that was put back from a copy. */
    @Test
    void ownEntriesBehindAHoleComeBackToAnOlderCopy() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(1);
            one.sync();
            one.shut();
            Path copy = folder.resolve("copy");
            ServedForce.copy(one.directory(), copy);
            damage(one, () -> one.record(1));
            one.record(3);
            one.shut();
            damageNow(one);
            one.record(1);
            one.sync();
            one.shut();
            ServedForce.delete(one.directory());
            ServedForce.copy(copy, one.directory());
            assertThat(one.client().ownHead()).isTrue();
            one.sync();
            assertThat(one.entries("case.opened")).hasSize(5);
            one.record(1);
            assertAllAlike(one, two);
            VerificationReport report = one.verified();
            assertThat(report.firstOfEach())
                    .as("what the copy has no more is named, and nothing else")
                    .containsOnlyKeys(VerificationReport.Check.TRUNCATED);
            assertThat(report.lacking()).hasSize(1);
        }
    }

    private final List<long[]> sectors = new ArrayList<>();

    /** What this records does not read once {@link #damageNow} is called. */
    private void damage(ServedDevice device, Runnable recording) throws Exception {
        Path journal = device.directory().resolve("journal/entries.lfj");
        long from = Files.size(journal);
        recording.run();
        sectors.add(new long[] {from, Files.size(journal)});
    }

    private void damageNow(ServedDevice device) throws Exception {
        Path journal = device.directory().resolve("journal/entries.lfj");
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            for (long[] sector : sectors) {
                for (long at = sector[0] + 40; at < sector[1]; at += 120) {
                    file.seek(at);
                    int was = file.read();
                    file.seek(at);
                    file.write(was ^ 0xff);
                }
            }
        }
    }

    /** Said by its device, and by whoever reads on: which chain lacks what. */
    private static void assertHole(ServedDevice of, ServedDevice at, String cause, int holes) {
        String device = of.store().device().device();
        assertThat(at.client().now().problems())
                .filteredOn(SyncProblem::code, "chain-lacks")
                .hasSize(holes);
        VerificationReport report = at.verified();
        assertThat(report.ok()).as("%s", report.firstWrong()).isTrue();
        assertThat(report.lacking())
                .hasSize(holes)
                .allSatisfy(lack -> {
                    assertThat(lack.device()).isEqualTo(device);
                    assertThat(lack.cause().name()).isEqualTo(cause);
                });
    }

    @Test
    void aFileLargerThanItSaysIsPassedOverAndTheNextOneComes() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            byte[] photo = new byte[3 << 20];
            new Random(5).nextBytes(photo);
            AttachmentRef large = one.store().attachments().add("a.jpg", "image/jpeg", photo);
            one.photograph(large);
            AttachmentRef next = one.store().attachments().add("b.jpg", "image/jpeg", new byte[9]);
            one.photograph(next);
            one.sync();
            AtomicInteger fetched = new AtomicInteger();
            for (boolean said : List.of(true, false)) {
                two.shut();
                two.client(
                        (server, ca, own) ->
                                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                    @Override
                                    public java.util.Optional<Blob> blob(Hash hash)
                                            throws WireTrouble {
                                        return said && hash.equals(large.hash())
                                                ? java.util.Optional.of(
                                                        new Blob(200 << 20, 200 << 20))
                                                : super.blob(hash);
                                    }

                                    @Override
                                    public boolean getBlob(
                                            Hash hash, long from, Consumer<byte[]> to)
                                            throws WireTrouble {
                                        fetched.incrementAndGet();
                                        if (hash.equals(large.hash())) {
                                            for (int i = 0; i < 300; i++) {
                                                to.accept(new byte[1 << 20]);
                                            }
                                        }
                                        return super.getBlob(hash, from, to);
                                    }
                                },
                        null);
                assertThat(two.sync().problems())
                        .extracting(SyncProblem::code)
                        .contains("file-not-taken");
                assertThat(two.store().attachments().exists(next.hash())).isTrue();
                assertThat(two.store().attachments().exists(large.hash())).isFalse();
                int before = fetched.get();
                two.sync();
                assertThat(fetched).as("not in every round").hasValue(before);
            }
            two.shut();
            two.sync();
            assertThat(two.store().attachments().exists(large.hash())).isTrue();
        }
    }

    private static FeedQuestion otherPin(FeedQuestion real) {
        return new FeedQuestion(
                real.after(),
                real.from(),
                Math.max(1, real.pinned() - 1),
                real.limit(),
                real.held(),
                real.nonce());
    }

    private static HeadedBody<FeedHeader> altered(HeadedBody<FeedHeader> real) {
        List<byte[]> bad = new ArrayList<>();
        for (byte[] entry : real.entries().entries()) {
            String text = new String(entry, java.nio.charset.StandardCharsets.UTF_8);
            bad.add(
                    text.replace("case.opened/1", "case.opened/2")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return new HeadedBody<>(real.header(), EntriesBody.of(bad, real.entries().bodies()));
    }

    @Test
    void withheldBodiesAreNoticedAndComeLater() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(6);
            one.sync();
            two.client(
                    FalseFeed.altering(
                            force,
                            two,
                            real ->
                                    new HeadedBody<>(
                                            real.header(),
                                            EntriesBody.of(real.entries().entries(), List.of()))),
                    null);
            two.sync();
            assertThat(two.entries("case.opened")).isEmpty();
            two.shut();
            assertAllAlike(one, two);
            assertThat(two.store().cases().recent(100)).hasSize(6);
        }
    }

    @Test
    void whileTheServerIsAwayRecordingGoesOnAndIsSaidToWait() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            force.stop();
            one.record(2);
            one.later(Duration.ofHours(5));
            SyncResult result = one.sync();
            assertThat(result.reached()).isFalse();
            assertThat(result.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo("nothing-sent"))
                    .satisfies(p -> assertThat(p.sentence()).startsWith("2 entries are"));
            force.start();
            assertThat(one.sync().sent()).isEqualTo(2);
        }
    }
}
