package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.lockfast.journal.Index;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Openings.Branch;

/** What the journal asks of the index when entries come from elsewhere. */
final class JournalQuestions {
    private final IndexDatabase index;

    JournalQuestions(IndexDatabase index) {
        this.index = index;
    }

    private record Run(long epoch, long seq, long record) {}

    private record Placed(String device, long epoch, Index.Placed at) {}

    List<Index.Placed> placed(String device, long epoch, long from, long to) {
        return index.jdbi()
                .withHandle(handle -> {
                    List<Index.Placed> found = new ArrayList<>();
                    for (Run run : runs(handle, device, epoch, from, to)) {
                        long most = Math.min(ChainRuns.MOST, to - run.seq() + 1);
                        entries(handle, run, most).stream()
                                .filter(one -> one.device().equals(device))
                                .filter(one -> one.epoch() == epoch)
                                .map(Placed::at)
                                .filter(at -> at.seq() >= from && at.seq() <= to)
                                .forEach(found::add);
                    }
                    // runs may overlap where chains are interleaved
                    return found.stream()
                            .distinct()
                            .sorted(Comparator.comparingLong(Index.Placed::record))
                            .toList();
                });
    }

    private static List<Run> runs(Handle handle, String device, long epoch, long from, long to) {
        return handle.createQuery(
                        "select epoch, seq, record from chain_run where device = :device"
                                + " and epoch = :epoch and seq between :from and :to")
                .bind("device", device)
                .bind("epoch", epoch)
                .bind("from", from - ChainRuns.MOST + 1)
                .bind("to", to)
                .map((row, _) -> new Run(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    private static List<Placed> entries(Handle handle, Run run, long most) {
        return handle.createQuery(
                        "select record, eid, device, epoch, seq from entry"
                                + " where record >= :from order by record limit :most")
                .bind("from", run.record())
                .bind("most", most)
                .map((row, _) ->
                        new Placed(
                                row.getString(3),
                                row.getLong(4),
                                new Index.Placed(
                                        row.getLong(5), Hash.of(row.getBytes(2)), row.getLong(1))))
                .list();
    }

    List<Index.OfDevice> ofDevice(String device, long from, long to) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select epoch, seq, eid, record from entry where record"
                                                + " between :from and :to and device = :device"
                                                + " order by record")
                                .bind("from", from)
                                .bind("to", to)
                                .bind("device", device)
                                .map((row, _) ->
                                        new Index.OfDevice(
                                                row.getLong(1),
                                                new Index.Placed(
                                                        row.getLong(2),
                                                        Hash.of(row.getBytes(3)),
                                                        row.getLong(4))))
                                .list());
    }

    /** The lowest place of those that are named. */
    Optional<Index.Parting> parting(String device) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select named, resolved_by from gathered join conflict on"
                                                + " conflict.kind = gathered.kind and subject ="
                                                + " device where gathered.kind = 'FORK' and device"
                                                + " = :device and part = :all")
                                .bind("device", device)
                                .bind("all", Gathered.ALL)
                                .map((row, _) -> {
                                    Branch at =
                                            Gathered.named(device, row.getBytes(1)).stream()
                                                    .min(
                                                            Comparator.comparingLong(Branch::epoch)
                                                                    .thenComparingLong(Branch::seq))
                                                    .orElseThrow();
                                    return new Index.Parting(
                                            at.epoch(), at.seq(), row.getBytes(2) == null);
                                })
                                .findFirst());
    }

    /** A chain, whether all is here up to its last place, and where that is. */
    private record Reach(String device, long epoch, long top, boolean whole) {}

    /** A chain goes as far as nothing of it lacks; what came last may have filled a place below. */
    List<Index.End> ends(int most) {
        List<Reach> chains =
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select device, epoch, max(seq), count(distinct"
                                                        + " seq) from entry group by device, epoch"
                                                        + " order by max(record) desc limit :most")
                                        .bind("most", most)
                                        .map((row, _) ->
                                                new Reach(
                                                        row.getString(1),
                                                        row.getLong(2),
                                                        row.getLong(3),
                                                        row.getLong(4) == row.getLong(3) + 1))
                                        .list());
        List<Index.End> ends = new ArrayList<>();
        for (Reach chain : chains) {
            long top = chain.whole() ? chain.top() : lacking(chain) - 1;
            List<Index.Placed> there = placed(chain.device(), chain.epoch(), top, top);
            if (!there.isEmpty()) {
                ends.add(new Index.End(chain.device(), chain.epoch(), there.getLast()));
            }
        }
        return ends;
    }

    /** The first place of a chain that is not here. */
    private long lacking(Reach chain) {
        List<Long> here =
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select distinct seq from entry where device ="
                                                        + " :device and epoch = :epoch order by seq")
                                        .bind("device", chain.device())
                                        .bind("epoch", chain.epoch())
                                        .mapTo(Long.class)
                                        .list());
        long next = 0;
        while (next < here.size() && here.get((int) next) == next) {
            next++;
        }
        return next;
    }

    long newestOf(String device) {
        return index.jdbi()
                .withHandle(handle -> {
                    Optional<Run> last =
                            handle.createQuery(
                                            "select epoch, seq, record from chain_run"
                                                    + " where device = :device"
                                                    + " order by epoch desc, seq desc limit 1")
                                    .bind("device", device)
                                    .map((row, _) ->
                                            new Run(row.getLong(1), row.getLong(2), row.getLong(3)))
                                    .findFirst();
                    return last.map(run -> endOf(handle, device, run)).orElse(-1L);
                });
    }

    private static long endOf(Handle handle, String device, Run run) {
        long record = run.record();
        long seq = run.seq() - 1;
        for (Placed one : entries(handle, run, ChainRuns.MOST)) {
            if (!one.device().equals(device)
                    || one.epoch() != run.epoch()
                    || one.at().seq() != seq + 1) {
                break;
            }
            seq++;
            record = one.at().record();
        }
        return record;
    }

    List<Long> aboutKeys() {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select record from key_entry order by record")
                                .mapTo(Long.class)
                                .list());
    }

    Map<Hash, Hash> destroyed(Collection<Hash> values) {
        Map<Hash, Hash> found = new HashMap<>();
        index.jdbi()
                .useHandle(handle -> {
                    if (handle.createQuery("select 1 from destroyed limit 1")
                            .mapTo(Integer.class)
                            .findFirst()
                            .isEmpty()) {
                        return; // nearly always
                    }
                    for (Hash value : values) {
                        handle.createQuery("select eid from destroyed where hash = :hash")
                                .bind("hash", value.bytes())
                                .map((row, _) -> Hash.of(row.getBytes(1)))
                                .findFirst()
                                .ifPresent(eid -> found.put(value, eid));
                    }
                });
        return found;
    }
}
