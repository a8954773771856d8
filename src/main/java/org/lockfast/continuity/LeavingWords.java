package org.lockfast.continuity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How it stands with a package's leaving for good, in sentences: on screen, terminal and paper. */
public final class LeavingWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private LeavingWords() {}

    /**
     * Why it is to be kept, what is authorised, who is waited for; empty where nothing is so.
     *
     * @param zone in which days are told
     */
    public static List<String> of(Leaving leaving, Names names, ZoneId zone) {
        List<String> said = new ArrayList<>();
        leaving.holds().forEach(hold -> said.add(hold(hold, names, zone)));
        Leaving.Authorised authorised = leaving.authorised();
        if (authorised != null) {
            said.add(
                    "Disposal authorised: "
                            + names.termInSentence(Names.Term.OUTCOME, authorised.outcome())
                            + ", by "
                            + names.officer(authorised.by())
                            + " on "
                            + day(authorised.at(), zone)
                            + ". Another officer does it.");
        }
        Leaving.Waiting waiting = leaving.waiting();
        if (waiting != null) {
            said.add(waiting(waiting, zone));
        }
        return said;
    }

    /** A hold, as a sentence. */
    public static String hold(Leaving.Hold hold, Names names, ZoneId zone) {
        LocalDate until = hold.until();
        return "To be kept: "
                + names.termInSentence(Names.Term.HOLD_REASON, hold.reason())
                + (hold.note() == null ? "" : ", " + hold.note())
                + (hold.by() == null ? "" : "; " + names.officer(hold.by()))
                + ", "
                + day(hold.since(), zone)
                + (until == null ? "" : "; to be looked at again on " + DAY.format(until))
                + ".";
    }

    private static String waiting(Leaving.Waiting waiting, ZoneId zone) {
        LocalDate last = waiting.lastLetter();
        Instant not = waiting.notCollected();
        return "Waits to be collected by "
                + (waiting.name() == null ? "its owner" : waiting.name())
                + " since "
                + day(waiting.since(), zone)
                + (last == null
                        ? ""
                        : "; "
                                + (waiting.letters() == 1
                                        ? "a letter"
                                        : waiting.letters() + " letters, the last")
                                + " of "
                                + DAY.format(last))
                + (not == null ? "" : "; not collected, " + day(not, zone))
                + ".";
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }
}
