package org.lockfast.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.ledger.Hash;

/** The exhibits in the index. */
public final class JdbiExhibits implements Exhibits {
    private final Jdbi jdbi;

    public JdbiExhibits(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public Optional<Exhibit> byId(UUID id) {
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.byId(id));
    }

    @Override
    public Optional<Exhibit> ofPackage(UUID packageId) {
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.ofPackage(packageId));
    }

    @Override
    public List<Exhibit> byReference(String reference) {
        String key = Keys.reference(reference);
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.byReference(key));
    }

    @Override
    public Optional<Exhibit> byPropertyNumber(String number) {
        String key = Keys.number(number);
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.byPropertyNumber(key));
    }

    @Override
    public List<Exhibit> ofCase(UUID caseId) {
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.ofCase(caseId));
    }

    @Override
    public List<String> referencesIn(UUID caseId) {
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.referencesIn(caseId));
    }

    @Override
    public List<Exhibit> bySeal(String number) {
        String key = Keys.number(number);
        return jdbi.withExtension(ExhibitDao.class, dao -> dao.bySeal(key));
    }

    @Override
    public Optional<CopiedRow> copiedRow(Hash rowHash, int occurrence) {
        return jdbi.withExtension(
                        ExhibitDao.class, dao -> dao.copiedRow(rowHash.bytes(), occurrence))
                .map(row -> new CopiedRow(rowHash, occurrence, row.exhibit()));
    }
}
