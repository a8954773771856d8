package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;

/** Reads table {@code officer}. */
@RegisterRowMapper(RowMappers.OfOfficer.class)
interface OfficerDao {
    @SqlQuery("select " + OfficerRow.COLUMNS + " from officer where id = :id")
    Optional<Officer> byId(@Bind("id") UUID id);

    @SqlQuery(
            "select "
                    + OfficerRow.COLUMNS
                    + " from officer where collar_key = :key and active order by id limit 1")
    Optional<Officer> byCollar(@Bind("key") String key);

    @SqlQuery("select " + OfficerRow.COLUMNS + " from officer where id = :id")
    @RegisterRowMapper(RowMappers.OfWhatIsSaid.class)
    Optional<Officers.Said> said(@Bind("id") UUID id);

    @SqlQuery("select " + OfficerRow.COLUMNS + " from officer order by collar_key, id")
    List<Officer> all();
}
