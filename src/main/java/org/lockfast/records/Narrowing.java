package org.lockfast.records;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;
import org.lockfast.find.Filter;
import org.lockfast.find.Filter.Term;
import org.lockfast.find.Matter;

/** Which exhibits a filter keeps, by marks and by since when packages need somebody. */
final class Narrowing {
    private final Handle handle;
    private final Vocabulary vocabulary;
    private final Instant now;
    private final Map<Matter, Duration> patience;

    /**
     * @param patience how long what needs somebody only after a time may last
     */
    Narrowing(Handle handle, Vocabulary vocabulary, Instant now, Map<Matter, Duration> patience) {
        this.handle = handle;
        this.vocabulary = vocabulary;
        this.now = now;
        this.patience = patience;
    }

    /** Those it keeps; null where it keeps all. */
    @Nullable Blocks of(Filter filter) throws SQLException {
        Map<Filter.Key, Blocks> each = new EnumMap<>(Filter.Key.class);
        for (Term term : filter.terms()) {
            each.computeIfAbsent(term.key(), key -> new Blocks()).addAll(of(term));
        }
        Blocks kept = null;
        for (Blocks one : each.values()) {
            if (kept == null) {
                kept = one;
            } else {
                kept.keepOnly(one);
            }
        }
        return kept;
    }

    private Blocks of(Term term) throws SQLException {
        String value = term.value();
        return switch (term.key()) {
            case WHERE -> where(value);
            case HOLDER -> officer(Marks.HOLDER, value);
            case BY -> officer(Marks.BY, value);
            case OF -> officer(Marks.OF, value);
            case STATUS -> vocabulary.marked(Marks.mark(Marks.STATUS, value));
            case CATEGORY -> vocabulary.marked(Marks.mark(Marks.CATEGORY, value));
            case KIND -> vocabulary.marked(Marks.mark(Marks.KIND, value));
            case PROBLEM -> problem(value);
            case CASE -> ofCase(value);
            case SEIZED -> seized(value);
            case PRODUCER -> producer(value);
        };
    }

    private Blocks where(String path) throws SQLException {
        String key = Keys.path(path);
        List<UUID> places =
                handle.createQuery(
                                "select id from place where path_key = :key or (path_key >= :below"
                                        + " and path_key < :after)")
                        .bind("key", key)
                        .bind("below", key + "/")
                        .bind("after", key + "0") // the sign that follows /
                        .mapTo(UUID.class)
                        .list();
        return marked(Marks.PLACE, places);
    }

    private Blocks officer(String what, String collar) throws SQLException {
        return marked(
                what,
                handle.createQuery("select id from officer where collar_key = :key")
                        .bind("key", Keys.collar(collar))
                        .mapTo(UUID.class)
                        .list());
    }

    private Blocks marked(String what, List<UUID> ids) throws SQLException {
        Blocks all = new Blocks();
        for (UUID id : ids) {
            all.addAll(vocabulary.marked(what + id));
        }
        return all;
    }

    private Blocks ofCase(String reference) {
        Blocks all = new Blocks();
        handle.createQuery(
                        "select e.no from exhibit e join case_reference r on r.case_id = e.case_id"
                                + " where r.reference_key = :key")
                .bind("key", Keys.caseReference(reference))
                .mapTo(Integer.class)
                .forEach(all::add);
        return all;
    }

    private Blocks producer(String name) throws SQLException {
        Blocks all = null;
        for (String word : Marks.producer(name)) {
            Blocks one = vocabulary.marked(Marks.mark(Marks.PRODUCER, word));
            if (all == null) {
                all = one;
            } else {
                all.keepOnly(one);
            }
        }
        return all == null ? new Blocks() : all;
    }

    private Blocks seized(String span) throws SQLException {
        int dots = span.indexOf("..");
        LocalDate from;
        LocalDate until;
        try {
            from = first(dots < 0 ? span : span.substring(0, dots));
            until = last(dots < 0 ? span : span.substring(dots + 2));
        } catch (DateTimeException e) {
            return new Blocks();
        }
        return vocabulary.marked(
                Marks.SEIZED + from.toString().substring(0, 7),
                Marks.SEIZED + until + "~",
                mark -> isWithin(mark.substring(Marks.SEIZED.length()), from, until));
    }

    /** A month that is wholly within, or a day of one that is not. */
    private static boolean isWithin(String mark, LocalDate from, LocalDate until) {
        if (mark.length() == 7) {
            return isWithin(YearMonth.parse(mark), from, until);
        }
        LocalDate day = LocalDate.parse(mark);
        return !day.isBefore(from)
                && !day.isAfter(until)
                && !isWithin(YearMonth.from(day), from, until);
    }

    /** The whole month. */
    private static boolean isWithin(YearMonth month, LocalDate from, LocalDate until) {
        return !month.atDay(1).isBefore(from) && !month.atEndOfMonth().isAfter(until);
    }

