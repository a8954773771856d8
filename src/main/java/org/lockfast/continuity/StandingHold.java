package org.lockfast.continuity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.ledger.Hash;

/**
 * A hold that stands, in words: on what, why, by whom, and when it is to be looked at again.
 *
 * @param why in a few words, with what was noted
 * @param by who recorded it; empty where that is not known
 * @param again the day to look at it again; empty where none was said
 */
public record StandingHold(
        Exhibit exhibit, Leaving.Hold hold, String why, String by, String again) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /**
     * Those of the packages that are on hold, each once, the oldest first.
     *
     * @param most packages that are looked at
     */
    public static List<StandingHold> of(
            Movements movements, Exhibits exhibits, Names names, int most) {
        List<StandingHold> all = new ArrayList<>();
        Set<Hash> told = new HashSet<>();
        for (PackageState p : movements.kept(most)) {
            for (Leaving.Hold hold : p.leaving().holds()) {
                if (told.add(hold.eid())) {
                    all.add(of(exhibits.byId(p.exhibitId()).orElseThrow(), hold, names));
                }
            }
        }
        all.sort(
                Comparator.comparing((StandingHold one) -> one.hold().since())
                        .thenComparing(one -> one.hold().eid()));
        return all;
    }

    private static StandingHold of(Exhibit exhibit, Leaving.Hold hold, Names names) {
        UUID by = hold.by();
        LocalDate until = hold.until();
        return new StandingHold(
                exhibit,
                hold,
                names.term(Names.Term.HOLD_REASON, hold.reason())
                        + (hold.note() == null ? "" : ", " + hold.note()),
                by == null ? "" : names.officer(by),
                until == null ? "" : DAY.format(until));
    }

    /** What it is; may be empty. */
    public String description() {
        return Objects.requireNonNullElse(exhibit.description(), "");
    }

    /** Whether the day to look at it again has come. */
    public boolean isDue(LocalDate today) {
        LocalDate until = hold.until();
        return until != null && !until.isAfter(today);
    }
}
