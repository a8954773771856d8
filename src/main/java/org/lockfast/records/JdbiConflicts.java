package org.lockfast.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflicts;

/** The conflicts in the index. */
public final class JdbiConflicts implements Conflicts {
    private static final String SELECT = "select " + ConflictRow.COLUMNS + " from conflict ";

    private final Jdbi jdbi;

    public JdbiConflicts(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public List<Conflict> open() {
        return jdbi.withHandle(handle ->
                handle.createQuery(SELECT + "where resolved_by is null order by since_ms desc, id")
                        .map((row, _) ->
                                ConflictRows.conflict(ConflictRow.TABLE.reader().read(row)))
                        .list());
    }

    @Override
    public int count() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select count(*) from conflict where resolved_by is null")
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public Optional<Conflict> byId(String id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(SELECT + "where id = :id")
                        .bind("id", id)
                        .map((row, _) ->
                                ConflictRows.conflict(ConflictRow.TABLE.reader().read(row)))
                        .findFirst());
    }

    @Override
    public List<UUID> exhibits(Conflict conflict) {
        if (conflict.subject().startsWith("d-")) { // a device's
            return List.of();
        }
        UUID subject = UUID.fromString(conflict.subject());
        return jdbi.withHandle(handle -> {
            List<UUID> found = new ArrayList<>();
            if (conflict.kind() == Conflict.Kind.REFERENCE) {
                for (var head : conflict.heads()) {
                    found.addAll(
                            handle.createQuery(
                                            "select id from exhibit where case_id = :case and eid ="
                                                    + " :eid")
                                    .bind("case", subject)
                                    .bind("eid", head.bytes())
                                    .mapTo(UUID.class)
                                    .list());
                }
                return List.copyOf(found);
            }
            found.addAll(
                    handle.createQuery(
                                    "select id from exhibit where id = :id union select exhibit_id"
                                            + " from package where id = :id")
                            .bind("id", subject)
                            .mapTo(UUID.class)
                            .list());
            return List.copyOf(found);
        });
    }
}
