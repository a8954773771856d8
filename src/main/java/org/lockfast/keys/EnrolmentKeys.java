package org.lockfast.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of a store that is being enrolled. Until its keyring is there they lie in {@code
 * DIR/enrolling}, under the enrolment code: so that enrolling that was broken off is tried again
 * with the same keys, which the server knows by then, and whoever finds the folder has none. Where
 * a request waits for its answer, perhaps for days, only the device's own lie there: id and master
 * key of the store are made when there is one.
 */
public final class EnrolmentKeys implements AutoCloseable {
    /** The file. */
    public static final String FILE = "enrolling";

    /** How a store is being enrolled. */
    public enum Way {
        /** At a server. */
        SERVER("LFENROL1"),
        /** By a request and its answer on a stick. */
        FILE("LFENROL2");

        private final byte[] magic;

        Way(String magic) {
            this.magic = magic.getBytes(StandardCharsets.US_ASCII);
        }

        private int plain() {
            return DEVICE + 64 + (this == SERVER ? 16 + 32 : 0);
        }
    }

    private static final int DEVICE = 18;
    private static final int MAGIC = 8;
    private static final int COST = 12;

    private final UUID store;
    private final String device;
    private final Identity identity;
    private final byte[] master;

    private EnrolmentKeys(UUID store, String device, Identity identity, byte[] master) {
        this.store = store;
        this.device = device;
        this.identity = identity;
        this.master = master;
    }

    /** Fresh ones. */
    public static EnrolmentKeys generate(SecureRandom random) {
        byte[] eight = new byte[8];
        random.nextBytes(eight);
        byte[] master = new byte[32];
        random.nextBytes(master);
        return new EnrolmentKeys(
                UUID.randomUUID(),
                "d-" + HexFormat.of().formatHex(eight),
                Identity.generate(random),
                master);
    }

    /**
     * Those that lie in a folder.
     *
     * @return empty where there are none of that way, or they lie under another code
     */
    public static Optional<EnrolmentKeys> read(
            Path dir, Password code, Way way, SecureRandom random) {
        byte[] file;
        try {
            file = Files.readAllBytes(dir.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int head = MAGIC + COST + PasswordCost.SALT;
        if (file.length != head + Aead.NONCE + way.plain() + Aead.TAG
                || !Arrays.equals(Arrays.copyOf(file, MAGIC), way.magic)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(file).position(MAGIC);
        PasswordCost cost;
        try {
            cost = new PasswordCost(in.getInt(), in.getInt(), in.getInt());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] salt = new byte[PasswordCost.SALT];
        in.get(salt);
        byte[] key = cost.derive(code, salt);
        try {
            return Aead.open(key, file, head, Arrays.copyOf(file, head))
                    .map(plain -> opened(plain, way, random));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static EnrolmentKeys opened(byte[] plain, Way way, SecureRandom random) {
        ByteBuffer in = ByteBuffer.wrap(plain);
        byte[] device = new byte[DEVICE];
        in.get(device);
        UUID store = way == Way.SERVER ? new UUID(in.getLong(), in.getLong()) : UUID.randomUUID();
        byte[] identity = new byte[64];
        in.get(identity);
        byte[] master = new byte[32];
        if (way == Way.SERVER) {
            in.get(master);
        } else {
            random.nextBytes(master);
        }
        EnrolmentKeys keys =
                new EnrolmentKeys(
                        store,
                        new String(device, StandardCharsets.US_ASCII),
                        Identity.of(identity),
                        master);
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(identity, (byte) 0);
        return keys;
    }

    /**
     * Puts them into the folder; on return they are on the disk.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    public void write(Path dir, Password code, Way way, PasswordCost cost, SecureRandom random) {
        byte[] salt = new byte[PasswordCost.SALT];
        random.nextBytes(salt);
        byte[] head =
                ByteBuffer.allocate(MAGIC + COST + salt.length)
                        .put(way.magic)
                        .putInt(cost.m())
                        .putInt(cost.t())
                        .putInt(cost.p())
                        .put(salt)
                        .array();
        byte[] own = identity.bytes();
        byte[] name = device.getBytes(StandardCharsets.US_ASCII);
        byte[] plain =
                way == Way.SERVER
                        ? Bytes.join(name, Bytes.of(store), own, master)
                        : Bytes.join(name, own);
        byte[] key = cost.derive(code, salt);
        try {
            Path beside = dir.resolve(FILE + ".new");
            Disk.REAL.write(beside, Bytes.join(head, Aead.seal(key, plain, head, random)));
            Disk.REAL.rename(beside, dir.resolve(FILE));
            Disk.REAL.forceFolder(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(own, (byte) 0);
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * By which way the store in a folder is being enrolled; empty where none is.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    public static Optional<Way> way(Path dir) {
        try (InputStream in = Files.newInputStream(dir.resolve(FILE))) {
            byte[] magic = in.readNBytes(MAGIC);
            return Optional.of(Arrays.equals(magic, Way.FILE.magic) ? Way.FILE : Way.SERVER);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a folder holds such keys. */
    public static boolean lieIn(Path dir) {
        return Files.exists(dir.resolve(FILE));
    }

    /** Takes them out of a folder whose keyring is in place. */
    public static void forget(Path dir) {
        try {
            if (lieIn(dir)) {
                Disk.REAL.delete(dir.resolve(FILE));
                Disk.REAL.forceFolder(dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Id of the store. */
    public UUID store() {
        return store;
    }

    /** The device's own; the caller closes it. */
    public DeviceKeys device() {
        return new DeviceKeys(device, identity.copy());
    }

    /** The master key of generation 1; the caller closes it. */
    public MasterKeys masters() {
        return FollowingOfficers.masters(store, master);
    }

    @Override
    public void close() {
        identity.close();
        Arrays.fill(master, (byte) 0);
    }
}
