package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.lockfast.continuity.PackageState;

/** Reads packages and the entries about them. */
@RegisterRowMapper(RowMappers.OfPackage.class)
interface MovementDao {
    /** All columns of {@link PackageRow}. */
    String SELECT =
            """
            select p.id, p.exhibit_no, p.exhibit_id, p.n, p.packaging, p.seal_kind, p.seal,
                p.seal_state, p.seal_since, p.status, p.holder, p.holder_name, p.place, p.since, p.offer,
                p.offer_by, p.offer_to, p.offer_to_name, p.offer_at, p.discrepancies, p.discrepancy_since,
                p.unexplained, p.gap_since, p.label, p.label_serial, p.label_fades, p.weight, p.quantity,
                p.unit, p.due, p.due_said, p.due_escalated, p.leaving,
                p.since_is
            from package p
            """;

    @SqlQuery(SELECT + "where p.id = :id")
    Optional<PackageState> state(@Bind("id") UUID id);

    @SqlQuery(
            SELECT
                    + """
                    where p.exhibit_no = (select e.no from exhibit e where e.id = :exhibit)
                    order by p.n\
                    """)
    List<PackageState> packagesOf(@Bind("exhibit") UUID exhibit);

    @SqlQuery(
            SELECT
                    + """
                    where p.id in (select s.package_id from seal s where s.seal_key = :key)
                    order by p.exhibit_no, p.n\
                    """)
    List<PackageState> withSeal(@Bind("key") String key);

    @SqlQuery(SELECT + "where p.exhibit_no in (<exhibits>) order by p.exhibit_no, p.n")
    List<PackageState> ofExhibits(@BindList("exhibits") List<Integer> exhibits);

    @SqlQuery(SELECT + "where p.id = (select l.package_id from label l where l.code = :code)")
    Optional<PackageState> withLabel(@Bind("code") String code);

    @SqlQuery(
            SELECT
                    + """
                    join attention a on a.package_id = p.id where a.offer_to = :officer
                    order by a.offered_ms, p.exhibit_no, p.n\
                    """)
    List<PackageState> offeredTo(@Bind("officer") UUID officer);

    @SqlQuery(
            SELECT
                    + """
                    join attention a on a.package_id = p.id where a.out_ms is not null
                    order by a.due_ms nulls last, a.out_ms, p.exhibit_no, p.n
                    fetch first :most rows only\
                    """)
    List<PackageState> out(@Bind("most") int most);

    @SqlQuery(
            SELECT
                    + """
                    join attention a on a.package_id = p.id where a.fades_ms < :by
                    order by a.fades_ms, p.exhibit_no, p.n
                    fetch first :most rows only\
                    """)
    List<PackageState> fading(@Bind("by") long by, @Bind("most") int most);

    @SqlQuery(
            SELECT
                    + """
                    join attention a on a.package_id = p.id where a.kept_ms is not null
                    order by a.kept_ms, p.exhibit_no, p.n
                    fetch first :most rows only\
                    """)
    List<PackageState> kept(@Bind("most") int most);

    @SqlQuery("select count(*) from attention where out_ms is not null")
    int countOut();

    @SqlQuery("select " + EntryRow.COLUMNS + " from entry where subject in (<subjects>)")
    @UseRowMapper(RowMappers.OfEntry.class)
    List<EntryRow> about(@BindList("subjects") List<UUID> subjects);

    /** The two last that stand before a record of the journal, the last first. */
    @SqlQuery(
            "select "
                    + ClockNoteRow.COLUMNS
                    + """
                     from clock_note where device = :device and record < :record
                    order by device desc, record desc fetch first 2 rows only\
                    """)
    @UseRowMapper(RowMappers.OfClockNote.class)
    List<ClockNoteRow> clockNotesBefore(@Bind("device") String device, @Bind("record") long record);

    /** The two first that stand after a record of the journal. */
    @SqlQuery(
            "select "
                    + ClockNoteRow.COLUMNS
                    + """
                     from clock_note where device = :device and record > :record
                    order by device, record fetch first 2 rows only\
                    """)
    @UseRowMapper(RowMappers.OfClockNote.class)
    List<ClockNoteRow> clockNotesAfter(@Bind("device") String device, @Bind("record") long record);

    @SqlQuery(
            "select "
                    + EntryRow.COLUMNS
                    + " from entry where record in (select record from resolution where eid in"
                    + " (<eids>))")
    @UseRowMapper(RowMappers.OfEntry.class)
    List<EntryRow> findings(@BindList("eids") List<byte[]> eids);

    @SqlQuery("select eids from head where subject = :subject")
    @UseRowMapper(Bytes.class)
    Optional<byte[]> heads(@Bind("subject") UUID subject);

    @SqlQuery(
            "select subject from conflict where kind = 'LATE_PARENT' and subject in (<subjects>)"
                    + " limit 1")
    List<String> lackingEntries(@BindList("subjects") List<String> subjects);

    @SqlQuery(
            "select "
                    + ConflictRow.COLUMNS
                    + " from conflict where kind in ('TWICE', 'LABEL') and subject in (<subjects>)")
    @UseRowMapper(RowMappers.OfConflict.class)
    List<ConflictRow> twice(@BindList("subjects") List<String> subjects);

    @SqlQuery("select subject from conflict where kind = 'LABEL' and heads = :heads")
    List<String> withLabels(@Bind("heads") byte[] heads);

    @SqlQuery("select exhibits from shared_package where package_id = :package")
    Optional<String> sharing(@Bind("package") UUID packageId);

    @SqlQuery("select eid from exhibit where id = :exhibit")
    @UseRowMapper(Bytes.class)
    Optional<byte[]> standing(@Bind("exhibit") UUID exhibit);

    /** The bytes in column 1. */
    final class Bytes implements org.jdbi.v3.core.mapper.RowMapper<byte[]> {
        @Override
        public byte[] map(
                java.sql.ResultSet at, org.jdbi.v3.core.statement.StatementContext context)
                throws java.sql.SQLException {
            return at.getBytes(1);
        }
    }
}
