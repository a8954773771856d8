package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;

/**
 * Receipt into a property store, onto a shelf. A seal that differs from the one applied opens a
 * discrepancy (D-33).
 */
public final class BookingIn {
    private final Recorder recorder;
    private final Shelving shelving;

    public BookingIn(
            Recording journal, Exhibits exhibits, PlaceAdvice advice, InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.shelving = new Shelving(exhibits, advice);
    }

    /**
     * @param giver who handed it in; null where nobody did (from a locker, another shelf). With
     *     their key it is signed by both
     */
    public Outcome<List<Recorded>> bookIn(
            Session session,
            List<PackageState> packages,
            Place place,
            @Nullable SecondPerson giver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return bookIn(session, packages, List.of(), place, giver, sealsSeen, at);
    }

    /**
     * @param brought what the same person brings back as a courier, in the same step
     */
    public Outcome<List<Recorded>> bookIn(
            Session session,
            List<PackageState> packages,
            List<PackageState> brought,
            Place place,
            @Nullable SecondPerson giver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return recorder.alone(() -> { // whether it may go there is what the record says now
            List<String> lies = brought.isEmpty() ? List.of() : shelving.lies(brought, place);
            return shelving.mayGo(packages, place)
                    .then(ok ->
                            recorder.record(
                                    session,
                                    Permission.BOOK_IN,
                                    facts(packages, brought, place, giver, sealsSeen),
                                    at,
                                    giver))
                    .then(done -> new Outcome.Done<>(done, lies));
        });
    }

    private List<Recorder.Fact> facts(
            List<PackageState> packages,
            List<PackageState> brought,
            Place place,
            @Nullable SecondPerson giver,
            Map<UUID, String> sealsSeen) {
        UUID by = giver == null ? null : giver.officer();
        String name = giver == null ? null : giver.name();
        List<Recorder.Fact> facts = new ArrayList<>();
        for (PackageState p : brought) {
            String seen = sealsSeen.get(p.id());
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.Arrived(shelving.shelf(place), null, seen, null),
                            seen));
        }
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.BookedIn(shelving.shelf(place), by, name, seen),
                            seen));
        }
        facts.addAll(shelving.into(packages, place));
        facts.addAll(shelving.into(brought, place));
        return facts;
    }
}
