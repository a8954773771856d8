package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Stock;

/** Reads what stands in places. */
@RegisterRowMapper(StockDao.OfCount.class)
@RegisterRowMapper(StockDao.OfLine.class)
interface StockDao {
    /** A package as it stands, and the case of its exhibit. */
    record Line(Stock.Row row, @Nullable UUID caseId) {}

    @SqlQuery("select place, packages from place_count")
    List<PlaceCountRow> counts();

    @SqlQuery("select packages from place_count where place = :place")
    Optional<Integer> count(@Bind("place") UUID place);

    @SqlQuery(
            """
            select p.id, p.exhibit_id, e.reference, e.property_number, p.n,
                (select count(*) from package o where o.exhibit_no = p.exhibit_no), p.seal,
                e.description, p.status, p.since, e.case_id, p.since_is
            from package p join exhibit e on e.no = p.exhibit_no
            where p.exhibit_no in (<numbers>) and p.place in (<places>)
            order by p.exhibit_no desc, p.n\
            """)
    List<Line> in(
            @BindList("numbers") List<Integer> numbers, @BindList("places") List<UUID> places);

    /** Columns of {@link PlaceCountRow}. */
    final class OfCount implements RowMapper<PlaceCountRow> {
        @Override
        public PlaceCountRow map(ResultSet at, StatementContext context) throws SQLException {
            return PlaceCountRow.TABLE.reader().read(at);
        }
    }

    /** Columns as in {@link #in}. */
    final class OfLine implements RowMapper<Line> {
        @Override
        public Line map(ResultSet at, StatementContext context) throws SQLException {
            String reference = at.getString(3);
            return new Line(
                    new Stock.Row(
                            at.getObject(1, UUID.class),
                            at.getObject(2, UUID.class),
                            reference == null ? at.getString(4) : reference,
                            at.getInt(5),
                            at.getInt(6) > 1,
                            at.getString(7),
                            at.getString(8),
                            at.getString(9),
                            Instant.parse(at.getString(10)),
                            PackageRows.bound(at.getString(12))),
                    at.getObject(11, UUID.class));
        }
    }
}
