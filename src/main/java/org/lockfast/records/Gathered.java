package org.lockfast.records;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Kind;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Openings.Branch;

/**
 * Conflicts of a device that are one, of however many entries: whoever has its key makes as many as
 * they like. What a finding has to name is a digest of all of them, so that it says nothing of one
 * that comes later, in whatever order they came and whatever their clocks say. A few are named.
 */
final class Gathered {
    /** All of a device, not those of one epoch. */
    static final long ALL = -1;

    /** How many are named. */
    static final int MOST_NAMED = 8;

    private static final int NAMED = 3 * Long.BYTES + Hash.LENGTH;

    private static final Comparator<Branch> OLDEST =
            Comparator.comparingLong(Branch::recordedMs).thenComparing(Branch::eid);

    private final IndexTables tables;
    private final ConflictRows conflicts;

    /** Those that were met, as they are now. */
    private final Map<Key, Set> met = new HashMap<>();

    /** What a row is about. */
    record Key(String kind, String device, long part) {}

    /** Some entries of a device. */
    private static final class Set {
        private final SetSum sum;
        private long number;
        private final List<Branch> named = new ArrayList<>();
        private boolean changed;

        Set(@Nullable GatheredRow row) {
            sum = new SetSum(row == null ? new byte[0] : row.sum());
            number = row == null ? 0 : row.number();
            if (row != null) {
                named.addAll(Gathered.named(row.device(), row.named()));
            }
        }
    }

    Gathered(IndexTables tables, ConflictRows conflicts) {
        this.tables = tables;
        this.conflicts = conflicts;
    }

    private Set set(Kind kind, String device, long part) throws SQLException {
        Key key = new Key(kind.name(), device, part);
        Set set = met.get(key);
        if (set == null) {
            set = new Set(tables.gathered.get(key));
            met.put(key, set);
        }
        set.changed = true;
        return set;
    }

    /** An entry that was not among them is. */
    void add(Kind kind, String device, long part, Hash eid) throws SQLException {
        Set set = set(kind, device, part);
        set.sum.add(eid);
        set.number++;
    }

    /** An entry that was among them is not. */
    void remove(Kind kind, String device, long part, Hash eid) throws SQLException {
        Set set = set(kind, device, part);
        set.sum.remove(eid);
        set.number--;
    }

    /** Those of one epoch go out of all, and are forgotten. */
    void forget(Kind kind, String device, long part) throws SQLException {
        Set gone = set(kind, device, part);
        Set all = set(kind, device, ALL);
        all.sum.remove(gone.sum);
        all.number -= gone.number;
        gone.sum.remove(gone.sum);
        gone.number = 0;
    }

    /** One that may be named among all. The newest of {@code REVOKED} are, of others the oldest. */
    void name(Kind kind, Branch one) throws SQLException {
        List<Branch> named = set(kind, one.device(), ALL).named;
        if (named.stream().noneMatch(there -> there.eid().equals(one.eid()))) {
            named.add(one);
            named.sort(kind == Kind.REVOKED ? OLDEST.reversed() : OLDEST);
            while (named.size() > MOST_NAMED) {
                named.removeLast();
            }
        }
    }

    boolean isNamed(Kind kind, String device, Hash eid) throws SQLException {
        return set(kind, device, ALL).named.stream().anyMatch(one -> one.eid().equals(eid));
    }

    /** These are named and no others. */
    void names(Kind kind, String device, List<Branch> those) throws SQLException {
        Set all = set(kind, device, ALL);
        all.named.clear();
        all.named.addAll(those);
    }

    /** Says of each device that it is so: at the end of a transaction. */
    void finish() throws SQLException {
        for (Map.Entry<Key, Set> one : met.entrySet()) {
            Set set = one.getValue();
            if (set.changed) {
                set.changed = false;
                write(one.getKey(), set);
            }
        }
        if (met.size() > 1_000) {
            met.clear();
        }
    }

    private void write(Key key, Set set) throws SQLException {
        if (set.number == 0) {
            tables.gathered.remove(key);
        } else {
            tables.gathered.put(
                    key,
                    new GatheredRow(
                            key.kind(),
                            key.device(),
                            key.part(),
                            set.sum.bytes(),
                            set.number,
                            bytes(set.named)));
        }
        if (key.part() == ALL) {
            Kind kind = Kind.valueOf(key.kind());
            conflicts.set(
                    kind,
                    key.device(),
                    set.named.isEmpty() ? List.of() : List.of(conflict(kind, key, set)));
        }
    }

    private static Conflict conflict(Kind kind, Key key, Set set) {
        Branch second = set.named.get(kind == Kind.FORK ? Math.min(1, set.named.size() - 1) : 0);
        return Conflict.ofDevice(
                kind,
                key.device(),
                set.named.stream().map(Branch::eid).toList(),
                set.sum.digest(key.kind() + "\n" + key.device()),
                Instant.ofEpochMilli(second.recordedMs()),
                set.number);
    }

    /** After a transaction that was undone. */
    void forget() {
        met.clear();
    }

    private static byte @Nullable [] bytes(List<Branch> named) {
        if (named.isEmpty()) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(NAMED * named.size());
        for (Branch one : named) {
            bytes.putLong(one.recordedMs()).putLong(one.epoch()).putLong(one.seq());
            bytes.put(one.eid().bytes());
        }
        return bytes.array();
    }

    /** As a row has them. */
    static List<Branch> named(String device, byte @Nullable [] row) {
        List<Branch> named = new ArrayList<>();
        for (ByteBuffer at = ByteBuffer.wrap(row == null ? new byte[0] : row);
                at.hasRemaining(); ) {
            long recordedMs = at.getLong();
            long epoch = at.getLong();
            long seq = at.getLong();
            byte[] eid = new byte[Hash.LENGTH];
            at.get(eid);
            named.add(new Branch(Hash.of(eid), device, epoch, seq, recordedMs));
        }
        return named;
    }
}
