package org.lockfast.keys;

import java.util.UUID;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;

/**
 * An officer whose private keys are in memory. Once closed, every signer it gave out refuses, so
 * that no screen that kept one can sign after the lock.
 */
public final class UnlockedIdentity implements AutoCloseable {
    private final UUID officer;
    private final String collar;
    private final Identity identity;
    private final Ed25519Key key;
    private boolean closed;

    private UnlockedIdentity(UUID officer, String collar, Identity identity, String keyName) {
        this.officer = officer;
        this.collar = collar;
        this.identity = identity;
        this.key = identity.signingKey(keyName);
    }

    /** Takes the identity over: closing this closes it. */
    static UnlockedIdentity of(Keyring.Officer officer, Identity identity) {
        return new UnlockedIdentity(
                officer.id(), officer.collar(), identity, officer.vkey().name());
    }

    public UUID officer() {
        return officer;
    }

    public String collar() {
        return collar;
    }

    /** The public signing key, named {@code <officer>/<key epoch>}. */
    public VerifyKey vkey() {
        return key.key();
    }

    /** Signs as this officer until this is closed; refuses with LOCKED after that. */
    public Signer signer() {
        return new Signer() {
            @Override
            public VerifyKey key() {
                return vkey();
            }

            @Override
            public byte[] sign(byte[] text) {
                return signNow(text);
            }
        };
    }

    private synchronized byte[] signNow(byte[] text) {
        // Checked under the lock that close() takes: a wiped seed would sign, and worthlessly.
        if (closed) {
            throw new KeyringRefusal(KeyringRefusal.Reason.LOCKED);
        }
        return key.sign(text);
    }

    /** The private keys, for a password change. */
    synchronized Identity identity() {
        if (closed) {
            throw new KeyringRefusal(KeyringRefusal.Reason.LOCKED);
        }
        return identity;
    }

    /** Another holder of the same keys, so that one can be closed and the other kept. */
    synchronized UnlockedIdentity copy() {
        return new UnlockedIdentity(officer, collar, identity().copy(), key.key().name());
    }

    public synchronized boolean closed() {
        return closed;
    }

    /** Wipes the private keys. */
    @Override
    public synchronized void close() {
        closed = true;
        key.destroy();
        identity.close();
    }

    @Override
    public String toString() {
        return "keys of " + officer;
    }
}
