package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.find.Search;

/** Finds exhibits in the index by words, and pages through them by seek. */
public final class JdbiSearch implements Search {
    private static final int AT_ONCE = 500;
    private final Jdbi jdbi;

    public JdbiSearch(IndexDatabase index) {
        jdbi = index.jdbi();
    }

    /** Nothing but blanks finds the newest; nothing but signs that are in no word, none. */
    @Override
    public List<Row> find(String words, int limit) {
        if (words.isBlank()) {
            return page(null, null, null, limit);
        }
        return jdbi.withHandle(handle -> {
            try {
                SearchDao dao = handle.attach(SearchDao.class);
                Finding finding = new Finding(new Vocabulary(handle.getConnection()), dao.count());
                return rows(handle, finding.find(words, limit));
            } catch (SQLException e) {
                throw new IndexFault("The index could not be searched; rebuild it.", e);
            }
        });
    }

    @Override
    public List<Row> page(
            @Nullable UUID caseId, @Nullable String status, @Nullable String after, int size) {
        return jdbi.withHandle(handle -> {
            SearchDao dao = handle.attach(SearchDao.class);
            int below = after == null ? dao.count() : Integer.parseInt(after);
            return rows(dao, lines(dao, caseId, status, below, size));
        });
    }

    private static List<SearchDao.Line> lines(
            SearchDao dao, @Nullable UUID caseId, @Nullable String status, int below, int size) {
        if (caseId == null) {
            return status == null
                    ? dao.page(below - size, below)
                    : dao.withStatus(status, below, size);
        }
        return status == null
                ? dao.ofCase(caseId, below, size)
                : dao.ofCaseWithStatus(caseId, status, below, size);
    }

    @Override
    public long count() {
        return jdbi.withExtension(SearchDao.class, SearchDao::count);
    }

    private static List<Row> rows(Handle handle, List<Integer> numbers) {
        SearchDao dao = handle.attach(SearchDao.class);
        List<SearchDao.Line> lines = new ArrayList<>();
        for (List<Integer> some : parts(numbers)) {
            lines.addAll(dao.lines(some));
        }
        Map<Integer, SearchDao.Line> byNumber =
                lines.stream().collect(Collectors.toMap(SearchDao.Line::no, line -> line));
        return rows(dao, numbers.stream().map(byNumber::get).toList());
    }

    private static List<Row> rows(SearchDao dao, List<SearchDao.Line> lines) {
        Map<Integer, List<SearchDao.Whereabouts>> packages = new java.util.HashMap<>();
        for (List<Integer> some : parts(lines.stream().map(SearchDao.Line::no).toList())) {
            packages.putAll(
                    dao.whereabouts(some).stream()
                            .collect(Collectors.groupingBy(SearchDao.Whereabouts::exhibit)));
        }
        return lines.stream()
                .map(line -> row(line, packages.getOrDefault(line.no(), List.of())))
                .toList();
    }

    private static List<List<Integer>> parts(List<Integer> numbers) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            parts.add(numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static Row row(SearchDao.Line line, List<SearchDao.Whereabouts> packages) {
        return new Row(
                line.id(),
                line.reference() == null ? line.propertyNumber() : line.reference(),
                line.caseReference(),
                line.description(),
                line.category(),
                Where.of(packages) + (line.counts() ? "" : Whereabouts.IN_DOUBT),
                line.status(),
                line.incomplete(),
                line.problems(),
                RowMappers.time(line.seizedAt()),
                line.copied(),
                String.valueOf(line.no()));
    }
}
