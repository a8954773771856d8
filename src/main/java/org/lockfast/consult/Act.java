package org.lockfast.consult;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with records: a look out of the consultation log, or an entry.
 *
 * @param at when it was done or recorded, by the clock of its device
 * @param officer null for what a device recorded alone
 * @param what an entry's type without the version, or a kind of look in small letters after {@code
 *     looked.}
 * @param subject the exhibit, package, case or whatever else it is about; null for none
 * @param words what was searched for; empty for none
 * @param found how many were found; null where nothing was searched for
 * @param device on which it was done
 */
public record Act(
        Instant at,
        @Nullable UUID officer,
        String what,
        @Nullable UUID subject,
        String words,
        @Nullable Integer found,
        String device) {

    /**
     * Which are asked for.
     *
     * @param officer null for everybody
     * @param subjects empty for all
     * @param from the first moment
     * @param until the first moment that does not belong to it
     * @param most looks, and as many entries: neither takes the places of the other
     * @param looks whether looks are
     * @param entries names of types of entries; one that ends in a full stop stands for all that
     *     begin with it, but for those that fit one of the names it leads to
     */
    public record Asked(
            @Nullable UUID officer,
            Set<UUID> subjects,
            Instant from,
            Instant until,
            int most,
            boolean looks,
            Map<String, Set<String>> entries) {
        public Asked {
            subjects = Set.copyOf(subjects);
            entries = Map.copyOf(entries);
        }

        /** Whether this is one of them. */
        public boolean holds(Act act) {
            return (officer == null || officer.equals(act.officer()))
                    && (subjects.isEmpty()
                            || (act.subject() != null && subjects.contains(act.subject())))
                    && !act.at().isBefore(from)
                    && act.at().isBefore(until);
        }
    }

    /** A look, as one. */
    static Act of(Consultation line, String device) {
        Look look = line.look();
        return new Act(
                line.at(),
                line.officer(),
                "looked." + look.kind().name().toLowerCase(java.util.Locale.ROOT),
                look.subject(),
                look.words(),
                look.found(),
                device);
    }

    /** Whether it is a look. */
    public boolean isLook() {
        return what.startsWith("looked.");
    }
}
