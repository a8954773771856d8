package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Cases;

/** The cases in the index. */
public final class JdbiCases implements Cases {
    private final Jdbi jdbi;

    public JdbiCases(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    @Override
    public Optional<Case> byId(UUID id) {
        return jdbi.withExtension(CaseDao.class, dao -> read(dao, List.of(id))).stream()
                .findFirst();
    }

    @Override
    public List<Case> byReference(String reference) {
        String key = Keys.caseReference(reference);
        return jdbi.withExtension(CaseDao.class, dao -> read(dao, dao.withReference(key)));
    }

    @Override
    public Set<String> knownReferences(Collection<String> references) {
        return jdbi.withExtension(
                CaseDao.class,
                dao -> AtOnce.known(references, Keys::caseReference, dao::keysAmong));
    }

    @Override
    public List<Case> recent(int limit) {
        return jdbi.withExtension(CaseDao.class, dao -> read(dao, dao.newest(limit)));
    }

    private static List<Case> read(CaseDao dao, List<UUID> ids) {
        Map<UUID, Case> cases = new LinkedHashMap<>();
        for (CaseDao.Line line : AtOnce.ask(ids, dao::lines)) {
            Case one =
                    cases.computeIfAbsent(
                            line.id(),
                            id -> new Case(id, line.reference(), line.title(), new ArrayList<>()));
            if (line.i() > 0) {
                one.references().add(new CaseEvent.Reference(line.kind(), line.further()));
            }
        }
        return cases.values().stream()
                .map(c -> new Case(c.id(), c.reference(), c.title(), List.copyOf(c.references())))
                .toList();
    }
}
