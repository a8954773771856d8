package org.lockfast.records;

import java.util.Optional;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.ledger.Hash;

/** The keyring that a device's entries named last, as far as the index has followed them. */
public final class LastKeyring {
    private LastKeyring() {}

    /**
     * Empty when no change was ever recorded.
     *
     * @param device whose store it is: other devices have keyrings of their own
     */
    public static Optional<KeyringNamed> in(IndexDatabase index, String device) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select generation, sha256 from keyring_change"
                                                + " where device = :device order by record desc"
                                                + " limit 1")
                                .bind("device", device)
                                .map((row, _) ->
                                        new KeyringNamed(row.getInt(1), Hash.of(row.getBytes(2))))
                                .findFirst());
    }
}
