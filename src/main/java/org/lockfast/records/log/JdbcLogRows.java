package org.lockfast.records.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainPlace;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.LogHead;
import org.lockfast.log.LogRows;
import org.lockfast.records.Keys;

/** Tables {@code head}, {@code entry}, {@code node}, {@code signed} and those about scopes. */
final class JdbcLogRows implements LogRows {
    /** Characters of a witness's line that tell it from others: a name has 255 at most. */
    private static final int BEGINNING = 320;

    private static final String HEAD =
            "select origin, size, peaks, keys_at, epoch, seq, prev, wanted_size, wanted, broken"
                    + " from head where id = 1";
    private static final String PLACE = "select n, epoch, seq, eid from entry where device = ?";
    private static final String STORED = "select n, entry, bodies, eid from entry";
    private static final String ROOT = "select id, kind, reference, case_id, station from root";
    private static final String INTEREST = "select scope, root, since, whole from interest";

    /** Bytes of the values of an entry that says what a device or the force is called. */
    private static final int LONGEST_NAMES = 100_000;

    private final Sql sql;
    private final Overflow overflow;

    JdbcLogRows(Sql sql) {
        this.sql = sql;
        this.overflow = new Overflow(sql);
    }

    @Override
    public LogHead head() {
        return head("");
    }

    /** The head, which nobody else can change until this transaction ends. */
    LogHead lockedHead() {
        return head(" for update");
    }

    private LogHead head(String lock) {
        return sql.one(HEAD + lock, JdbcLogRows::head)
                .orElseThrow(() -> new IllegalStateException("No force was founded here"));
    }

    private static LogHead head(ResultSet at) throws SQLException {
        return new LogHead(
                at.getString(1),
                at.getLong(2),
                split(at.getBytes(3)),
                at.getLong(4),
                new ChainPlace(at.getLong(5), at.getLong(6), Hash.of(at.getBytes(7))),
                at.getLong(8),
                at.getLong(8) == 0 ? null : at.getBytes(9),
                at.getBoolean(10));
    }

    private static List<Hash> split(byte[] peaks) {
        List<Hash> all = new ArrayList<>();
        for (int i = 0; i < peaks.length; i += Hash.LENGTH) {
            all.add(Hash.of(java.util.Arrays.copyOfRange(peaks, i, i + Hash.LENGTH)));
        }
        return all;
    }

    private static byte[] joined(List<Hash> peaks) {
        byte[] all = new byte[peaks.size() * Hash.LENGTH];
        for (int i = 0; i < peaks.size(); i++) {
            System.arraycopy(peaks.get(i).bytes(), 0, all, i * Hash.LENGTH, Hash.LENGTH);
        }
        return all;
    }

