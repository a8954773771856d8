package org.lockfast.records.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.lockfast.ledger.Hash;
import org.lockfast.log.ServerShelf;
import org.lockfast.log.Stamp;

/**
 * Tables {@code enrolment_code}, {@code wrap}, {@code reject}, {@code device_day}, {@code barred}
 * and {@code stamp}.
 */
final class JdbcShelf implements ServerShelf {
    private final LogDatabase database;

    JdbcShelf(LogDatabase database) {
        this.database = database;
    }

    @Override
    public void issue(Hash code, String station, Instant until) {
        database.statements(
                true,
                sql ->
                        sql.run(
                                "insert into enrolment_code (hash, station, until_ms) values (?, ?, ?)",
                                code,
                                station,
                                until.toEpochMilli()));
    }

    @Override
    public Optional<String> use(Hash code, Instant now) {
        return database.statements(
                true,
                sql -> {
                    int used =
                            sql.run(
                                    "update enrolment_code set used_ms = ?"
                                            + " where hash = ? and used_ms is null and until_ms > ?",
                                    now.toEpochMilli(),
                                    code,
                                    now.toEpochMilli());
                    return used == 0
                            ? Optional.empty()
                            : sql.one(
                                    "select station from enrolment_code where hash = ?",
                                    at -> at.getString(1),
                                    code);
                });
    }

    @Override
    public void giveBack(Hash code) {
        database.statements(
                true,
                sql ->
                        sql.run(
                                "update enrolment_code set used_ms = null"
                                        + " where hash = ? and device is null",
                                code));
    }

    @Override
    public void usedFor(Hash code, Used by) {
        database.statements(
                true,
                sql ->
                        sql.run(
                                "update enrolment_code set device = ?, eid = ?, n = ? where hash = ?",
                                by.device(),
                                by.eid(),
                                by.index(),
                                code));
    }

    @Override
    public Optional<Used> used(Hash code) {
        return database.statements(
                false,
                sql ->
                        sql.one(
                                "select device, eid, n from enrolment_code"
                                        + " where hash = ? and used_ms is not null",
                                at -> {
                                    byte[] eid = at.getBytes(2);
                                    return new Used(
                                            at.getString(1),
                                            eid == null ? null : Hash.of(eid),
                                            at.getLong(3));
                                },
                                code));
    }

    /**
     * A number is one more than the highest there is, under the log's lock, so that nobody ever
     * sees a number before all below it are there.
     */
    @Override
    public boolean keepWrap(UUID officer, int epoch, long rev, byte[] note) {
        return database.statements(
                true,
                sql -> {
                    new JdbcLogRows(sql).lockedHead();
                    return keep(sql, officer, epoch, rev, note);
                });
    }

    private static boolean keep(Sql sql, UUID officer, int epoch, long rev, byte[] note) {
        Optional<NumberedWrap> before = // its number is the revision here
                sql.one(
                        "select rev, note from wrap where officer = ? and epoch = ?",
                        at -> new NumberedWrap(at.getLong(1), at.getBytes(2)),
                        officer,
                        epoch);
        if (before.isPresent() && before.get().n() >= rev) {
            return java.util.Arrays.equals(before.get().note(), note);
        }
        long n =
                sql.one("select coalesce(max(n), 0) + 1 from wrap", at -> at.getLong(1))
                        .orElseThrow();
        if (before.isEmpty()) {
            sql.run(
                    "insert into wrap (n, officer, epoch, rev, note) values (?, ?, ?, ?, ?)",
                    n,
                    officer,
                    epoch,
                    rev,
                    note);
            return true;
        }
        int changed =
                sql.run(
                        "update wrap set n = ?, rev = ?, note = ?"
                                + " where officer = ? and epoch = ? and rev < ?",
                        n,
                        rev,
                        note,
                        officer,
                        epoch,
                        rev);
        return changed == 1;
    }

    @Override
    public List<NumberedWrap> wraps(long after, int most) {
        return database.statements(
                false,
                sql ->
                        sql.list(
                                "select n, note from wrap where n > ? order by n limit ?",
                                at -> new NumberedWrap(at.getLong(1), at.getBytes(2)),
                                after,
                                most));
    }

