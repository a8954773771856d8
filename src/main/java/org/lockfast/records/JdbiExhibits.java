package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;

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
    public Set<String> usedSeals(Collection<String> numbers) {
        return jdbi.withExtension(
                ExhibitDao.class, dao -> AtOnce.known(numbers, Keys::number, dao::sealsAmong));
    }

    @Override
    public List<CopiedRow> copiedRows(Collection<FileRow> rows) {
        // By occurrence, because a file of a million equal rows is asked for too
        Map<Integer, List<byte[]>> hashes = new TreeMap<>();
        for (FileRow row : rows) {
            hashes.computeIfAbsent(row.occurrence(), o -> new ArrayList<>())
                    .add(row.hash().bytes());
        }
        return jdbi.withExtension(
                ExhibitDao.class,
                dao -> {
                    List<CopiedRow> found = new ArrayList<>();
                    hashes.forEach((occurrence, these) ->
                            found.addAll(
                                    AtOnce.ask(these, some -> dao.copiedRows(some, occurrence))));
                    return found;
                });
    }
}
