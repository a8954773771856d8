package org.lockfast.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.NamedEntries;

/** Entries in officers' names, from the index. */
public final class JdbiInName implements NamedEntries {
    private static final String OPEN =
            " from in_name where officer = :officer and not answered and record >= 0";

    private final IndexDatabase index;
    private final EntryRows rows;

    public JdbiInName(IndexDatabase index, StoredEvents events) {
        this.index = index;
        this.rows = new EntryRows(events);
    }

    @Override
    public List<Happening> open(UUID officer, int most) {
        return index.jdbi()
                .withHandle(handle -> {
                    List<Long> records =
                            handle.createQuery(
                                            "select record"
                                                    + OPEN
                                                    + " order by record desc limit :most")
                                    .bind("officer", officer)
                                    .bind("most", most)
                                    .mapTo(Long.class)
                                    .list();
                    List<Happening> found =
                            new ArrayList<>(
                                    AtOnce.ask(
                                            records,
                                            some ->
                                                    handle.createQuery(
                                                                    "select "
                                                                            + EntryRow.COLUMNS
                                                                            + " from entry where record in (<records>)")
                                                            .bindList("records", some)
                                                            .map((at, _) ->
                                                                    rows.happening(
                                                                            EntryRow.TABLE
                                                                                    .reader()
                                                                                    .read(at)))
                                                            .list()));
                    found.sort(Comparator.comparingLong(Happening::record).reversed());
                    return List.copyOf(found);
                });
    }

    @Override
    public long count(UUID officer) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*)" + OPEN)
                                .bind("officer", officer)
                                .mapTo(Long.class)
                                .one());
    }
}
