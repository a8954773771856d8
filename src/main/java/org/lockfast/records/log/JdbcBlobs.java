package org.lockfast.records.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockfast.ledger.Hash;
import org.lockfast.log.BlobKeep;

/** Tables {@code attachment} and {@code attachment_part}: in rows of at most 512 KiB. */
final class JdbcBlobs implements BlobKeep {
    private static final int ROW = 512 << 10;

    /** Whose part an attachment is that is whole or set aside. */
    private static final String NOBODY = "";

    private final LogDatabase database;

    JdbcBlobs(LogDatabase database) {
        this.database = database;
    }

    /** A row of {@code attachment}. */
    private record Row(long id, long length, long got, int parts, String state) {
        Standing standing() {
            return new Standing(length, got, state.equals("WHOLE"));
        }
    }

    private static Optional<Row> row(Sql sql, Hash sha256, String device, String lock) {
        return sql.one(
                "select id, length, got, parts, state from attachment where hash = ? and device = ?"
                        + lock,
                at ->
                        new Row(
                                at.getLong(1),
                                at.getLong(2),
                                at.getLong(3),
                                at.getInt(4),
                                at.getString(5)),
                sha256,
                device);
    }

    private static Optional<Row> whole(Sql sql, Hash sha256) {
        return row(sql, sha256, NOBODY, "").filter(row -> row.state().equals("WHOLE"));
    }

    @Override
    public OptionalLong whole(Hash sha256) {
        return database.statements(false, sql -> whole(sql, sha256))
                .map(row -> OptionalLong.of(row.length()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Optional<Standing> standing(Hash sha256, String device) {
        return database.statements(
                false,
                sql ->
                        whole(sql, sha256)
                                .or(() -> row(sql, sha256, device, ""))
                                .map(Row::standing));
    }

    @Override
    public Coming coming(String device) {
        return database.statements(
                false,
                sql ->
                        sql.one(
                                        "select count(*), coalesce(sum(length), 0) from attachment"
                                                + " where device = ? and state = 'COMING'",
                                        at -> new Coming(at.getLong(1), at.getLong(2)),
                                        device)
                                .orElseThrow());
    }

    @Override
    public Standing announce(Hash sha256, long length, String device, Instant now) {
        Standing standing =
                database.statements(
                        true,
                        sql -> {
                            Optional<Row> there = row(sql, sha256, NOBODY, " for update");
                            if (there.isPresent()) {
                                // or aside: these very bytes, handed in under another name
                                became(sql, there.get().id(), sha256, "WHOLE");
                                return new Standing(there.get().length(), there.get().got(), true);
                            }
                            Optional<Row> before = row(sql, sha256, device, " for update");
                            if (before.isPresent() && before.get().length() == length) {
                                return before.get().standing();
                            }
                            before.ifPresent(row -> forget(sql, row.id()));
                            sql.run(
                                    "insert into attachment (hash, device, length, got, parts,"
                                            + " touched_ms, state) values (?, ?, ?, 0, 0, ?,"
                                            + " 'COMING')",
                                    sha256,
                                    device,
                                    length,
                                    now.toEpochMilli());
                            return new Standing(length, 0, false);
                        });
        // all of it may have come when a node stopped before it looked at it
        boolean done = !standing.whole() && standing.got() == standing.length();
        return done ? finish(sha256, device) : standing;
    }

    private static void became(Sql sql, long id, Hash sha256, String state) {
        sql.run(
                "update attachment set hash = ?, device = ?, state = ? where id = ?",
                sha256,
                NOBODY,
                state,
                id);
    }

    private static void forget(Sql sql, long id) {
        sql.run("delete from attachment_part where attachment = ?", id);
        sql.run("delete from attachment where id = ?", id);
    }

    @Override
    public Standing add(
            Hash sha256, long offset, byte[] bytes, int count, String device, Instant now) {
        Standing standing =
                database.statements(
                        true,
                        sql -> {
                            Optional<Row> whole = whole(sql, sha256);
                            if (whole.isPresent()) {
                                throw new WrongOffset(whole.get().length());
                            }
                            Row before =
                                    row(sql, sha256, device, " for update")
                                            .orElseThrow(() -> new WrongOffset(0));
                            if (before.got() != offset || offset + count > before.length()) {
                                throw new WrongOffset(before.got());
                            }
                            int part = before.parts();
                            for (int at = 0; at < count; at += ROW) {
                                sql.run(
                                        "insert into attachment_part (attachment, part, bytes)"
                                                + " values (?, ?, ?)",
                                        before.id(),
                                        part++,
                                        Arrays.copyOfRange(bytes, at, Math.min(count, at + ROW)));
                            }
                            sql.run(
                                    "update attachment set got = ?, parts = ?, touched_ms = ?"
                                            + " where id = ?",
                                    offset + count,
                                    part,
                                    now.toEpochMilli(),
                                    before.id());
                            return new Standing(before.length(), offset + count, false);
                        });
        return standing.got() == standing.length() ? finish(sha256, device) : standing;
    }

    private Standing finish(Hash sha256, String device) {
        Row row =
                database.statements(false, sql -> row(sql, sha256, device, ""))
                        .orElseThrow(() -> new WrongOffset(0)); // another node was at it too
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        parts(row.id(), bytes -> digest.update(bytes));
        Hash found = Hash.of(digest.digest());
        boolean right = found.equals(sha256);
        database.statements(
                true,
                sql -> {
                    Optional<Row> there = row(sql, found, NOBODY, " for update");
                    if (there.isEmpty()) {
                        became(sql, row.id(), found, right ? "WHOLE" : "ASIDE");
                        return right;
                    }
                    long kept = there.get().id();
                    if (kept != row.id()) { // else another node did it
                        forget(sql, row.id()); // these bytes are here under their own name
                    }
                    if (right) {
                        became(sql, kept, sha256, "WHOLE");
                    }
                    return right;
                });
        if (!right) {
            throw new WrongDigest();
        }
        return new Standing(row.length(), row.length(), true);
    }

    /** What takes the bytes of a row. */
    private interface Taking<E extends Exception> {
        void take(byte[] bytes) throws E;
    }

    /** Row by row, each read for itself: a slow reader holds no connection. */
    private <E extends Exception> void parts(long id, Taking<E> taking) throws E {
        for (int part = 0; ; part++) {
            int number = part;
            Optional<byte[]> row =
                    database.statements(
                            false,
                            sql ->
                                    sql.one(
                                            "select bytes from attachment_part where attachment = ?"
                                                    + " and part = ?",
                                            at -> at.getBytes(1),
                                            id,
                                            number));
            if (row.isEmpty()) {
                return;
            }
            taking.take(row.get());
        }
    }

    @Override
    public void read(Hash sha256, long from, OutputStream out) throws IOException {
        Row row =
                database.statements(false, sql -> whole(sql, sha256))
                        .orElseThrow(() -> new NoSuchFileException(sha256.hex()));
        long[] skip = {from};
        this.<IOException>parts(
                row.id(),
                bytes -> {
                    int passed = (int) Math.min(skip[0], bytes.length);
                    skip[0] -= passed;
                    out.write(bytes, passed, bytes.length - passed);
                });
    }

    @Override
    public int sweep(Instant before) {
        return database.statements(
                true,
                sql -> {
                    var old =
                            sql.list(
                                    "select id from attachment where state <> 'WHOLE'"
                                            + " and touched_ms < ?",
                                    at -> at.getLong(1),
                                    before.toEpochMilli());
                    old.forEach(id -> forget(sql, id));
                    return old.size();
                });
    }
}
