package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.place.Place;
import org.lockfast.place.Places;

/** The places in the index. */
public final class JdbiPlaces implements Places {
    private final Jdbi jdbi;

    public JdbiPlaces(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public Optional<Place> byId(UUID id) {
        return jdbi.withExtension(PlaceDao.class, dao -> dao.byId(id));
    }

    @Override
    public Optional<Place> byPath(String path) {
        return jdbi.withExtension(PlaceDao.class, dao -> dao.byPath(Keys.path(path)));
    }

    @Override
    public List<Place> all() {
        return jdbi.withExtension(PlaceDao.class, PlaceDao::all);
    }
}
