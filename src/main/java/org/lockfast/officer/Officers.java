package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/** The officers this store knows. */
public interface Officers {
    Optional<Officer> byId(UUID id);

    /** Compared without case; active officers only. */
    Optional<Officer> byCollar(String collar);

    /** The entries that say an officer's roles and name now; empty for nobody who is here. */
    Said said(UUID id);

    /**
     * What says who an officer is.
     *
     * @param roles entries that say the roles, several where they knew nothing of each other
     * @param name the same of the name
     */
    record Said(List<Hash> roles, List<Hash> name) {
        /** Copies the entries. */
        public Said {
            roles = List.copyOf(roles);
            name = List.copyOf(name);
        }
    }

    /** Active and retired, by collar. */
    List<Officer> all();
}
