package org.lockfast.records;

import java.util.Optional;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.ledger.Hash;

/** The keyring that the journal named last, as far as the index has followed it. */
public final class LastKeyring {
    private LastKeyring() {}

    /** Empty when no change was ever recorded. */
    public static Optional<KeyringNamed> in(IndexDatabase index) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select generation, sha256 from keyring_change order by record desc limit 1")
                                .map((row, _) ->
                                        new KeyringNamed(row.getInt(1), Hash.of(row.getBytes(2))))
                                .findFirst());
    }
}
