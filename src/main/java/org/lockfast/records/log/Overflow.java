package org.lockfast.records.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * Table {@code overflow}: the rest of values beside an entry that are longer than H2 takes in one
 * column, which is a mebibyte.
 */
final class Overflow {
    private static final int PART = 1_000_000;

    /** How much of it is kept of an entry beside its row. */
    static final String LENGTH =
            "case when octet_length(bodies) < "
                    + PART
                    + " then 0 else coalesce((select sum(octet_length(o.bytes)) from overflow o"
                    + " where o.eid = entry.eid), 0) end";

    private final Sql sql;

    Overflow(Sql sql) {
        this.sql = sql;
    }

    /** Keeps what is too long; the first part, for the row itself. */
    byte[] write(Hash eid, byte[] bodies) {
        if (bodies.length < PART) {
            return bodies;
        }
        clear(eid); // what a refill staged of it counts no more
        List<@Nullable Object[]> parts = new ArrayList<>();
        for (int from = PART; from < bodies.length; from += PART) {
            parts.add(
                    new @Nullable Object[] {
                        eid,
                        parts.size(),
                        Arrays.copyOfRange(bodies, from, Math.min(bodies.length, from + PART))
                    });
        }
        sql.many("insert into overflow (eid, part, bytes) values (?, ?, ?)", parts);
        return Arrays.copyOf(bodies, PART);
    }

    /** The whole of it, from the part in the row. */
    byte[] read(byte[] eid, byte[] first) {
        if (first.length < PART) {
            return first;
        }
        byte[] whole = first;
        for (byte[] part :
                sql.list(
                        "select bytes from overflow where eid = ? order by part",
                        at -> at.getBytes(1),
                        (Object) eid)) {
            int had = whole.length;
            whole = Arrays.copyOf(whole, had + part.length);
            System.arraycopy(part, 0, whole, had, part.length);
        }
        return whole;
    }

    /** Takes out what was kept of an entry. */
    void clear(Hash eid) {
        sql.run("delete from overflow where eid = ?", eid);
    }
}
