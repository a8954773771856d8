package org.lockfast.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Received;
import org.lockfast.journal.Received.Answer;
import org.lockfast.journal.VerificationReport;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceOfficers;
import org.lockfast.officer.OfficerEvent;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stores of one force hand each other their entries, in any order and any number of times. */
class ReceivingTest {
    @TempDir private Path folder;
    private TestForce force;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 11);
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static void assertWhole(Device device) {
        VerificationReport report = device.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
    }

    private static List<Answer> answers(List<Received> received) {
        return received.stream().map(Received::answer).toList();
    }

    @Test
    void anEnrolledDeviceBeginsAtItsEnrolmentAndGoesOn() {
        Device desk = force.enrolled("d-0000000000000001");
        assertThat(desk.journal.receive(List.of())).isEmpty();
        List<Kept> all = force.server().kept();
        assertThat(answers(desk.receiveAll(all.subList(0, all.size() - 1))))
                .containsOnly(Answer.ADDED);
        desk.reopen();
        assertThatThrownBy(desk::step)
                .isInstanceOf(JournalRefusal.class)
                .hasMessageContaining("has not come yet");
        assertThat(answers(desk.receiveAll(all))).startsWith(Answer.KNOWN).endsWith(Answer.ADDED);
        desk.reopen();
        Kept began = keptOf(desk, desk.begin().eid());
        assertThat(began.entry().prev()).as("its enrolment").isEqualTo(all.getLast().entry().eid());
        assertThat(began.entry().seq()).isZero();
        for (int i = 0; i < 20; i++) {
            desk.step();
        }
        assertWhole(desk);
        assertThat(answers(force.server().receiveAll(desk.kept())))
                .filteredOn(answer -> answer == Answer.ADDED)
                .hasSize(21);
        assertWhole(force.server());
    }

    private static Kept keptOf(Device device, Hash eid) {
        return device.kept().stream()
                .filter(one -> one.entry().eid().equals(eid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whateverTheOrderEveryStoreEndsWithEveryEntryOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Device one = force.joined("d-0000000000000001");
        Device two = force.joined("d-0000000000000002");
        one.skewMs = 3 * 3_600_000;
        two.skewMs = -5 * 3_600_000;
        for (int round = 0; round < 8; round++) {
            for (Device device : force.devices) {
                for (int i = random.nextInt(12); i > 0; i--) {
                    device.step();
                }
            }
            exchange(random, any(random), any(random), true);
            if (round == 4) {
                two.reopen();
            }
        }
        Set<Hash> every = new HashSet<>();
        force.devices.forEach(device -> every.addAll(device.eids()));
        for (Device to : force.devices) {
            for (Device from : force.devices) {
                while (!to.eids().containsAll(from.eids())) {
                    exchange(random, from, to, false);
                }
            }
        }
        for (Device device : force.devices) {
            assertThat(device.eids().equals(every)).as("seed %d", seed).isTrue();
            assertThat(device.kept()).as("seed %d", seed).hasSameSizeAs(every);
            assertThat(device.heads().equals(one.heads())).as("seed %d", seed).isTrue();
            VerificationReport report = device.verify();
            assertThat(report.firstOfEach()).as("seed %d: %s", seed, report.json()).isEmpty();
            assertThat(report.forks()).isZero();
        }
        one.step(); // and recording goes on
        assertWhole(one);
    }

    private Device any(Random random) {
        return force.devices.get(random.nextInt(force.devices.size()));
    }

    /** Some of what one has, in any order, some of it twice, some without its values. */
    private static void exchange(Random random, Device from, Device to, boolean recording) {
        List<Kept> all = new ArrayList<>(from.kept());
        all.addAll(all.subList(0, all.size() / 3));
        Collections.shuffle(all, random);
        int at = 0;
        while (at < all.size()) {
            int end = Math.min(all.size(), at + 1 + random.nextInt(60));
            List<Incoming> batch = new ArrayList<>();
            for (Kept kept : all.subList(at, end)) {
                boolean late = random.nextInt(6) == 0;
                batch.add(new Incoming(kept.entry(), late ? List.of() : kept.bodies()));
            }
            for (Received received : to.journal.receive(batch)) {
                assertThat(received.answer())
                        .as("%s", received)
                        .isIn(Answer.ADDED, Answer.KNOWN, Answer.WAITING);
            }
            if (recording && random.nextInt(3) == 0) {
                to.step();
            }
            at = end;
        }
    }

    /** An entry with other words in its text, signed by the same keys. */
    private static Entry told(Kept like, List<Ed25519Key> signers, Consumer<ObjectNode> change) {
        ObjectNode line = like.entry().json();
        line.remove("sig");
        change.accept(line);
        return Entries.sign(line, List.copyOf(signers));
    }

    private static List<Ed25519Key> signersOf(Device device, Kept like) {
        List<Ed25519Key> signers = new ArrayList<>();
        for (String name : like.entry().signers()) {
            signers.add(
                    name.startsWith("d-")
                            ? device.signer(like.entry().epoch())
                            : TestForce.key(name));
        }
        return signers;
    }

    private static Entry inEpoch(Device of, Kept like, long epoch) {
        return told(
                like,
                List.of(of.signer(epoch)),
                line -> {
                    line.put("type", "device.tried/1").put("epoch", epoch).put("seq", 0);
                    line.put("prev", like.entry().eid().base64());
                    line.put("id", UUID.randomUUID().toString());
                    line.putArray("par");
                    line.remove("act");
                    line.putObject("body");
                });
    }

    /** Whoever has its key could else bring it where no number comes after. */
    @Test
    void aDeviceFollowsNothingOfItsOwnChainToAFarEpoch() {
        Device desk = force.joined("d-0000000000000001");
        desk.add(TestForce.RAMAN, TestForce.place("Bay A"));
        Kept last = desk.kept().getLast();
        long end = (1L << 53) - 1;
        List<Incoming> offered = new ArrayList<>();
        for (long epoch : new long[] {end, 999_999_999, 10_000, 9_999, 19_999}) {
            offered.add(new Incoming(inEpoch(desk, last, epoch), List.of()));
        }
        assertThat(answers(desk.journal.receive(offered)))
                .as("counted from where the device itself is, whatever comes with it")
                .containsExactly(
                        Answer.REFUSED,
                        Answer.REFUSED,
                        Answer.REFUSED,
                        Answer.ADDED,
                        Answer.REFUSED);
        assertThat(desk.journal.epoch()).isEqualTo(10_000);
        assertThat(answers(desk.journal.receive(offered.subList(4, 5))))
                .containsExactly(Answer.ADDED);
        assertThat(desk.journal.epoch()).isEqualTo(20_000);
        assertThat(desk.verify().firstOfEach()).isEmpty();
        Received there =
                force.server().receiveAll(desk.kept()).stream()
                        .filter(one -> one.answer() == Answer.REFUSED)
                        .findFirst()
                        .orElse(null);
        assertThat(there).isNull();
    }

    /** As the log: each epoch from the ones before it, and none from nothing. */
    @Test
    void othersTakeInNoEpochThatTheLogWouldNotTake() {
        Device desk = force.joined("d-0000000000000001");
        desk.add(TestForce.RAMAN, TestForce.place("Bay A"));
        Kept last = desk.kept().getLast();
        force.server().receiveAll(desk.kept());
        List<Incoming> offered = new ArrayList<>();
        for (long epoch : new long[] {(1L << 53) - 1, 10_001, 10_000, 20_000, 30_001}) {
            offered.add(new Incoming(inEpoch(desk, last, epoch), List.of()));
        }
        assertThat(answers(force.server().journal.receive(offered)))
                .containsExactly(
                        Answer.REFUSED, Answer.REFUSED, Answer.ADDED, Answer.ADDED, Answer.REFUSED);
        force.server().journal.settle();
        Incoming next = new Incoming(inEpoch(desk, last, 30_000), List.of());
        assertThat(answers(force.server().journal.receive(List.of(next))))
                .containsExactly(Answer.ADDED);
        assertThat(force.server().verify().firstOfEach()).isEmpty();
    }

    @Test
    void whatIsNotWhatItSaysIsRefusedInASentence() {
        Device desk = force.joined("d-0000000000000001");
        desk.add(TestForce.RAMAN, TestForce.place("Bay A"));
        Kept good = desk.kept().getLast();
        List<Ed25519Key> signers = signersOf(desk, good);
        Entry forged =
                Entry.parse(
                        new String(good.entry().bytes(), UTF_8)
                                .replace("0.1.0-test", "0.1.0-tesT")
                                .getBytes(UTF_8));
        Entry byAnother =
                told(
                        good,
                        List.of(TestForce.key("thief").renamed(desk.id + "/0"), signers.getLast()),
                        line -> {});
        Entry byNobody =
                told(
                        good,
                        List.of(
                                TestForce.key("thief").renamed("d-00000000000000ff/0"),
                                signers.getLast()),
                        line -> line.put("dev", "d-00000000000000ff"));
        Entry strippedOfItsOfficer =
                told(good, List.of(signers.getFirst()), line -> line.remove("act"));
        Commitment stray = Commitment.of(JsonNodeFactory.instance.stringNode("x"), new Random(1));
        List<Commitment> more = new ArrayList<>(good.bodies());
        more.add(stray);
        Device server = force.server();
        Set<Hash> before = server.eids();
        List<Received> answers =
                server.journal.receive(
                        List.of(
                                new Incoming(forged, good.bodies()),
                                new Incoming(byAnother, good.bodies()),
                                new Incoming(byNobody, good.bodies()),
                                new Incoming(strippedOfItsOfficer, good.bodies()),
                                new Incoming(good.entry(), more),
                                new Incoming(good.entry(), List.of())));
        assertThat(answers(answers))
                .containsExactly(
                        Answer.REFUSED,
                        Answer.REFUSED,
                        Answer.WAITING,
                        Answer.REFUSED,
                        Answer.REFUSED,
                        Answer.WAITING);
        assertThat(answers.stream().map(Received::why).map(String::valueOf).toList())
                .satisfiesExactly(
                        why -> assertThat(why).contains("is not over these bytes"),
                        why -> assertThat(why).contains("signed by another key"),
                        why -> assertThat(why).contains("introduces the key d-00000000000000ff/0"),
                        why -> assertThat(why).contains("needs an officer"),
                        why -> assertThat(why).contains("does not commit to"),
                        why -> assertThat(why).contains("A value it commits to has not come"));
        assertThat(server.eids()).isEqualTo(before);
        byte[] bundle = BodyBundle.of(good.bodies());
        bundle[bundle.length - 2] ^= 1;
        assertThatThrownBy(() -> BodyBundle.parse(bundle)).isInstanceOf(Malformed.class);
        assertThat(server.receive(good).answer()).isEqualTo(Answer.ADDED);
        assertWhole(server);
    }

    @Test
    void onlyTheFoundingDeviceEnrols() {
        Device desk = force.joined("d-0000000000000001");
        Ed25519Key thief = TestForce.key("thief").renamed("d-00000000000000ff/0");
        DeviceEvent.Enrolled enrolled =
                new DeviceEvent.Enrolled(
                        thief.key().vkey(), "c2VhbA==", "Exampleton", "Thief's", Hash.ZERO);
        desk.record(null, NewEvent.of(desk.store, enrolled));
        Received answer = force.server().receive(desk.kept().getLast());
        assertThat(answer.answer()).as("kept, and not followed").isEqualTo(Answer.ADDED);
        assertThat(answer.why()).contains("NOT_ENTITLED");
        Entry its =
                told(
                        desk.kept().getLast(),
                        List.of(thief),
                        line -> {
                            line.put("dev", "d-00000000000000ff").put("seq", 0);
                            line.put("prev", desk.kept().getLast().entry().eid().base64());
                        });
        Received waits = force.server().receive(new Kept(-1, its, desk.kept().getLast().bodies()));
        assertThat(waits.answer()).isEqualTo(Answer.WAITING);
        VerificationReport report = force.server().verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
        assertThat(report.notFollowed()).isEqualTo(1);
        assertThat(desk.verify().firstOfEach()).containsOnlyKeys(Check.KEY);
    }

    @Test
    void aForkIsAddedAndMarkedOnEveryStore() {
        Device desk = force.joined("d-0000000000000001");
        Device other = force.joined("d-0000000000000002");
        for (int i = 0; i < 4; i++) {
            desk.step();
        }
        List<Kept> story = desk.kept();
        Kept like = story.get(story.size() - 2);
        Entry second =
                told(
                        like,
                        signersOf(desk, like),
                        line -> line.put("rec", line.path("rec").asLong() + 1));
        Kept branch = new Kept(-1, second, like.bodies());
        other.receiveAll(story);
        Received fork = other.receive(branch);
        assertThat(fork.answer()).isEqualTo(Answer.FORK);
        assertThat(fork.why()).contains(desk.id);
        assertThat(other.receive(branch).answer()).isEqualTo(Answer.KNOWN);
        force.server().receive(branch);
        force.server().receiveAll(story);
        for (Device device : List.of(other, force.server())) {
            VerificationReport report = device.verify();
            assertThat(report.firstOfEach()).as(report.json()).isEmpty();
            assertThat(report.forks()).isEqualTo(1);
            assertThat(report.json()).contains("\"forks\":1");
        }
    }

    @Test
    void theSameTextUnderAnotherEidIsKnown() {
        Device desk = force.joined("d-0000000000000001");
        desk.step();
        Kept one = desk.kept().getLast();
        force.server().receiveAll(desk.kept());
        byte[] bytes = one.entry().bytes();
        String text = new String(bytes, UTF_8);
        int last = text.lastIndexOf(' ') + 1;
        byte[] line = Base64.getDecoder().decode(text.substring(last).strip());
        // S + L is refused by whoever checks; the same text is found before anybody does.
        line[line.length - 1] ^= 1;
        Entry same =
                Entry.parse(
                        (text.substring(0, last) + Base64.getEncoder().encodeToString(line) + "\n")
                                .getBytes(UTF_8));
        assertThat(same.eid()).isNotEqualTo(one.entry().eid());
        assertThat(same.textHash()).isEqualTo(one.entry().textHash());
        assertThat(force.server().receive(new Kept(-1, same, one.bodies())).answer())
                .isIn(Answer.KNOWN, Answer.REFUSED);
        assertThat(force.server().eids()).doesNotContain(same.eid());
    }

    @Test
    void ownEntriesComeBackAndTheChainGoesOnInAnotherEpoch() throws Exception {
        Device desk = force.joined("d-0000000000000001");
        for (int i = 0; i < 10; i++) {
            desk.step();
        }
        desk.close();
        Path copy = folder.resolve("copy");
        copy(desk.directory, copy);
        copy(folder.resolve("state"), folder.resolve("state-copy"));
        desk.open();
        for (int i = 0; i < 5; i++) {
            desk.step();
        }
        List<Kept> lost = desk.kept();
        force.server().receiveAll(lost);
        force.server().journal.settle(); // it has its note in the same folder
        desk.close();
        delete(desk.directory);
        delete(folder.resolve("state"));
        copy(copy, desk.directory); // all of it was put back as it was: nothing tells
        copy(folder.resolve("state-copy"), folder.resolve("state"));
        desk.open();
        desk.step(); // at a place that was used already
        Hash fork = desk.kept().getLast().entry().eid();
        assertThat(desk.journal.epoch()).isZero();
        List<Kept> back = new ArrayList<>(force.server().kept());
        Collections.shuffle(back, new Random(3));
        List<Received> answers = desk.receiveAll(back);
        assertThat(answers(answers))
                .contains(Answer.FORK, Answer.ADDED)
                .doesNotContain(Answer.REFUSED);
        assertThat(answers(answers).stream().filter(Answer.FORK::equals)).hasSize(1);
        assertThat(desk.eids()).containsAll(force.server().eids()).contains(fork);
        assertThat(desk.journal.epoch()).isEqualTo(1);
        VerificationReport report = desk.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
        assertThat(report.forks()).isEqualTo(1);
        assertThat(desk.journal.epoch()).isEqualTo(1);
        desk.step();
        Kept next = desk.kept().getLast();
        assertThat(next.entry().epoch()).isEqualTo(1);
        assertThat(next.entry().seq()).isEqualTo(1);
        Kept begun =
                desk.kept().stream()
                        .filter(one -> one.entry().eid().equals(next.entry().prev()))
                        .findFirst()
                        .orElseThrow();
        assertThat(begun.entry().typeName()).isEqualTo("device.epoch");
        assertThat(begun.entry().prev()).isEqualTo(fork);
        assertThat(begun.entry().body().path("reason").asString("")).isEqualTo("ENTRIES_CAME_BACK");
        force.server().receiveAll(desk.kept());
        assertWhole(force.server());
        assertWhole(desk);
    }

    @Test
    void aRevokedDevicesBacklogIsKeptAndMarkedAndChangesNoKeys() {
        Device desk = force.joined("d-0000000000000001");
        desk.step();
        UUID friend = UUID.fromString("0198c5d2-0000-7000-8000-000000000f1d");
        Device server = force.server();
        server.receiveAll(desk.kept());
        server.add(
                desk.store,
                new DeviceEvent.Revoked(desk.signer(0).key().vkey(), "left on a train"));
        desk.step();
        desk.add(friend, TestForce.officer("1009", "A Friend", friend, List.of("ADMINISTRATOR")));
        desk.record(TestForce.acting(friend, 0), NewEvent.of(friend, new OfficerEvent.SignedIn()));
        List<Received> answers = server.receiveAll(desk.kept());
        List<Received> backlog = answers.subList(answers.size() - 3, answers.size());
        assertThat(answers(backlog)).containsExactly(Answer.ADDED, Answer.ADDED, Answer.ADDED);
        assertThat(backlog).allMatch(Received::ofEndedKey);
        assertThat(backlog.getFirst().why()).contains("signs after it was revoked");
        VerificationReport report = server.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
        assertThat(report.ofEndedKeys()).isEqualTo(3);
        // after the store was opened again the same is decided
        assertThat(answers(server.receiveAll(desk.kept()))).endsWith(Answer.KNOWN, Answer.KNOWN);
        // the force takes the officer in: what they signed before stays marked
        server.add(friend, TestForce.officer("1009", "A Friend", friend, List.of("SUPERVISOR")));
        assertThat(server.verify().ofEndedKeys()).isEqualTo(3);
        assertWhole(server);
        // the device itself learns of it, and what it records on is marked, not lost
        desk.receiveAll(server.kept());
        desk.step();
        VerificationReport its = desk.verify();
        assertThat(its.firstOfEach()).as(its.json()).isEmpty();
        assertThat(its.notFollowed()).as("two administrators, as far as it knows").isEqualTo(2);
    }

    @Test
    void aChangeOfKeysThatCameTooEarlyIsFollowedOnceItsKeyIsThere() {
        Device one = force.joined("d-0000000000000001");
        Device two = force.joined("d-0000000000000002");
        Device server = force.server();
        Kept enrolled =
                server.kept().stream()
                        .filter(k -> k.entry().typeName().equals("device.enrolled"))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        server.add(server.store, new DeviceEvent.Revoked(two.signer(0).key().vkey(), "lost"));
        Received early = one.receive(server.kept().getLast());
        assertThat(early.answer()).isEqualTo(Answer.ADDED);
        assertThat(early.why()).contains("may not be followed");
        one.reopen();
        assertThat(one.receive(enrolled).answer()).isEqualTo(Answer.ADDED);
        two.step();
        assertThat(one.receiveAll(two.kept())).last().matches(Received::ofEndedKey);
        VerificationReport report = one.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
    }

    /** A device alone can write it about any officer, and names a sheet that was made. */
    @Test
    void aKeyMadeAloneElsewhereIsTakenInAndIsNobodysKey() {
        Device desk = force.joined("d-0000000000000001");
        Device server = force.server();
        desk.add(desk.store, new OfficerEvent.RecoveryMade("sheet 1", "c2VhbA==", "no key"));
        server.receiveAll(desk.kept());
        String fresh = TestForce.key(TestForce.ODE + "/1").key().vkey();
        desk.record(
                TestForce.acting(TestForce.ODE, 1),
                NewEvent.of(TestForce.ODE, new OfficerEvent.Rekeyed(fresh, "c2VhbA==", "lost")));
        desk.record(
                TestForce.acting(TestForce.ODE, 1),
                NewEvent.of(desk.store, new OfficerEvent.RecoveryUsed("sheet 1", "no proof")));
        List<Received> answers = server.receiveAll(desk.kept());
        List<Received> theirs = answers.subList(answers.size() - 2, answers.size());
        assertThat(answers(theirs)).containsOnly(Answer.ADDED);
        assertThat(theirs.getFirst().why()).contains("made at another device");
        assertThat(theirs.getLast().ofEndedKey()).isTrue();
        assertThat(ForceOfficers.of(server.journal.aboutKeys(), TestForce.FORCE.key(), server.id))
                .filteredOn(officer -> officer.id().equals(TestForce.ODE))
                .extracting(officer -> officer.vkey())
                .containsExactly(TestForce.key(TestForce.ODE + "/0").key());
        server.step();
        assertWhole(server);
    }

    @Test
    void aDestroyedValueIsWithheldAndAnEntryComesInWithoutIt() {
        Device desk = force.joined("d-0000000000000001");
        UUID place = TestForce.RAMAN;
        desk.add(place, TestForce.place("Bay A"));
        Kept whole = desk.kept().getLast();
        Hash value = whole.entry().commitments().iterator().next();
        desk.journal.destroyBodies(
                TestForce.acting(TestForce.ODE, 0), place, List.of(value), "court order");
        List<Kept> handedOn = desk.kept();
        assertThat(keptOf(desk, whole.entry().eid()).bodies()).isEmpty();
        Device server = force.server();
        assertThat(answers(server.receiveAll(handedOn)))
                .contains(Answer.ADDED)
                .doesNotContain(Answer.WAITING);
        VerificationReport report = server.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
        assertThat(report.bodiesMissing()).isEqualTo(1);
        Device other = force.joined("d-0000000000000002");
        assertThat(other.eids()).containsAll(desk.eids());
        // who has the value hands it on all the same; who knows the order already needs none
        Device third = force.enrolled("d-0000000000000003");
        List<Kept> all = server.kept();
        third.receiveAll(all.subList(0, all.size() - 3));
        assertThat(third.receive(whole).answer()).isIn(Answer.ADDED, Answer.KNOWN);
        assertWhole(other);
    }

    @Test
    void entriesSayWhatCheckpointTheyAreNotOlderThan() {
        Device desk = force.joined("d-0000000000000001");
        desk.journal.seen(42, Hash.sha256(new byte[] {1}), 1_700_000_000_000L);
        desk.step();
        assertThat(desk.kept().getLast().entry().seen())
                .isEqualTo(new Entry.Seen(42, Hash.sha256(new byte[] {1}), 1_700_000_000_000L));
        assertWhole(desk);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(
                        one, to.resolve(from.relativize(one)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
