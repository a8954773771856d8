package org.lockfast.officer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.KeyringCheck;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** Whether the keyring file is the one the journal names last. */
public final class StoreKeyringCheck implements KeyringCheck {
    private final KeyringStore files;
    private @Nullable KeyringNamed named;

    public StoreKeyringCheck(KeyringStore files) {
        this.files = files;
    }

    @Override
    public void take(Entry entry) {
        if (entry.typeName().equals("keyring.changed")) {
            named =
                    new KeyringNamed(
                            entry.body().path("generation").asLong(0),
                            Hash.ofBase64(entry.body().path("sha256").asString("")));
        }
    }

    @Override
    public @Nullable String problem() {
        try {
            files.look(Optional.ofNullable(named));
            return null;
        } catch (KeyringRefusal e) {
            return e.sentence();
        }
    }
}
