package org.lockfast.continuity;

import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.JournalEvents.EpochOpened;
import org.lockfast.journal.JournalEvents.HeadSeen;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;

/** Entries about people, keys and devices, in a few words: they stand between those of exhibits. */
final class TellingKeys {
    private TellingKeys() {}

    /** What happened; null for an event of another kind. */
    static @Nullable String title(@Nullable DomainEvent event) {
        return switch (event) {
            case OfficerEvent.SignedIn _ -> "Signed in";
            case OfficerEvent.SignedOut _ -> "Signed out";
            case OfficerEvent.Locked _ -> "Screen locked";
            case OfficerEvent.Unlocked _ -> "Screen unlocked";
            case OfficerEvent.SignInFailed e ->
                    e.count() == 1 ? "A wrong password" : e.count() + " wrong passwords";
            case OfficerEvent.PasswordChanged _ -> "Password changed";
            case OfficerEvent.Added _ -> "Officer added";
            case OfficerEvent.Renamed _ -> "Officer's name changed";
            case OfficerEvent.RolesChanged _ -> "Officer's roles changed";
            case OfficerEvent.Retired _ -> "Officer retired";
            case OfficerEvent.Rekeyed _ -> "Officer given a new key";
            case OfficerEvent.KeyRevoked _ -> "Key of an officer revoked";
            case OfficerEvent.RecoveryMade _ -> "Recovery sheet made";
            case OfficerEvent.RecoveryUsed _ -> "Recovery sheet used";
            case OfficerEvent.KeyringChanged _ -> "Officers and keys of the store changed";
            case DeviceEvent.Enrolled _ -> "Device enrolled";
            case DeviceEvent.Began _ -> "Records of the device begin";
            case DeviceEvent.KeyringFollowed _ -> "Changes of officers taken over";
            case DeviceEvent.Knew _ -> "What this computer had of the records of the others";
            case DeviceEvent.Revoked _ -> "Device revoked";
            case EpochOpened _ -> "A new part of the device's records begins";
            case HeadSeen e ->
                    "Was shown entry "
                            + e.seq()
                            + " of part "
                            + e.epoch()
                            + " of the records of "
                            + e.device();
            case null, default -> null;
        };
    }
}
