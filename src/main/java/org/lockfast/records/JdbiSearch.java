package org.lockfast.records;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.exhibit.Closed;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Search;

/**
 * Finds exhibits in the index by words, and pages through them by seek. Of cases that are closed to
 * whoever searches it lists what is asked for by where it is, or by exactly what stands on the bag;
 * no word of theirs finds them.
 */
public final class JdbiSearch implements Search {
    private static final int AT_ONCE = 500;
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Map<Matter, Duration> patience;
    private final Closed closed;

    /**
     * Finds everything: for what the program does itself, and shows to nobody.
     *
     * @param patience how long what needs somebody only after a time may last
     */
    public JdbiSearch(IndexDatabase index, InstantSource clock, Map<Matter, Duration> patience) {
        this(index, clock, patience, Closed.NOTHING);
    }

    /**
     * Finds for people.
     *
     * @param closed to whoever searches
     */
    public JdbiSearch(
            IndexDatabase index,
            InstantSource clock,
            Map<Matter, Duration> patience,
            Closed closed) {
        jdbi = index.jdbi();
        this.clock = clock;
        this.patience = Map.copyOf(patience);
        this.closed = closed;
    }

    /** Nothing but blanks finds the newest; nothing but signs that are in no word, none. */
    @Override
    public List<Row> find(String words, int limit) {
        return list(Filter.ALL, words, null, limit);
    }

    @Override
    public List<Row> list(Filter filter, String words, @Nullable String after, int size) {
        if (filter.isAll() && words.isBlank()) {
            return page(null, null, after, size);
        }
        return asked((handle, vocabulary) -> {
            SearchDao dao = handle.attach(SearchDao.class);
            int exhibits = dao.count();
            Blocks kept = kept(handle, vocabulary, filter, words);
            if (!words.isBlank()) {
                List<Integer> found = new Finding(vocabulary, exhibits, kept).find(words, size);
                return rows(
                        handle,
                        filter.isAll() ? withBags(dao, vocabulary, words, found, size) : found);
            }
            List<Integer> numbers = new ArrayList<>();
            int at = after == null ? exhibits : Integer.parseInt(after);
            while (kept != null && numbers.size() < size && (at = kept.previous(at)) >= 0) {
                numbers.add(at);
            }
            return rows(handle, numbers);
        });
    }

    /** Those a filter keeps that may be found so; null where it keeps all. */
    private @Nullable Blocks kept(Handle handle, Vocabulary vocabulary, Filter filter, String words)
            throws SQLException {
        Blocks kept = narrowing(handle, vocabulary).of(filter);
        List<UUID> cases = List.copyOf(closed.cases());
        if (cases.isEmpty() || (words.isBlank() && filter.isOfCustody())) {
            return kept;
        }
        SearchDao dao = handle.attach(SearchDao.class);
        Blocks open = kept == null ? Blocks.below(dao.count()) : kept;
        Blocks left = new Blocks();
        AtOnce.ask(cases, dao::ofCases).forEach(left::add);
        open.leaveOut(left);
        return open;
    }

    private static List<Integer> bags(SearchDao dao, List<UUID> cases, String words) {
        return cases.isEmpty()
                ? List.of()
                : AtOnce.ask(
                        cases, some -> dao.called(some, Keys.reference(words), Keys.number(words)));
    }

    /** A bag that somebody holds is found by what stands on it, first, whoever may look into it. */
    private List<Integer> withBags(
            SearchDao dao, Vocabulary vocabulary, String words, List<Integer> found, int size)
            throws SQLException {
        Set<Integer> all = new LinkedHashSet<>(bags(dao, List.copyOf(closed.cases()), words));
        all.addAll(vocabulary.marked(Marks.barcode(words)).numbers(size));
        if (all.isEmpty()) {
            return found;
        }
        all.addAll(found);
        return all.stream().limit(size).toList();
    }

    @Override
    public List<String> close(Filter filter, String words) {
        return asked((handle, vocabulary) -> {
            SearchDao dao = handle.attach(SearchDao.class);
            int exhibits = dao.count();
            Finding finding =
                    new Finding(vocabulary, exhibits, kept(handle, vocabulary, filter, words));
            return new CloseNumbers(dao, vocabulary, exhibits).to(words, finding, MOST_CLOSE);
        });
    }

