package org.lockfast.testing;

import java.util.Set;
import java.util.UUID;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/** Officers at a machine without a store. */
public final class Sessions {
    private Sessions() {}

    /** Jo Smith, 1187, with that role. */
    public static Session of(Role role) {
        UUID id = new UUID(9, 9);
        return new Session(
                new Officer(id, "1187", "Jo Smith", Set.of(role), true),
                Ed25519Key.of(id + "/0", new byte[32]),
                Vouch.PASSWORD);
    }
}
