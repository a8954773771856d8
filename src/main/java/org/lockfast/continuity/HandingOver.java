package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Hand-over between two people, per package: an offer by the giver and an acceptance by the
 * receiver, each signed by its own officer and bound to exactly what was on the screen (D-29). The
 * giver stays answerable until acceptance.
 */
public final class HandingOver {
    private final Recorder recorder;
    private final Movements movements;
    private final Exhibits exhibits;
    private final Officers officers;
    private final Names names;
    private final Supplier<UUID> ids;

    public HandingOver(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            Officers officers,
            Names names,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.recorder = new Recorder(journal, clock);
        this.movements = movements;
        this.exhibits = exhibits;
        this.officers = officers;
        this.names = names;
        this.ids = ids;
    }

    /**
     * Offers packages to an officer who may accept them. What the record does not have with the
     * giver is offered too, and they are told.
     */
    public Outcome<List<Recorded>> offer(
            Session giver,
            List<PackageState> packages,
            Officer to,
            String reason,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return offer(giver, packages, to, reason, sealsSeen, null, at);
    }

    /**
     * @param due the last day it may come back in time; null where it is not waited for
     */
    public Outcome<List<Recorded>> offer(
            Session giver,
            List<PackageState> packages,
            Officer to,
            String reason,
            Map<UUID, String> sealsSeen,
            @Nullable LocalDate due,
            @Nullable OffsetDateTime at) {
        return mayReceive(giver, to)
                .then(ok ->
                        recorder.alone(() ->
                                sealedAsSeen(packages)
                                        .then(now ->
                                                telling(
                                                        now,
                                                        giver,
                                                        () ->
                                                                recorder.record(
                                                                        giver,
                                                                        Permission.RECORD,
                                                                        offers(
                                                                                now, to, reason,
                                                                                sealsSeen, due),
                                                                        at,
                                                                        null)))));
    }

    /**
     * Both at once, where the receiver is there and signs too: recorded are both halves or none.
     *
     * @param byGiver seals that the giver read
     * @param byReceiver seals that were read by the one who takes it
     * @param due the last day it may come back in time; null where it is not waited for
     * @return the offers, then the acceptances
     */
    public Outcome<List<Recorded>> handOver(
            Session giver,
            Session receiver,
            List<PackageState> packages,
            String reason,
            Map<UUID, String> byGiver,
            Map<UUID, String> byReceiver,
            @Nullable LocalDate due,
            @Nullable OffsetDateTime at) {
        return mayReceive(giver, receiver.officer())
                .then(ok ->
                        recorder.alone(() ->
                                sealedAsSeen(packages)
                                        .then(now ->
                                                telling(
                                                        now,
                                                        giver,
                                                        () ->
                                                                recorder.both(
                                                                        giver,
                                                                        offers(
                                                                                now,
                                                                                receiver.officer(),
                                                                                reason,
                                                                                byGiver,
                                                                                due),
                                                                        receiver,
                                                                        offered ->
                                                                                acceptances(
                                                                                        now,
                                                                                        offered,
                                                                                        byReceiver),
                                                                        at)))));
    }

