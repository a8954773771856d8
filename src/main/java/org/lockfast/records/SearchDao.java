package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Reads what lists show. Newest first is highest number first. */
@RegisterRowMapper(SearchDao.OfLine.class)
@RegisterRowMapper(SearchDao.OfWhereabouts.class)
@RegisterRowMapper(SearchDao.OfCalled.class)
interface SearchDao {
    /** An exhibit as a list shows it, but for where it is. */
    record Line(
            int no,
            UUID id,
            @Nullable String reference,
            String propertyNumber,
            @Nullable String caseReference,
            @Nullable String description,
            @Nullable String category,
            String status,
            int incomplete,
            int problems,
            @Nullable String seizedAt,
            boolean copied,
            boolean counts,
            @Nullable UUID caseId) {}

    /** Where one package of an exhibit is. */
    record Whereabouts(
            int exhibit,
            String status,
            @Nullable String holderName,
            @Nullable String path,
            @Nullable String officer,
            @Nullable String collar) {}

    String SELECT =
            """
            select e.no, e.id, e.reference, e.property_number, c.reference, e.description,
                e.category, e.status, e.incomplete, e.problems, e.seized_at, e.copied,
                (select x.counts from entry x where x.subject = e.id and x.eid = e.eid), e.case_id
            from exhibit e left join case_file c on c.id = e.case_id
            """;

    @SqlQuery(SELECT + "where e.no in (<numbers>) order by e.no desc")
    List<Line> lines(@BindList("numbers") List<Integer> numbers);

    /** Numbers are given without holes, so a page of all is a range of them. */
    @SqlQuery(SELECT + "where e.no >= :from and e.no < :below order by e.no desc")
    List<Line> page(@Bind("from") int from, @Bind("below") int below);

    @SqlQuery(
            SELECT
                    + """
                    where e.status = :status and e.no < :below
                    order by e.status, e.no desc limit :size\
                    """)
    List<Line> withStatus(
            @Bind("status") String status, @Bind("below") int below, @Bind("size") int size);

    @SqlQuery(
            SELECT
                    + """
                    where e.case_id = :caseId and e.no < :below
                    order by e.case_id, e.no desc limit :size\
                    """)
    List<Line> ofCase(
            @Bind("caseId") UUID caseId, @Bind("below") int below, @Bind("size") int size);

    @SqlQuery(
            SELECT
                    + """
                    where e.case_id = :caseId and e.no < :below and e.status = :status
                    order by e.case_id, e.no desc limit :size\
                    """)
    List<Line> ofCaseWithStatus(
            @Bind("caseId") UUID caseId,
            @Bind("status") String status,
            @Bind("below") int below,
            @Bind("size") int size);

    @SqlQuery(
            """
            select p.exhibit_no, p.status, p.holder_name, l.path, o.name, o.collar
            from package p left join place l on l.id = p.place
            left join officer o on o.id = p.holder
            where p.exhibit_no in (<numbers>) order by p.exhibit_no, p.n\
            """)
    List<Whereabouts> whereabouts(@BindList("numbers") List<Integer> numbers);

    /** What an exhibit is called on paper, but for its seals. */
    @SqlQuery("select reference, property_number, facts, case_id from exhibit where no = :no")
    Called called(@Bind("no") int no);

    /** Columns as in {@link #called}. */
    record Called(
            @Nullable String reference,
            String propertyNumber,
            String facts,
            @Nullable UUID caseId) {}

    @SqlQuery("select reference from case_reference where case_id = :id order by i")
    List<String> caseReferences(@Bind("id") UUID caseId);

    @SqlQuery("select seal from package where exhibit_no = :no and seal is not null order by n")
    List<String> seals(@Bind("no") int exhibit);

    /** The key itself where any package ever had this seal. */
    @SqlQuery("select seal_key from seal where seal_key = :key limit 1")
    Optional<String> sealKey(@Bind("key") String key);

    @SqlQuery("select no from exhibit where case_id in (<cases>)")
    List<Integer> ofCases(@BindList("cases") List<UUID> cases);

    /** Those of some cases that carry this on the outside: on the bag or on its label. */
    @SqlQuery(
            """
            select e.no from exhibit e where e.case_id in (<cases>)
                and (e.reference_key = :reference or e.property_key = :number
                    or exists (select 1 from package p join seal s on s.package_id = p.id
                        where p.exhibit_no = e.no and s.seal_key = :number)
                    or exists (select 1 from package p join label l on l.package_id = p.id
                        where p.exhibit_no = e.no and l.code = :number))
            order by e.no desc\
            """)
    List<Integer> called(
            @BindList("cases") List<UUID> cases,
            @Bind("reference") String reference,
            @Bind("number") String number);

    @SqlQuery("select id from exhibit where no = :no")
    UUID id(@Bind("no") int no);

    @SqlQuery(
            "select coalesce(sum(n), 0) from tally where what = :what and in_hour >= :from and in_hour <"
                    + " :until")
    long tally(@Bind("what") String what, @Bind("from") long from, @Bind("until") long until);

    @SqlQuery("select exhibits from progress where id = 1")
    int count();

    /** Columns as in {@link #SELECT}. */
    final class OfLine implements RowMapper<Line> {
        @Override
        public Line map(ResultSet at, StatementContext context) throws SQLException {
            return new Line(
                    at.getInt(1),
                    at.getObject(2, UUID.class),
                    at.getString(3),
                    at.getString(4),
                    at.getString(5),
                    at.getString(6),
                    at.getString(7),
                    at.getString(8),
                    at.getInt(9),
                    at.getInt(10),
                    at.getString(11),
                    at.getBoolean(12),
                    at.getBoolean(13) || at.wasNull(),
                    at.getObject(14, UUID.class));
        }
    }

    /** Columns as in {@link #called}. */
    final class OfCalled implements RowMapper<Called> {
        @Override
        public Called map(ResultSet at, StatementContext context) throws SQLException {
            return new Called(
                    at.getString(1), at.getString(2), at.getString(3), at.getObject(4, UUID.class));
        }
    }

    /** Columns as in {@link #whereabouts}. */
    final class OfWhereabouts implements RowMapper<Whereabouts> {
        @Override
        public Whereabouts map(ResultSet at, StatementContext context) throws SQLException {
            return new Whereabouts(
                    at.getInt(1),
                    at.getString(2),
                    at.getString(3),
                    at.getString(4),
                    at.getString(5),
                    at.getString(6));
        }
    }
}
