package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.CashCount;
import org.lockfast.exhibit.CashWords;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.MayLook;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * What is done with the cash in a package: two officers count it, each without the other's figures;
 * or it stays sealed; it is paid in; a court orders that it is kept.
 */
public final class CountingCash {
    /** Code of the category of cash. */
    public static final String CASH = "CASH";

    private static final String COUNT = "COUNT";

    private final Recorder recorder;
    private final Movements movements;
    private final Exhibits exhibits;
    private final MayLook mayLook;
    private final InstantSource clock;

    /**
     * @param exhibits as whoever is signed in may see them
     */
    public CountingCash(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            MayLook mayLook,
            InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.movements = movements;
        this.exhibits = exhibits;
        this.mayLook = mayLook;
        this.clock = clock;
    }

    /** What is known of the cash in a package. */
    public CashStory of(PackageState p) {
        return CashStory.of(p.id(), movements.story(p.id()));
    }

    /**
     * One officer's count. The second officer's ends that both are kept back; where they differ a
     * discrepancy is open.
     *
     * @param session of who counted
     * @param laboratory whether a laboratory needs it, as answered before it was counted; null: not
     *     answered
     */
    public Outcome<List<Recorded>> count(
            Session session,
            PackageState p,
            List<CashCount.Line> lines,
            @Nullable Boolean laboratory,
            @Nullable OffsetDateTime at) {
        if (lines.isEmpty()) {
            return refused("COUNT", CashWords.WRITTEN);
        }
        return isCash(p)
                .then(cash -> recorder.alone(() -> counted(session, p, lines, laboratory, at)));
    }

    private Outcome<List<Recorded>> counted(
            Session session,
            PackageState p,
            List<CashCount.Line> lines,
            @Nullable Boolean laboratory,
            @Nullable OffsetDateTime at) {
        CashStory.Count waiting = of(p).waitingFor(session.officer().id());
        List<ContinuityEvent> events = new ArrayList<>();
        events.add(new ContinuityEvent.CashCounted(lines, laboratory));
        String said;
        if (waiting == null) {
            said = "The figures are kept back until a second officer has counted it.";
        } else if (waiting.officer().equals(session.officer().id())) {
            said =
                    "This count takes the place of your first one, which stays in the record. The figures are kept back until a second officer has counted it.";
        } else {
            List<CashCount.Line> first = waiting.said().lines();
            String difference = CashWords.difference(first, lines);
            said =
                    difference == null
                            ? "Both counts agree: " + CashWords.said(lines) + "."
                            : "The two counts differ: "
                                    + difference
                                    + ". A discrepancy is open: count it again, both of you, and then say what was found.";
            if (difference != null) {
                events.add(
                        new ContinuityEvent.Discrepancy(
                                COUNT,
                                CashWords.said(first),
                                CashWords.said(lines),
                                "Two officers counted the cash: " + difference));
            }
        }
        boolean second = waiting != null && !waiting.officer().equals(session.officer().id());
        Stream<String> open =
                second && events.size() == 1 && p.discrepancies() > 0
                        ? Stream.of("A discrepancy from before is open: say what was found.")
                        : Stream.empty();
        return record(session, p, events, at)
                .then(done ->
                        new Outcome.Done<>(
                                done,
                                Stream.of(stillSealed(p), Stream.of(said), open)
                                        .flatMap(one -> one)
                                        .toList()));
    }

    private static Stream<String> stillSealed(PackageState p) {
        return p.sealState().equals("SEALED") || p.sealState().equals("RESEALED")
                ? Stream.of(
                        "The record says that it is sealed: record that it was opened, and sealed again.")
                : Stream.empty();
    }

    /** It stays sealed and is not counted. */
    public Outcome<List<Recorded>> uncounted(
            Session session, PackageState p, String reason, @Nullable OffsetDateTime at) {
        if (reason.isBlank()) {
            return refused("REASON", "Say why it is not counted.");
        }
        return isCash(p)
                .then(cash ->
                        record(
                                session,
                                p,
                                List.of(new ContinuityEvent.CashUncounted(reason.strip())),
                                at));
    }

    /**
     * It was paid in. Where the bank's figures are not those of the count a discrepancy is open.
     */
    public Outcome<List<Recorded>> banked(
            Session session,
            PackageState p,
            ContinuityEvent.CashBanked what,
            @Nullable OffsetDateTime at) {
        BigDecimal withdrawn = what.withdrawn();
        if (what.amount().signum() < 0 || (withdrawn != null && withdrawn.signum() < 0)) {
            return refused("AMOUNT", Amount.SENTENCE);
        }
        if (what.slip().isBlank()) {
            return refused("SLIP", "Give the number of the paying-in slip.");
        }
        return isCash(p).then(cash -> recorder.alone(() -> paidIn(session, p, what, at)));
    }

