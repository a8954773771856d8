package org.lockfast.journal;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** Journal keys made from a word and a generation. */
record TestKeys(String word, int newest) implements JournalKeys {
    static final TestKeys ONE = new TestKeys("master", 1);

    @Override
    public @Nullable SecretKey journal(int generation) {
        return generation < 1 || generation > newest
                ? null
                : new SecretKeySpec(bytes("journal" + generation), "AES");
    }

    @Override
    public SecretKey head() {
        return new SecretKeySpec(bytes("head"), "HmacSHA256");
    }

    private byte[] bytes(String purpose) {
        return Hash.sha256((word + purpose).getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
