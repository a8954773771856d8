package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may change keys: an administrator; and once there are two, two of them together (settled.md
 * 8). Own passwords and recovery sheets are outside it: there the password or the sheet decides.
 */
public final class KeyChangeRule {
    private KeyChangeRule() {}

    /** A change that concerns other people's keys. */
    public enum Change {
        ADD_OFFICER,
        RETIRE_OFFICER,
        REPLACE_KEYS,
        /** Roles or name; the keys stay. */
        CHANGE_OFFICER,
        ADD_RECOVERY_SHEET,
        ENROL_DEVICE,
        REVOKE_KEY
    }

    /**
     * Whether the change may be made; empty when it may.
     *
     * @param administrators those active now
     * @param acting who makes it, signed in with an own key
     * @param second who confirmed it with an own key; null for nobody
     * @param subject whose keys or role; null where it is nobody's
     */
    public static Optional<KeyringRefusal> check(
            Change change,
            Set<UUID> administrators,
            UUID acting,
            @Nullable UUID second,
            @Nullable UUID subject) {
        if (!administrators.contains(acting)) {
            return refused(Reason.NOT_ADMINISTRATOR);
        }
        if (administrators.size() >= 2) {
            if (second == null) {
                return refused(Reason.SECOND_NEEDED);
            }
            if (second.equals(acting)) {
                return refused(Reason.SECOND_IS_FIRST);
            }
            if (!administrators.contains(second)) {
                return refused(Reason.SECOND_NOT_ADMINISTRATOR);
            }
        }
        boolean last = administrators.size() == 1 && administrators.contains(nobodyIfNull(subject));
        return last && change == Change.RETIRE_OFFICER
                ? refused(Reason.LAST_ADMINISTRATOR)
                : Optional.empty();
    }

    /**
     * Whether taking the administrator's role from the subject leaves none; empty when one is left.
     */
    public static Optional<KeyringRefusal> checkLoss(Set<UUID> administrators, UUID subject) {
        return administrators.equals(Set.of(subject))
                ? refused(Reason.LAST_ADMINISTRATOR)
                : Optional.empty();
    }

    private static UUID nobodyIfNull(@Nullable UUID subject) {
        return subject == null ? new UUID(0, 0) : subject;
    }

    private static Optional<KeyringRefusal> refused(Reason reason) {
        return Optional.of(new KeyringRefusal(reason));
    }
}
