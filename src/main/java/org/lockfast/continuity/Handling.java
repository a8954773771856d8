package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.DrugsFacts;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.rules.Limits;

/**
 * What one officer does with a package, or finds of it. Facts are never refused: what does not fit
 * is recorded and flagged. Only our own next step, the normal shelf or the way out, is withheld
 * from what is on hold.
 */
public final class Handling {
    private final Recorder recorder;
    private final Movements movements;
    private final Exhibits exhibits;
    private final Shelving shelving;
    private final Limits limits;

    public Handling(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            PlaceAdvice advice,
            Limits limits,
            InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.movements = movements;
        this.exhibits = exhibits;
        this.shelving = new Shelving(exhibits, advice);
        this.limits = limits;
    }

    /** Sealed for the first time. */
    public Outcome<List<Recorded>> seal(
            Session session,
            PackageState p,
            String kind,
            @Nullable String number,
            @Nullable OffsetDateTime at) {
        return one(session, p, new ContinuityEvent.Sealed(kind, number), null, at, null)
                .then(done -> recorder.beside(done, () -> reused(p, number)));
    }

    /** The seal is broken to open it; {@code witness} where two people were there. */
    public Outcome<List<Recorded>> open(
            Session session,
            PackageState p,
            String reason,
            @Nullable SecondPerson witness,
            @Nullable OffsetDateTime at) {
        return one(session, p, new ContinuityEvent.Opened(p.seal(), reason), null, at, witness);
    }

    /** Sealed again; the old packaging stays with it. */
    public Outcome<List<Recorded>> reseal(
            Session session,
            PackageState p,
            String kind,
            @Nullable String number,
            boolean oldKept,
            String reason,
            @Nullable OffsetDateTime at) {
        return reseal(session, p, kind, number, oldKept, reason, null, at);
    }

    /**
     * What it weighed when it was sealed again.
     *
     * @param unit {@code g}, {@code kg} or {@code mg}
     * @param scale its number, where it has one
     */
    public record Weighed(BigDecimal amount, String unit, @Nullable String scale) {}

    /**
     * The same, weighed. Where it weighs otherwise than before, by more than the limits of the
     * rules, a discrepancy is open.
     */
    public Outcome<List<Recorded>> reseal(
            Session session,
            PackageState p,
            String kind,
            @Nullable String number,
            boolean oldKept,
            String reason,
            @Nullable Weighed weighed,
            @Nullable OffsetDateTime at) {
        if (Reckoning.sameSeal(number, p.seal())) {
            return Outcome.refused(
                    "SAME_SEAL",
                    number
                            + " is the seal it already had. A package that was opened needs a new seal with a new number.");
        }
        return recorder.alone(() ->
                resealed(
                        session,
                        p,
                        weighed,
                        reused(p, number),
                        at,
                        new ContinuityEvent.Resealed(kind, number, oldKept, reason)));
    }

    private Outcome<List<Recorded>> resealed(
            Session session,
            PackageState p,
            @Nullable Weighed weighed,
            List<String> reused,
            @Nullable OffsetDateTime at,
            ContinuityEvent.Resealed sealed) {
        List<ContinuityEvent> events = new ArrayList<>();
        events.add(sealed);
        List<String> said = new ArrayList<>(reused);
        if (weighed != null) {
            BigDecimal grams =
                    DrugsFacts.grams(weighed.amount(), weighed.unit())
                            .orElse(BigDecimal.ONE.negate());
            if (grams.signum() < 0 || !Amount.fits(weighed.amount())) {
                return Outcome.refused("WEIGHT", "Give the weight as a number of g, kg or mg.");
            }
            events.add(
                    new ContinuityEvent.Condition(
                            DrugsStory.WEIGHED,
                            weighed.amount(),
                            weighed.unit(),
                            null,
                            null,
                            weighed.scale()));
            weight(p)
                    .filter(before -> DrugsFacts.variance(before, grams, limits))
                    .ifPresent(before -> {
                        events.add(
                                new ContinuityEvent.Discrepancy(
                                        "WEIGHT",
                                        before.toPlainString() + " g",
                                        grams.toPlainString() + " g",
                                        "Weighed when it was sealed again"));
                        said.add(
                                "It weighs otherwise than the record says, by more than the limit. A discrepancy is open: say what was used, or weigh it again.");
                    });
        }
        return recorder.record(
                        session,
                        Permission.RECORD,
                        events.stream().map(event -> new Recorder.Fact(p, event, null)).toList(),
                        at,
                        null)
                .then(done -> new Outcome.Done<>(done, said));
    }

