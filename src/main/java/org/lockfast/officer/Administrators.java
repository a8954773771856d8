package org.lockfast.officer;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.KeyChangeRule;
import org.lockfast.keys.KeyringRefusal;

/** Who changes other people's keys, and devices': one administrator, or two once there are two. */
final class Administrators {
    private final Officers officers;

    Administrators(Officers officers) {
        this.officers = officers;
    }

    /**
     * Whether they may.
     *
     * @param second the other one, signed in for this; null for nobody
     * @param subject whose keys; null where it is no officer's
     */
    Outcome<Acting> may(
            KeyChangeRule.Change change,
            Session by,
            @Nullable Session second,
            @Nullable UUID subject) {
        Optional<KeyringRefusal> refused =
                KeyChangeRule.check(
                        change,
                        active(),
                        by.officer().id(),
                        second == null ? null : second.officer().id(),
                        subject);
        return refused.<Outcome<Acting>>map(r -> Outcome.refused(r.reason().name(), r.sentence()))
                .orElseGet(() -> by.acting(Permission.MANAGE_OFFICERS));
    }

    /** Whether they may give an officer these roles: the last administrator stays one. */
    Outcome<Acting> mayChange(
            Session by, @Nullable Session second, Officer officer, Set<Role> roles) {
        Outcome<Acting> may = may(KeyChangeRule.Change.CHANGE_OFFICER, by, second, officer.id());
        Optional<KeyringRefusal> last =
                roles.contains(Role.ADMINISTRATOR)
                        ? Optional.empty()
                        : KeyChangeRule.checkLoss(active(), officer.id());
        return may.then(acting ->
                last.<Outcome<Acting>>map(r -> Outcome.refused(r.reason().name(), r.sentence()))
                        .orElseGet(() -> Outcome.done(acting)));
    }

    private Set<UUID> active() {
        return officers.all().stream()
                .filter(o -> o.active() && o.roles().contains(Role.ADMINISTRATOR))
                .map(Officer::id)
                .collect(Collectors.toSet());
    }

    /** How the other one stands beside the entry; null for nobody. */
    static @Nullable SecondPerson witness(@Nullable Session second) {
        return second == null
                ? null
                : new SecondPerson(
                        second.officer().id(), null, "witness", Vouch.PASSWORD, second.signer());
    }
}
