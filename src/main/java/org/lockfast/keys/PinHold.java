package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/**
 * An officer's keys, held in memory since that officer's password sign-in, until the shift is over,
 * for a PIN to reach again. The PIN wraps nothing and is written nowhere: without the held keys it
 * is worth nothing (settled.md 13). Five wrong PINs wipe the keys.
 */
final class PinHold implements AutoCloseable {
    static final int TRIES = 5;

    private final PasswordCost cost;
    private final byte[] salt = new byte[PasswordCost.SALT];
    private final byte[] expected;
    private final Instant until;
    private final UnlockedIdentity held;
    private int left = TRIES;

    /**
     * @param identity taken over
     */
    PinHold(
            UnlockedIdentity identity,
            Password pin,
            PasswordCost cost,
            Instant until,
            SecureRandom random) {
        this.held = identity;
        this.cost = cost;
        this.until = until;
        random.nextBytes(salt);
        this.expected = cost.derive(pin, salt);
    }

    /**
     * The officer's keys, for one more stretch of work: this keeps its own.
     *
     * @throws KeyringRefusal PIN_WRONG, PASSWORD_NEEDED
     */
    UnlockedIdentity open(Password pin, Instant now) {
        begin(now);
        byte[] given = cost.derive(pin, salt); // slow, so it holds nobody up
        try {
            return judged(given);
        } finally {
            Arrays.fill(given, (byte) 0);
        }
    }

    /** Counts the try before the PIN is looked at, so that many at once get no more tries. */
    private synchronized void begin(Instant now) {
        if (!usable(now)) {
            close();
        }
        if (held.closed() || left == 0) {
            throw new KeyringRefusal(Reason.PASSWORD_NEEDED);
        }
        left--;
    }

    private synchronized UnlockedIdentity judged(byte[] given) {
        if (!held.closed() && MessageDigest.isEqual(given, expected)) {
            left = TRIES;
            return held.copy();
        }
        if (left == 0) {
            close();
        }
        throw held.closed()
                ? new KeyringRefusal(Reason.PASSWORD_NEEDED)
                : new KeyringRefusal(Reason.PIN_WRONG, left);
    }

    /** Whether a PIN is worth asking for. */
    synchronized boolean usable(Instant now) {
        return !held.closed() && now.isBefore(until);
    }

    @Override
    public synchronized void close() {
        held.close();
        Arrays.fill(expected, (byte) 0);
    }
}
