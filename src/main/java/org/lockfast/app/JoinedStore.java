package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.JournalOpening;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Profile;
import org.lockfast.journal.StoreFiles;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.FollowingOfficers;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.ForceOfficers;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.Projection;
import org.lockfast.sync.Enrolling;
import org.lockfast.sync.WireTrouble;

/**
 * Makes the store of a device that joins a force, around whatever brings the force's records: its
 * server, or a file from another device. The keyring comes last: until it is there, the folder is
 * no store.
 */
final class JoinedStore {
    /** What brings the force's records. */
    interface Records {
        /** The force's key; entries of another force are refused. */
        VerifyKey forceKey();

        /** Takes all of them in, and lets the device begin its own chain. */
        Member takeIn(Fresh fresh) throws IOException, WireTrouble, Enrolling.NotEnrolled;

        /** The newest wrap notes of those officers. */
        Map<UUID, WrapNote> notes(List<ForceOfficer> officers) throws WireTrouble;
    }

    /**
     * The parts of the new store.
     *
     * @param network makes calls: at least two at a time
     */
    record Fresh(
            Journal journal,
            SealedFiles sealed,
            MasterKeys masters,
            IndexDatabase index,
            Executor network) {}

    /**
     * What the device is in its force.
     *
     * @param force name of the force
     * @param name what people call the device
     * @param lacks what the records that were taken in lack
     */
    record Member(String force, String station, String name, EnrollingStore.Lacks lacks) {}

    private final Path directory;
    private final Surroundings surroundings;

    JoinedStore(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    EnrollingStore.Enrolled make(EnrolmentKeys keys, DeviceKeys device, Records records)
            throws IOException, WireTrouble, Enrolling.NotEnrolled {
        RulesInForce rules = RulesInForce.on(surroundings.clock(), surroundings.zone());
        MasterKeys masters = keys.masters(); // closed with the keyring, or below
        byte[] indexKey = masters.derive(masters.newest(), Purpose.INDEX);
        ExecutorService writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-index").daemon().factory());
        ExecutorService network =
                Executors.newFixedThreadPool(
                        2, Thread.ofPlatform().name("lockfast-network-", 0).daemon().factory());
        DiskFiles disk = new DiskFiles();
        try (IndexDatabase index =
                IndexDatabase.create(directory.resolve("index"), indexKey, keys.store())) {
            SealedFiles sealed = new SealedFiles(directory, masters, surroundings.random());
            device.write(sealed);
            try (Journal journal =
                    new JournalOpening(
                                    disk,
                                    new StoreFiles(directory.toRealPath()),
                                    keys.store(),
                                    new StoreKeys(masters),
                                    new JournalDevice(device.device(), device::signer),
                                    rules.types(),
                                    () -> new StoreKeyHistory(records.forceKey()),
                                    new Projection(index, rules.rooms(device.device())),
                                    writer,
                                    ProcessClock.start(surroundings.clock(), surroundings.random()),
                                    surroundings.app(),
                                    Profile.of(
                                            disk,
                                            surroundings.state(),
                                            keys.store(),
                                            directory.toRealPath()))
                            .create()) {
                Member member = records.takeIn(new Fresh(journal, sealed, masters, index, network));
                return begun(records, keys, masters, journal, member);
            }
        } finally {
            Arrays.fill(indexKey, (byte) 0);
            writer.shutdown();
            network.shutdown();
            masters.close();
        }
    }

    private EnrollingStore.Enrolled begun(
            Records records, EnrolmentKeys keys, MasterKeys masters, Journal journal, Member member)
            throws WireTrouble {
        List<ForceOfficer> officers =
                ForceOfficers.of(journal.aboutKeys(), records.forceKey(), journal.device());
        Map<UUID, WrapNote> notes = records.notes(officers);
        OpenKeyring ring =
                new FollowingOfficers(surroundings.random())
                        .first(
                                new FollowingOfficers.Enrolled(
                                        keys.store(),
                                        member.force(),
                                        records.forceKey(),
                                        member.station(),
                                        journal.device(),
                                        member.name()),
                                masters,
                                officers,
                                id -> Optional.ofNullable(notes.get(id)));
        journal.record(
                null,
                List.of(
                        NewEvent.of(
                                keys.store(),
                                new DeviceEvent.KeyringFollowed(1, ring.file().sha256(), null))));
        new KeyringStore(directory).create(ring.file());
        journal.settle();
        return new EnrollingStore.Enrolled(
                member.force(),
                member.station(),
                journal.device(),
                records.forceKey().vkey(),
                ring.keyring().collars().size(),
                namesakes(journal, member.name()),
                member.lacks());
    }

    private static List<String> namesakes(Journal journal, String name) {
        return ForceDevices.of(journal.aboutKeys(), journal.device()).stream()
                .filter(one -> one.revoked() == null && !one.id().equals(journal.device()))
                .filter(one -> one.isCalled(name.strip()))
                .map(ForceDevice::id)
                .toList();
    }
}
