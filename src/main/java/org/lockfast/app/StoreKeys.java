package org.lockfast.app;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalKeys;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Purpose;

/** The journal's keys, derived from the master keys of an open keyring. */
record StoreKeys(MasterKeys masters) implements JournalKeys {
    @Override
    public @Nullable SecretKey journal(int generation) {
        return masters.has(generation) ? key(generation, Purpose.JOURNAL, "AES") : null;
    }

    @Override
    public SecretKey head() {
        return key(1, Purpose.HEAD, "HmacSHA256");
    }

    @Override
    public int newest() {
        return masters.newest();
    }

    private SecretKey key(int generation, Purpose purpose, String algorithm) {
        byte[] bytes = masters.derive(generation, purpose);
        try {
            return new SecretKeySpec(bytes, algorithm);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
