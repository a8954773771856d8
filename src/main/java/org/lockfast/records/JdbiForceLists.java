package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.lockfast.continuity.Happening;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.ForceLists;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.RulesEvent;

/** The force's own lists, from the index. */
public final class JdbiForceLists implements ForceLists {
    private static final StoredEvents EVENTS =
            StoredEvents.of(List.of(RulesEvent.PutInForce.class));

    private final IndexDatabase index;

    public JdbiForceLists(IndexDatabase index) {
        this.index = index;
    }

    @Override
    public List<ForceList> all() {
        return index.jdbi()
                .withHandle(handle -> {
                    try {
                        return on(handle.getConnection());
                    } catch (SQLException e) {
                        throw new IndexFault(
                                "The lists of the force could not be read from the index.", e);
                    }
                });
    }

    /** Those of an index that is read by a connection. */
    static List<ForceList> on(Connection index) throws SQLException {
        List<Object> asked = new ArrayList<>();
        RuleBook.names().forEach(name -> asked.add(ForceList.subject(name)));
        int subjects = asked.size();
        asked.add(StoredEvents.nameOf(RulesEvent.PutInForce.class));
        asked.addAll(roles());
        String sql =
                "select "
                        + EntryRow.COLUMNS
                        + " from entry where subject in ("
                        + marks(subjects)
                        + ") and said_type = ? and counts and role in ("
                        + marks(roles().size())
                        + ") order by recorded_ms, eid";
        EntryRows rows = new EntryRows(EVENTS);
        try (PreparedStatement query = index.prepareStatement(sql)) {
            for (int i = 0; i < asked.size(); i++) {
                query.setObject(i + 1, asked.get(i));
            }
            List<ForceList> all = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    list(rows.happening(EntryRow.TABLE.reader().read(found))).forEach(all::add);
                }
            }
            return List.copyOf(all);
        }
    }

    /** Nothing where the subject is another list's than the one spoken of. */
    private static Stream<ForceList> list(Happening from) {
        return from.event() instanceof RulesEvent.PutInForce said
                        && ForceList.subject(said.pack()).equals(from.subject())
                ? Stream.of(
                        new ForceList(
                                from.eid(), from.record(), from.actor(), from.recorded(), said))
                : Stream.empty();
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static List<String> roles() {
        return Arrays.stream(Role.values())
                .filter(role -> role.grants(Permission.MANAGE_RULES))
                .map(Role::name)
                .toList();
    }
}
