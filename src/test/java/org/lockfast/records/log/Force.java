package org.lockfast.records.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.lockfast.app.Events;
import org.lockfast.journal.Acting;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.OpenedWrap;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.log.CentralLog;
import org.lockfast.log.ForceLog;
import org.lockfast.log.FoundingForce;
import org.lockfast.log.LogStore;
import org.lockfast.log.ServerKeys;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.Role;

/** A force as a test founds it: a folder with its key file, one officer, and devices. */
final class Force implements AutoCloseable {
    static final String APP = "0.1.0+test";
    private static final Password PASSWORD = Password.of("violet harbour lantern 42");

    final Path folder;
    final Path keyFile;
    final SecureRandom random = new SecureRandom();
    final ExecutorService workers =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    final UUID officer;
    final Ed25519Key officersKey;

    /** A force that is founded. */
    Force(Path folder) throws Exception {
        this.folder = folder;
        this.keyFile = folder.resolve("keys");
        WrapNote note = WrapNote.parse(Files.readAllBytes(folder.resolve("wrap")));
        String force = Files.readString(folder.resolve("force"));
        this.officer = note.officer();
        this.officersKey = OpenedWrap.open(note, PASSWORD, force).signingKey(note.officer() + "/0");
    }

    private static ForceLog.Parts parts(Path keyFile, ExecutorService workers) {
        return new ForceLog.Parts(
                new DiskFiles(),
                keyFile,
                Events.types(),
                ProcessClock.start(InstantSource.system(), new SecureRandom()),
                workers,
                1,
                APP);
    }

    /**
     * Founds one.
     *
     * @param open opens the records with their key
     */
    static Force found(Path folder, Function<byte[], LogStore> open) throws Exception {
        Files.createDirectories(folder);
        SecureRandom random = new SecureRandom();
        ExecutorService none = Executors.newSingleThreadExecutor();
        ForceLog.Parts parts = parts(folder.resolve("keys"), none);
        try (ServerKeys keys = FoundingForce.newKeys(parts, random);
                LogStore store = open.apply(keys.records())) {
            FoundingForce.Founded founded =
                    new FoundingForce(store, parts)
                            .found(
                                    keys,
                                    new FoundingForce.Plan(
                                            "Exampleshire Police",
                                            "Headquarters",
                                            "Server",
                                            "1001",
                                            "A Founder",
                                            List.of(Role.ADMINISTRATOR),
                                            subject -> List.of()),
                                    UUID.randomUUID(),
                                    PASSWORD,
                                    new PasswordCost(8, 1, 1),
                                    random);
            Files.write(folder.resolve("wrap"), founded.wrap().bytes());
            Files.writeString(folder.resolve("force"), WrapNote.forceId(founded.force()));
        }
        none.shutdown();
        return new Force(folder);
    }

    byte[] recordsKey() throws Exception {
        try (ServerKeys keys = ServerKeys.read(keyFile)) {
            return keys.records();
        }
    }

    /** The log on one node. */
    CentralLog node(LogStore store) throws Exception {
        return ForceLog.open(store, ServerKeys.read(keyFile), parts(keyFile, workers));
    }

    /** The same, with a witness policy. */
    CentralLog node(LogStore store, WitnessPolicy policy) throws Exception {
        return ForceLog.open(store, ServerKeys.read(keyFile), parts(keyFile, workers), policy);
    }

    Acting acting() {
        return new Acting(officer, Role.ADMINISTRATOR.name(), Vouch.PASSWORD, officersKey);
    }

    /** Enrols a new device of a station. */
    Device enrol(CentralLog log, String station) {
        Device device = new Device("d-" + HexFormat.of().toHexDigits(random.nextLong()), this);
        Entry enrolled =
                log.record(
                                List.of(
                                        NewEvent.of(
                                                UUID.randomUUID(),
                                                new DeviceEvent.Enrolled(
                                                        device.vkey(),
                                                        Base64.getEncoder()
                                                                .encodeToString(new byte[32]),
                                                        station,
                                                        "SCN-07",
                                                        Hash.sha256(
                                                                device.id.getBytes(
                                                                        StandardCharsets
                                                                                .US_ASCII))))))
                        .getFirst();
        return device.begunAt(enrolled.eid());
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
