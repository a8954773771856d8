package org.lockfast.records.log;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.lockfast.ledger.Hash;
import org.lockfast.log.BlobKeep;

/** Tables {@code upload} and {@code blob_part}: attachments in rows of at most 512 KiB. */
final class JdbcBlobs implements BlobKeep {
    private static final int ROW = 512 << 10;

    private final LogDatabase database;

    JdbcBlobs(LogDatabase database) {
        this.database = database;
    }

    /** A row of {@code upload}. */
    private record Upload(long length, long got, int parts, String state) {
        Standing standing() {
            return new Standing(length, got, state.equals("WHOLE"));
        }
    }

    private static Optional<Upload> upload(Sql sql, Hash sha256, String lock) {
        return sql.one(
                "select length, got, parts, state from upload where hash = ?" + lock,
                at -> new Upload(at.getLong(1), at.getLong(2), at.getInt(3), at.getString(4)),
                sha256);
    }

    @Override
    public Optional<Standing> standing(Hash sha256) {
        return database.statements(
                false,
                sql ->
                        upload(sql, sha256, "")
                                .filter(upload -> !upload.state().equals("ASIDE"))
                                .map(Upload::standing));
    }

    @Override
    public Standing announce(Hash sha256, long length, Instant now) {
        Optional<Standing> done =
                database.statements(
                        true,
                        sql -> {
                            Optional<Upload> before = upload(sql, sha256, " for update");
                            if (before.isPresent() && before.get().state().equals("ASIDE")) {
                                // these very bytes are here, handed in under another name
                                sql.run("update upload set state = 'WHOLE' where hash = ?", sha256);
                                return Optional.of(
                                        new Standing(
                                                before.get().length(), before.get().got(), true));
                            }
                            if (before.isPresent()
                                    && (before.get().state().equals("WHOLE")
                                            || before.get().length() == length)) {
                                return before.map(Upload::standing);
                            }
                            forget(sql, sha256);
                            sql.run(
                                    "insert into upload (hash, length, got, parts, touched_ms, state)"
                                            + " values (?, ?, 0, 0, ?, 'COMING')",
                                    sha256,
                                    length,
                                    now.toEpochMilli());
                            return Optional.empty();
                        });
        return done.orElseGet(() -> length == 0 ? finish(sha256) : new Standing(length, 0, false));
    }

    private static void forget(Sql sql, Hash sha256) {
        sql.run("delete from blob_part where hash = ?", sha256);
        sql.run("delete from upload where hash = ?", sha256);
    }

    @Override
    public Standing add(Hash sha256, long offset, byte[] bytes, int count, Instant now) {
        Standing standing =
                database.statements(
                        true,
                        sql -> {
                            Upload before =
                                    upload(sql, sha256, " for update")
                                            .filter(upload -> upload.state().equals("COMING"))
                                            .orElseThrow(() -> wrongOffset(sha256));
                            if (before.got() != offset || offset + count > before.length()) {
                                throw new WrongOffset(before.got());
                            }
                            int part = before.parts();
                            for (int at = 0; at < count; at += ROW) {
                                sql.run(
                                        "insert into blob_part (hash, part, bytes) values (?, ?, ?)",
                                        sha256,
                                        part++,
                                        Arrays.copyOfRange(bytes, at, Math.min(count, at + ROW)));
                            }
                            sql.run(
                                    "update upload set got = ?, parts = ?, touched_ms = ? where hash = ?",
                                    offset + count,
                                    part,
                                    now.toEpochMilli(),
                                    sha256);
                            return new Standing(before.length(), offset + count, false);
                        });
        return standing.got() == standing.length() ? finish(sha256) : standing;
    }

    private WrongOffset wrongOffset(Hash sha256) {
        return new WrongOffset(standing(sha256).map(Standing::got).orElse(0L));
    }

    private Standing finish(Hash sha256) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        parts(sha256, 0, bytes -> digest.update(bytes));
        Hash found = Hash.of(digest.digest());
        boolean right = found.equals(sha256);
        Standing standing =
                database.statements(
                        true,
                        sql -> {
                            if (right) {
                                sql.run("update upload set state = 'WHOLE' where hash = ?", sha256);
                            } else if (upload(sql, found, "").isPresent()) {
                                forget(sql, sha256); // these bytes are kept under their own name
                                // already
                            } else {
                                sql.run(
                                        "update blob_part set hash = ? where hash = ?",
                                        found,
                                        sha256);
                                sql.run(
                                        "update upload set hash = ?, state = 'ASIDE' where hash = ?",
                                        found,
                                        sha256);
                            }
                            return upload(sql, sha256, "")
                                    .map(Upload::standing)
                                    .orElse(new Standing(0, 0, false));
                        });
        if (!right) {
            throw new WrongDigest();
        }
        return standing;
    }

    /** What takes the bytes of a row. */
    private interface Taking<E extends Exception> {
        void take(byte[] bytes) throws E;
    }

    /** Row by row, each read for itself: a slow reader holds no connection. */
    private <E extends Exception> void parts(Hash sha256, int first, Taking<E> taking) throws E {
        for (int part = first; ; part++) {
            int number = part;
            Optional<byte[]> row =
                    database.statements(
                            false,
                            sql ->
                                    sql.one(
                                            "select bytes from blob_part where hash = ? and part = ?",
                                            at -> at.getBytes(1),
                                            sha256,
                                            number));
            if (row.isEmpty()) {
                return;
            }
            taking.take(row.get());
        }
    }

    @Override
    public void read(Hash sha256, long from, OutputStream out) throws IOException {
        long[] skip = {from};
        this.<IOException>parts(
                sha256,
                0,
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
                                    "select hash from upload where state <> 'WHOLE' and touched_ms < ?",
                                    at -> Hash.of(at.getBytes(1)),
                                    before.toEpochMilli());
                    old.forEach(hash -> forget(sql, hash));
                    return old.size();
                });
    }
}
