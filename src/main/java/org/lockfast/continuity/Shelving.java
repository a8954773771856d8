package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.place.Place;

/**
 * Where a package may go: what is on hold goes to no normal shelf and not out of the force's hands
 * until it is mended or a supervisor overrides.
 */
final class Shelving {
    /** Places where something on hold may wait. */
    private static final Set<String> WAITING =
            Set.of("HAZARDOUS_STORE", "FLAMMABLE_STORE", "TRANSIT_LOCKER");

    private final Exhibits exhibits;
    private final PlaceAdvice advice;

    Shelving(Exhibits exhibits, PlaceAdvice advice) {
        this.exhibits = exhibits;
        this.advice = advice;
    }

    /** Done with what speaks against the place; refused only what is on hold. */
    Outcome<Place> mayGo(List<PackageState> packages, Place place) {
        Exhibit held = heldBack(packages, place);
        return held == null
                ? new Outcome.Done<>(place, advice.putting(packages, place))
                : Outcome.refused(
                        "ON_HOLD",
                        held.name()
                                + " is on hold ("
                                + String.join(", ", held.holds())
                                + ") and may not go on a normal shelf. Mend what is wrong, or ask a supervisor to override it. It can wait in a hazardous store or a locker.");
    }

    /** Out of the force's hands: to somebody without an account, or a courier. */
    static Outcome<List<PackageState>> mayLeave(List<PackageState> packages, Exhibits exhibits) {
        for (PackageState p : packages) {
            Exhibit exhibit = exhibits.byId(p.exhibitId()).orElseThrow();
            if (!exhibit.holds().isEmpty()) {
                return Outcome.refused(
                        "ON_HOLD",
                        exhibit.name()
                                + " is on hold ("
                                + String.join(", ", exhibit.holds())
                                + ") and may not leave the force's hands. Mend what is wrong, or ask a supervisor to override it.");
            }
        }
        return Outcome.done(packages);
    }

    /**
     * Where it already is on such a shelf, and somebody records so: a fact is never refused, and
     * whoever records it is told.
     */
    List<String> lies(List<PackageState> packages, @Nullable Place place) {
        if (place == null) {
            return List.of();
        }
        List<String> said = new ArrayList<>(advice.putting(packages, place));
        Exhibit held = heldBack(packages, place);
        if (held != null) {
            said.addFirst(
                    held.name()
                            + " is on hold ("
                            + String.join(", ", held.holds())
                            + ") and should not lie on a normal shelf. Move it to a hazardous store or a locker, or ask a supervisor to override the hold.");
        }
        return said;
    }

    /**
     * Where a package is set down that goes to a place: of a container what that stands in, and
     * from there it goes into it ({@link #into}).
     */
    UUID shelf(Place place) {
        return advice.around(place).orElse(place).id();
    }

    /** That they go into it, where the place is a container; nothing for another place. */
    List<Recorder.Fact> into(List<PackageState> packages, Place place) {
        return place.isContainer()
                ? packages.stream().map(p -> in(p, place, null)).toList()
                : List.of();
    }

    /** That one goes into a container. */
    Recorder.Fact in(PackageState p, Place container, @Nullable String sealSeen) {
        UUID at = advice.around(container).map(Place::id).orElse(null);
        return new Recorder.Fact(
                p, new ContinuityEvent.PutIn(container.id(), at, sealSeen), sealSeen);
    }

    private @Nullable Exhibit heldBack(List<PackageState> packages, Place place) {
        if (WAITING.contains(place.storage()) || place.kind().equals("OUTSIDE")) {
            return null;
        }
        return packages.stream()
                .map(p -> exhibits.byId(p.exhibitId()).orElseThrow())
                .filter(exhibit -> !exhibit.holds().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
