package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.lockfast.exhibit.Exhibit;

/** Reads table {@code exhibit}. */
@RegisterRowMapper(RowMappers.OfExhibit.class)
interface ExhibitDao {
    /** All columns of {@link ExhibitRow}, then the case's reference. */
    String SELECT =
            """
            select e.id, e.no, e.kind, e.case_id, e.reference, e.reference_key, e.property_number,
                e.property_key, e.description, e.category, e.status, e.incomplete, e.problems,
                e.seized_at, e.copied, e.recorded_by, e.recorded_ms, e.eid, e.facts, c.reference
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

    @SqlQuery(
            "select "
                    + CopiedRow.COLUMNS
                    + " from copied_row where row_hash = :hash and occurrence = :occurrence")
    @UseRowMapper(OfCopied.class)
    Optional<CopiedRow> copiedRow(@Bind("hash") byte[] hash, @Bind("occurrence") int occurrence);

    /** Columns of {@link CopiedRow}. */
    final class OfCopied implements org.jdbi.v3.core.mapper.RowMapper<CopiedRow> {
        @Override
        public CopiedRow map(
                java.sql.ResultSet at, org.jdbi.v3.core.statement.StatementContext context)
                throws java.sql.SQLException {
            return CopiedRow.TABLE.reader().read(at);
        }
    }
}
