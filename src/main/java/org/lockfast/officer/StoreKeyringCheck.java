package org.lockfast.officer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.KeyringCheck;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** Whether the keyring file is the one the store's own entries name last. */
public final class StoreKeyringCheck implements KeyringCheck {
    private final KeyringStore files;
    private final String device;
    private @Nullable KeyringNamed named;

    /**
     * @param device whose store it is: other devices have keyrings of their own
     */
    public StoreKeyringCheck(KeyringStore files, String device) {
        this.files = files;
        this.device = device;
    }

    /** Goes on after entries that were followed before. */
    public void follows(Optional<KeyringNamed> before) {
        named = before.orElse(null);
    }

    @Override
    public @Nullable String take(Entry entry) {
        if (!NAMING.contains(entry.typeName()) || !entry.device().equals(device)) {
            return null;
        }
        try {
            named =
                    new KeyringNamed(
                            entry.body().path("generation").asLong(0),
                            Hash.ofBase64(entry.body().path("sha256").asString("")));
            return null;
        } catch (IllegalArgumentException e) {
            return "It says that the keyring changed and does not name one";
        }
    }

    /** What the newest entry about it names; empty when there is none. */
    public Optional<KeyringNamed> named() {
        return Optional.ofNullable(named);
    }

    @Override
    public @Nullable String problem() {
        try {
            files.look(named());
            return null;
        } catch (KeyringRefusal e) {
            return e.sentence();
        }
    }

    @Override
    public @Nullable String ahead() {
        try {
            return files.look(named()) == KeyringStore.Standing.AHEAD_OF_JOURNAL
                    ? "The keyring is number "
                            + files.read().keyring().generation()
                            + ", the newest the journal names is "
                            + named().map(KeyringNamed::generation).orElse(1L)
                            + ": entries are missing from the journal's end."
                    : null;
        } catch (KeyringRefusal told) { // by problem()
            return null;
        }
    }
}
