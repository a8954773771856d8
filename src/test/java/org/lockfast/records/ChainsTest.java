package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
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

    /** The laptop goes on for days; its copy, in an epoch of its own, for two entries. */
    @Test
    void aLongBranchHidesNoOther() throws SQLException {
        List<RecordedEvent> all = new ArrayList<>();
        Hash prev = Hash.ZERO;
        for (int seq = 0; seq < 520; seq++) {
            all.add(tried(0, seq, prev));
            prev = all.getLast().entry().eid();
        }
        RecordedEvent copy = opening(1, all.get(9).entry().eid(), "MOVED_OR_RESTORED");
        RecordedEvent inCopy = tried(1, 1, copy.entry().eid());
        RecordedEvent late = opening(2, all.get(299).entry().eid(), "MOVED_OR_RESTORED");
        RecordedEvent moved = opening(3, prev, "MOVED_OR_RESTORED");
        all.addAll(List.of(copy, inCopy, late, moved));
        takeAll(all);
        List<Branches.Side> sides = sides(record -> Optional.empty()); // none reads
        assertThat(sides).hasSize(3);
        assertThat(sides.getFirst().entries())
                .extracting(Happening::seq)
                .containsExactly(10L, 11L, 12L, 13L, 14L, 15L);
        assertThat(sides.getFirst().least()).isTrue();
        assertThat(eids(sides.get(1))).containsExactly(copy.entry().eid(), inCopy.entry().eid());
        assertThat(sides.get(1).least()).isFalse();
        assertThat(eids(sides.getLast())).containsExactly(late.entry().eid());
    }

    /** Both go on at the same numbers: the journal says what each follows. */
    @Test
    void branchesAtTheSameNumbersAreToldApartByWhatEachFollows() throws SQLException {
        List<RecordedEvent> all = new ArrayList<>(List.of(tried(0, 0, Hash.ZERO)));
        Hash one = all.getFirst().entry().eid();
        Hash other = one;
        for (int seq = 1; seq < 5; seq++) {
            all.add(alone(0, seq, one, "device.tried/1", History.STORE, said("one")));
            one = all.getLast().entry().eid();
            all.add(alone(0, seq, other, "device.tried/1", History.STORE, said("other")));
            other = all.getLast().entry().eid();
        }
        takeAll(all);
        List<Branches.Side> sides =
                sides(at -> Optional.of(all.get(Math.toIntExact(at)).entry().prev()));
        assertThat(sides)
                .hasSize(2)
                .allSatisfy(side -> assertThat(side.entries()).hasSize(4))
                .anySatisfy(side -> assertThat(eids(side)).endsWith(all.get(7).entry().eid()))
                .anySatisfy(side -> assertThat(eids(side)).endsWith(all.get(8).entry().eid()));
        assertThat(
                        sides(at -> {
                            throw new UncheckedIOException(new IOException("of a test"));
                        }))
                .as("what does not read stands by itself")
                .hasSizeGreaterThan(2);
    }

    private static ObjectNode said(String what) {
        return JsonNodeFactory.instance.objectNode().put("said", what);
    }

    private static List<Hash> eids(Branches.Side side) {
        return side.entries().stream().map(Happening::eid).toList();
    }

    private List<Branches.Side> sides(LongFunction<Optional<Hash>> follows) {
        Conflict fork =
                new JdbiConflicts(index)
                        .open().stream()
                                .filter(one -> one.kind() == Conflict.Kind.FORK)
                                .findFirst()
                                .orElseThrow();
        return new JdbiBranches(index, Stores.ROOMS.events(), follows).of(fork);
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

    /** Whoever has the same entries has the same conflicts, wherever the finding came. */
    @Test
    void aFindingAboutWhatNobodyReadsClosesTheSameWheneverItCame() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        RecordedEvent first = one.addUnknown(UUID.randomUUID(), "device.foo1/1");
        RecordedEvent second = one.addUnknown(UUID.randomUUID(), "device.foo2/1");
        Hand desk = new Hand(2, Instant.parse("2026-03-14T09:00:00Z"));
        desk.acting = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
        RecordedEvent ofFirst = found(desk, List.of(first));
        RecordedEvent ofBoth = found(desk, List.of(first, second));
        List<List<String>> open = new ArrayList<>();
        for (List<RecordedEvent> order :
                List.of(
                        List.of(first, second, ofFirst),
                        List.of(first, ofFirst, second),
                        List.of(ofFirst, first, second))) {
            open.add(conflictsAfter(order));
        }
        assertThat(open.getFirst()).singleElement().asString().contains("NEWER").endsWith("null");
        assertThat(open).allMatch(open.getFirst()::equals);
        List<List<String>> closed = new ArrayList<>();
        for (List<RecordedEvent> order :
                List.of(
                        List.of(first, second, ofFirst, ofBoth),
                        List.of(second, ofBoth, ofFirst, first),
                        List.of(ofBoth, ofFirst, first, second))) {
            closed.add(conflictsAfter(order));
        }
        assertThat(closed.getFirst()).singleElement().asString().doesNotEndWith("null");
        assertThat(closed).allMatch(closed.getFirst()::equals);
    }

    /** What closes what is unread of a device, as a store says it that has these alone. */
    private RecordedEvent found(Hand by, List<RecordedEvent> unread) throws SQLException {
        anew();
        for (RecordedEvent one : unread) {
            take(one);
        }
        Conflict open = new JdbiConflicts(index).open().getFirst();
        assertThat(open.number()).isEqualTo(unread.size());
        assertThat(new JdbiBranches(index, Stores.ROOMS.events(), _ -> Optional.empty()).of(open))
                .singleElement()
                .satisfies(side ->
                        assertThat(eids(side))
                                .containsExactlyInAnyOrderElementsOf(
                                        unread.stream().map(one -> one.entry().eid()).toList()));
        return by.add(
                History.STORE,
                new ContinuityEvent.Resolved(
                        Conflict.Finding.BOTH_IN_ORDER, open.heads(), "asked"));
    }

    private List<String> conflictsAfter(List<RecordedEvent> order) throws SQLException {
        anew();
        for (RecordedEvent one : order) {
            take(one);
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select id, kind, subject, eids, heads, since_ms, number,"
                                        + " resolved_by from conflict order by id")) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= 8; i++) {
                    byte[] bytes = i == 4 || i == 5 || i == 8 ? rows.getBytes(i) : null;
                    row.append(' ')
                            .append(
                                    bytes != null
                                            ? HexFormat.of().formatHex(bytes)
                                            : rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return found;
    }

    private void anew() {
        index.close();
        record = 0;
        index =
                IndexDatabase.create(
                        folder.resolve(UUID.randomUUID().toString()), Stores.KEY, History.STORE);
        projection = new Projection(index, Stores.ROOMS);
    }

    /** That the earlier entry is lost says nothing of what the later one says. */
    @Test
    void aFindingAboutAMissingEntryClosesNothingElseAboutTheEntryThatNamesIt() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        one.acting = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
        one.add(ABOUT, new ExhibitEvent.Noted("lost"));
        take(one.addUnknown(ABOUT, "continuity.teleported/1"));
        assertThat(conflicts("LATE_PARENT", true)).hasSize(1);
        assertThat(conflicts("NEWER", true)).hasSize(1);
        Conflict late =
                new JdbiConflicts(index)
                        .open().stream()
                                .filter(each -> each.kind() == Conflict.Kind.LATE_PARENT)
                                .findFirst()
                                .orElseThrow();
        take(
                one.add(
                        ABOUT,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.NEITHER, late.heads(), "burned")));
        assertThat(conflicts("LATE_PARENT", true)).isEmpty();
        assertThat(conflicts("NEWER", true)).hasSize(1);
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