    private Outcome<List<Recorded>> paidIn(
            Session session,
            PackageState p,
            ContinuityEvent.CashBanked what,
            @Nullable OffsetDateTime at) {
        CashStory before = of(p);
        if (before.banked().stream().anyMatch(one -> isSlip(one, what))) {
            return refused(
                    "SLIP",
                    "Slip "
                            + what.slip()
                            + " is recorded already. If it is another with the same number, add the day or the bank to it.");
        }
        BigDecimal counted = before.total(what.currency());
        BigDecimal bank =
                Stream.concat(before.bankedSince().stream(), Stream.of(what))
                        .filter(one -> one.currency().equals(what.currency()))
                        .map(one ->
                                one.amount()
                                        .add(
                                                Objects.requireNonNullElse(
                                                        one.withdrawn(), BigDecimal.ZERO)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<ContinuityEvent> events = new ArrayList<>();
        events.add(what);
        List<String> said = new ArrayList<>();
        if (counted == null) {
            said.add("Two officers have not counted it: the bank’s figure stands alone.");
        } else if (counted.compareTo(bank) != 0) {
            String ours = CashWords.money(what.currency(), counted);
            String theirs = CashWords.money(what.currency(), bank);
            said.add(
                    "We counted "
                            + ours
                            + ", and the bank "
                            + theirs
                            + " in all. A discrepancy is open.");
            events.add(
                    new ContinuityEvent.Discrepancy(
                            COUNT, ours, theirs, "The bank counted the cash: slip " + what.slip()));
        }
        return record(session, p, events, at).then(done -> new Outcome.Done<>(done, said));
    }

    private static boolean isSlip(
            ContinuityEvent.CashBanked one, ContinuityEvent.CashBanked other) {
        return Telling.said(one.slip()).strip().equalsIgnoreCase(other.slip().strip());
    }

    /** A court ordered that it is detained for longer. */
    public Outcome<List<Recorded>> detained(
            Session session,
            PackageState p,
            LocalDate until,
            String court,
            @Nullable String number,
            @Nullable OffsetDateTime at) {
        if (court.isBlank()) {
            return refused("COURT", "Say which court ordered it.");
        }
        if (until.getYear() < 1970 || until.getYear() > 9999) {
            return refused("UNTIL", "Give the last day of the detention, like 2026-12-31.");
        }
        return isCash(p)
                .then(cash -> {
                    OffsetDateTime seized = cash.seizedAt();
                    if (seized != null && until.isBefore(seized.toLocalDate())) {
                        return refused(
                                "UNTIL",
                                "The last day of the detention is before the cash was seized. Give it with its year, like 2026-12-31.");
                    }
                    List<String> over =
                            until.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                                    ? List.of(
                                            "That day is over: Today says so until another order is recorded, or the cash has left.")
                                    : List.of();
                    return record(
                                    session,
                                    p,
                                    List.of(
                                            new ContinuityEvent.CashDetained(
                                                    until, court.strip(), number)),
                                    at)
                            .then(done -> new Outcome.Done<>(done, over));
                });
    }

    private Outcome<List<Recorded>> record(
            Session session,
            PackageState p,
            List<ContinuityEvent> events,
            @Nullable OffsetDateTime at) {
        return recorder.record(
                session,
                Permission.RECORD,
                events.stream().map(event -> new Recorder.Fact(p, event, null)).toList(),
                at,
                null);
    }

    /** Who may not look into the bag says nothing of what is in it. */
    private Outcome<Exhibit> isCash(PackageState p) {
        Exhibit exhibit = exhibits.byId(p.exhibitId()).orElse(null);
        if (exhibit == null) {
            return refused("NO_EXHIBIT", "There is no such exhibit.");
        }
        return mayLook.at(exhibit)
                .then(seen -> {
                    String category = seen.category();
                    return category == null || category.equals(CASH)
                            ? Outcome.done(seen)
                            : refused(
                                    "NOT_CASH",
                                    seen.name()
                                            + " is not recorded as cash. Correct its category first if that is wrong.");
                });
    }

    private static <T> Outcome<T> refused(String code, String sentence) {
        return new Outcome.Refused<>(code, sentence, List.of());
    }
}
