package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Reads tables {@code case_file} and {@code case_reference}. What only a key in doubt has recorded
 * is found by its id, where an entry names it, and is no case to choose.
 */
@RegisterRowMapper(CaseDao.OfCase.class)
interface CaseDao {
    /** A case and one of its references. */
    record Line(UUID id, String reference, String title, String kind, String further, int i) {}

    /** Columns of {@link Line}. */
    final class OfCase implements RowMapper<Line> {
        @Override
        public Line map(ResultSet at, StatementContext context) throws SQLException {
            return new Line(
                    at.getObject(1, UUID.class),
                    at.getString(2),
                    at.getString(3),
                    at.getString(4),
                    at.getString(5),
                    at.getInt(6));
        }
    }

    @SqlQuery(
            """
            select c.id, c.reference, c.title, r.kind, r.reference, r.i
            from case_file c join case_reference r on r.case_id = c.id
            where c.id in (<ids>) order by c.record desc, r.i\
            """)
    List<Line> lines(@BindList("ids") List<UUID> ids);

    @SqlQuery(
            """
            select distinct c.id, c.record from case_file c
            join case_reference r on r.case_id = c.id
            join entry e on e.record = c.record and e.counts
            where r.reference_key = :key order by c.record desc\
            """)
    List<UUID> withReference(@Bind("key") String key);

    @SqlQuery(
            """
            select distinct r.reference_key from case_reference r
            join case_file c on c.id = r.case_id
            join entry e on e.record = c.record and e.counts
            where r.reference_key in (<keys>)\
            """)
    List<String> keysAmong(@BindList("keys") List<String> keys);

    @SqlQuery(
            """
            select c.id from case_file c
            join entry e on e.record = c.record and e.counts
            order by c.record desc limit :limit\
            """)
    List<UUID> newest(@Bind("limit") int limit);
}
