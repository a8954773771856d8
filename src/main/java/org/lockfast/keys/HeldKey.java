package org.lockfast.keys;

import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;

/**
 * An officer's key while they are at the machine. Locking takes it away, wiped; unlocking by the
 * same officer gives it back, so that what was on their screens is signed then and not in between.
 */
public final class HeldKey implements Signer, AutoCloseable {
    private final VerifyKey key;
    private @Nullable UnlockedIdentity held;

    /**
     * @param held taken over: closing this closes it
     */
    public HeldKey(UnlockedIdentity held) {
        this.key = held.vkey();
        this.held = held;
    }

    @Override
    public VerifyKey key() {
        return key;
    }

    /**
     * Signs.
     *
     * @throws KeyringRefusal LOCKED while the key is taken away
     */
    @Override
    public byte[] sign(byte[] text) {
        return now().signer().sign(text);
    }

    private synchronized UnlockedIdentity now() {
        if (held == null) {
            throw new KeyringRefusal(KeyringRefusal.Reason.LOCKED);
        }
        return held;
    }

    /**
     * Gives the key back after it was taken away.
     *
     * @param again taken over if it is the same key
     * @return whether it is; never while this still holds one
     */
    public synchronized boolean giveBack(UnlockedIdentity again) {
        if (held != null || !again.vkey().vkey().equals(key.vkey())) {
            return false;
        }
        held = again;
        return true;
    }

    /** Whether it is taken away. */
    public synchronized boolean closed() {
        return held == null;
    }

    /** Takes the key away, wiped: from now on nothing is signed with it. */
    @Override
    public synchronized void close() {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
