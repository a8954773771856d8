package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.place.Places;
import org.lockfast.place.StorageClass;
import org.lockfast.rules.Rules;

/**
 * The store's round of the out-of-hours lockers: each is opened, what is in it is scanned and taken
 * out. What is recorded as in it and is not there, and what is there and is recorded elsewhere, is
 * a discrepancy of the package, whoever may explain it later; what somebody else says they left is
 * recorded as theirs, with how that is known.
 */
public final class LockersRound {
    private static final int MOST = 10_000;

    private final Recorder recorder;
    private final Places places;
    private final Stock stock;
    private final Movements movements;
    private final Shelving shelving;
    private final Names names;
    private final Rules rules;

    public LockersRound(
            Recording journal,
            Places places,
            Stock stock,
            Movements movements,
            Exhibits exhibits,
            PlaceAdvice advice,
            Names names,
            Rules rules,
            InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.places = places;
        this.stock = stock;
        this.movements = movements;
        this.shelving = new Shelving(exhibits, advice);
        this.names = names;
        this.rules = rules;
    }

    /** All lockers in the order of their paths; closed ones where something lies in them. */
    public List<Locker> lockers() {
        return places.all().stream()
                .filter(this::isLocker)
                .sorted(Place.ORDER)
                .map(this::locker)
                .filter(one -> one.place().closed() == null || !one.lying().isEmpty())
                .toList();
    }

    /** Whether things only pass through a place: it is a locker, by its storage class. */
    public boolean isLocker(Place place) {
        return !place.isContainer()
                && StorageClass.of(place.storage(), rules)
                        .filter(StorageClass::temporary)
                        .isPresent();
    }

    /** A place as a locker. */
    public Locker locker(Place place) {
        return new Locker(
                place,
                stock.in(List.of(place.id()), MOST).stream()
                        .sorted(Comparator.comparing(Stock.Row::since))
                        .map(row -> new Locker.Lying(row, by(row)))
                        .toList(),
                last(place));
    }

    private String by(Stock.Row row) {
        return movements
                .state(row.packageId())
                .filter(p -> p.status().equals("DEPOSITED"))
                .map(p -> {
                    UUID officer = p.holder();
                    String name = p.holderName();
                    return officer != null ? names.officer(officer) : name == null ? "" : name;
                })
                .orElse("");
    }

    private Locker.@Nullable Last last(Place place) {
        HappenedOrder order = HappenedOrder.of(movements.story(place.id()));
        return order.all().reversed().stream()
                .filter(h -> h.event() instanceof LockerEvent.Checked && h.counts())
                .findFirst()
                .map(h -> {
                    UUID actor = h.actor();
                    return new Locker.Last(order.at(h), actor == null ? "" : names.officer(actor));
                })
                .orElse(null);
    }

    /**
     * A package that was in the locker.
     *
     * @param sealSeen the number read from it; null for none
     * @param by who left it, where it is recorded elsewhere and somebody says so; else null
     */
    public record Found(PackageState p, @Nullable String sealSeen, @Nullable Depositor by) {}

    /**
     * What a round of one locker came to.
     *
     * @param notFound recorded as in it, and not there
     * @param notExpected there, and recorded elsewhere
     */
    public record Came(
            List<Recorded> recorded, List<PackageState> notFound, List<PackageState> notExpected) {}

    /**
     * Records that a locker was opened and all that was in it taken out.
     *
     * @param shown the packages that the officer was told lie in it; what was left there since is
     *     for the next round
     * @param unknown numbers read in it that belong to nothing recorded
     * @param shelf where they are booked in; null: they stay in the hand of the officer
     */
    public Outcome<Came> check(
            Session session,
            Place locker,
            Set<UUID> shown,
            List<Found> found,
            List<String> unknown,
            @Nullable Place shelf,
            @Nullable OffsetDateTime at) {
        if (!isLocker(locker)) {
            return Outcome.refused(
                    "NO_LOCKER",
                    locker.path()
                            + " is no locker. A locker is a place of a storage class that things only pass through.");
        }
        List<PackageState> packages = found.stream().map(Found::p).toList();
        Outcome<?> may = shelf == null ? Outcome.done(packages) : shelving.mayGo(packages, shelf);
        return switch (may) {
            case Outcome.Refused<?>(String code, String sentence, List<String> choices) ->
                    new Outcome.Refused<>(code, sentence, choices);
            case Outcome.Done<?>(Object _, List<String> told) ->
                    recorder.alone(() -> checked(session, locker, shown, found, unknown, shelf, at))
                            .then(came -> new Outcome.Done<>(came, told));
        };
    }

