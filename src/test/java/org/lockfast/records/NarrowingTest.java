package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Search;
import org.lockfast.journal.RecordedEvent;

/**
 * What filters keep, against a plain reckoning of every package from its entries: months made up
 * from a seed, taken in by parts.
 */
class NarrowingTest {
    private static final long SEED = 20261129;
    private static final int ENTRIES = 1_500;

    @TempDir Path directory;
    private final RandomHistory random = RandomHistory.of(SEED, ENTRIES);
    private final Instant now = random.history.now().plus(Duration.ofHours(3));
    private final Map<UUID, Exhibit> exhibits = new HashMap<>();

    /** Of their packages, without what time alone makes of an open offer. */
    private final Map<UUID, List<Account>> accounts = new HashMap<>();

    /** An exhibit and the accounts of its packages. */
    private record Told(Exhibit exhibit, List<Account> packages) {
        boolean any(Predicate<Account> one) {
            return packages.stream().anyMatch(one);
        }
    }

    private JdbiSearch over(IndexDatabase index) {
        JdbiExhibits all = new JdbiExhibits(index);
        JdbiMovements movements = new JdbiMovements(index, Stores.EVENTS);
        for (UUID id : new HashSet<>(random.exhibits)) {
            Exhibit exhibit = all.byId(id).orElseThrow();
            exhibits.put(id, exhibit);
            List<Account> told = new ArrayList<>();
            for (PackageState p : movements.packagesOf(id)) {
                List<Happening> story = movements.story(p.id());
                told.add(Reckoning.account(p.id(), story, Stores.LIMITS, null));
            }
            accounts.put(id, told);
        }
        return new JdbiSearch(index, () -> now, Stores.PATIENCE);
    }

