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
    /** Exhibits named of a device whose entries are in doubt. */
    private static final int MOST_NAMED = 20;

    private static final String SELECT = "select " + ConflictRow.COLUMNS + " from conflict ";

    private final Jdbi jdbi;

    public JdbiConflicts(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public List<Conflict> open() {
        return open(Integer.MAX_VALUE);
    }

    @Override
    public List<Conflict> open(int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                SELECT
                                        + "where resolved_by is null order by since_ms desc, id"
                                        + " fetch first :most rows only")
                        .bind("most", most)
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
        if (conflict.isAboutDevice()) {
            return conflict.kind() == Conflict.Kind.REVOKED
                    ? inDoubt(conflict.subject())
                    : List.of();
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

    /** Whether the keys of an entry from that record on are in doubt. */
    public static boolean isDoubtedFrom(IndexDatabase index, long record) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select exists (select 1 from entry where record >= :record"
                                                + " and doubt is not null)")
                                .bind("record", record)
                                .mapTo(Boolean.class)
                                .one());
    }

    /** Some of the exhibits of which a device's entries are in doubt: where to begin to look. */
    private List<UUID> inDoubt(String device) {
        return jdbi.withHandle(handle -> {
            List<UUID> subjects =
                    handle.createQuery(
                                    "select distinct subject from entry e where device = :device and"
                                            + " (doubt is not null or recorded_ms >= (select revoked_ms"
                                            + " from chain c where c.device = e.device and c.epoch ="
                                            + " e.epoch)) limit "
                                            + 10 * MOST_NAMED)
                            .bind("device", device)
                            .mapTo(UUID.class)
                            .list();
            return subjects.isEmpty()
                    ? List.of()
                    : handle.createQuery(
                                    "select id from exhibit where id in (<those>) union select"
                                            + " exhibit_id from package where id in (<those>)"
                                            + " order by 1 limit "
                                            + MOST_NAMED)
                            .bindList("those", subjects)
                            .mapTo(UUID.class)
                            .list();
        });
    }
}