    void first(LogHead head) {
        sql.run(
                "insert into head (id, origin, size, peaks, keys_at, epoch, seq, prev, wanted_size,"
                        + " wanted, broken) values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values(head));
    }

    @Override
    public void head(LogHead head) {
        sql.run(
                "update head set origin = ?, size = ?, peaks = ?, keys_at = ?, epoch = ?, seq = ?,"
                        + " prev = ?, wanted_size = ?, wanted = ?, broken = ? where id = 1",
                values(head));
    }

    private static @Nullable Object[] values(LogHead head) {
        return new @Nullable Object[] {
            head.origin(),
            head.size(),
            joined(head.peaks()),
            head.keysAt(),
            head.next().epoch(),
            head.next().seq(),
            head.next().prev(),
            head.wantedSize(),
            head.wanted() == null ? new byte[0] : head.wanted(),
            head.broken()
        };
    }

    private static Place place(ResultSet at) throws SQLException {
        return new Place(at.getLong(1), at.getLong(2), at.getLong(3), Hash.of(at.getBytes(4)));
    }

    @Override
    public List<Place> chain(String device, long epoch, long fromSeq, long toSeq) {
        return sql.list(
                "("
                        + PLACE
                        + " and epoch = ? and seq between ? and ? order by seq, n) union all ("
                        + PLACE
                        + " and epoch = ? order by device desc, epoch desc, seq desc limit 1)",
                JdbcLogRows::place,
                device,
                epoch,
                fromSeq,
                toSeq,
                device,
                epoch);
    }

    @Override
    public Optional<Place> newest(String device) {
        Optional<Place> highest =
                sql.one(
                        PLACE + " order by device desc, epoch desc, seq desc limit 1",
                        JdbcLogRows::place,
                        device);
        return highest.flatMap(high ->
                chain(device, high.epoch(), high.seq(), high.seq()).stream()
                        .min(Comparator.comparingLong(Place::index)));
    }

    @Override
    public Optional<Place> before(String device, long epoch, long seq) {
        return sql.one(
                PLACE
                        + " and epoch = ? and seq < ? order by device desc, epoch desc, seq desc"
                        + " limit 1",
                JdbcLogRows::place,
                device,
                epoch,
                seq);
    }

    @Override
    public Optional<Place> place(String device, Hash eid) {
        return sql.one(PLACE + " and eid = ?", JdbcLogRows::place, device, eid);
    }

    @Override
    public Optional<Long> index(Hash eid) {
        return sql.one("select n from entry where eid = ?", at -> at.getLong(1), eid);
    }

    private Stored stored(ResultSet at) throws SQLException {
        return new Stored(
                at.getLong(1), at.getBytes(2), overflow.read(at.getBytes(4), at.getBytes(3)));
    }

    @Override
    public List<Stored> entries(long from, int count) {
        return sql.list(
                STORED + " where n >= ? and n < ? order by n", this::stored, from, from + count);
    }

    @Override
    public List<Made> made(long from, long to) {
        return sql.list(
                "select n, device, type from entry where n >= ? and n < ? order by n",
                at -> new Made(at.getLong(1), at.getString(2), at.getString(3)),
                from,
                to);
    }

    @Override
    public long sentOut() {
        return sql.one("select n from sent_out where id = 1", at -> at.getLong(1)).orElse(0L);
    }

    @Override
    public void sentOut(long place) {
        sql.run("update sent_out set n = ? where id = 1 and n < ?", place, place);
    }

    @Override
    public Set<String> barred() {
        return Set.copyOf(sql.list("select device from barred", at -> at.getString(1)));
    }

    @Override
    public List<Stored> entries(Collection<Long> indexes) {
        return sql.list(STORED + " where n = any(?) order by n", this::stored, sql.longs(indexes));
    }

    @Override
    public Map<Long, Long> lengths(Collection<Long> indexes) {
        Map<Long, Long> lengths = new HashMap<>();
        sql.list(
                        "select n, octet_length(entry) + octet_length(bodies) + "
                                + Overflow.LENGTH
                                + " from entry where n = any(?)",
                        at -> Map.entry(at.getLong(1), at.getLong(2)),
                        sql.longs(indexes))
                .forEach(one -> lengths.put(one.getKey(), one.getValue()));
        return lengths;
    }

    @Override
    public List<Stored> aboutKeys(long from, int most) {
        return sql.list(
                "select e.n, e.entry, case when octet_length(e.bodies) <= ?"
                        + " and (e.type like 'device.enrolled/%' or e.type like 'force.founded/%')"
                        + " then e.bodies end from about_keys k join entry e on e.n = k.n"
                        + " where k.n >= ? order by k.n limit ?",
                at -> {
                    byte[] bodies = at.getBytes(3);
                    return new Stored(
                            at.getLong(1), at.getBytes(2), bodies == null ? new byte[0] : bodies);
                },
                LONGEST_NAMES,
                from,
                most);
    }

    @Override
    public void insert(List<NewRow> rows) {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (NewRow row : rows) {
            values.add(
                    new @Nullable Object[] {
                        row.index(),
                        row.eid(),
                        row.device(),
                        row.epoch(),
                        row.seq(),
                        row.type(),
                        row.root(),
                        row.entry(),
                        overflow.write(row.eid(), row.bodies())
                    });
            if (row.aboutKeys()) {
                keys.add(new @Nullable Object[] {row.index()});
            }
        }
        sql.many(
                "insert into entry (n, eid, device, epoch, seq, type, root, entry, bodies)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
        sql.many("insert into about_keys (n) values (?)", keys);
    }

    @Override
    public void insertNodes(List<Node> nodes) {
        sql.many(
                "insert into node (level, n, hash) values (?, ?, ?)",
                nodes.stream()
                        .map(node ->
                                new @Nullable Object[] {node.level(), node.index(), node.hash()})
                        .toList());
    }

    @Override
    public List<Hash> nodes(int level, long first, int count) {
        Sql.Line<Hash> hash = at -> Hash.of(at.getBytes(1));
        return level == 0
                ? sql.list(
                        "select eid from entry where n >= ? and n < ? order by n",
                        hash,
                        first,
                        first + count)
                : sql.list(
                        "select hash from node where level = ? and n >= ? and n < ? order by n",
                        hash,
                        level,
                        first,
                        first + count);
    }

    @Override
    public Optional<Signed> signed() {
        return sql.one(
                "select size, note from signed order by size desc limit 1", JdbcLogRows::signed);
    }

    @Override
    public Optional<Signed> signed(long size) {
        return sql.one("select size, note from signed where size = ?", JdbcLogRows::signed, size);
    }

    private static Signed signed(ResultSet at) throws SQLException {
        return new Signed(at.getLong(1), at.getBytes(2));
    }

    @Override
    public void sign(Signed signed) {
        sql.run(
                "insert into signed (size, note) values (?, ?) on conflict do nothing",
                signed.size(),
                signed.note());
    }

    @Override
    public List<String> cosignatures(long size) {
        return sql.list(
                "select line from witness_line where size = ? order by line",
                at -> at.getString(1),
                size);
    }

    @Override
    public List<Long> cosignedSizes(long above) {
        return sql.list(
                "select distinct size from witness_line where size > ? order by size desc",
                at -> at.getLong(1),
                above);
    }

    @Override
    public boolean cosign(long size, String line) {
        return sql.run(
                        "insert into witness_line (size, beginning, line) values (?, ?, ?)"
                                + " on conflict do nothing",
                        size,
                        line.substring(0, Math.min(line.length(), BEGINNING)),
                        line)
                == 1;
    }

    @Override
    public Map<UUID, UUID> roots(Collection<UUID> subjects) {
        Map<UUID, UUID> roots = new HashMap<>();
        if (!subjects.isEmpty()) {
            sql.list(
                            "select subject, root from member where subject = any(?) union all"
                                    + " select id, id from root where id = any(?)",
                            at -> Map.entry(uuid(at, 1), uuid(at, 2)),
                            sql.uuids(subjects),
                            sql.uuids(subjects))
                    .forEach(pair -> roots.put(pair.getKey(), pair.getValue()));
        }
        return roots;
    }

    private static UUID uuid(ResultSet at, int column) throws SQLException {
        return at.getObject(column, UUID.class);
    }

    @Override
    public Set<UUID> members(Map<UUID, UUID> rootOf) {
        if (rootOf.isEmpty()) {
            return Set.of();
        }
        sql.many(
                "insert into member (subject, root) values (?, ?) on conflict do nothing",
                rootOf.entrySet().stream()
                        .map(pair -> new @Nullable Object[] {pair.getKey(), pair.getValue()})
                        .toList());
        Set<UUID> early = new HashSet<>();
        List<@Nullable Object[]> moved = new ArrayList<>();
        for (Early one :
                sql.list(
                        "select n, root, entry from entry where root = any(?)",
                        JdbcLogRows::early,
                        sql.uuids(rootOf.keySet()))) {
            if (one.subject().equals(one.root())) { // else what somebody calls a package is none
                early.add(one.root());
                moved.add(new @Nullable Object[] {rootOf.get(one.root()), one.index()});
            }
        }
        sql.many("update entry set root = ? where n = ?", moved);
        return early;
    }

    /** An entry that stands under its own subject. */
    private record Early(long index, UUID root, UUID subject) {}

    private static Early early(ResultSet at) throws SQLException {
        return new Early(at.getLong(1), uuid(at, 2), Entry.parse(at.getBytes(3)).subject());
    }

    private static Root root(ResultSet at) throws SQLException {
        return new Root(
                uuid(at, 1), at.getString(2), at.getString(3), uuid(at, 4), at.getString(5));
    }

    @Override
    public List<Root> known(Collection<UUID> roots) {
        return roots.isEmpty()
                ? List.of()
                : sql.list(ROOT + " where id = any(?)", JdbcLogRows::root, sql.uuids(roots));
    }

    @Override
    public void know(List<Root> roots) {
        Set<UUID> there = new HashSet<>();
        known(roots.stream().map(Root::id).toList()).forEach(root -> there.add(root.id()));
        List<@Nullable Object[]> fresh = new ArrayList<>();
        List<@Nullable Object[]> more = new ArrayList<>();
        for (Root root : roots) {
            if (there.add(root.id())) {
                fresh.add(
                        new @Nullable Object[] {
                            root.id(), root.kind(), root.reference(), root.caseId(), root.station()
                        });
            } else {
                more.add(new @Nullable Object[] {root.reference(), root.caseId(), root.id()});
            }
        }
        sql.many(
                "insert into root (id, kind, reference, case_id, station)"
                        + " values (?, ?, ?, cast(? as uuid), ?)",
                fresh);
        sql.many(
                "update root set reference = coalesce(reference, cast(? as varchar)),"
                        + " case_id = coalesce(case_id, cast(? as uuid)) where id = ?",
                more);
        sql.many(
                "insert into of_case (root, case_id) values (?, ?) on conflict do nothing",
                roots.stream()
                        .filter(root -> root.caseId() != null)
                        .map(root -> new @Nullable Object[] {root.id(), root.caseId()})
                        .toList());
    }

    @Override
    public Map<UUID, Set<UUID>> cases(Collection<UUID> roots) {
        Map<UUID, Set<UUID>> cases = new HashMap<>();
        if (!roots.isEmpty()) {
            sql.list(
                            "select root, case_id from of_case where root = any(?)",
                            at -> Map.entry(uuid(at, 1), uuid(at, 2)),
                            sql.uuids(roots))
                    .forEach(pair ->
                            cases.computeIfAbsent(pair.getKey(), _ -> new HashSet<>())
                                    .add(pair.getValue()));
        }
        return cases;
    }

    private static Interest interest(ResultSet at) throws SQLException {
        return new Interest(at.getString(1), uuid(at, 2), at.getLong(3), at.getBoolean(4));
    }

    @Override
    public Map<UUID, Boolean> interests(String scope, Collection<UUID> roots) {
        Map<UUID, Boolean> whole = new HashMap<>();
        if (!roots.isEmpty()) {
            sql.list(
                            "select i.root, i.whole from unnest(?) as r(id) join interest i"
                                    + " on i.scope = ? and i.root = r.id",
                            at -> Map.entry(uuid(at, 1), at.getBoolean(2)),
                            sql.uuids(roots),
                            scope)
                    .forEach(one -> whole.put(one.getKey(), one.getValue()));
        }
        return whole;
    }

    @Override
    public long interests(String scope) {
        return sql.one("select count(*) from interest where scope = ?", at -> at.getLong(1), scope)
                .orElseThrow();
    }

    @Override
    public List<Interest> interests(Collection<UUID> roots) {
        return roots.isEmpty()
                ? List.of()
                : sql.list(
                        INTEREST + " where root = any(?)", JdbcLogRows::interest, sql.uuids(roots));
    }

    @Override
    public void addInterests(Collection<Interest> interests) {
        sql.many(
                "insert into interest (scope, root, since, whole) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                interests.stream()
                        .map(i ->
                                new @Nullable Object[] {i.scope(), i.root(), i.since(), i.whole()})
                        .toList());
        sql.many(
                "update interest set whole = true where scope = ? and root = ? and not whole",
                interests.stream()
                        .filter(Interest::whole)
                        .map(i -> new @Nullable Object[] {i.scope(), i.root()})
                        .toList());
    }

    @Override
    public void share(String scope, String with, long since) {
        sql.run(
                "insert into interest (scope, root, since, whole) select cast(? as varchar), i.root,"
                        + " cast(? as bigint), i.whole from interest i where i.scope = ? and not exists"
                        + " (select 1 from interest o where o.scope = ? and o.root = i.root)",
                with,
                since,
                scope,
                with);
    }

    @Override
    public void removeInterests(String scope, Collection<UUID> roots) {
        sql.run("delete from interest where scope = ? and root = any(?)", scope, sql.uuids(roots));
    }

    @Override
    public void renewInterests(Collection<UUID> roots, long since) {
        sql.run("update interest set since = ? where root = any(?)", since, sql.uuids(roots));
    }

    @Override
    public void renewInterests(long from, long since) {
        sql.run("update interest set since = ? where since >= ? and since < ?", since, from, since);
    }

    @Override
    public void join(UUID root, UUID other) {
        sql.many(
                "insert into joined (root, other) values (?, ?) on conflict do nothing",
                List.of(
                        new @Nullable Object[] {root, other},
                        new @Nullable Object[] {other, root}));
    }

    @Override
    public Set<UUID> joined(Collection<UUID> roots) {
        Set<UUID> all = new HashSet<>(roots);
        for (Set<UUID> fresh = all; !fresh.isEmpty(); ) {
            Set<UUID> more =
                    new HashSet<>(
                            sql.list(
                                    "select other from joined where root = any(?)",
                                    at -> uuid(at, 1),
                                    sql.uuids(fresh)));
            more.removeAll(all);
            all.addAll(more);
            fresh = more;
        }
        all.removeAll(roots);
        return all;
    }

    @Override
    public List<UUID> exhibits(UUID caseId) {
        return sql.list(
                "select root from of_case where case_id = ? order by root",
                at -> uuid(at, 1),
                caseId);
    }

    @Override
    public Map<UUID, String> stations(Collection<UUID> ids) {
        Map<UUID, String> stations = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.list(
                            "select id, station from station_of where id = any(?)",
                            at -> Map.entry(uuid(at, 1), at.getString(2)),
                            sql.uuids(ids))
                    .forEach(pair -> stations.put(pair.getKey(), pair.getValue()));
        }
        return stations;
    }

    @Override
    public void stationsAre(Map<UUID, String> stationOf) {
        stationOf.forEach((id, station) -> {
            if (sql.run("update station_of set station = ? where id = ?", station, id) == 0) {
                sql.run("insert into station_of (id, station) values (?, ?)", id, station);
            }
        });
    }

    @Override
    public void addKeys(Collection<Sought> keys) {
        sql.many(
                "insert into lookup (sought, root, n, device) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                keys.stream()
                        .map(key ->
                                new @Nullable Object[] {
                                    sought(key.kind(), key.text()),
                                    key.root(),
                                    key.index(),
                                    key.device()
                                })
                        .toList());
    }

    private static String sought(Sought.Kind kind, String text) {
        return Keys.bounded(
                switch (kind) {
                    case REFERENCE -> "r" + Keys.reference(text);
                    case NUMBER -> "n" + Keys.number(text);
                    case CASE -> "c" + Keys.caseReference(text);
                });
    }

    @Override
    public List<Said> lookup(String text) {
        List<String> all =
                java.util.Arrays.stream(Sought.Kind.values())
                        .map(kind -> sought(kind, text))
                        .toList();
        return sql.list(
                "select r.id, r.kind, r.reference, r.case_id, r.station, said.n from root r join"
                        + " (select root, min(turn) as turn, min(n) as n from (select root, n,"
                        + " row_number() over (partition by device order by n, root) as turn"
                        + " from lookup where sought = any(?)) as each_key group by root) as said"
                        + " on said.root = r.id order by said.turn, said.n, r.id limit "
                        + MOST_FOUND,
                at -> new Said(root(at), at.getLong(6)),
                sql.texts(all));
    }

    @Override
    public void forgetKeys(UUID root) {
        sql.run("delete from lookup where root = ?", root);
        sql.run("update root set reference = null where id = ?", root);
    }

    @Override
    public List<Long> sent(@Nullable Collection<String> scopes, long from, long to, int most) {
        Sql.Line<Long> place = at -> at.getLong(1);
        return scopes == null
                ? sql.list(
                        "select n from entry where n >= ? and n < ? order by n limit ?",
                        place,
                        from,
                        to,
                        most)
                : sql.list(
                        "select n from entry e where n >= ? and n < ? and (root = ? or exists"
                                + " (select 1 from unnest(?) as s(scope) join interest i"
                                + " on i.scope = s.scope and i.root = e.root))"
                                + " order by n limit ?",
                        place,
                        from,
                        to,
                        COMMON,
                        sql.texts(scopes),
                        most);
    }

    @Override
    public List<Interest> begun(Collection<String> scopes, long from, long to) {
        return sql.list(
                "select i.scope, i.root, i.since, i.whole from unnest(?) as s(scope)"
                        + " join interest i on i.scope = s.scope and i.since >= ? and i.since < ?"
                        + " order by i.since, i.root",
                JdbcLogRows::interest,
                sql.texts(scopes),
                from,
                to);
    }

    @Override
    public List<Long> places(UUID root, long from, long below, int most) {
        return sql.list(
                "select n from entry where root = ? and n >= ? and n < ? order by n limit ?",
                at -> at.getLong(1),
                root,
                from,
                below,
                most);
    }

    @Override
    public Set<UUID> withEntries(Collection<UUID> roots, long below) {
        return roots.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        sql.list(
                                "select r.id from unnest(?) as r(id) where exists"
                                        + " (select 1 from entry e where e.root = r.id and e.n < ?)",
                                at -> uuid(at, 1),
                                sql.uuids(roots),
                                below));
    }

