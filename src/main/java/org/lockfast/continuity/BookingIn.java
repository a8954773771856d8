package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
        return shelving.mayGo(packages, place)
                .then(ok ->
                        recorder.record(
                                session,
                                Permission.BOOK_IN,
                                Stream.concat(
                                                packages.stream()
                                                        .map(p ->
                                                                new Recorder.Fact(
                                                                        p,
                                                                        new ContinuityEvent
                                                                                .BookedIn(
                                                                                shelving.shelf(
                                                                                        place),
                                                                                giver == null
                                                                                        ? null
                                                                                        : giver
                                                                                                .officer(),
                                                                                giver == null
                                                                                        ? null
                                                                                        : giver
                                                                                                .name(),
                                                                                sealsSeen.get(
                                                                                        p.id())),
                                                                        sealsSeen.get(p.id()))),
                                                shelving.into(packages, place).stream())
                                        .toList(),
                                at,
                                giver));
    }
}
