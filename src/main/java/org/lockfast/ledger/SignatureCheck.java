package org.lockfast.ledger;

import java.util.Optional;

/**
 * Whether an entry is signed as it says: by exactly the keys in {@code sig}, all of them known, all
 * of their signatures good. Keeps no state, so any number of threads may use one.
 */
public final class SignatureCheck {
    /** What was found, and for which key name. */
    public sealed interface Finding {
        /** Every signature is good. */
        record Good() implements Finding {}

        /** A key of that name is not known, or it is known with another key id. */
        record UnknownKey(String name) implements Finding {}

        /** The key is known and the signature was not made by it over this text. */
        record BadSignature(String name) implements Finding {}
    }

    private static final Finding GOOD = new Finding.Good();

    private final TrustedKeys keys;

    public SignatureCheck(TrustedKeys keys) {
        this.keys = keys;
    }

    /** Checks every signature of a well-formed entry, stopping at the first that is not good. */
    public Finding check(Entry entry) {
        for (NoteSignature line : entry.signatures()) {
            Optional<VerifyKey> key = keys.key(line.name());
            if (key.isEmpty() || !line.isOf(key.get())) {
                return new Finding.UnknownKey(line.name());
            }
            if (!line.verifies(key.get(), entry.array(), 0, entry.textLength())) {
                return new Finding.BadSignature(line.name());
            }
        }
        return GOOD;
    }

    /**
     * Whether one of an entry's signatures was made by this very key, whoever else has its name.
     */
    public static boolean isSignedBy(VerifyKey key, Entry entry) {
        return entry.signatures().stream()
                .anyMatch(line ->
                        line.name().equals(key.name())
                                && line.isOf(key)
                                && line.verifies(key, entry.array(), 0, entry.textLength()));
    }

    /** Whether every signature is good. */
    public boolean good(Entry entry) {
        return check(entry) instanceof Finding.Good;
    }
}
