package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.util.Arrays;
import java.util.Optional;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.LogKey;

/**
 * The keys of this machine. They lie sealed under the master key, are loaded at the first sign-in,
 * stay through lock and are wiped at quit (settled.md 15).
 */
public final class DeviceKeys implements AutoCloseable {
    /** Where they lie: Ed25519 seed[32] ‖ X25519 private[32]. */
    public static final String PATH = "local/device";

    private final String device;
    private final Identity identity;

    /**
     * @param device device id, {@code d-} and 16 hex digits
     * @param identity taken over: closing this closes it
     */
    public DeviceKeys(String device, Identity identity) {
        this.device = device;
        this.identity = identity;
    }

    /**
     * Reads them; empty when this store has none yet (a copy moved without {@code local/}).
     *
     * @throws KeyringRefusal as {@link SealedFiles#read}
     */
    public static Optional<DeviceKeys> read(SealedFiles files, String device) {
        return files.find(PATH).map(bytes -> opened(device, bytes));
    }

    private static DeviceKeys opened(String device, byte[] bytes) {
        if (bytes.length != 64) {
            throw new KeyringRefusal(Reason.FILE_ALTERED, PATH);
        }
        DeviceKeys keys = new DeviceKeys(device, Identity.of(bytes));
        Arrays.fill(bytes, (byte) 0);
        return keys;
    }

    /** Seals them into {@code local/device}. */
    public void write(SealedFiles files) {
        byte[] bytes = identity.bytes();
        files.write(PATH, bytes);
        Arrays.fill(bytes, (byte) 0);
    }

    public String device() {
        return device;
    }

    /**
     * The signing key under the name of an epoch, {@code <device>/<epoch>}. The caller destroys it
     * at quit.
     *
     * @param epoch from 0
     */
    public Ed25519Key signer(long epoch) {
        return identity.signingKey(device + "/" + epoch);
    }

    /** The public X25519 key, 32 bytes: what other devices seal files to. */
    public byte[] seal() {
        return identity.seal();
    }

    /** The private X25519 key, which opens them; the caller wipes it. */
    public byte[] sealPrivate() {
        return identity.sealPrivate();
    }

    /**
     * The keys of the store's own log, {@code <device>/log}, with the key {@code log} of master
     * generation 1 as its seed, so that the log keeps one key for ever.
     */
    public static LogKey logSigner(MasterKeys masters, String device) {
        byte[] seed = masters.derive(1, Purpose.LOG);
        LogKey key = LogKey.of(device + "/log", seed);
        Arrays.fill(seed, (byte) 0);
        return key;
    }

    @Override
    public void close() {
        identity.close();
    }
}
