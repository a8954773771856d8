package org.lockfast.officer;

import org.lockfast.journal.Acting;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Signer;

/**
 * An officer who is signed in, with their unlocked key.
 *
 * @param vouch PASSWORD, or PIN after a confirmation by PIN
 */
public record Session(Officer officer, Signer signer, Vouch vouch) {

    /**
     * @return the officer as acting under a role that allows it, or a refusal that names who could
     */
    public Outcome<Acting> acting(Permission permission) {
        for (Role role : Role.values()) {
            if (officer.roles().contains(role) && role.grants(permission)) {
                return Outcome.done(new Acting(officer.id(), role.name(), vouch, signer));
            }
        }
        return Outcome.refused(
                "NOT_PERMITTED",
                officer.label() + " may not do this. It takes " + permission.whoMay() + ".");
    }
}
