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
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.ledger.Hash;

/** Reads table {@code exhibit}. */
@RegisterRowMapper(RowMappers.OfExhibit.class)
interface ExhibitDao {
    /** All columns of {@link ExhibitRow}, then the case's reference. */
    String SELECT =
            """
            select e.id, e.no, e.kind, e.case_id, e.reference, e.reference_key, e.property_number,
                e.property_key, e.description, e.category, e.status, e.incomplete, e.problems,
                e.seized_at, e.copied, e.recorded_by, e.recorded_ms, e.eid, e.facts, e.marks, c.reference
            from exhibit e left join case_file c on c.id = e.case_id
            """;

    @SqlQuery(SELECT + "where e.id = :id")
    Optional<Exhibit> byId(@Bind("id") UUID id);

    @SqlQuery(SELECT + "where e.id = (select p.exhibit_id from package p where p.id = :packageId)")
    Optional<Exhibit> ofPackage(@Bind("packageId") UUID packageId);

    @SqlQuery(SELECT + "where e.reference_key = :key order by e.no")
    List<Exhibit> byReference(@Bind("key") String key);

    @SqlQuery(SELECT + "where e.property_key = :key order by e.no limit 1")
    Optional<Exhibit> byPropertyNumber(@Bind("key") String key);

    @SqlQuery(SELECT + "where e.case_id = :caseId order by e.no")
    List<Exhibit> ofCase(@Bind("caseId") UUID caseId);

    @SqlQuery(
            "select reference from exhibit where case_id = :caseId and reference is not null order"
                    + " by no")
    List<String> referencesIn(@Bind("caseId") UUID caseId);

    @SqlQuery(
            SELECT
                    + """
                    where e.id in (select p.exhibit_id from seal s
                        join package p on p.id = s.package_id where s.seal_key = :key)
                    order by e.no\
                    """)
    List<Exhibit> bySeal(@Bind("key") String key);

    @SqlQuery("select distinct seal_key from seal where seal_key in (<keys>)")
    List<String> sealsAmong(@BindList("keys") List<String> keys);

    @SqlQuery(
            "select row_hash, occurrence, exhibit from copied_row"
                    + " where row_hash in (<hashes>) and occurrence = :occurrence")
    @UseRowMapper(OfCopied.class)
    List<Exhibits.CopiedRow> copiedRows(
            @BindList("hashes") List<byte[]> hashes, @Bind("occurrence") int occurrence);

    /** Columns of {@link Exhibits.CopiedRow}. */
    final class OfCopied implements RowMapper<Exhibits.CopiedRow> {
        @Override
        public Exhibits.CopiedRow map(ResultSet at, StatementContext context) throws SQLException {
            return new Exhibits.CopiedRow(
                    new Exhibits.FileRow(Hash.of(at.getBytes(1)), at.getInt(2)),
                    at.getObject(3, UUID.class));
        }
    }
}