    @Override
    public List<Long> ofRoot(UUID root) {
        return sql.list("select n from entry where root = ? order by n", at -> at.getLong(1), root);
    }

    @Override
    public boolean anyDestroyed() {
        return sql.one("select 1 from destroyed limit 1", at -> at.getInt(1)).isPresent();
    }

    @Override
    public void destroy(Set<Hash> bodies) {
        sql.many(
                "insert into destroyed (h) values (?) on conflict do nothing",
                bodies.stream().map(h -> new @Nullable Object[] {h}).toList());
    }

    @Override
    public Set<Hash> destroyed(Collection<Hash> bodies) {
        return bodies.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        sql.list(
                                "select h from destroyed where h = any(?)",
                                at -> Hash.of(at.getBytes(1)),
                                sql.hashes(bodies)));
    }

    @Override
    public void replaceBodies(long index, byte[] bodies) {
        sql.one("select eid from entry where n = ?", at -> Hash.of(at.getBytes(1)), index)
                .ifPresent(eid -> {
                    overflow.clear(eid);
                    sql.run(
                            "update entry set bodies = ? where n = ?",
                            overflow.write(eid, bodies),
                            index);
                });
    }

    @Override
    public void stage(String device, List<Staged> staged) {
        for (Staged one : staged) {
            if (index(one.eid()).isPresent()) {
                continue; // it has its place
            }
            Optional<Hash> before =
                    sql.one(
                            "select eid from stands where n = ? and device = ?",
                            at -> Hash.of(at.getBytes(1)),
                            one.index(),
                            device);
            byte[] bodies = withWhatCameBefore(one);
            sql.run(
                    "insert into staged (n, eid, entry, bodies) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    one.index(),
                    one.eid(),
                    one.entry(),
                    bodies);
            if (before.isEmpty()) {
                sql.run(
                        "insert into stands (n, device, eid) values (?, ?, ?)",
                        one.index(),
                        device,
                        one.eid());
            } else if (!before.get().equals(one.eid())) {
                standFor(one, device, before.get());
            }
        }
    }

    private void standFor(Staged one, String device, Hash before) {
        sql.run(
                "update stands set eid = ? where n = ? and device = ?",
                one.eid(),
                one.index(),
                device);
        sql.run(
                "delete from staged where n = ? and eid = ? and not exists"
                        + " (select 1 from stands where n = ? and eid = ?)",
                one.index(),
                before,
                one.index(),
                before);
    }

    /** The values of a staged entry that have come so far, in its own order. */
    private byte[] withWhatCameBefore(Staged one) {
        Optional<byte[]> before =
                sql.one(
                        "select bodies from staged where eid = ? limit 1",
                        at -> at.getBytes(1),
                        one.eid());
        if (before.isEmpty()) {
            return overflow.write(one.eid(), one.bodies());
        }
        byte[] there = overflow.read(one.eid().bytes(), before.get());
        Map<Hash, Commitment> values = new HashMap<>();
        BodyBundle.parse(one.bodies()).forEach(body -> values.put(body.hash(), body));
        BodyBundle.parse(there).forEach(body -> values.put(body.hash(), body));
        byte[] merged =
                BodyBundle.of(
                        Entry.parse(one.entry()).commitments().stream()
                                .map(values::get)
                                .filter(Objects::nonNull)
                                .toList());
        if (Arrays.equals(merged, there)) {
            return before.get();
        }
        overflow.clear(one.eid()); // it may be short now
        byte[] first = overflow.write(one.eid(), merged);
        sql.run("update staged set bodies = ? where eid = ?", first, one.eid());
        return first;
    }

    @Override
    public List<Staged> staged(long from, int count) {
        return sql.list(
                "select n, eid, entry, bodies from staged where n >= ? and n < ?"
                        + " order by n, eid",
                at ->
                        new Staged(
                                at.getLong(1),
                                Hash.of(at.getBytes(2)),
                                at.getBytes(3),
                                overflow.read(at.getBytes(2), at.getBytes(4))),
                from,
                from + count);
    }

    @Override
    public List<Stand> stands(long from, int count) {
        return sql.list(
                "select n, eid, device from stands where n >= ? and n < ? order by n, device",
                at -> new Stand(at.getLong(1), Hash.of(at.getBytes(2)), at.getString(3)),
                from,
                from + count);
    }

    @Override
    public List<Long> stagedPlaces(long from, String device) {
        return sql.list(
                "select n from stands where n >= ? and device = ? order by n",
                at -> at.getLong(1),
                from,
                device);
    }

    @Override
    public List<Long> stagedPlaces(long from) {
        return sql.list(
                "select distinct n from staged where n >= ? order by n", at -> at.getLong(1), from);
    }

    @Override
    public void clearStaged() {
        // what is taken out without having got in leaves no part of a value either
        sql.run(
                "delete from overflow where eid in (select eid from staged) and not exists"
                        + " (select 1 from entry where entry.eid = overflow.eid)");
        sql.run("delete from staged");
        sql.run("delete from stands");
    }
}
