package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads table {@code head}. */
@RegisterRowMapper(HeadDao.OfHead.class)
interface HeadDao {
    /** Columns of {@link HeadRow}. */
    final class OfHead implements RowMapper<HeadRow> {
        @Override
        public HeadRow map(ResultSet at, StatementContext context) throws SQLException {
            return HeadRow.TABLE.reader().read(at);
        }
    }

    @SqlQuery("select subject, eids from head where subject in (<subjects>)")
    List<HeadRow> of(@BindList("subjects") List<UUID> subjects);
}
