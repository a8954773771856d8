package org.lockfast.find;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflicts;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.NamedEntries;
import org.lockfast.continuity.PackageState;
import org.lockfast.journal.Occurred;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.rules.Limit;
import org.lockfast.rules.Limits;

/**
 * What one officer must do now: work, gravest first, in the same sentences on screen and terminal.
 * Who looks after a store or a team is told of everybody's; everybody else of what they recorded,
 * have, or are giver or receiver of.
 */
public final class Today {
    private static final Set<Role> WIDE =
            EnumSet.of(
                    Role.PROPERTY_OFFICER,
                    Role.EXHIBITS_OFFICER,
                    Role.SUPERVISOR,
                    Role.MANAGER,
                    Role.AUDITOR);

    private static final DateTimeFormatter END =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);
    private static final String AND_NOW = ": record the court’s order, or give it back";

    private final Search search;
    private final Movements movements;
    private final Conflicts conflicts;
    private final NamedEntries named;
    private final Limits limits;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param limits after which what may last a while is somebody's to do
     * @param zone in which a week begins
     */
    public Today(
            Search search,
            Movements movements,
            Conflicts conflicts,
            NamedEntries named,
            Limits limits,
            InstantSource clock,
            ZoneId zone) {
        this.search = search;
        this.movements = movements;
        this.conflicts = conflicts;
        this.named = named;
        this.limits = limits;
        this.clock = clock;
        this.zone = zone;
    }

    /** Under which heading a line stands. */
    public enum Part {
        NOW("Do now"),
        EXPECTED("Expected"),
        MINE("Mine");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        /** The heading. */
        public String words() {
            return words;
        }
    }

    /** Where a line leads. */
    public sealed interface Leads {
        /** The list of exhibits, kept to them. */
        record Listed(Filter filter) implements Leads {}

        /** The one it speaks of. */
        record One(UUID exhibit) implements Leads {}

        /** Receiving what is handed over. */
        record Receiving() implements Leads {}

        /** What conflicts. */
        record Conflicting() implements Leads {}

        /** Entries in the officer's name. */
        record Named() implements Leads {}

        /** Going on with what was begun. */
        record Resuming(String name) implements Leads {}
    }

    /**
     * One thing to do.
     *
     * @param what its name for programs: a {@link Matter}, {@code OFFERED_TO_YOU}, {@code
     *     ON_THE_WAY}, {@code IN_YOUR_NAME}, {@code DRAFT} or {@code HALF_BATCH}
     * @param since when it began with the one for which it began first; null where that is not
     *     known
     * @param sinceIs whether it began then, or no later or no earlier, for clocks do not agree
     * @param count of how many it speaks
     * @param limit of the rules that it goes by; null where none does
     */
    public record Line(
            Part part,
            String what,
            String sentence,
            @Nullable Instant since,
            Bound sinceIs,
            long count,
            Leads leads,
            @Nullable Limit limit) {
        /** One of which all clocks agree since when it is so. */
        public Line(
                Part part,
                String what,
                String sentence,
                @Nullable Instant since,
                long count,
                Leads leads,
                @Nullable Limit limit) {
            this(part, what, sentence, since, Bound.EXACT, count, leads, limit);
        }
    }

    /**
     * All of it.
     *
     * @param bookedIn packages booked in since Monday
     */
    public record Seen(List<Line> lines, long bookedIn) {
        /** The lines under a heading. */
        public List<Line> under(Part part) {
            return lines.stream().filter(line -> line.part() == part).toList();
        }

        /** What was booked in, as a quiet fact. */
        public String lately() {
            return bookedIn == 0
                    ? "Nothing booked in this week."
                    : bookedIn == 1
                            ? "1 package booked in this week."
                            : "%,d packages booked in this week.".formatted(bookedIn);
        }
    }

    /**
     * What this officer must do.
     *
     * @param begun what they began and did not finish on this computer
     */
    public Seen of(Officer officer, List<Unfinished> begun) {
        boolean wide = officer.roles().stream().anyMatch(WIDE::contains);
        List<Line> lines = new ArrayList<>();
        listed(lines, Matter.NOT_RECEIVED, officer, wide);
        offered(lines, officer);
        listed(lines, Matter.NOT_ARRIVED, officer, wide);
        listed(lines, Matter.OVERDUE, officer, wide);
        listed(lines, Matter.GAP, officer, wide);
        listed(lines, Matter.SEAL, officer, wide);
        listed(lines, Matter.OPEN, officer, wide);
        listed(lines, Matter.WET, officer, wide);
        cash(lines, officer, wide);
        if (may(officer, Permission.RESOLVE_CONFLICT)) {
            conflicts(lines);
        } else {
            listed(lines, Matter.CONFLICT, officer, wide);
        }
        listed(lines, Matter.MISSING, officer, wide);
        listed(lines, Matter.DISCREPANCY, officer, wide);
        if (may(officer, Permission.BOOK_IN)) {
            listed(lines, Matter.LOCKER, officer, true);
        }
        listed(lines, Matter.COLLECTION, officer, wide);
        if (may(officer, Permission.DISPOSE)) {
            listed(lines, Matter.DISPOSAL, officer, true);
        }
        if (may(officer, Permission.END_HOLD)) {
            listed(lines, Matter.HOLD_DUE, officer, true);
        }
        held(lines, officer, wide);
        if (may(officer, Permission.RECORD)) {
            listed(lines, Matter.LABEL, officer, wide);
        }
        incomplete(lines, officer, wide);
        onTheWay(lines, officer, wide);
        named(lines, officer);
        begun.forEach(one ->
                lines.add(
                        new Line(
                                Part.MINE,
                                one.name().startsWith("batch-") ? "HALF_BATCH" : "DRAFT",
                                switch (one.name()) {
                                    case Unfinished.HAND_OVER ->
                                            "A hand-over you began is kept, not signed.";
                                    case Unfinished.RECEIVE ->
                                            "What you began to receive or book in is kept, not signed.";
                                    case Unfinished.LOCKERS ->
                                            "What you scanned at a locker is kept, not recorded.";
                                    default -> "A new exhibit you began is kept.";
                                },
                                one.kept(),
                                1,
                                new Leads.Resuming(one.name()),
                                null)));
        return new Seen(
                List.copyOf(lines), search.bookedIn(monday(), clock.instant().plusSeconds(3600)));
    }

    private void named(List<Line> lines, Officer officer) {
        long count = named.count(officer.id());
        if (count > 0) {
            lines.add(
                    new Line(
                            Part.MINE,
                            "IN_YOUR_NAME",
                            count == 1
                                    ? "1 entry in your name waits for you to confirm or challenge it."
                                    : "%,d entries in your name wait for you to confirm or challenge them."
                                            .formatted(count),
                            null,
                            count,
                            new Leads.Named(),
                            null));
        }
    }

    private static boolean may(Officer officer, Permission permission) {
        return officer.roles().stream().anyMatch(role -> role.grants(permission));
    }

    private Instant monday() {
        return LocalDate.ofInstant(clock.instant(), zone)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(zone)
                .toInstant();
    }

    private void listed(List<Line> lines, Matter matter, Officer officer, boolean wide) {
        Filter all = Filter.of(matter);
        add(
                lines,
                matter.name(),
                wide ? all : all.and(Filter.Key.OF, officer.collar()),
                says(matter),
                limit(matter));
    }

    private void held(List<Line> lines, Officer officer, boolean wide) {
        Filter all = Filter.of(Matter.NOT_BOOKED_IN);
        Limit limit = limit(Matter.NOT_BOOKED_IN);
        add(
                lines,
                Matter.NOT_BOOKED_IN.name(),
                wide ? all : all.and(Filter.Key.HOLDER, officer.collar()),
                wide
                        ? new Said(
                                "%s has been in an officer’s hands for more than " + said(limit),
                                "%s exhibits have been in officers’ hands for more than "
                                        + said(limit))
                        : new Said(
                                "%s has been in your hands for more than " + said(limit),
                                "%s exhibits have been in your hands for more than " + said(limit)),
                limit);
    }

    /** The end is named: it is what is asked for by a court within that time, or given back. */
    private void cash(List<Line> lines, Officer officer, boolean wide) {
        Filter all = Filter.of(Matter.CASH);
        Filter filter = wide ? all : all.and(Filter.Key.OF, officer.collar());
        Search.Kept kept = search.kept(filter);
        Instant end = kept.since();
        if (kept.exhibits() == 0 || end == null) {
            return;
        }
        boolean over = !end.isAfter(clock.instant());
        String when = END.format(end.atZone(zone));
        Line line =
                line(
                        Part.NOW,
                        Matter.CASH.name(),
                        filter,
                        kept,
                        over
                                ? new Said(
                                        "The cash %s could be detained until " + when + AND_NOW,
                                        "%s exhibits of cash: the first could be detained until "
                                                + when
                                                + AND_NOW)
                                : new Said(
                                        "The cash %s may be detained until " + when,
                                        "%s exhibits of cash may be detained for a limited time, the first until "
                                                + when),
                        limits.list().get("POCA_DETENTION"));
        lines.add(
                new Line(
                        line.part(),
                        line.what(),
                        line.sentence(),
                        over ? end : null,
                        line.count(),
                        line.leads(),
                        line.limit()));
    }

    /** Their own first; who looks after others is told of everybody’s too, where there are more. */
    private void incomplete(List<Line> lines, Officer officer, boolean wide) {
        Filter all = Filter.of(Matter.INCOMPLETE);
        long own =
                add(
                        lines,
                        Matter.INCOMPLETE.name(),
                        all.and(Filter.Key.BY, officer.collar()),
                        new Said(
                                "Your record of %s is incomplete",
                                "%s of your records are incomplete"),
                        null);
        if (wide && search.kept(all).exhibits() > own) {
            add(
                    lines,
                    Matter.INCOMPLETE.name(),
                    all,
                    new Said(
                            "The record of %s is incomplete",
                            own == 0
                                    ? "%s records are incomplete"
                                    : "%s records are incomplete, yours among them"),
                    null);
        }
    }

    private void onTheWay(List<Line> lines, Officer officer, boolean wide) {
        Filter all = Filter.ALL.and(Filter.Key.STATUS, "IN_TRANSIT");
        Filter filter = wide ? all : all.and(Filter.Key.OF, officer.collar());
        Search.Kept kept = search.kept(filter);
        if (kept.exhibits() > 0) {
            lines.add(
                    line(
                            Part.EXPECTED,
                            "ON_THE_WAY",
                            filter,
                            kept,
                            new Said("%s is on the way", "%s exhibits are on the way"),
                            null));
        }
    }

    private void offered(List<Line> lines, Officer officer) {
        List<PackageState> waiting = movements.offeredTo(officer.id());
        if (waiting.isEmpty()) {
            return;
        }
        PackageState.OpenOffer first = waiting.getFirst().offer();
        lines.add(
                new Line(
                        Part.NOW,
                        "OFFERED_TO_YOU",
                        waiting.size() == 1
                                ? "1 package is being handed over to you."
                                : waiting.size() + " packages are being handed over to you.",
                        first == null ? null : first.at(),
                        waiting.size(),
                        new Leads.Receiving(),
                        null));
    }

    private void conflicts(List<Line> lines) {
        List<Conflict> open = conflicts.open();
        if (!open.isEmpty()) {
            lines.add(
                    new Line(
                            Part.NOW,
                            Matter.CONFLICT.name(),
                            open.size() == 1
                                    ? "1 conflict of records has no finding yet."
                                    : "%,d conflicts of records have no finding yet."
                                            .formatted(open.size()),
                            open.getLast().since(),
                            open.size(),
                            new Leads.Conflicting(),
                            null));
        }
    }

    /** A sentence about one, with a blank for its name, and about several, for their number. */
    private record Said(String one, String several) {}

    private Said says(Matter matter) {
        String within = said(limit(matter));
        return switch (matter) {
            case NOT_RECEIVED ->
                    new Said(
                            "%s was handed over and not received within " + within,
                            "%s exhibits were handed over and not received within " + within);
            case NOT_ARRIVED ->
                    new Said(
                            "%s has been on the way for more than " + within,
                            "%s exhibits have been on the way for more than " + within);
            case GAP ->
                    new Said(
                            "%s has a gap that nobody has explained",
                            "%s exhibits have a gap that nobody has explained");
            case SEAL ->
                    new Said(
                            "%s has a seal that is broken or reads differently",
                            "%s exhibits have a seal that is broken or reads differently");
            case OPEN ->
                    new Said(
                            "%s has been open for more than " + within,
                            "%s exhibits have been open for more than " + within);
            case WET ->
                    new Said(
                            "%s has been wet for more than " + within + " and is not dried",
                            "%s exhibits have been wet for more than "
                                    + within
                                    + " and are not dried");
            case CASH ->
                    new Said(
                            "The time for which the cash %s may be detained runs out",
                            "The time for which %s exhibits of cash may be detained runs out");
            case CONFLICT ->
                    new Said(
                            "The records of %s conflict, and a supervisor has to say what was found",
                            "The records of %s exhibits conflict, and a supervisor has to say what was found");
            case OVERDUE ->
                    new Said(
                            "%s is out and was to be back by now",
                            "%s exhibits are out and were to be back by now");
            case MISSING -> new Said("%s is missing", "%s exhibits are missing");
            case DISCREPANCY ->
                    new Said(
                            "Something did not agree about %s, and nobody has said what was found",
                            "Something did not agree about %s exhibits, and nobody has said what was found");
            case LOCKER ->
                    new Said(
                            "%s has been in a locker for more than " + within,
                            "%s exhibits have been in a locker for more than " + within);
            case COLLECTION ->
                    new Said(
                            "%s waits for its owner to collect it",
                            "%s exhibits wait for their owners to collect them");
            case DISPOSAL ->
                    new Said(
                            "The disposal of %s is authorised and not done",
                            "The disposal of %s exhibits is authorised and not done");
            case LABEL ->
                    new Said(
                            "The label of %s fades and is due to be printed again",
                            "The labels of %s exhibits fade and are due to be printed again");
            case HOLD_DUE ->
                    new Said(
                            "The hold on %s is to be looked at again",
                            "The holds on %s exhibits are to be looked at again");
            case NOT_BOOKED_IN, HELD, INCOMPLETE, INCOMPLETE_COPY ->
                    new Said("%s: " + matter.words(), "%s exhibits: " + matter.words());
        };
    }

    private long add(
            List<Line> lines, String what, Filter filter, Said said, @Nullable Limit limit) {
        Search.Kept kept = search.kept(filter);
        if (kept.exhibits() > 0) {
            lines.add(line(Part.NOW, what, filter, kept, said, limit));
        }
        return kept.exhibits();
    }

    private Line line(
            Part part,
            String what,
            Filter filter,
            Search.Kept kept,
            Said said,
            @Nullable Limit limit) {
        UUID newest = kept.newest();
        String sentence =
                kept.exhibits() == 1
                        ? said.one()
                                .formatted(
                                        search.list(filter, "", null, 1).stream()
                                                .findFirst()
                                                .map(Search.Row::reference)
                                                .orElse("1 exhibit")) // something came between
                        : said.several().formatted("%,d".formatted(kept.exhibits()));
        return new Line(
                part,
                what,
                sentence + ".",
                notAfterNow(kept.since()),
                isAhead(kept.since()) ? Bound.NOT_LATER : kept.sinceIs(),
                kept.exhibits(),
                newest != null && kept.exhibits() == 1
                        ? new Leads.One(newest)
                        : new Leads.Listed(filter),
                limit);
    }

    /** Nothing began later than now, whatever a clock said that was ahead. */
    private @Nullable Instant notAfterNow(@Nullable Instant since) {
        Instant now = clock.instant();
        return since != null && since.isAfter(now) ? now : since;
    }

    /** Whether it is dated later than right clocks differ by: then it is not known when. */
    private boolean isAhead(@Nullable Instant since) {
        return since != null && Occurred.isLater(since, clock.instant());
    }

    /** The limit a matter goes by. */
    private @Nullable Limit limit(Matter matter) {
        String code =
                switch (matter) {
                    case NOT_RECEIVED -> "HANDOVER";
                    case NOT_ARRIVED -> "COURIER";
                    case OPEN -> "PACKAGE_OPEN";
                    case WET -> "DRYING";
                    case LOCKER -> "LOCKER_ROUND";
                    case NOT_BOOKED_IN -> "BOOK_IN";
                    default -> "";
                };
        return code.isEmpty() ? null : limits.list().get(code);
    }

    /** A limit in words: {@code 60 minutes}. */
    public static String said(@Nullable Limit limit) {
        if (limit == null) {
            return "";
        }
        String unit = limit.unit().name().toLowerCase(Locale.ROOT);
        boolean one = limit.value().compareTo(BigDecimal.ONE) == 0;
        return limit.value().toPlainString()
                + " "
                + (one ? unit.substring(0, unit.length() - 1) : unit);
    }
}
