package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.rules.Rules;

/**
 * Keeps exhibits that must not leave for good: for a trial, an appeal, a claim. A hold stands until
 * a supervisor or a manager ends it. That its day is over ends none: nothing is destroyed because a
 * day passed.
 */
public final class Holding {
    private final Recording journal;
    private final Movements movements;
    private final Rules rules;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param zone in which a day begins
     */
    public Holding(
            Recording journal, Movements movements, Rules rules, InstantSource clock, ZoneId zone) {
        this.journal = journal;
        this.movements = movements;
        this.rules = rules;
        this.clock = clock;
        this.zone = zone;
    }

    /** Why an exhibit is to be kept, the oldest first. */
    public List<Leaving.Hold> of(UUID exhibit) {
        return movements.packagesOf(exhibit).stream()
                .findFirst()
                .map(p -> p.leaving().holds())
                .orElse(List.of());
    }

    /**
     * Keeps an exhibit.
     *
     * @param reason code of the rules
     * @param until the day to look at it again; null: none
     */
    public Outcome<List<Recorded>> hold(
            Session session,
            Exhibit exhibit,
            String reason,
            @Nullable LocalDate until,
            @Nullable String note) {
        if (!rules.holdReasons().has(reason)) {
            return new Outcome.Refused<>(
                    "UNKNOWN_REASON",
                    "No reason to keep property is called " + reason + ". Use one of those listed.",
                    rules.holdReasons().all().stream().map(one -> one.code()).toList());
        }
        if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
            return Outcome.refused(
                    "PAST",
                    "The day to look at it again, "
                            + until
                            + ", is over. Give today or a later day.");
        }
        return recorded(
                session,
                Permission.RECORD,
                exhibit,
                List.of(new ExhibitEvent.Held(reason, until, note)));
    }

    /**
     * Ends holds.
     *
     * @param holds of those of {@link #of}
     */
    public Outcome<List<Recorded>> end(
            Session session, Exhibit exhibit, List<Leaving.Hold> holds, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why it need not be kept any longer.");
        }
        return recorded(
                session,
                Permission.END_HOLD,
                exhibit,
                holds.stream()
                        .map(hold -> new ExhibitEvent.HoldEnded(hold.eid(), reason.strip()))
                        .toList());
    }

    private Outcome<List<Recorded>> recorded(
            Session session,
            Permission permission,
            Exhibit exhibit,
            List<? extends ExhibitEvent> events) {
        return session.acting(permission)
                .then(acting ->
                        journal.act(
                                acting,
                                events.stream()
                                        .map(event -> NewEvent.of(exhibit.id(), event))
                                        .toList(),
                                all -> all));
    }
}
