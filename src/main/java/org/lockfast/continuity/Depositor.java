package org.lockfast.continuity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Officer;

/**
 * Who left something in a locker, as somebody else records it.
 *
 * @param officer where they have an account
 * @param name where they have none: name, collar number and force
 * @param known how that is known
 * @param at when they left it; null where nobody knows
 */
public record Depositor(
        @Nullable UUID officer, @Nullable String name, String known, @Nullable OffsetDateTime at) {

    /** Somebody with an account. */
    public static Depositor of(Officer officer, String known, @Nullable OffsetDateTime at) {
        return new Depositor(officer.id(), null, known.strip(), at);
    }

    /** Somebody without one. */
    public static Depositor named(String name, String known, @Nullable OffsetDateTime at) {
        return new Depositor(null, name.strip(), known.strip(), at);
    }

    /** Whether that is whom the record has it with. */
    boolean holds(PackageState p) {
        return p.status().equals("HELD")
                && (officer != null
                        ? officer.equals(p.holder())
                        : name != null && name.equalsIgnoreCase(p.holderName()));
    }

    ContinuityEvent.DepositedBy left(UUID place) {
        return new ContinuityEvent.DepositedBy(place, officer, name, known);
    }
}
