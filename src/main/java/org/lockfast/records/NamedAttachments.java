package org.lockfast.records;

import java.util.List;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.NamedFiles;

/** The photographs and forms that entries name, as the index has them. */
public final class NamedAttachments implements NamedFiles {
    private final IndexDatabase index;

    public NamedAttachments(IndexDatabase index) {
        this.index = index;
    }

    @Override
    public List<Named> from(long record, int most) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select record, hash, size from attachment where record >= :record and record <= coalesce((select max(record) from (select record from attachment where record >= :record order by record limit :most) few), -1) order by record, i")
                                .bind("record", record)
                                .bind("most", most)
                                .map((row, _) ->
                                        new Named(
                                                row.getLong(1),
                                                Hash.of(row.getBytes(2)),
                                                row.getLong(3)))
                                .list());
    }
}