    @Override
    public Kept kept(Filter filter) {
        return asked((handle, vocabulary) -> {
            Narrowing narrowing = narrowing(handle, vocabulary);
            SearchDao dao = handle.attach(SearchDao.class);
            int exhibits = dao.count();
            Blocks kept = kept(handle, vocabulary, filter, "");
            int newest = kept == null ? exhibits - 1 : kept.previous(exhibits);
            Narrowing.Began began = narrowing.since(filter, kept);
            return new Kept(
                    kept == null ? exhibits : kept.count(),
                    newest < 0 ? null : dao.id(newest),
                    began == null ? null : began.at(),
                    began == null ? Bound.EXACT : began.is());
        });
    }

    @Override
    public long bookedIn(Instant from, Instant until) {
        return jdbi.withExtension(
                SearchDao.class,
                dao ->
                        dao.tally(
                                TallyRow.BOOKED_IN,
                                Math.floorDiv(from.toEpochMilli(), TallyRow.HOUR_MS),
                                Math.floorDiv(until.toEpochMilli(), TallyRow.HOUR_MS)));
    }

    private Narrowing narrowing(Handle handle, Vocabulary vocabulary) {
        return new Narrowing(handle, vocabulary, clock.instant(), patience);
    }

    /** Something asked of the words. */
    private interface Question<T> {
        T answer(Handle handle, Vocabulary vocabulary) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        return jdbi.withHandle(handle -> {
            try {
                return question.answer(handle, new Vocabulary(handle.getConnection()));
            } catch (SQLException e) {
                throw new IndexFault("The index could not be searched; rebuild it.", e);
            }
        });
    }

    @Override
    public List<Row> page(
            @Nullable UUID caseId, @Nullable String status, @Nullable String after, int size) {
        Set<UUID> without = closed.cases();
        if (caseId != null && without.contains(caseId)) {
            return List.of();
        }
        if (!without.isEmpty() && caseId == null && status == null) {
            return pageOfOpen(after, size);
        }
        return jdbi.withHandle(handle -> {
            SearchDao dao = handle.attach(SearchDao.class);
            int below = after == null ? dao.count() : Integer.parseInt(after);
            return rows(dao, lines(dao, caseId, status, below, size));
        });
    }

    /** Where some are closed the newest are no range of numbers. */
    private List<Row> pageOfOpen(@Nullable String after, int size) {
        return asked((handle, vocabulary) -> {
            Blocks open = kept(handle, vocabulary, Filter.ALL, "");
            List<Integer> numbers = new ArrayList<>();
            int at = after == null ? Integer.MAX_VALUE : Integer.parseInt(after);
            while (open != null && numbers.size() < size && (at = open.previous(at)) >= 0) {
                numbers.add(at);
            }
            return rows(handle, numbers);
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

    private List<Row> rows(Handle handle, List<Integer> numbers) {
        SearchDao dao = handle.attach(SearchDao.class);
        List<SearchDao.Line> lines = new ArrayList<>();
        for (List<Integer> some : parts(numbers)) {
            lines.addAll(dao.lines(some));
        }
        Map<Integer, SearchDao.Line> byNumber =
                lines.stream().collect(Collectors.toMap(SearchDao.Line::no, line -> line));
        return rows(dao, numbers.stream().map(byNumber::get).toList());
    }

    private List<Row> rows(SearchDao dao, List<SearchDao.Line> lines) {
        Map<Integer, List<SearchDao.Whereabouts>> packages = new java.util.HashMap<>();
        for (List<Integer> some : parts(lines.stream().map(SearchDao.Line::no).toList())) {
            packages.putAll(
                    dao.whereabouts(some).stream()
                            .collect(Collectors.groupingBy(SearchDao.Whereabouts::exhibit)));
        }
        Set<UUID> without = closed.cases();
        return lines.stream()
                .map(line -> {
                    List<SearchDao.Whereabouts> of = packages.getOrDefault(line.no(), List.of());
                    UUID caseId = line.caseId();
                    return caseId == null || !without.contains(caseId)
                            ? row(line, of)
                            : withheld(row(line, Where.withoutWhoHasWhatLeft(of)), caseId);
                })
                .toList();
    }

    private static List<List<Integer>> parts(List<Integer> numbers) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            parts.add(numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private Row withheld(Row row, UUID of) {
        return new Row(
                row.id(),
                row.reference(),
                null,
                closed.instead(of),
                null,
                row.where(),
                row.status(),
                0,
                row.problems(),
                null,
                row.copied(),
                row.key());
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
