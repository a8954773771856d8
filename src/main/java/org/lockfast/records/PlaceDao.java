package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.lockfast.place.Place;

/**
 * Reads table {@code place}. What only a key in doubt has recorded is found by its id, where an
 * entry names it, and is no place to choose.
 */
@RegisterRowMapper(RowMappers.OfPlace.class)
interface PlaceDao {
    String COUNTS =
            " and exists (select 1 from entry e where e.record = place.record and e.counts)";

    @SqlQuery("select " + PlaceRow.COLUMNS + " from place where id = :id")
    Optional<Place> byId(@Bind("id") UUID id);

    @SqlQuery(
            "select "
                    + PlaceRow.COLUMNS
                    + " from place where path_key = :key"
                    + COUNTS
                    + " order by id limit 1")
    Optional<Place> byPath(@Bind("key") String key);

    @SqlQuery(
            "select "
                    + PlaceRow.COLUMNS
                    + " from place where true"
                    + COUNTS
                    + " order by path_key, id")
    List<Place> all();
}
