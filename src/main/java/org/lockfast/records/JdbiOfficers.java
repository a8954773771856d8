package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;

/** The officers in the index. */
public final class JdbiOfficers implements Officers {
    private final Jdbi jdbi;

    public JdbiOfficers(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public Optional<Officer> byId(UUID id) {
        return jdbi.withExtension(OfficerDao.class, dao -> dao.byId(id));
    }

    @Override
    public Optional<Officer> byCollar(String collar) {
        return jdbi.withExtension(OfficerDao.class, dao -> dao.byCollar(Keys.collar(collar)));
    }

    @Override
    public Said said(UUID id) {
        return jdbi.withExtension(OfficerDao.class, dao -> dao.said(id))
                .orElse(new Said(List.of(), List.of()));
    }

    @Override
    public List<Officer> all() {
        return jdbi.withExtension(OfficerDao.class, OfficerDao::all);
    }
}
