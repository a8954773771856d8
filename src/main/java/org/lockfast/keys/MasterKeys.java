package org.lockfast.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Every generation of a store's master key, unsealed: 32 bytes each, numbered from 1 without gaps.
 * New records use the newest; the older ones still open what was written under them. Safe for use
 * by several threads; {@link #close()} wipes them.
 */
public final class MasterKeys implements AutoCloseable {
    /** The highest generation that two bytes can name. */
    static final int MAX = 0xFFFF;

    private final UUID store;
    private final TreeMap<Integer, byte[]> keys = new TreeMap<>();
    private boolean closed;

    /** Takes copies. */
    MasterKeys(UUID store, SortedMap<Integer, byte[]> keys) {
        this.store = store;
        keys.forEach((generation, key) -> this.keys.put(generation, key.clone()));
    }

    /** Generation 1 of a new store. */
    static MasterKeys first(UUID store, SecureRandom random) {
        return with(store, new TreeMap<>(), 1, random);
    }

    /** These and one more, for later records; these stay as they are. */
    synchronized MasterKeys next(SecureRandom random) {
        return with(store, usable(), newest() + 1, random);
    }

    private static MasterKeys with(
            UUID store, SortedMap<Integer, byte[]> old, int generation, SecureRandom random) {
        if (generation > MAX) {
            throw new IllegalStateException("A store has at most 65,535 master keys");
        }
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        TreeMap<Integer, byte[]> all = new TreeMap<>(old);
        all.put(generation, fresh);
        MasterKeys keys = new MasterKeys(store, all);
        Arrays.fill(fresh, (byte) 0);
        return keys;
    }

    public UUID store() {
        return store;
    }

    /** The generation for new records, from 1. */
    public synchronized int newest() {
        return usable().lastKey();
    }

    /** Whether that generation can be derived from. */
    public synchronized boolean has(int generation) {
        return usable().containsKey(generation);
    }

    /**
     * The key for a purpose: HKDF-SHA256(master key, salt = store id, info = lockfast/v1/purpose),
     * 32 bytes; the caller may wipe them.
     *
     * @throws IllegalArgumentException for a generation that is not here
     */
    public synchronized byte[] derive(int generation, Purpose purpose) {
        byte[] info = ("lockfast/v1/" + purpose.word()).getBytes(StandardCharsets.US_ASCII);
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(key(generation), Bytes.of(store), info));
        byte[] derived = new byte[32];
        hkdf.generateBytes(derived, 0, derived.length);
        return derived;
    }

    /** Seals every generation to one recipient. */
    synchronized List<SealedMaster> sealTo(byte[] recipient, String aadName, SecureRandom random) {
        return usable().keySet().stream()
                .map(g -> SealedMaster.seal(store, aadName, g, key(g), recipient, random))
                .toList();
    }

    /** Seals the newest generation to one recipient. */
    synchronized SealedMaster sealNewest(byte[] recipient, String aadName, SecureRandom random) {
        int newest = newest();
        return SealedMaster.seal(store, aadName, newest, key(newest), recipient, random);
    }

    /** Another holder of the same keys, so that one can be closed and the other kept. */
    synchronized MasterKeys copy() {
        return new MasterKeys(store, usable());
    }

    private byte[] key(int generation) {
        byte[] key = usable().get(generation);
        if (key == null) {
            throw new IllegalArgumentException("No master key of generation " + generation);
        }
        return key;
    }

    private NavigableMap<Integer, byte[]> usable() {
        if (closed) {
            throw new KeyringRefusal(KeyringRefusal.Reason.LOCKED);
        }
        return keys;
    }

    /** Wipes all of them; later use is refused. */
    @Override
    public synchronized void close() {
        keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
        keys.clear();
        closed = true;
    }
}