    private Outcome<Came> checked(
            Session session,
            Place locker,
            Set<UUID> shown,
            List<Found> found,
            List<String> unknown,
            @Nullable Place shelf,
            @Nullable OffsetDateTime at) {
        Set<UUID> taken = new HashSet<>();
        found.forEach(one -> taken.add(one.p().id()));
        List<PackageState> notFound =
                stock.in(List.of(locker.id()), MOST).stream()
                        .map(Stock.Row::packageId)
                        .filter(id -> shown.contains(id) && !taken.contains(id))
                        .flatMap(id -> movements.state(id).stream())
                        .toList();
        List<PackageState> notExpected = new ArrayList<>();
        List<Recorder.Fact> facts = new ArrayList<>();
        for (Found one : found) {
            PackageState p = movements.state(one.p().id()).orElseThrow();
            if (!locker.id().equals(p.place())) {
                notExpected.add(p);
                facts.addAll(elsewhere(p, locker, one.by()));
            }
            facts.addAll(taken(p, locker, shelf, one.sealSeen()));
        }
        notFound.stream()
                .filter(p -> !isSaid(p))
                .forEach(p ->
                        facts.add(
                                new Recorder.Fact(
                                        p,
                                        new ContinuityEvent.Discrepancy(
                                                "NOT_FOUND", locker.path(), null, null),
                                        null)));
        NewEvent round =
                NewEvent.of(
                        locker.id(),
                        new LockerEvent.Checked(
                                found.stream().map(one -> one.p().id()).toList(),
                                notFound.stream().map(PackageState::id).toList(),
                                notExpected.stream().map(PackageState::id).toList(),
                                unknown.isEmpty() ? null : String.join(", ", unknown)));
        return recorder.record(session, Permission.BOOK_IN, List.of(round), facts, at, null)
                .then(all -> Outcome.done(new Came(all, notFound, notExpected)));
    }

    /** It is here and recorded elsewhere; who left it may explain that. */
    private List<Recorder.Fact> elsewhere(PackageState p, Place locker, @Nullable Depositor by) {
        List<Recorder.Fact> facts = new ArrayList<>();
        if (by == null || !by.holds(p)) {
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.Discrepancy(
                                    "UNEXPECTED", Whereabouts.of(p, names), locker.path(), null),
                            null));
        }
        if (by != null) {
            facts.addFirst(new Recorder.Fact(p, by.left(locker.id()), null, by.at()));
        }
        return facts;
    }

    /** Out of the locker, and where there is a shelf, onto that. */
    private List<Recorder.Fact> taken(
            PackageState p, Place locker, @Nullable Place shelf, @Nullable String sealSeen) {
        List<Recorder.Fact> facts = new ArrayList<>();
        facts.add(
                new Recorder.Fact(
                        p,
                        new ContinuityEvent.Collected(locker.id()),
                        shelf == null ? sealSeen : null));
        if (shelf != null) {
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.BookedIn(
                                    shelving.shelf(shelf), null, null, sealSeen),
                            sealSeen));
            facts.addAll(shelving.into(List.of(p), shelf));
        }
        return facts;
    }

    /** Whether an earlier round said so, and nobody has said since what was found about it. */
    private boolean isSaid(PackageState p) {
        List<Happening> story = movements.story(p.id());
        Set<Hash> closed = new HashSet<>();
        story.forEach(h -> {
            if (h.event() instanceof ContinuityEvent.DiscrepancyClosed e) {
                closed.add(e.discrepancy());
            }
        });
        return story.stream()
                .anyMatch(h ->
                        h.event() instanceof ContinuityEvent.Discrepancy e
                                && e.kind().equals("NOT_FOUND")
                                && !closed.contains(h.eid()));
    }
}