    private void inTheIndex(Consumer test) throws Exception {
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            Projection projection = new Projection(index, Stores.ROOMS);
            List<RecordedEvent> entries = random.history.entries;
            for (int from = 0; from < entries.size(); from += 90) {
                List<RecordedEvent> some =
                        entries.subList(from, Math.min(entries.size(), from + 90));
                projection.apply(some, some.getLast().record() + 1);
            }
            test.accept(over(index), index);
        }
    }

    private interface Consumer {
        void accept(JdbiSearch search, IndexDatabase index) throws Exception;
    }

    private Set<UUID> those(Predicate<Told> fits) {
        Set<UUID> found = new TreeSet<>();
        exhibits.forEach((id, exhibit) -> {
            if (fits.test(new Told(exhibit, accounts.getOrDefault(id, List.of())))) {
                found.add(id);
            }
        });
        return found;
    }

    private static Set<UUID> ids(List<Search.Row> rows) {
        Set<UUID> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }

    private void same(Search search, Filter filter, Set<UUID> expected) {
        assertThat(ids(search.list(filter, "", null, 10_000)))
                .as("seed %d, %s", SEED, filter)
                .isEqualTo(expected);
        assertThat(search.kept(filter).exhibits()).as("%s", filter).isEqualTo(expected.size());
    }

    /** At hand, with a label that was printed too long ago. */
    private boolean fades(Account a) {
        Instant fades = a.state().labelFades();
        return fades != null
                && fades.isBefore(now)
                && !Set.of(
                                Account.Kind.OUT,
                                Account.Kind.IN_TRANSIT,
                                Account.Kind.MISSING,
                                Account.Kind.LEFT)
                        .contains(last(a).kind());
    }

    @Test
    void everyMatterIsKeptToAsAReckoningOfTheEntriesSays() throws Exception {
        inTheIndex((search, index) -> {
            Map<Matter, Predicate<Account>> told =
                    Map.of(
                            Matter.LABEL,
                            this::fades,
                            Matter.NOT_RECEIVED,
                            a ->
                                    a.state().offer() != null
                                            && longer(a.state().offer().at(), Matter.NOT_RECEIVED),
                            Matter.NOT_ARRIVED,
                            a -> stands(a, Account.Kind.IN_TRANSIT, Matter.NOT_ARRIVED),
                            Matter.LOCKER,
                            a -> stands(a, Account.Kind.DEPOSITED, Matter.LOCKER),
                            Matter.NOT_BOOKED_IN,
                            a -> stands(a, Account.Kind.HELD, Matter.NOT_BOOKED_IN),
                            Matter.MISSING,
                            a -> last(a).kind() == Account.Kind.MISSING,
                            Matter.GAP,
                            a -> gap(a) != null,
                            Matter.DISCREPANCY,
                            a -> !a.openDiscrepancies().isEmpty(),
                            Matter.SEAL,
                            a ->
                                    Set.of("SEAL_DAMAGED", "SEAL_MISMATCH")
                                            .contains(a.state().sealState()));
            int some = 0;
            for (Map.Entry<Matter, Predicate<Account>> one : told.entrySet()) {
                Set<UUID> expected = those(of -> of.any(one.getValue()));
                same(search, Filter.of(one.getKey()), expected);
                some += expected.isEmpty() ? 0 : 1;
            }
            assertThat(some).as("matters that are met at all").isGreaterThanOrEqualTo(7);
            same(
                    search,
                    Filter.of(Matter.INCOMPLETE),
                    those(of ->
                            !of.exhibit().incomplete().isEmpty() && of.exhibit().copied() == null));
            same(
                    search,
                    Filter.of(Matter.INCOMPLETE_COPY),
                    those(of ->
                            !of.exhibit().incomplete().isEmpty() && of.exhibit().copied() != null));
        });
    }

    @Test
    void theOldestIsTheFirstToHaveBegun() throws Exception {
        inTheIndex((search, index) -> {
            Instant gap =
                    accounts.values().stream()
                            .flatMap(List::stream)
                            .map(NarrowingTest::gap)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
            assertThat(search.kept(Filter.of(Matter.GAP)).since()).isEqualTo(gap);
            Instant missing =
                    accounts.values().stream()
                            .flatMap(List::stream)
                            .map(NarrowingTest::last)
                            .filter(span -> span.kind() == Account.Kind.MISSING)
                            .map(Account.Span::from)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
            assertThat(search.kept(Filter.of(Matter.MISSING)).since()).isEqualTo(missing);
            // of a part only: the oldest of that part
            int others = 0;
            for (int i = 0; i < random.officers.size(); i++) {
                UUID who = random.officers.get(i);
                Filter theirs =
                        Filter.of(Matter.MISSING).and(Filter.Key.BY, String.valueOf(1001 + i * 7));
                Instant own =
                        accounts.entrySet().stream()
                                .filter(e ->
                                        Objects.requireNonNull(exhibits.get(e.getKey()))
                                                .recordedBy()
                                                .equals(who))
                                .flatMap(e -> e.getValue().stream())
                                .map(NarrowingTest::last)
                                .filter(span -> span.kind() == Account.Kind.MISSING)
                                .map(Account.Span::from)
                                .min(Comparator.naturalOrder())
                                .orElse(null);
                assertThat(search.kept(theirs).since()).isEqualTo(own);
                others += own != null && !own.equals(missing) ? 1 : 0;
            }
            assertThat(others).isPositive();
        });
    }

    @Test
    void placesPeopleCasesAndDaysAreKeptTo() throws Exception {
        inTheIndex((search, index) -> {
            UUID officer = random.officers.get(1);
            same(
                    search,
                    Filter.ALL.and(Filter.Key.HOLDER, "1008"),
                    those(of -> of.any(a -> officer.equals(a.state().holder()))));
            same(
                    search,
                    Filter.ALL.and(Filter.Key.BY, "1008"),
                    those(of -> officer.equals(of.exhibit().recordedBy())));
            UUID shelf = random.places.get(2);
            Set<UUID> there = those(of -> of.any(a -> shelf.equals(a.state().place())));
            same(search, Filter.ALL.and(Filter.Key.WHERE, "holloway road/Bay C / shelf 2"), there);
            same(search, Filter.ALL.and(Filter.Key.WHERE, "Holloway Road/Bay C"), there);
            same(
                    search,
                    Filter.ALL.and(Filter.Key.WHERE, "Holloway Road"),
                    those(of -> of.any(a -> random.places.contains(a.state().place()))));
            same(search, Filter.ALL.and(Filter.Key.WHERE, "Hollow"), Set.of());
            same(
                    search,
                    Filter.ALL.and(Filter.Key.CASE, "01/ab/12001/26"),
                    those(of -> random.cases.getFirst().equals(of.exhibit().caseId())));
            same(
                    search,
                    Filter.ALL.and(Filter.Key.KIND, "FOUND"),
                    those(of -> of.exhibit().kind().name().equals("FOUND")));
            same(
                    search,
                    Filter.ALL
                            .and(Filter.Key.CATEGORY, "drugs")
                            .and(Filter.Key.CATEGORY, "CLOTHING"),
                    those(of ->
                            Set.of("DRUGS", "CLOTHING")
                                    .contains(String.valueOf(of.exhibit().category()))));
            same(
                    search,
                    Filter.ALL.and(Filter.Key.PRODUCER, "smith"),
                    those(of -> "J Smith".equals(of.exhibit().producer())));
            seized(search, "2026-03-15", LocalDate.of(2026, 3, 15), LocalDate.of(2026, 3, 15));
            seized(search, "2026-03", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
            seized(
                    search,
                    "2026-03-14..2026-03-16",
                    LocalDate.of(2026, 3, 14),
                    LocalDate.of(2026, 3, 16));
            seized(search, "..2026-03-15", LocalDate.MIN, LocalDate.of(2026, 3, 15));
            seized(search, "2026-03-16..", LocalDate.of(2026, 3, 16), LocalDate.MAX);
            seized(search, "2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
            same(search, Filter.ALL.and(Filter.Key.SEIZED, "no day"), Set.of());
        });
    }

    private void seized(Search search, String span, LocalDate from, LocalDate until) {
        same(
                search,
                Filter.ALL.and(Filter.Key.SEIZED, span),
                those(of -> {
                    var at = of.exhibit().seizedAt();
                    return at != null
                            && !at.toLocalDate().isBefore(from)
                            && !at.toLocalDate().isAfter(until);
                }));
    }

    @Test
    void filterAndWordsFitTogetherAndPagesFollowWithoutHolesOrDoubles() throws Exception {
        inTheIndex((search, index) -> {
            Filter stored = Filter.ALL.and(Filter.Key.STATUS, "STORED");
            List<Search.Row> all = search.list(stored, "", null, 10_000);
            List<Search.Row> paged = new ArrayList<>();
            String after = null;
            while (true) {
                List<Search.Row> page = search.list(stored, "", after, 7);
                if (page.isEmpty()) {
                    break;
                }
                paged.addAll(page);
                after = page.getLast().key();
            }
            assertThat(paged).isEqualTo(all);
            assertThat(all.size()).isGreaterThan(20);
            Set<UUID> knives = ids(search.find("knife", 10_000));
            knives.retainAll(ids(all));
            assertThat(ids(search.list(stored, "knife", null, 10_000)))
                    .isEqualTo(knives)
                    .isNotEmpty();
        });
    }

    @Test
    void bookingsAreCountedByTheHour() throws Exception {
        inTheIndex((search, index) -> {
            Instant from = History.BEGAN.minus(Duration.ofDays(2));
            Instant middle = History.BEGAN.plus(Duration.ofHours(30));
            long early = booked().filter(at -> at.isBefore(middle)).count();
            assertThat(search.bookedIn(from, middle)).isEqualTo(early).isPositive();
            assertThat(search.bookedIn(from, now.plus(Duration.ofDays(1))))
                    .isEqualTo(booked().count());
        });
    }

    private Stream<Instant> booked() {
        return random.history.entries.stream()
                .filter(e -> e.event() instanceof ContinuityEvent.BookedIn)
                .map(e ->
                        e.entry().occurred() == null
                                ? e.entry().recorded()
                                : e.entry().occurred().at().toInstant());
    }

    private boolean stands(Account account, Account.Kind kind, Matter matter) {
        return last(account).kind() == kind && longer(last(account).from(), matter);
    }

    private boolean longer(Instant since, Matter matter) {
        return since.isBefore(now.minus(Stores.PATIENCE.get(matter)));
    }

    private static Account.Span last(Account account) {
        return account.spans().getLast();
    }

    /** When the first gap nobody explained began. */
    private static @Nullable Instant gap(Account account) {
        return account.spans().stream()
                .filter(span -> span.kind() == Account.Kind.GAP && span.explained() == null)
                .map(Account.Span::from)
                .findFirst()
                .orElse(null);
    }
}
