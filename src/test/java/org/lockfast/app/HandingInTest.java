package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
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
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.Wraps;
import tools.jackson.databind.JsonNode;

/** What a device has reaches the server, whatever its size and whatever the server lost. */
class HandingInTest {
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

    private static Wire wire(ServedDevice of) throws Exception {
        SyncMemory memory = of.store().server().orElseThrow();
        return Wires.HTTPS.to(memory.server(), memory.ca(), of.store().device());
    }

    private static AttachmentRef photograph(ServedDevice at, int bytes) {
        byte[] content = new byte[bytes];
        new Random(5).nextBytes(content);
        AttachmentRef file = at.store().attachments().add("knife.jpg", "image/jpeg", content);
        at.photograph(file);
        return file;
    }

    private static void record(ServedDevice at, UUID subject, DomainEvent event) {
        at.store()
                .journal()
                .record(
                        ServedForce.value(at.session().acting(Permission.MANAGE_OFFICERS)),
                        List.of(NewEvent.of(subject, event)));
    }

    private static boolean isThere(ServedDevice at, AttachmentRef file) throws Exception {
        try (Wire wire = wire(at)) {
            return wire.getBlob(file.hash(), 0, part -> {});
        }
    }

    /** protocol.md, section 5: the clock of the device that handed in, as the server saw it. */
    @Test
    void theServerRecordsHowWrongTheClockIs() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            one.later(Duration.ofHours(7));
            one.record(2);
            one.sync();
            one.sync();
            JournalWalk walk = one.store().journal().walk(0);
            List<JsonNode> received = new ArrayList<>();
            for (var some = walk.next(); !some.isEmpty(); some = walk.next()) {
                for (JournalWalk.Kept kept : some) {
                    if (kept.entry().typeName().equals("server.received")) {
                        received.add(kept.entry().body());
                    }
                }
            }
            assertThat(received).isNotEmpty();
            assertThat(Duration.ofMillis(received.getLast().path("skewMs").asLong()))
                    .isBetween(Duration.ofMinutes(419), Duration.ofMinutes(421));
        }
    }

    @Test
    void whatCouldNotBeSentIsNotRecorded() {
        try (ServedDevice one = force.device("SCN-07")) {
            byte[] random = new byte[1200 << 10];
            new Random(1).nextBytes(random);
            String large = Base64.getEncoder().encodeToString(random);
            assertThatThrownBy(() -> record(one, UUID.randomUUID(), new ExhibitEvent.Noted(large)))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("attach it as a file");
            String most = large.substring(0, 930 << 10);
            record(one, UUID.randomUUID(), new ExhibitEvent.Noted(most));
            String half = large.substring(0, 600 << 10);
            assertThatThrownBy(() ->
                            record(
                                    one,
                                    UUID.randomUUID(),
                                    new CaseEvent.Opened(half, half, List.of())))
                    .isInstanceOf(JournalRefusal.class);
            one.record(3);
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
        }
    }

    /** Somebody else began the same file with another length. */
    @Test
    void aFileThatIsThereInPartOfAnotherLengthIsSent() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice hostile = force.device("SCN-08")) {
            AttachmentRef photo = photograph(one, 2 << 20);
            try (Wire wire = wire(hostile)) {
                wire.createBlob(photo.hash(), 4 << 20);
                wire.putBlob(photo.hash(), 0, new byte[3 << 20]);
            }
            one.sync();
            assertThat(one.client().now().filesToSend()).isZero();
            assertThat(isThere(one, photo)).isTrue();
        }
    }

    @Test
    void filesComeBackAfterARestore() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(1);
            one.sync();
            two.sync();
            Path yesterday = force.backup();
            AttachmentRef photo = photograph(one, 1 << 20);
            one.sync();
            assertThat(isThere(one, photo)).isTrue();
            force.restore(yesterday);
            assertThat(isThere(one, photo)).isFalse();
            rounds(one, two);
            assertThat(isThere(one, photo)).isTrue();
            two.sync();
            assertThat(two.client().now().filesToCome()).isZero();
        }
    }

    @Test
    void officersKeysComeBackAfterARestore() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            rounds(one, two);
            Path yesterday = force.backup();
            one.addOfficer("2002", "Robin Keeper", "another good lantern 2", Role.PROPERTY_OFFICER);
            one.sync();
            force.restore(yesterday);
            rounds(one, two);
            one.addOfficer("3003", "Newer Keeper", "another fine lantern 9", Role.PROPERTY_OFFICER);
            rounds(one, two);
            assertThat(opens(two, "3003", "another fine lantern 9")).isTrue();
            try (ServedDevice three = force.device("SCN-09")) {
                three.sync();
                assertThat(opens(three, "2002", "another good lantern 2")).isTrue();
            }
        }
    }

    /** A note of an officer nobody here knows of stands before those of others. */
    @Test
    void aStrangersNoteKeepsNobodysPasswordAway() throws Exception {
        try (ServedForce other = ServedForce.in(folder.resolve("other"));
                ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            String stranger =
                    new String(
                            other.central().shelf().wraps(0, 1).getFirst().note(),
                            StandardCharsets.UTF_8);
            two.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public Wraps wraps(long after) throws WireTrouble {
                                    if (after == 0) {
                                        return new Wraps(List.of(new Wraps.Wrap(1, stranger)), 1);
                                    }
                                    Wraps real = super.wraps(after - 1);
                                    return new Wraps(
                                            real.wraps().stream()
                                                    .map(w -> new Wraps.Wrap(w.n() + 1, w.note()))
                                                    .toList(),
                                            real.last() + 1);
                                }
                            },
                    null);
            String password = "another good lantern 2";
            one.addOfficer("2002", "Robin Keeper", password, Role.PROPERTY_OFFICER);
            rounds(one, two);
            assertThat(opens(two, "2002", password)).isTrue();
        }
    }

    private static boolean opens(ServedDevice at, String collar, String password) throws Exception {
        at.shut();
        Outcome<StoreOpening.SignedIn> outcome = at.open(collar, password);
        if (outcome instanceof Outcome.Done<StoreOpening.SignedIn> done) {
            done.value().identity().close();
            done.value().store().close();
            return true;
        }
        return false;
    }

    @Test
    void whatADeviceAskedForIsAskedForAgainAfterARestore() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice beside = force.device("SCN-08");
                ServedDevice far = force.device("FAR-01", "Farville")) {
            ServedForce.value(
                    one.store()
                            .openingCases()
                            .open(one.session(), "43/1029/26", "Burglary", List.of()));
            rounds(one, far);
            Path yesterday = force.backup();
            UUID subject =
                    ServedForce.value(far.client().elsewhere().ask("43/1029/26"))
                            .getFirst()
                            .subject();
            far.client().elsewhere().follow(subject);
            far.sync();
            one.record(1);
            rounds(one, far);
            force.restore(yesterday);
            rounds(one, far);
            record(
                    one,
                    subject,
                    new CaseEvent.ReferenceAdded(List.of(new CaseEvent.Reference("CRIME", "CR1"))));
            rounds(one, far);
            assertThat(far.entries("case.reference-added")).hasSize(1);
        }
    }

    /** A line on which large answers never come in time: smaller ones get through. */
    @Test
    void aSlowLineGetsOn() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            two.recordMany(400);
            assertThat(two.sync().problems()).isEmpty();
            one.recordMany(400);
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    if (entries.entries().size() > 40) {
                                        throw WireTrouble.unreachable(new TimeoutException());
                                    }
                                    return super.push(first, entries);
                                }

                                @Override
                                public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                                    if (question.limit() > 40) {
                                        throw WireTrouble.unreachable(new TimeoutException());
                                    }
                                    return super.feed(question);
                                }
                            },
                    null);
            for (int i = 0; i < 8; i++) {
                one.sync();
            }
            assertThat(one.client().now().unsent()).isZero();
            assertThat(one.entries("case.opened")).hasSize(800);
        }
    }

    /** A server that says it has an entry, and whose log never shows it. */
    @Test
    void whatIsAcknowledgedMustStandInTheLog() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(3);
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public Optional<byte[]> proof(Hash eid, long size)
                                        throws WireTrouble {
                                    return super.proof(Hash.sha256(eid.bytes()), size);
                                }
                            },
                    null);
            assertThat(one.sync().problems())
                    .extracting(SyncProblem::code)
                    .contains("not-in-the-log");
            assertThat(one.sync().problems())
                    .as("told until the program starts anew")
                    .extracting(SyncProblem::code)
                    .contains("not-in-the-log");
            one.shut();
            one.record(1);
            assertThat(one.sync().problems()).isEmpty();
        }
    }

    /** A server that will not take certain entries. */
    private static Wires refusing(Predicate<Entry> which, ProblemType how) {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    @Override
                    public PushAnswer push(ChainHeader first, EntriesBody entries)
                            throws WireTrouble {
                        if (entries.entries().stream().map(Entry::parse).anyMatch(which)) {
                            throw WireTrouble.of(Problem.of(how, "as a test"), null);
                        }
                        return super.push(first, entries);
                    }
                };
    }

    /** What the disk does not take in keeps nothing here that is on it already. */
    @Test
    void aFullDiskKeepsNoOwnEntryIn() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            two.record(2);
            two.sync();
            one.record(3);
            photograph(one, 3_000);
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                                    FeedAnswer came = super.feed(question);
                                    if (!came.read().header().indexes().isEmpty()) {
                                        throw new JournalRefusal("The disk is full.");
                                    }
                                    return came;
                                }
                            },
                    null);
            SyncResult round = one.sync();
            assertThat(round.sent()).isGreaterThanOrEqualTo(3);
            assertThat(round.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo("not-kept"))
                    .satisfies(p -> assertThat(p.sentence()).contains("The disk is full."));
            assertThat(one.client().now().unsent()).isZero();
            assertThat(one.client().now().filesToSend()).as("the files too").isZero();
            one.shut();
            assertThat(one.sync().problems()).as("there is room again").isEmpty();
            assertThat(one.entries("case.opened")).hasSize(5);
        }
    }

    /** Somebody else's device had the entry that brings the key, and sends it at last. */
    @Test
    void whatWaitedForAKeyGoesOnceOneCameWithoutTheProgramBeingStartedAnew() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            rounds(one, two);
            Set<Hash> before = one.entries("case.opened");
            one.record(1);
            Set<Hash> waiting = one.entries("case.opened");
            waiting.removeAll(before);
            one.record(2);
            one.shut();
            AtomicBoolean known = new AtomicBoolean();
            AtomicInteger asked = new AtomicInteger();
            one.client(
                    refusing(
                            entry -> {
                                boolean is = waiting.contains(entry.eid()) && !known.get();
                                asked.addAndGet(is ? 1 : 0);
                                return is;
                            },
                            ProblemType.UNKNOWN_KEY),
                    null);
            assertThat(one.sync().refused()).isEqualTo(1);
            int times = asked.get();
            assertThat(one.sync().refused()).isZero();
            assertThat(asked).as("not in every round").hasValue(times);
            assertThat(one.client().now().unsent()).isGreaterThanOrEqualTo(3);
            two.addOfficer("2002", "Robin Keeper", "another good lantern 2", Role.PROPERTY_OFFICER);
            two.sync();
            known.set(true);
            assertThat(one.sync().sent()).isGreaterThanOrEqualTo(3);
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
        }
    }

    /** The entry that brings it may lie on a disk that is gone: all the rest goes after a day. */
    @Test
    void aKeyIsWaitedForADayAndThenDoneWithout() {
        String password = "another good lantern 2";
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            rounds(one, two);
            one.addOfficer("2002", "Robin Keeper", password, Role.PROPERTY_OFFICER);
            for (int i = 0; i < 3; i++) {
                one.recordAs("2002", password, "43/" + i + "/26");
            }
            one.record(2);
            Wires lacking =
                    refusing(e -> e.typeName().equals("officer.added"), ProblemType.BAD_NOTE);
            one.client(lacking, null);
            for (int i = 0; i < 3; i++) {
                assertThat(one.sync().refused()).isEqualTo(i == 0 ? 2 : 0);
            }
            assertThat(one.client().now().unsent()).as("what follows waits").isEqualTo(6);
            later(Duration.ofHours(23), one, two);
            one.sync();
            assertThat(one.client().now().unsent()).isEqualTo(6);
            later(Duration.ofHours(2), one, two);
            one.record(1);
            for (int i = 0; i < 3; i++) {
                one.sync();
            }
            two.sync();
            assertThat(two.entries("case.opened")).as("of those whose key is there").hasSize(3);
            assertThat(one.client().now().unsent()).isEqualTo(4);
            assertThat(one.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("entries-refused")
                    .doesNotContain("entries-held-back");
            assertThat(two.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("chain-lacks");
            assertThat(two.verified().ok()).isTrue();

            one.shut(); // the key comes after all
            for (int i = 0; i < 2; i++) {
                one.sync();
            }
            two.sync();
            assertThat(one.client().now().unsent()).isZero();
            assertThat(one.client().now().problems()).isEmpty();
            assertThat(two.client().now().problems()).isEmpty();
            assertThat(two.entries("case.opened")).hasSize(6).isEqualTo(one.entries("case.opened"));
            assertThat(one.verified().ok()).isTrue();
            assertThat(two.verified().ok()).isTrue();
        }
    }

    /** A clock that was a year ahead is no year to wait. */
    @Test
    void whatWasRecordedByAClockAheadIsWaitedForNoLonger() {
        String password = "another good lantern 2";
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            rounds(one, two);
            one.addOfficer("2002", "Robin Keeper", password, Role.PROPERTY_OFFICER);
            one.later(Duration.ofDays(365));
            one.recordAs("2002", password, "43/1/26");
            one.later(Duration.ofDays(-365));
            one.record(2);
            one.client(
                    refusing(e -> e.typeName().equals("officer.added"), ProblemType.BAD_NOTE),
                    null);
            one.sync();
            later(Duration.ofHours(23), one, two);
            one.sync();
            two.sync();
            assertThat(two.entries("case.opened")).as("what follows waits").isEmpty();
            later(Duration.ofHours(2), one, two);
            for (int i = 0; i < 3; i++) {
                one.sync();
            }
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(2);
        }
    }

    private void later(Duration passed, ServedDevice... devices) {
        force.later(passed);
        for (ServedDevice each : devices) {
            each.later(passed);
        }
    }

    /** What waits is asked for by itself: no window full of what is here already. */
    @Test
    void onlyWhatWaitsIsAskedForAgain() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.recordMany(120);
            one.sync();
            List<Integer> limits = new ArrayList<>();
            AtomicInteger came = new AtomicInteger();
            two.client(
                    FalseFeed.to(
                            force,
                            two,
                            (question, server) -> {
                                HeadedBody<FeedHeader> real = server.answer(question);
                                if (FeedHeader.NOTHING_EARLIER.equals(question.from())) {
                                    limits.add(question.limit());
                                    came.addAndGet(real.header().indexes().size());
                                }
                                return without(real, 3);
                            }),
                    null);
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(117);
            limits.clear();
            came.set(0);
            two.sync();
            assertThat(limits).contains(3).allMatch(limit -> limit <= 3);
            assertThat(came).hasValueBetween(3, 4);
            two.shut();
            two.sync();
            assertThat(two.entries("case.opened")).hasSize(120);
        }
    }

    /** The first cases of a window come without what they commit to. */
    private static HeadedBody<FeedHeader> without(HeadedBody<FeedHeader> real, int cases) {
        Set<Hash> withheld = new HashSet<>();
        real.entries().entries().stream()
                .map(Entry::parse)
                .filter(entry -> entry.typeName().equals("case.opened"))
                .limit(cases)
                .forEach(entry -> withheld.addAll(entry.commitments()));
        return new HeadedBody<>(
                real.header(),
                EntriesBody.of(
                        real.entries().entries(),
                        real.entries().bodies().stream()
                                .filter(value -> !withheld.contains(value.hash()))
                                .toList()));
    }

    /** A server that answers by places its log has not got to: there is no proof to ask for. */
    @Test
    void aPlaceBeyondTheCheckpointBesideItIsNoAcknowledgement() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(3);
            long unsent = one.client().now().unsent();
            one.shut();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    return lie(this, entries.entries().size(), 1L << 50, true);
                                }
                            },
                    null);
            assertThat(one.sync().problems()).anyMatch(p -> p.code().equals("bad-answer"));
            assertThat(one.client().now().unsent()).isGreaterThanOrEqualTo(unsent);
        }
    }

    /** The log was not pinned so far when the server said it had the entry: it is asked later. */
    @Test
    void whatCouldNotBeShownYetIsAskedForInTheNextRound() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(1);
            two.recordMany(60);
            AtomicBoolean lied = new AtomicBoolean();
            one.client(
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public PushAnswer push(ChainHeader first, EntriesBody entries)
                                        throws WireTrouble {
                                    int count = entries.entries().size();
                                    if (count > 20 || lied.getAndSet(true)) {
                                        return super.push(first, entries);
                                    }
                                    two.sync(); // the log grows after the device has looked
                                    return lie(this, count, size(this) - count, false);
                                }
                            },
                    null);
            assertThat(one.sync().problems()).isEmpty();
            assertThat(lied).isTrue();
            one.record(1);
            assertThat(one.sync().problems()).anyMatch(p -> p.code().equals("not-in-the-log"));
        }
    }

    private static long size(Wire wire) throws WireTrouble {
        return FalseFeed.header(wire).size();
    }

    /** An acknowledgement of entries that went nowhere, under the log's true checkpoint. */
    private static PushAnswer lie(Wire wire, int count, long place, boolean taken)
            throws WireTrouble {
        FeedHeader now = FalseFeed.header(wire);
        return new PushAnswer(
                taken ? place : -1,
                taken ? count : 0,
                taken ? 0 : count,
                0,
                List.of(),
                LongStream.range(place, place + count).boxed().toList(),
                now.serverTimeMs(),
                now.checkpoint(),
                null);
    }

    private static void rounds(ServedDevice... devices) {
        for (int i = 0; i < 3; i++) {
            for (ServedDevice each : devices) {
                each.sync();
            }
        }
    }
}