    /** What it weighed last, in grams: since it was recorded, or as it was recorded. */
    private Optional<BigDecimal> weight(PackageState p) {
        return DrugsStory.weight(p.id(), movements.story(p.id()))
                .or(
                        () -> // of several packages nobody said what each weighs
                        (movements.packagesOf(p.exhibitId()).size() > 1
                                                ? Optional.<Exhibit>empty()
                                                : exhibits.byId(p.exhibitId()))
                                        .flatMap(one ->
                                                DrugsFacts.grams(
                                                        one.identifiers().get("GROSS_WEIGHT"))));
    }

    /** Put into other packaging. */
    public Outcome<List<Recorded>> repackage(
            Session session,
            PackageState p,
            String packaging,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {
        return one(session, p, new ContinuityEvent.Packaged(packaging, reason), null, at, null);
    }

    /** The seal itself was looked at: {@code UNBROKEN}, {@code BROKEN} or {@code UNREADABLE}. */
    public Outcome<List<Recorded>> lookAtSeal(
            Session session,
            PackageState p,
            String condition,
            @Nullable String note,
            @Nullable OffsetDateTime at) {
        return one(
                session,
                p,
                new ContinuityEvent.LookedAt(p.seal(), condition, note),
                null,
                at,
                null);
    }

    /** Put in another place. */
    public Outcome<List<Recorded>> move(
            Session session,
            List<PackageState> ps,
            Place place,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {
        return recorder.alone(() ->
                shelving.mayGo(ps, place)
                        .then(ok ->
                                recorder.record(
                                        session,
                                        Permission.RECORD,
                                        place.isContainer() && reason == null
                                                ? shelving.into(ps, place)
                                                : there(
                                                        ps,
                                                        place,
                                                        new ContinuityEvent.Moved(
                                                                shelving.shelf(place), reason)),
                                        at,
                                        null)));
    }

    /** Left in a locker by one officer alone. */
    public Outcome<List<Recorded>> deposit(
            Session session, List<PackageState> ps, Place place, @Nullable OffsetDateTime at) {
        return recorder.alone(() ->
                shelving.mayGo(ps, place)
                        .then(ok ->
                                recorder.record(
                                        session,
                                        Permission.RECORD,
                                        there(
                                                ps,
                                                place,
                                                new ContinuityEvent.Deposited(
                                                        shelving.shelf(place))),
                                        at,
                                        null)));
    }

    /**
     * Left in a locker by somebody else than the officer at the machine, who says how they know.
     */
    public Outcome<List<Recorded>> depositedBy(
            Session session, List<PackageState> ps, Place place, Depositor by) {
        if (by.known().isBlank() || (by.officer() == null && String.valueOf(by.name()).isBlank())) {
            return Outcome.refused("WHO", "Say who left it there, and how you know.");
        }
        List<String> lies = shelving.lies(ps, place);
        List<Recorder.Fact> facts =
                ps.stream()
                        .map(p -> new Recorder.Fact(p, by.left(shelving.shelf(place)), null))
                        .toList();
        return recorder.record(session, Permission.RECORD, facts, by.at(), null)
                .then(done -> new Outcome.Done<>(done, lies));
    }

    /** Taken from a locker on the store's round. */
    public Outcome<List<Recorded>> collect(
            Session session, List<PackageState> ps, @Nullable OffsetDateTime at) {
        List<Recorder.Fact> facts =
                ps.stream()
                        .map(p ->
                                new Recorder.Fact(
                                        p, new ContinuityEvent.Collected(p.place()), null))
                        .toList();
        return recorder.record(session, Permission.RECORD, facts, at, null);
    }

    /** It is in my hand, and the giver is absent. */
    public Outcome<List<Recorded>> inHand(
            Session session,
            PackageState p,
            @Nullable String statement,
            @Nullable String sealSeen,
            @Nullable OffsetDateTime at) {
        return one(session, p, new ContinuityEvent.InHand(statement, sealSeen), sealSeen, at, null);
    }

    /** Given to a courier. */
    public Outcome<List<Recorded>> depart(
            Session session,
            List<PackageState> ps,
            ContinuityEvent.Departed how,
            @Nullable OffsetDateTime at) {
        return Shelving.mayLeave(ps, exhibits)
                .then(ok -> recorder.record(session, Permission.RECORD, facts(ps, how), at, null));
    }

    /** Delivered by the courier. */
    public Outcome<List<Recorded>> arrive(
            Session session,
            PackageState p,
            @Nullable Place place,
            @Nullable String sealSeen,
            @Nullable String overnight,
            @Nullable OffsetDateTime at) {
        List<String> lies = shelving.lies(List.of(p), place);
        UUID receiver = place == null ? session.officer().id() : null;
        List<Recorder.Fact> facts = new ArrayList<>();
        facts.add(
                new Recorder.Fact(
                        p,
                        new ContinuityEvent.Arrived(
                                place == null ? null : shelving.shelf(place),
                                receiver,
                                sealSeen,
                                overnight),
                        sealSeen));
        if (place != null) {
            facts.addAll(shelving.into(List.of(p), place));
        }
        return recorder.record(session, Permission.RECORD, facts, at, null)
                .then(done -> new Outcome.Done<>(done, lies));
    }

    /** Not where the record says, and not found. */
    public Outcome<List<Recorded>> missing(
            Session session, PackageState p, String reason, @Nullable OffsetDateTime at) {
        return one(session, p, new ContinuityEvent.Missing(reason), null, at, null);
    }

    /** Found again. */
    public Outcome<List<Recorded>> found(
            Session session,
            List<PackageState> ps,
            @Nullable Place place,
            @Nullable String note,
            @Nullable OffsetDateTime at) {
        List<String> lies = shelving.lies(ps, place);
        return recorder.record(
                        session,
                        Permission.RECORD,
                        place == null
                                ? facts(ps, new ContinuityEvent.Found(null, note))
                                : there(
                                        ps,
                                        place,
                                        new ContinuityEvent.Found(shelving.shelf(place), note)),
                        at,
                        null)
                .then(done -> new Outcome.Done<>(done, lies));
    }

    /** Something does not agree with the record. */
    public Outcome<List<Recorded>> discrepancy(
            Session session,
            PackageState p,
            ContinuityEvent.Discrepancy what,
            @Nullable OffsetDateTime at) {
        return one(session, p, what, null, at, null);
    }

    /**
     * What was found about a discrepancy. The discrepancy stays in the record with it; it only no
     * longer asks for an answer.
     *
     * @param supervisor whoever found it; need not be the officer at the machine
     * @param discrepancy the entry that opened it, one of {@link Account#openDiscrepancies}
     */
    public Outcome<List<Recorded>> closeDiscrepancy(
            Session supervisor, PackageState p, Hash discrepancy, String finding) {
        return recorder.record(
                supervisor,
                Permission.CLOSE_DISCREPANCY,
                List.of(
                        new Recorder.Fact(
                                p,
                                new ContinuityEvent.DiscrepancyClosed(discrepancy, finding.strip()),
                                null)),
                null,
                null);
    }

    /**
     * Why an entry was made late (D-27).
     *
     * @param late the entry, flagged {@link Account.FlagKind#LATE}
     */
    public Outcome<List<Recorded>> lateReason(
            Session session, PackageState p, Hash late, String reason) {
        return recorder.about(session, p, new ContinuityEvent.LateReason(reason.strip()), late);
    }

    /** A statement about a time without a holder. */
    public Outcome<List<Recorded>> explainGap(
            Session session, PackageState p, ContinuityEvent.GapExplained statement) {
        return one(session, p, statement, null, null, null);
    }

    private Outcome<List<Recorded>> one(
            Session session,
            PackageState p,
            ContinuityEvent event,
            @Nullable String sealSeen,
            @Nullable OffsetDateTime at,
            @Nullable SecondPerson with) {
        return recorder.record(
                session,
                Permission.RECORD,
                List.of(new Recorder.Fact(p, event, sealSeen)),
                at,
                with);
    }

    /** What happened at a place, and into it where that is a container. */
    private List<Recorder.Fact> there(List<PackageState> ps, Place place, ContinuityEvent event) {
        List<Recorder.Fact> facts = new ArrayList<>(facts(ps, event));
        facts.addAll(shelving.into(ps, place));
        return facts;
    }

    private static List<Recorder.Fact> facts(List<PackageState> ps, ContinuityEvent event) {
        return ps.stream().map(p -> new Recorder.Fact(p, event, null)).toList();
    }

    private List<String> reused(PackageState p, @Nullable String number) {
        if (number == null) {
            return List.of();
        }
        return movements.withSeal(number).stream()
                .filter(other -> !other.id().equals(p.id()))
                .limit(1)
                .map(other ->
                        "Seal "
                                + number
                                + " is already recorded on another package. Both are kept. Check the bag.")
                .toList();
    }
}
