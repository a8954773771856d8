package org.lockfast.records;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.ledger.Hash;

/** What devices were shown of each other's chains, as the index has it. */
public final class JdbiHeadsShown implements HeadsShown {
    private static final String SELECT = "select " + HeadSeenRow.COLUMNS + " from head_seen ";

    private final Jdbi jdbi;

    public JdbiHeadsShown(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public Optional<Shown> byEntry(Hash entry) {
        return jdbi.withHandle(handle ->
                handle.createQuery(SELECT + "where eid = :eid")
                        .bind("eid", entry.bytes())
                        .map((row, _) -> HeadSeenRow.TABLE.reader().read(row).shown())
                        .findFirst());
    }

    @Override
    public List<Shown> at(Collection<UUID> batches) {
        return batches.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle ->
                        handle.createQuery(
                                        SELECT + "where batch in (<batches>) order by at_ms, eid")
                                .bindList("batches", List.copyOf(batches))
                                .map((row, _) -> HeadSeenRow.TABLE.reader().read(row).shown())
                                .list());
    }
}
