package org.lockfast.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.lockfast.consult.Act;
import org.lockfast.consult.Acts;

/** What entries say was done, from the index. */
public final class JdbiActs implements Acts {
    private final IndexDatabase index;

    public JdbiActs(IndexDatabase index) {
        this.index = index;
    }

    @Override
    public Acts.Listed newest(Act.Asked asked) {
        if (asked.entries().isEmpty()) {
            return new Acts.Listed(List.of(), false);
        }
        StringBuilder where =
                new StringBuilder("where recorded_ms >= :from and recorded_ms < :until and (");
        where.append(types(asked.entries())).append(')');
        if (asked.officer() != null) {
            where.append(" and actor = :officer");
        }
        if (!asked.subjects().isEmpty()) {
            where.append(" and subject in (<subjects>)");
        }
        List<Act> found =
                index.jdbi()
                        .withHandle(handle -> {
                            Query query =
                                    handle.createQuery(
                                                    "select recorded_ms, actor, type, subject, device from entry "
                                                            + where
                                                            + " order by record desc limit :most")
                                            .bind("from", millis(asked.from()))
                                            .bind("until", millis(asked.until()))
                                            .bind("most", asked.most() + 1L);
                            if (asked.officer() != null) {
                                query.bind("officer", asked.officer());
                            }
                            if (!asked.subjects().isEmpty()) {
                                query.bindList("subjects", new ArrayList<>(asked.subjects()));
                            }
                            return query.map((row, _) ->
                                            new Act(
                                                    Instant.ofEpochMilli(row.getLong(1)),
                                                    row.getObject(2, UUID.class),
                                                    name(row.getString(3)),
                                                    row.getObject(4, UUID.class),
                                                    "",
                                                    null,
                                                    row.getString(5)))
                                    .list();
                        });
        boolean more = found.size() > asked.most();
        return new Acts.Listed(more ? found.subList(0, asked.most()) : found, more);
    }

    /** The names are the rules' own, of small letters; whatever else stands in one fits nothing. */
    private static String types(Map<String, Set<String>> names) {
        return names.entrySet().stream()
                .filter(one -> one.getKey().matches("[a-z.-]+"))
                .map(one -> {
                    String others =
                            one.getValue().stream()
                                    .filter(other -> other.matches("[a-z.-]+"))
                                    .sorted()
                                    .map(JdbiActs::type)
                                    .collect(Collectors.joining(" or "));
                    return others.isEmpty()
                            ? type(one.getKey())
                            : "(" + type(one.getKey()) + " and not (" + others + "))";
                })
                .collect(Collectors.joining(" or ", "1 = 0 or ", ""));
    }

    private static String type(String name) {
        return "type like '" + (name.endsWith(".") ? name : name + "/") + "%'";
    }

    /**
     * Entries of a type that a device recorded about its store, by their record numbers.
     *
     * @param type {@code name/version}
     */
    public List<Long> of(UUID subject, String type, String device) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select record from entry where subject = :subject and type = :type and device = :device order by record")
                                .bind("subject", subject)
                                .bind("type", type)
                                .bind("device", device)
                                .mapTo(Long.class)
                                .list());
    }

    private static long millis(Instant at) {
        return at.equals(Instant.MIN)
                ? 0
                : at.equals(Instant.MAX) ? Long.MAX_VALUE : at.toEpochMilli();
    }

    private static String name(String type) {
        return type.substring(0, type.indexOf('/'));
    }
}
