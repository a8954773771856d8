package org.lockfast.continuity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;

/**
 * A package that is out, in words: with whom, and when it is to be back.
 *
 * @param name of its exhibit, with its number where that has several
 * @param description of its exhibit; may be empty
 * @param with who has it
 */
public record Away(PackageState p, String name, String description, String with) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /** As the record has it. */
    public static Away of(PackageState p, Exhibits exhibits, Movements movements, Names names) {
        Exhibit exhibit = exhibits.byId(p.exhibitId()).orElseThrow();
        boolean several = movements.packagesOf(p.exhibitId()).size() > 1;
        UUID holder = p.holder();
        return new Away(
                p,
                several ? exhibit.name() + "#" + p.n() : exhibit.name(),
                Objects.requireNonNullElse(exhibit.description(), ""),
                holder != null
                        ? names.officer(holder)
                        : Objects.requireNonNullElse(p.holderName(), Whereabouts.of(p, names)));
    }

    /** Whether its day is over. */
    public boolean isLate(LocalDate today) {
        PackageState.Due due = p.due();
        return due != null && due.daysLate(today) > 0;
    }

    /** The day it is to be back; empty where none was said. */
    public String due() {
        PackageState.Due due = p.due();
        return due == null ? "" : DAY.format(due.on());
    }

    /**
     * How it stands with that day, and who was asked to see to it.
     *
     * @param names of officers
     */
    public String lateness(LocalDate today, Names names) {
        PackageState.Due due = p.due();
        if (due == null) {
            return "no day said";
        }
        UUID asked = due.escalated();
        return late(due.daysLate(today))
                + (asked == null ? "" : "; " + names.officer(asked) + " is asked");
    }

    private static String late(long days) {
        if (days == 0) {
            return "due today";
        }
        String span = Math.abs(days) == 1 ? "1 day" : "%,d days".formatted(Math.abs(days));
        return days > 0 ? span + " late" : "due in " + span;
    }
}
