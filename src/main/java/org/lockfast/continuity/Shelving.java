package org.lockfast.continuity;

import java.util.List;
import java.util.Set;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.place.Place;

/**
 * Whether a package may go on a shelf: what is on hold goes to no normal one until it is mended or
 * a supervisor overrides.
 */
final class Shelving {
    /** Places where something on hold may wait. */
    private static final Set<String> WAITING =
            Set.of("HAZARDOUS_STORE", "FLAMMABLE_STORE", "TRANSIT_LOCKER");

    private final Exhibits exhibits;

    Shelving(Exhibits exhibits) {
        this.exhibits = exhibits;
    }

    Outcome<Place> mayGo(List<PackageState> packages, Place place) {
        if (WAITING.contains(place.storage()) || place.kind().equals("OUTSIDE")) {
            return Outcome.done(place);
        }
        for (PackageState p : packages) {
            Exhibit exhibit = exhibits.byId(p.exhibitId()).orElseThrow();
            if (!exhibit.holds().isEmpty()) {
                return Outcome.refused(
                        "ON_HOLD",
                        exhibit.name()
                                + " is on hold ("
                                + String.join(", ", exhibit.holds())
                                + ") and may not go on a normal shelf. Mend what is wrong, or ask a supervisor to override it. It can wait in a hazardous store or a locker.");
            }
        }
        return Outcome.done(place);
    }
}
