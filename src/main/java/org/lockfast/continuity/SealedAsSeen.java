package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;

/** Packages as the record has them now, where their seals are those that were shown. */
final class SealedAsSeen {
    private SealedAsSeen() {}

    /**
     * @param seen as they were shown to whoever signs
     */
    static Outcome<List<PackageState>> now(
            List<PackageState> seen, Movements movements, Exhibits exhibits) {
        List<PackageState> all = new ArrayList<>();
        for (PackageState p : seen) {
            PackageState now = movements.state(p.id()).orElse(p);
            if (!Objects.equals(now.seal(), p.seal())) {
                return Outcome.refused(
                        "CHANGED",
                        exhibits.byId(p.exhibitId()).map(Exhibit::name).orElse("It")
                                + " has another seal now than when this was shown. Look at it again, then"
                                + " go on.");
            }
            all.add(now);
        }
        return Outcome.done(all);
    }
}
