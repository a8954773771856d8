package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/** Sees to it that what went out comes back: puts its day off, or asks a supervisor. */
public final class Returns {
    private final Recorder recorder;
    private final Movements movements;
    private final Exhibits exhibits;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param zone in which a day begins
     */
    public Returns(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            InstantSource clock,
            ZoneId zone) {
        this.recorder = new Recorder(journal, clock);
        this.movements = movements;
        this.exhibits = exhibits;
        this.clock = clock;
        this.zone = zone;
    }

    /** Today, where the store is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** A day by which something is to be back, or why it is none. */
    public Outcome<LocalDate> day(LocalDate on) {
        return on.isBefore(today())
                ? Outcome.refused(
                        "PAST",
                        "The day it is expected back, "
                                + on
                                + ", is over. Give today or a later day.")
                : Outcome.done(on);
    }

    /**
     * Puts the day off, or says one for the first time.
     *
     * @param on the last day that is in time
     */
    public Outcome<List<Recorded>> extend(
            Session session, List<PackageState> packages, LocalDate on, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("REASON", "Say why it comes back later.");
        }
        return day(on).then(day ->
                recorded(session, packages, new ContinuityEvent.ReturnDue(day, reason.strip())));
    }

    /**
     * Asks a supervisor to see to it.
     *
     * @param to whoever may resolve what is wrong: a supervisor or manager
     */
    public Outcome<List<Recorded>> escalate(
            Session session, List<PackageState> packages, Officer to, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("REASON", "Say what the supervisor should know.");
        }
        boolean supervises =
                to.active()
                        && (to.roles().contains(Role.SUPERVISOR)
                                || to.roles().contains(Role.MANAGER));
        return supervises
                ? recorded(
                        session, packages, new ContinuityEvent.Escalated(to.id(), reason.strip()))
                : Outcome.refused(
                        "NO_SUPERVISOR",
                        to.label() + " is no supervisor or manager. Name one who is.");
    }

    private Outcome<List<Recorded>> recorded(
            Session session, List<PackageState> packages, ContinuityEvent event) {
        return recorder.alone(() -> {
            for (PackageState p : packages) {
                PackageState now = movements.state(p.id()).orElse(p);
                if (!now.isOut() && !now.status().equals("HELD") && now.offer() == null) {
                    return Outcome.refused(
                            "NOT_OUT",
                            exhibits.byId(p.exhibitId()).orElseThrow().name()
                                    + " is not out: nothing is waited for.");
                }
            }
            return recorder.record(
                    session,
                    Permission.RECORD,
                    packages.stream().map(p -> new Recorder.Fact(p, event, null)).toList(),
                    null,
                    null);
        });
    }
}