    @Override
    public boolean count(
            String device, long day, String kind, long bytes, long mostTimes, long mostBytes) {
        return database.statements(
                true,
                sql -> {
                    sql.run(
                            "insert into device_day (device, n, kind, times, bytes)"
                                    + " values (?, ?, ?, 0, 0) on conflict do nothing",
                            device,
                            day,
                            kind);
                    return sql.run(
                                    "update device_day set times = times + 1, bytes = bytes + ?"
                                            + " where device = ? and n = ? and kind = ?"
                                            + " and times < ? and bytes + ? <= ?",
                                    bytes,
                                    device,
                                    day,
                                    kind,
                                    mostTimes,
                                    bytes,
                                    mostBytes)
                            == 1;
                });
    }

    @Override
    public void forgetCounts(long day) {
        database.statements(true, sql -> sql.run("delete from device_day where n < ?", day));
    }

    @Override
    public void bar(String device, Instant since) {
        database.statements(
                true,
                sql ->
                        sql.run(
                                "insert into barred (device, since_ms) values (?, ?)"
                                        + " on conflict do nothing",
                                device,
                                since.toEpochMilli()));
    }

    @Override
    public void unbar(String device) {
        database.statements(true, sql -> sql.run("delete from barred where device = ?", device));
    }

    @Override
    public Map<String, Instant> barred() {
        Map<String, Instant> barred = new TreeMap<>();
        database.statements(
                        false,
                        sql ->
                                sql.list(
                                        "select device, since_ms from barred",
                                        at ->
                                                Map.entry(
                                                        at.getString(1),
                                                        Instant.ofEpochMilli(at.getLong(2)))))
                .forEach(one -> barred.put(one.getKey(), one.getValue()));
        return barred;
    }

    @Override
    public boolean hasReject(String device, Hash sha256) {
        return database.statements(
                false,
                sql ->
                        sql.one(
                                        "select 1 from reject where device = ? and hash = ?",
                                        at -> at.getInt(1),
                                        device,
                                        sha256)
                                .isPresent());
    }

    @Override
    public void keepReject(String device, Instant received, Hash sha256, byte[] bytes) {
        database.statements(
                true,
                sql -> {
                    boolean there =
                            sql.one(
                                            "select 1 from reject where device = ? and hash = ?",
                                            at -> at.getInt(1),
                                            device,
                                            sha256)
                                    .isPresent();
                    return there
                            ? 0
                            : sql.run(
                                    "insert into reject (device, received_ms, hash, bytes)"
                                            + " values (?, ?, ?, ?)",
                                    device,
                                    received.toEpochMilli(),
                                    sha256,
                                    bytes);
                });
    }

    @Override
    public long rejects() {
        return database.statements(
                false,
                sql -> sql.one("select count(*) from reject", at -> at.getLong(1)).orElse(0L));
    }

    @Override
    public boolean keepStamp(Stamp stamp) {
        return database.statements(
                true,
                sql ->
                        sql.run(
                                        "insert into stamp (size, time_ms, kept_ms, checkpoint, reply)"
                                                + " values (?, ?, ?, ?, ?) on conflict do nothing",
                                        stamp.size(),
                                        stamp.time().toEpochMilli(),
                                        stamp.kept().toEpochMilli(),
                                        stamp.checkpoint(),
                                        stamp.reply())
                                == 1);
    }

    @Override
    public Optional<Stamp> stamp(long size) {
        return database.statements(
                false,
                sql ->
                        sql.one(
                                "select time_ms, kept_ms, checkpoint, reply from stamp where size = ?",
                                at ->
                                        new Stamp(
                                                size,
                                                Instant.ofEpochMilli(at.getLong(1)),
                                                Instant.ofEpochMilli(at.getLong(2)),
                                                at.getBytes(3),
                                                at.getBytes(4)),
                                size));
    }

    @Override
    public List<Long> stamped() {
        return database.statements(
                false,
                sql -> sql.list("select size from stamp order by size", at -> at.getLong(1)));
    }
}
