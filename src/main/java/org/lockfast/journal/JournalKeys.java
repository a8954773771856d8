package org.lockfast.journal;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The keys a journal is read and written with, all derived from the store's master keys. */
public interface JournalKeys {
    /**
     * The AES-256 key of purpose {@code journal} in that generation, or null where this officer
     * holds none.
     */
    @Nullable SecretKey journal(int generation);

    /** The HMAC key of purpose {@code head}, generation 1. */
    SecretKey head();

    /** The generation new records are written under, from 1. */
    int newest();
}
