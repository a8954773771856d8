package org.lockfast.officer;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/**
 * What is recorded of the force, its officers, their keys and their sessions. Keys are note vkeys;
 * seals are base64 X25519.
 */
public sealed interface OfficerEvent extends DomainEvent {
    /**
     * The first entry of a force: introduces the keys of the force, this device, its first officer
     * and the store's log.
     *
     * @param logCosigner the key that cosigns the log's checkpoints, a vkey of C2SP
     *     tlog-cosignature; null where the log was founded before there was one
     */
    @EventName("force.founded/1")
    record Founded(
            String forceKey,
            String deviceKey,
            String officerKey,
            String logKey,
            @Committed String force,
            @Committed String station,
            @Committed String device,
            @Nullable String logCosigner)
            implements OfficerEvent {}

    /** The keyring file was replaced; an older one is refused from here on. */
    @EventName("keyring.changed/1")
    record KeyringChanged(int generation, Hash sha256) implements OfficerEvent {}

    /** A new officer and the key that is theirs. */
    @EventName("officer.added/1")
    record Added(
            @Committed String collar,
            @Committed String name,
            List<String> roles,
            String vkey,
            String seal)
            implements OfficerEvent {}

    /**
     * The officer has another name from here on.
     *
     * @param before the entries whose name it takes the place of
     */
    @EventName("officer.renamed/1")
    record Renamed(@Committed String name, List<Hash> before, @Committed String reason)
            implements OfficerEvent {
        /** Copies the entries. */
        public Renamed {
            before = List.copyOf(before);
        }
    }

    /**
     * The officer has these roles from here on, and no others.
     *
     * @param before the entries whose roles they take the place of
     */
    @EventName("officer.roles-changed/1")
    record RolesChanged(List<String> roles, List<Hash> before, @Committed String reason)
            implements OfficerEvent {
        /** The name of the type, without its version. */
        static final String TYPE = "officer.roles-changed";

        /** Copies roles and entries. */
        public RolesChanged {
            roles = List.copyOf(roles);
            before = List.copyOf(before);
        }
    }

    /** The officer may no longer open the store; what they signed stands. */
    @EventName("officer.retired/1")
    record Retired(@Committed @Nullable String reason) implements OfficerEvent {}

    /** The password changed; the keys are the same. */
    @EventName("officer.password-changed/1")
    record PasswordChanged() implements OfficerEvent {}

    /** New keys after loss or suspicion. */
    @EventName("officer.rekeyed/1")
    record Rekeyed(String vkey, String seal, @Committed String reason) implements OfficerEvent {}

    /** A key is no longer to be trusted from here on. */
    @EventName("key.revoked/1")
    record KeyRevoked(String vkey, @Committed String reason) implements OfficerEvent {}

    /**
     * A recovery sheet was printed.
     *
     * @param recovery the sheet's name
     * @param seal its public half for sealing to it
     * @param key its public half for checking the proof that it was used
     */
    @EventName("recovery.made/1")
    record RecoveryMade(String recovery, String seal, String key) implements OfficerEvent {}

    /**
     * A recovery sheet was used up.
     *
     * @param recovery the sheet's name
     * @param proof that its holder made the key that signs this
     */
    @EventName("recovery.used/1")
    record RecoveryUsed(String recovery, String proof) implements OfficerEvent {}

    /** Signed in with the password. */
    @EventName("officer.signed-in/1")
    record SignedIn() implements OfficerEvent {}

    /** Signed out. */
    @EventName("officer.signed-out/1")
    record SignedOut() implements OfficerEvent {}

    /** The screen was locked; made by the device alone. */
    @EventName("officer.locked/1")
    record Locked() implements OfficerEvent {}

    /** The screen was unlocked by its officer. */
    @EventName("officer.unlocked/1")
    record Unlocked() implements OfficerEvent {}

    /** Wrong passwords since the last entry of this kind; made by the device alone. */
    @EventName("officer.sign-in-failed/1")
    record SignInFailed(@Committed String collar, int count, OffsetDateTime last)
            implements OfficerEvent {}
}