    private static LocalDate first(String text) {
        return switch (text.strip().length()) {
            case 0 -> LocalDate.of(0, 1, 1);
            case 4 -> Year.parse(text.strip()).atDay(1);
            case 7 -> YearMonth.parse(text.strip()).atDay(1);
            default -> LocalDate.parse(text.strip());
        };
    }

    private static LocalDate last(String text) {
        return switch (text.strip().length()) {
            case 0 -> LocalDate.of(9999, 12, 31);
            case 4 -> Year.parse(text.strip()).atMonth(12).atEndOfMonth();
            case 7 -> YearMonth.parse(text.strip()).atEndOfMonth();
            default -> LocalDate.parse(text.strip());
        };
    }

    private Blocks problem(String name) throws SQLException {
        Matter matter;
        try {
            matter = Matter.valueOf(name);
        } catch (IllegalArgumentException e) {
            return new Blocks(); // of a newer version
        }
        String column = column(matter);
        if (column == null) {
            return vocabulary.marked(mark(matter));
        }
        Blocks all = new Blocks();
        handle.createQuery("select exhibit_no from attention where " + column + " < :before")
                .bind("before", before(matter))
                .mapTo(Integer.class)
                .forEach(all::add);
        return all;
    }

    private long before(Matter matter) {
        Duration lasts = patience.get(matter);
        return lasts == null ? Long.MAX_VALUE : now.minus(lasts).toEpochMilli();
    }

    /**
     * When something began.
     *
     * @param is whether it began then, or no later or no earlier
     */
    record Began(Instant at, Bound is) {}

    /** When it began with the one of these for which it began first; null where none has it. */
    @Nullable Began since(Filter filter, @Nullable Blocks kept) {
        Matter matter =
                filter.terms().stream()
                        .filter(term -> term.key() == Filter.Key.PROBLEM)
                        .map(term -> Matter.valueOf(term.value()))
                        .findFirst()
                        .orElse(null);
        if (matter == null || kept == null || kept.isEmpty()) {
            return null;
        }
        String column = column(matter);
        return column == null
                ? new Began(recorded(kept.first()), Bound.EXACT)
                : began(column, before(matter), kept);
    }

    private @Nullable Began began(String column, long before, Blocks kept) {
        try (var rows =
                handle
                        .createQuery(
                                "select "
                                        + column
                                        + ", exhibit_no from attention where "
                                        + column
                                        + " < :before order by "
                                        + column)
                        .bind("before", before)
                        .map((at, _) -> new long[] {at.getLong(1), at.getInt(2)})
                        .stream()) {
            return rows.filter(row -> kept.has((int) row[1]))
                    .findFirst()
                    .map(row ->
                            new Began(Instant.ofEpochMilli(row[0]), bound((int) row[1], row[0])))
                    .orElse(null);
        }
    }

    /** What stands beside a time of an exhibit's package; few packages have anything there. */
    private Bound bound(int exhibit, long since) {
        return handle
                .createQuery(
                        "select since, since_is from package where exhibit_no = :no and since_is is"
                                + " not null")
                .bind("no", exhibit)
                .map((at, _) ->
                        Instant.parse(at.getString(1)).toEpochMilli() == since
                                ? PackageRows.bound(at.getString(2))
                                : Bound.EXACT)
                .stream()
                .filter(is -> is != Bound.EXACT)
                .findFirst()
                .orElse(Bound.EXACT);
    }

    private Instant recorded(int no) {
        return Instant.ofEpochMilli(
                handle.createQuery("select recorded_ms from exhibit where no = :no")
                        .bind("no", no)
                        .mapTo(Long.class)
                        .one());
    }

    /** Where it stands since when; null where it is a mark. */
    private static @Nullable String column(Matter matter) {
        return switch (matter) {
            case NOT_RECEIVED -> "offered_ms";
            case NOT_ARRIVED -> "departed_ms";
            case OVERDUE -> "due_ms";
            case GAP -> "gap_ms";
            case SEAL -> "seal_ms";
            case OPEN -> "opened_ms";
            case WET -> "wet_ms";
            case CASH -> "cash_ms";
            case MISSING -> "missing_ms";
            case DISCREPANCY -> "discrepancy_ms";
            case LOCKER -> "deposited_ms";
            case NOT_BOOKED_IN -> "held_ms";
            case DISPOSAL -> "disposal_ms";
            case COLLECTION -> "collect_ms";
            case LABEL -> "fades_ms";
            case HELD -> "kept_ms";
            case HOLD_DUE -> "look_ms";
            case CONFLICT, INCOMPLETE, INCOMPLETE_COPY -> null;
        };
    }

    private static String mark(Matter matter) {
        return switch (matter) {
            case CONFLICT -> Marks.CONFLICT;
            case INCOMPLETE_COPY -> Marks.INCOMPLETE_COPY;
            default -> Marks.INCOMPLETE;
        };
    }
}
