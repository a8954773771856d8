package org.lockfast.app;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalKeys;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Purpose;

/**
 * The journal's keys, derived from the master keys of an open keyring; they follow a change of
 * keyring.
 */
final class StoreKeys implements JournalKeys {
    private volatile MasterKeys masters;
    private volatile int newest;

    StoreKeys(MasterKeys masters) {
        this(masters, masters.newest());
    }

    /**
     * @param newest generation for new records: while a keyring is being replaced, one that the old
     *     keyring holds too
     */
    StoreKeys(MasterKeys masters, int newest) {
        this.masters = masters;
        this.newest = newest;
    }

    /** The keyring was replaced: records from now on use its newest generation. */
    void replacedBy(MasterKeys changed) {
        masters = changed;
        newest = changed.newest();
    }

    @Override
    public @Nullable SecretKey journal(int generation) {
        return sealing(generation, Purpose.JOURNAL);
    }

    /**
     * Keys of the same generations for the consultation log; they follow a change of keyring too.
     */
    JournalKeys ofConsultations() {
        StoreKeys all = this;
        return new JournalKeys() {
            @Override
            public @Nullable SecretKey journal(int generation) {
                return all.sealing(generation, Purpose.CONSULTATIONS);
            }

            @Override
            public SecretKey head() {
                return all.head();
            }

            @Override
            public int newest() {
                return all.newest();
            }
        };
    }

    private @Nullable SecretKey sealing(int generation, Purpose purpose) {
        return masters.has(generation) ? key(generation, purpose, "AES") : null;
    }

    @Override
    public SecretKey head() {
        return key(1, Purpose.HEAD, "HmacSHA256");
    }

    @Override
    public int newest() {
        return newest;
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