    private List<Recorder.Fact> acceptances(
            List<PackageState> packages, Recorder.Said offered, Map<UUID, String> sealsSeen) {
        Batches batches =
                new Batches(
                        ids.get(), packages, id -> Optional.ofNullable(offered.newest().get(id)));
        List<Recorder.Fact> facts = new ArrayList<>();
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            Hash offer = Objects.requireNonNull(offered.main().get(p.id()));
            facts.add(
                    new Recorder.Fact(
                            p, new ContinuityEvent.Accepted(offer, seen, batches.of(p)), seen));
        }
        return facts;
    }

    private List<Recorder.Fact> offers(
            List<PackageState> packages,
            Officer to,
            String reason,
            Map<UUID, String> sealsSeen,
            @Nullable LocalDate due) {
        List<Recorder.Fact> facts = new ArrayList<>();
        Batches batches = new Batches(ids.get(), packages, movements);
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.Offered(to.id(), null, reason, seen, batches.of(p)),
                            seen));
        }
        facts.addAll(due(packages, due));
        return facts;
    }

    private static Outcome<Officer> mayReceive(Session giver, Officer to) {
        if (giver.officer().id().equals(to.id())) {
            return Outcome.refused(
                    "SAME_PERSON",
                    "Hand over to somebody else: "
                            + to.label()
                            + " is signed in here as the giver.");
        }
        if (!to.may(Permission.RECORD)) {
            return Outcome.refused(
                    "MAY_NOT_RECEIVE",
                    to.label()
                            + " may not receive exhibits. It takes "
                            + Permission.RECORD.whoMay()
                            + ". Choose somebody who may.");
        }
        return Outcome.done(to);
    }

    /** Told are those that the record had elsewhere before. */
    private Outcome<List<Recorded>> telling(
            List<PackageState> packages, Session giver, Supplier<Outcome<List<Recorded>>> act) {
        List<String> told = elsewhere(packages, giver.officer());
        return act.get().then(recorded -> new Outcome.Done<>(recorded, told));
    }

    /** What is bound is what the record says now; a seal that was put on since nobody has seen. */
    private Outcome<List<PackageState>> sealedAsSeen(List<PackageState> seen) {
        return SealedAsSeen.now(seen, movements, exhibits);
    }

    private List<String> elsewhere(List<PackageState> packages, Officer giver) {
        return packages.stream()
                .filter(p -> Elsewhere.is(p, giver))
                .map(p ->
                        "The record does not have "
                                + name(p)
                                + " with you. It says: "
                                + Whereabouts.of(p, names)
                                + ". The hand-over is recorded all the same. Whoever had it last must"
                                + " say how it came to you.")
                .toList();
    }

    private String name(PackageState p) {
        String exhibit = exhibits.byId(p.exhibitId()).orElseThrow().name();
        return movements.packagesOf(p.exhibitId()).size() > 1 ? exhibit + "#" + p.n() : exhibit;
    }

    /** Accepts what is offered to the officer signed in. */
    public Outcome<List<Recorded>> accept(
            Session receiver,
            List<PackageState> packages,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return answering(
                receiver,
                packages,
                ps -> {
                    Batches batches = new Batches(ids.get(), ps, movements);
                    List<Recorder.Fact> facts = new ArrayList<>();
                    for (PackageState p : ps) {
                        String seen = sealsSeen.get(p.id());
                        facts.add(
                                new Recorder.Fact(
                                        p,
                                        new ContinuityEvent.Accepted(
                                                offerOf(p), seen, batches.of(p)),
                                        seen));
                    }
                    List<String> told = notWithGiver(ps);
                    return recorder.record(receiver, Permission.RECORD, facts, at, null)
                            .then(recorded -> new Outcome.Done<>(recorded, told));
                });
    }

    /**
     * The store gives out from its shelves: there nobody holds it, and it is where it should be.
     */
    private boolean isElsewhere(PackageState p) {
        PackageState.OpenOffer offer = p.offer();
        if (offer == null) {
            return false;
        }
        UUID giver = offer.by();
        boolean store =
                giver == null
                        || officers.byId(giver).map(o -> o.may(Permission.BOOK_IN)).orElse(true);
        return Elsewhere.is(p, giver, store);
    }

    /** What the record has elsewhere than with the giver. */
    private List<String> notWithGiver(List<PackageState> packages) {
        return packages.stream()
                .filter(this::isElsewhere)
                .map(p ->
                        "The record does not have "
                                + name(p)
                                + " with the giver. It says: "
                                + Whereabouts.of(p, names)
                                + ". The receipt is recorded all the same. Look whether it is in your"
                                + " hand, and at its record.")
                .toList();
    }

    /** Declines what is offered to the officer signed in; it stays the giver's. */
    public Outcome<List<Recorded>> refuse(
            Session receiver,
            List<PackageState> packages,
            String reason,
            @Nullable OffsetDateTime at) {
        return answering(
                receiver,
                packages,
                ps ->
                        recorder.record(
                                receiver,
                                Permission.RECORD,
                                ps.stream()
                                        .map(p ->
                                                new Recorder.Fact(
                                                        p,
                                                        new ContinuityEvent.Refused(
                                                                offerOf(p), reason),
                                                        null))
                                        .toList(),
                                at,
                                null));
    }

    /**
     * Received from somebody without an account: a drawn signature, a warrant card seen, or a paper
     * form vouches.
     */
    public Outcome<List<Recorded>> handIn(
            Session receiver,
            List<PackageState> packages,
            String giverName,
            Vouch vouch,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return handIn(
                receiver,
                packages,
                giverName,
                new SecondPerson(null, giverName, "giver", vouch, null),
                sealsSeen,
                at);
    }

    /**
     * @param giver how they vouched, and what is kept of it
     */
    public Outcome<List<Recorded>> handIn(
            Session receiver,
            List<PackageState> packages,
            String giverName,
            SecondPerson giver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return handIn(receiver, packages, List.of(), giverName, giver, sealsSeen, at);
    }

    /**
     * @param brought what the same person brings back as a courier, in the same step
     */
    public Outcome<List<Recorded>> handIn(
            Session receiver,
            List<PackageState> packages,
            List<PackageState> brought,
            String giverName,
            SecondPerson giver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        List<Recorder.Fact> facts = new ArrayList<>();
        for (PackageState p : brought) {
            String seen = sealsSeen.get(p.id());
            UUID me = receiver.officer().id();
            facts.add(
                    new Recorder.Fact(p, new ContinuityEvent.Arrived(null, me, seen, null), seen));
        }
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            facts.add(new Recorder.Fact(p, new ContinuityEvent.HandedIn(giverName, seen), seen));
        }
        return recorder.record(receiver, Permission.RECORD, facts, at, giver);
    }

    /** Given to somebody without an account. */
    public Outcome<List<Recorded>> handOut(
            Session giver,
            List<PackageState> packages,
            String receiverName,
            Vouch vouch,
            @Nullable String reason,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return handOut(
                giver,
                packages,
                receiverName,
                new SecondPerson(null, receiverName, "receiver", vouch, null),
                reason,
                sealsSeen,
                at);
    }

    /**
     * @param receiver how they vouched, and what is kept of it
     */
    public Outcome<List<Recorded>> handOut(
            Session giver,
            List<PackageState> packages,
            String receiverName,
            SecondPerson receiver,
            @Nullable String reason,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return handOut(giver, packages, receiverName, receiver, reason, sealsSeen, null, at);
    }

    /**
     * @param receiver how they vouched, and what is kept of it
     * @param due the last day it may come back in time; null where it is not waited for
     */
    public Outcome<List<Recorded>> handOut(
            Session giver,
            List<PackageState> packages,
            String receiverName,
            SecondPerson receiver,
            @Nullable String reason,
            Map<UUID, String> sealsSeen,
            @Nullable LocalDate due,
            @Nullable OffsetDateTime at) {
        return recorder.alone(
                () -> // whether it may leave is what the record says now
                sealedAsSeen(packages)
                                .then(now -> Shelving.mayLeave(now, exhibits))
                                .then(now ->
                                        recorder.record(
                                                giver,
                                                Permission.RECORD,
                                                handedOut(
                                                        now, receiverName, reason, sealsSeen, due),
                                                at,
                                                receiver)));
    }

    private static List<Recorder.Fact> handedOut(
            List<PackageState> packages,
            String receiverName,
            @Nullable String reason,
            Map<UUID, String> sealsSeen,
            @Nullable LocalDate due) {
        List<Recorder.Fact> facts = new ArrayList<>();
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            facts.add(
                    new Recorder.Fact(
                            p, new ContinuityEvent.HandedOut(receiverName, reason, seen), seen));
        }
        facts.addAll(due(packages, due));
        return facts;
    }

    private static List<Recorder.Fact> due(List<PackageState> packages, @Nullable LocalDate on) {
        return on == null
                ? List.of()
                : packages.stream()
                        .map(p ->
                                new Recorder.Fact(p, new ContinuityEvent.ReturnDue(on, null), null))
                        .toList();
    }

    /**
     * Answers offers as they stand at this very moment: what was on the screen may have been
     * accepted, refused or offered anew elsewhere since.
     */
    private Outcome<List<Recorded>> answering(
            Session receiver,
            List<PackageState> seen,
            Function<List<PackageState>, Outcome<List<Recorded>>> answer) {
        return recorder.alone(() -> {
            List<PackageState> now = new ArrayList<>();
            for (PackageState p : seen) {
                now.add(movements.state(p.id()).orElse(p));
            }
            return offeredTo(receiver, now).then(ok -> unchanged(seen, now)).then(answer);
        });
    }

    private Outcome<List<PackageState>> unchanged(List<PackageState> seen, List<PackageState> now) {
        for (int i = 0; i < seen.size(); i++) {
            PackageState.OpenOffer offer = seen.get(i).offer();
            if (offer == null || !offer.eid().equals(offerOf(now.get(i)))) {
                return Outcome.refused(
                        "CHANGED",
                        exhibits.byId(now.get(i).exhibitId()).orElseThrow().name()
                                + " has been offered anew since this was shown. Look at the offer again, then answer it.");
            }
        }
        return Outcome.done(now);
    }

    private Outcome<List<PackageState>> offeredTo(Session receiver, List<PackageState> packages) {
        for (PackageState p : packages) {
            PackageState.OpenOffer offer = p.offer();
            String name = exhibits.byId(p.exhibitId()).orElseThrow().name();
            if (offer == null) {
                return Outcome.refused(
                        "NOT_OFFERED",
                        name
                                + " is not being handed over to anybody. If it is in your hand and the giver is absent, record that instead.");
            }
            if (offer.to() != null && !offer.to().equals(receiver.officer().id())) {
                return Outcome.refused(
                        "NOT_THE_RECEIVER",
                        name
                                + " is offered to another officer. Only they can accept or refuse it.");
            }
        }
        return Outcome.done(packages);
    }

    private static Hash offerOf(PackageState p) {
        PackageState.OpenOffer offer = p.offer();
        if (offer == null) {
            throw new IllegalStateException("Checked before");
        }
        return offer.eid();
    }
}
