package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.journal.EntryWriter;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refusal;
import org.lockfast.log.Window;
import org.lockfast.officer.FollowedChanges;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whoever holds a device's key alone costs the log and everybody else a bounded amount. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class CeilingsTest extends OnCentralLog {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static Commitment value(int length, int seed) {
        return Commitment.of(JSON.stringNode("a".repeat(length)), new Random(seed));
    }

    private static ObjectNode naming(Commitment value) {
        ObjectNode body = JSON.objectNode();
        body.set("n", value.reference());
        return body;
    }

    /** Decision 0460 on the server's side: what nobody can record so is not taken in either. */
    @Test
    void anEntryWithItsValuesThatIsLargerThanOneCanRecordIsRefused() {
        Device device = force.enrol(log, "Exampleton");
        Commitment small = value(1_000_000, 1);
        Commitment large = value(1_020_000, 2);
        device.alone("device.tried/1", naming(small), List.of(small));
        device.alone("device.tried/1", naming(large), List.of(large));
        PushAnswer answer = log.push(device.push(0, 3));
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(refused(answer).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
        assertThat(refused(answer).at()).isEqualTo(2);
    }

    /** A value travels once and is kept beside each entry that names it. */
    @Test
    void aValueOfManyEntriesCountsForEachOfThem() {
        Device device = force.enrol(log, "Exampleton");
        taken(device);
        Commitment shared = value(1_000_000, 3);
        for (int i = 0; i < 40; i++) {
            device.alone("device.tried/1", naming(shared), List.of(shared));
        }
        List<Integer> taken = new ArrayList<>();
        for (int at = 1; at < device.written.size(); at += taken.getLast()) {
            PushAnswer answer = log.push(device.push(at, device.written.size()));
            taken.add(answer.accepted());
            assertThat(taken.getLast()).isBetween(1, 16);
        }
        assertThat(taken).as("in pushes of 16 MiB, nothing is lost").containsExactly(16, 16, 8);
    }

    /** What is not sent is not read: rows of a megabyte each, hundreds of them, are no window. */
    @Test
    void aWindowReadsNoMoreThanItSends() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        taken(device);
        List<EntryWriter.Written> large = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Commitment value = value(1_000_000, 10 + i);
            large.add(device.alone("device.tried/1", naming(value), List.of(value)));
        }
        for (int i = 0; i < 24; i += 12) {
            assertThat(log.push(Device.push(large.subList(i, i + 12), device)).accepted())
                    .isEqualTo(12);
        }
        long before = log.state().size() - 26;
        Measured measured = new Measured(store);
        CentralLog node = force.node(measured.store());
        measured.clear();
        List<Window> windows = new ArrayList<>();
        for (long at = before; windows.isEmpty() || windows.getLast().more(); ) {
            windows.add(node.feed(device.id, CentralLog.Scope.DEVICE, at, null, 1000, 0));
            at = windows.getLast().scannedTo();
        }
        node.close();
        assertThat(windows.stream().mapToInt(one -> one.items().size()).sum())
                .isGreaterThanOrEqualTo(24);
        assertThat(windows).hasSizeGreaterThan(2);
        assertThat(measured.longest()).as("bytes read in one question").isBetween(1L, 8L << 20);
    }

    /** Everybody reads the entries about keys again and again. */
    @Test
    void anEntryAboutKeysIsShort() {
        Device device = force.enrol(log, "Exampleton");
        taken(device);
        ObjectNode lack = JSON.objectNode().put("epoch", 0).put("from", 1).put("to", 1);
        device.alone("device.lacks/1", lack.put("cause", "x".repeat(20_000)), List.of());
        device.alone("device.lacks/1", lack.put("cause", "x".repeat(40_000)), List.of());
        PushAnswer answer = log.push(device.push(1, 3));
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(refused(answer).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
    }

    /** A node starts, and a device joins, whatever was said about keys before. */
    @Test
    void entriesAboutKeysAreReadInPagesAndWithoutTheirValues() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        taken(device);
        for (int i = 0; i < 300; i++) {
            Commitment value = value(10_000, i);
            device.alone("device.lacks/1", naming(value), List.of(value));
        }
        taken(device, 1, 301);
        Measured measured = new Measured(store);
        CentralLog node = force.node(measured.store());
        assertThat(measured.longest()).as("bytes read in one question").isBetween(1L, 400_000L);
        assertThat(node.station(device.id)).contains("Exampleton");
        measured.clear();
        assertThat(node.joined(Hash.sha256(device.id.getBytes(StandardCharsets.US_ASCII))))
                .hasValueSatisfying(
                        joined -> assertThat(joined.vkey().vkey()).isEqualTo(device.vkey()));
        assertThat(measured.longest()).as("read to find one enrolment").isLessThan(10_000);
        node.close();
    }

    /** Whoever asked for many things and then for one entry costs what one entry costs. */
    @Test
    void aWindowOfOneEntryAsksForNoMoreThanThat() throws Exception {
        Device ours = force.enrol(log, "Exampleton");
        Device theirs = force.enrol(log, "Otherham");
        List<UUID> exhibits = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            exhibits.add(UUID.randomUUID());
            theirs.add(
                    exhibits.getLast(),
                    Device.recorded("AB/" + i, null, null, UUID.randomUUID(), null));
        }
        taken(theirs);
        long since = log.state().size();
        log.interests(ours.id, exhibits);
        Measured measured = new Measured(store);
        CentralLog node = force.node(measured.store());
        measured.clear();
        Window one = node.feed(ours.id, CentralLog.Scope.DEVICE, since, null, 1, 0);
        assertThat(one.items()).hasSize(1);
        assertThat(measured.questions()).as("questions for one entry").isLessThan(20);
        Set<Long> all = new TreeSet<>();
        String from = null;
        for (boolean more = true; more; ) {
            Window next = node.feed(ours.id, CentralLog.Scope.DEVICE, since, from, 7, 0);
            next.items().forEach(item -> all.add(item.index()));
            more = next.more();
            from = next.from();
        }
        assertThat(all).as("and everything comes").hasSize(300);
        measured.clear();
        node.interests(ours.id, exhibits);
        assertThat(measured.writes()).as("asked for before: the log is not held up").isZero();
        node.close();
    }

    @Test
    void aDeviceMayAskForSoMuch() {
        Device device = force.enrol(log, "Exampleton");
        List<UUID> last = List.of();
        for (int i = 0; i < 20; i++) {
            last = Stream.generate(UUID::randomUUID).limit(1_000).toList();
            log.interests(device.id, last);
        }
        assertThatThrownBy(() -> log.interests(device.id, List.of(UUID.randomUUID())))
                .isInstanceOf(LogRefusal.class)
                .satisfies(e ->
                        assertThat(((LogRefusal) e).refusal().reason())
                                .isEqualTo(Refusal.Reason.TOO_MUCH));
        List<UUID> another = new ArrayList<>(last.subList(1, 1_000));
        another.add(UUID.randomUUID());
        log.interests(device.id, another, List.of(last.getFirst()));
    }

    /** Every device would refuse it, and its place in the log could be had from nobody. */
    @Test
    void whatNeedsAnOfficerIsNotTakenFromADeviceAlone() {
        Device device = force.enrol(log, "Exampleton");
        device.alone("exhibit.noted/1", JSON.objectNode().put("text", "x"), List.of());
        PushAnswer answer = log.push(device.push(0, 2));
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(refused(answer).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
    }

    /** A device follows what comes back of its own chain, and would soon have no number left. */
    @Test
    void anEpochFarBeyondThoseOfItsDeviceIsNotTaken() {
        Device device = force.enrol(log, "Exampleton");
        Hash began = device.written.getFirst().entry().eid();
        taken(device);
        device.goesOnAt(10_001, began);
        device.alone("device.tried/1", JSON.objectNode(), List.of());
        PushAnswer answer = log.push(device.push(1, 2));
        assertThat(answer.accepted()).isZero();
        assertThat(refused(answer).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
        for (long epoch : new long[] {10_000, 10_002, 20_002}) {
            device.goesOnAt(epoch, began);
            device.alone("device.tried/1", JSON.objectNode(), List.of());
        }
        assertThat(log.push(device.push(2, 5)).accepted())
                .as("each from the one before")
                .isEqualTo(3);
    }

    /** Every device would refuse it, and its place in the log could be had from nobody. */
    @Test
    void whatBeginsWithNothingBeforeItIsNotTaken() {
        Device device = force.enrol(log, "Exampleton");
        taken(device);
        device.goesOnAt(1, Hash.ZERO);
        device.alone("device.tried/1", JSON.objectNode(), List.of());
        PushAnswer answer = log.push(device.push(1, 2));
        assertThat(answer.accepted()).isZero();
        assertThat(refused(answer).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
    }

    /** What one device says of keys costs every store of the force so much for each, once. */
    @Test
    void changesNobodyFollowsAreNotLookedAtAgainAndAgain() {
        Device device = force.enrol(log, "Exampleton");
        List<Entry> said = new ArrayList<>();
        log.feed(device.id, CentralLog.Scope.FORCE, 0, 1_000, 0)
                .items()
                .forEach(item -> said.add(Entry.parse(item.entry())));
        Random random = new Random(5);
        byte[] seed = new byte[32];
        for (int i = 0; i < 6_000; i++) {
            random.nextBytes(seed);
            UUID nobody = UUID.randomUUID();
            Ed25519Key key = Ed25519Key.of(nobody + "/0", seed);
            ObjectNode body = JSON.objectNode().put("vkey", key.key().vkey()).put("seal", "");
            String type = i % 2 == 0 ? "officer.rekeyed/1" : "officer.retired/1";
            said.add(device.madeUp(type, nobody, body, key).entry());
        }
        device.nextEpoch();
        for (int i = 0; i < 6_000; i++) {
            ObjectNode lack = JSON.objectNode().put("epoch", 0).put("from", 2 * i).put("to", 2 * i);
            said.add(device.alone("device.lacks/1", lack, List.of()).entry());
        }
        assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    FollowedChanges fold = new FollowedChanges(null);
                    for (int i = 0; i < said.size(); i++) {
                        fold.take(said.get(i), i);
                    }
                    assertThat(fold.isFounded()).isTrue();
                    assertThat(fold.counts(said.size() - 1)).isTrue();
                    assertThat(fold.counts(1_000)).isFalse();
                });
    }
}
