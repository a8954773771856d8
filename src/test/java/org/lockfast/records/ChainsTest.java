package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one device's chain tells, and how much of it is listed. */
class ChainsTest {
    private static final UUID ABOUT = UUID.fromString("0198c5d2-0000-7000-8000-000000000001");

    @TempDir Path folder;
    private IndexDatabase index;
    private Projection projection;
    private long record;

    @BeforeEach
    void open() {
        index = IndexDatabase.create(folder, Stores.KEY, History.STORE);
        projection = new Projection(index, Stores.ROOMS);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private Hash take(RecordedEvent from) {
        projection.apply(
                List.of(new RecordedEvent(record++, from.entry(), from.event(), null, Set.of())),
                record);
        return from.entry().eid();
    }

    private List<String> conflicts(String kind, boolean open) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select subject from conflict where kind = '"
                                        + kind
                                        + "' and resolved_by is "
                                        + (open ? "" : "not ")
                                        + "null")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Else whoever had one closed writes a second history unseen from there on. */
    @Test
    void aForkThatIsToldAfterAFindingIsToldAnew() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        take(one.add(ABOUT, new ExhibitEvent.Noted("before")));
        Hand copy = one.copied();
        copy.now = copy.now.plusSeconds(1);
        take(one.add(ABOUT, new ExhibitEvent.Noted("here")));
        take(copy.add(ABOUT, new ExhibitEvent.Noted("there")));
        take(one.add(ABOUT, new ExhibitEvent.Noted("here on")));
        take(copy.add(ABOUT, new ExhibitEvent.Noted("there on")));
        assertThat(conflicts("FORK", true)).containsExactly(one.device);
        Hand desk = new Hand(2, Instant.parse("2026-03-14T09:00:00Z"));
        desk.acting = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
        take(
                desk.add(
                        History.STORE,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.BOTH_IN_ORDER, ends(), "copied")));
        assertThat(conflicts("FORK", true)).isEmpty();
        take(one.add(ABOUT, new ExhibitEvent.Noted("again here")));
        assertThat(conflicts("FORK", true)).isEmpty();
        take(copy.add(ABOUT, new ExhibitEvent.Noted("again there")));
        assertThat(conflicts("FORK", true)).containsExactly(one.device);
        assertThat(conflicts("FORK", false)).isEmpty();
        take(one.add(ABOUT, new ExhibitEvent.Noted("on")));
        take(copy.add(ABOUT, new ExhibitEvent.Noted("on too")));
        assertThat(conflicts("FORK", true)).hasSize(1);
    }

    private RecordedEvent alone(
            long epoch, long seq, Hash prev, String type, UUID subject, ObjectNode body) {
        String device = "d-00000000000000cc";
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", type).put("app", "0.1.0+test");
        line.put(
                "id", new UUID(0x0198c5d200007000L, Long.MIN_VALUE | epoch << 32 | seq).toString());
        line.put("dev", device).put("epoch", epoch).put("seq", seq);
        line.put("prev", prev.base64()).put("subj", subject.toString());
        line.putArray("par");
        line.put("rec", 1_781_596_800_000L + seq + epoch).put("mono", 1);
        line.put("boot", "0123456789abcdef").set("body", body);
        byte[] seed = Hash.sha256(device.getBytes(StandardCharsets.UTF_8)).bytes();
        Entry entry = Entries.sign(line, List.of(Ed25519Key.of(device + "/" + epoch, seed)));
        return new RecordedEvent(0, entry, null, null, Set.of());
    }

    private RecordedEvent opening(long epoch, Hash prev, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("epoch", epoch).put("reason", reason);
        return alone(epoch, 0, prev, "device.epoch/1", History.STORE, body);
    }

    private RecordedEvent tried(long epoch, long seq, Hash prev) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return alone(epoch, seq, prev, "device.tried/1", History.STORE, body);
    }

    private void takeAll(List<RecordedEvent> all) {
        for (int from = 0; from < all.size(); from += 100) {
            List<RecordedEvent> some = new ArrayList<>();
            for (RecordedEvent one : all.subList(from, Math.min(all.size(), from + 100))) {
                some.add(new RecordedEvent(record++, one.entry(), null, null, Set.of()));
            }
            projection.apply(some, record);
        }
    }

    /** Of the one fork. */
    private List<Hash> ends() throws SQLException {
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery("select heads from conflict where kind = 'FORK'")) {
            assertThat(rows.next()).isTrue();
            List<Hash> ends = Eids.of(rows.getBytes(1));
            assertThat(rows.next()).isFalse();
            return ends;
        }
    }

    private long parting() throws SQLException {
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery("select number from conflict where kind = 'FORK'")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whoever has a device's key writes as many as they like: each costs the same. */
    @Test
    void epochsThatBeginAfterOneEntryAreOneFork() throws SQLException {
        RecordedEvent first = tried(0, 0, Hash.ZERO);
        List<RecordedEvent> all = new ArrayList<>(List.of(first));
        for (int epoch = 1; epoch <= 3_000; epoch++) {
            all.add(opening(epoch, first.entry().eid(), "MOVED_OR_RESTORED"));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> takeAll(all));
        assertThat(ends()).hasSize(1);
        assertThat(parting()).isEqualTo(3_000);
    }

    /** And each after an entry of its own, known or not. */
    @Test
    void anEpochIsPutInItsPlaceAtTheSameCostHoweverManyThereAre() throws SQLException {
        List<RecordedEvent> all = new ArrayList<>();
        Hash prev = Hash.sha256(new byte[] {1});
        for (int seq = 0; seq < 1_000; seq++) {
            all.add(tried(0, seq, prev));
            prev = all.getLast().entry().eid();
        }
        for (int i = 0; i < 2_000; i++) {
            Hash after =
                    i < 10 ? all.get(i).entry().eid() : Hash.sha256(new byte[] {2, (byte) i, 3});
            all.add(opening(i + 1L, after, "MOVED_OR_RESTORED"));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> takeAll(all));
        assertThat(ends()).hasSize(1);
        assertThat(parting()).isEqualTo(2_000);
    }

    @Test
    void aFurtherEpochAfterAFindingIsToldAnewAndOneThatOwnEntriesCameBackInIsNone()
            throws SQLException {
        RecordedEvent first = tried(0, 0, Hash.ZERO);
        Hash prev = first.entry().eid();
        RecordedEvent here = tried(0, 1, prev);
        RecordedEvent copy = opening(1, prev, "MOVED_OR_RESTORED");
        takeAll(List.of(first, here, copy, opening(2, prev, "ENTRIES_CAME_BACK")));
        takeAll(List.of(opening(3, prev, "MOVED_OR_RESTORED")));
        assertThat(parting()).as("both that begin there").isEqualTo(2);
        Hand desk = new Hand(2, Instant.parse("2026-03-14T09:00:00Z"));
        desk.acting = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
        take(
                desk.add(
                        History.STORE,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.BOTH_IN_ORDER, ends(), "copied")));
        assertThat(conflicts("FORK", true)).isEmpty();
        takeAll(List.of(opening(4, prev, "MOVED_OR_RESTORED")));
        assertThat(conflicts("FORK", true)).hasSize(1);
        takeAll(List.of(opening(5, prev, "MOVED_OR_RESTORED")));
        assertThat(parting()).isEqualTo(4);
    }

    /** Nobody builds on the server's receipts, and each push brings one. */
    @Test
    void receiptsOfTheServerAreNoHeads() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        Hash noted = take(one.add(History.STORE, new ExhibitEvent.Noted("before")));
        List<RecordedEvent> receipts = new ArrayList<>();
        for (int seq = 0; seq < 200; seq++) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            receipts.add(alone(0, seq, Hash.ZERO, "server.received/1", History.STORE, body));
        }
        takeAll(receipts);
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select eids from head where subject = '" + History.STORE + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBytes(1)).isEqualTo(noted.bytes());
        }
    }

    /** A device alone records as many of them as it likes. */
    @Test
    void whatNobodyReadsOfADeviceIsListedOnce() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        for (int i = 0; i < 20; i++) {
            take(one.addUnknown(UUID.randomUUID(), "device.foo" + i + "/1"));
        }
        assertThat(conflicts("NEWER", true)).containsExactly(one.device);
        take(one.addUnknown(ABOUT, "continuity.teleported/1"));
        assertThat(conflicts("NEWER", true)).containsExactly(one.device);
        one.acting = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
        take(one.addUnknown(ABOUT, "continuity.teleported/1"));
        take(one.addUnknown(ABOUT, "continuity.teleported/1"));
        assertThat(conflicts("NEWER", true)).hasSize(3).contains(ABOUT.toString());
        JdbiConflicts told = new JdbiConflicts(index);
        assertThat(told.open()).allSatisfy(each -> assertThat(told.exhibits(each)).isEmpty());
    }

    /** Of the server's own chain a device is sent parts only. */
    @Test
    void holesOfAChainAreWhatIsNotHereWhateverCameWhenAndWhoeverOpenedTheIndex()
            throws SQLException {
        Random random = new Random(7);
        List<Long> order = new ArrayList<>(LongStream.range(0, 400).boxed().toList());
        Collections.shuffle(order, random);
        TreeSet<Long> here = new TreeSet<>();
        for (int from = 0; from < 300; from += 20) {
            List<RecordedEvent> some = new ArrayList<>();
            for (long seq : order.subList(from, from + 20)) {
                RecordedEvent one = tried(0, seq, Hash.ZERO);
                some.add(new RecordedEvent(record++, one.entry(), null, null, Set.of()));
                here.add(seq);
            }
            projection.apply(some, record);
            assertThat(holes()).isEqualTo(notAmong(here));
            if (from % 100 == 0) {
                index.close();
                index =
                        ((Opening.Opened) IndexDatabase.open(folder, Stores.KEY, History.STORE))
                                .index();
                projection = new Projection(index, Stores.ROOMS);
            }
        }
    }

    private List<Long> holes() throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select from_seq, to_seq from chain_gap order by from_seq")) {
            while (rows.next()) {
                LongStream.rangeClosed(rows.getLong(1), rows.getLong(2)).forEach(found::add);
            }
        }
        return found;
    }

    private static List<Long> notAmong(SortedSet<Long> here) {
        return LongStream.range(0, here.last()).filter(seq -> !here.contains(seq)).boxed().toList();
    }

    /** 100,000 entries of a chain, of which every second is sent, five at a time. */
    @Test
    @Tag("speed")
    void manyHoles(TestReporter reporter) {
        List<RecordedEvent> all = new ArrayList<>();
        for (long seq = 0; seq < 100_000; seq += 2) {
            all.add(tried(0, seq, Hash.ZERO));
        }
        for (int tenth = 0; tenth < 10; tenth++) {
            long began = System.nanoTime();
            for (int i = tenth * 5_000; i < (tenth + 1) * 5_000; i += 5) {
                List<RecordedEvent> some = new ArrayList<>();
                for (RecordedEvent one : all.subList(i, i + 5)) {
                    some.add(new RecordedEvent(record++, one.entry(), null, null, Set.of()));
                }
                projection.apply(some, record);
            }
            long micros = (System.nanoTime() - began) / 1_000 / 1_000;
            reporter.publishEntry(
                    "up to " + (tenth + 1) * 10_000 + " places", micros + " us a transaction");
            System.err.println((tenth + 1) * 10_000 + " places: " + micros + " us a transaction");
        }
    }
}
