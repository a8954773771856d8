package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.JournalOpening;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Profile;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.StoreLock;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.FollowingOfficers;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.keys.Password;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceOfficers;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.IndexFault;
import org.lockfast.records.Projection;
import org.lockfast.sync.Enrolling;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ProblemType;

/**
 * Makes a new store that belongs to a force: its officers sign in on it with their own passwords,
 * with or without a network. Broken off at any moment the folder is no store, and enrolling is
 * tried again with the same code.
 */
public final class EnrollingStore {
    /**
     * What enrolling asks for.
     *
     * @param server address of the force's server
     * @param ca PEM of the certificates the server's own must stand under
     * @param code one-time code, as the server gave it out
     * @param device what people call the machine
     */
    public record Plan(String server, String ca, String code, String device) {}

    /**
     * What came of it.
     *
     * @param forceKey the force's verifier key, which {@code verify --trust} pins
     */
    public record Enrolled(
            String force, String station, String device, String forceKey, int officers) {}

    private final Path directory;
    private final Surroundings surroundings;
    private final Wires wires;
    private final FilePort disk = new DiskFiles();

    public EnrollingStore(Path directory, Surroundings surroundings, Wires wires) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.wires = wires;
    }

    /** Enrols. */
    public Outcome<Enrolled> enrol(Plan plan) {
        try {
            if (new KeyringStore(directory).exists() || occupied()) {
                return Outcome.refused(
                        "NOT_EMPTY",
                        directory
                                + " is not empty. Name a new or empty folder for the store; one that stood"
                                + " alone does not join a force.");
            }
            return Outcome.done(make(plan));
        } catch (WireTrouble e) {
            return refused(e, plan);
        } catch (Enrolling.NotEnrolled e) {
            return Outcome.refused("NOT_ENROLLED", e.sentence());
        } catch (CertificateException e) {
            return Outcome.refused(
                    "NO_CERTIFICATE",
                    "The file given with --ca holds no certificate in PEM. Ask the administrator of the"
                            + " server for it.");
        } catch (IllegalArgumentException e) {
            return Outcome.refused("NO_ADDRESS", e.getMessage() + ". Check --server.");
        } catch (KeyringRefusal e) {
            return Outcome.refused(
                    e.reason().name(),
                    e.reason() == KeyringRefusal.Reason.NO_SUCH_OFFICER
                            ? "No officer of the force could sign in on this device: the server has no password"
                                    + " of theirs yet. Add one there, then enrol again with the same code."
                            : e.sentence());
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IndexFault | IndexTrouble e) {
            return Outcome.refused(
                    "DISK", "The store could not be made in " + directory + ": " + e.getMessage());
        }
    }

    private static Outcome<Enrolled> refused(WireTrouble e, Plan plan) {
        String sentence =
                switch (e.kind()) {
                    case UNREACHABLE ->
                            plan.server()
                                    + " was not reached. Check the address and the network, then enrol again with"
                                    + " the same code.";
                    case NOT_TRUSTED ->
                            "The certificate that "
                                    + plan.server()
                                    + " shows does not stand under the one given with --ca, or names another"
                                    + " server. Check both.";
                    case BAD_ANSWER ->
                            plan.server()
                                    + " does not answer as a Lockfast server ("
                                    + e.what()
                                    + "). Check the address.";
                    case PROBLEM ->
                            e.is(ProblemType.BAD_CODE)
                                    ? "The server does not take this code: it was used, is older than a day, or was"
                                            + " typed wrongly. Ask for a new one."
                                    : "The server did not enrol this device: " + e.what() + ".";
                };
        return Outcome.refused(e.kind().name(), sentence);
    }

    /** What enrolling that was broken off left may be in the way of nothing. */
    private boolean occupied() throws IOException {
        if (!Files.exists(directory) || EnrolmentKeys.lieIn(directory)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.anyMatch(file -> !file.getFileName().toString().equals("lock"));
        }
    }

    private Enrolled make(Plan plan)
            throws IOException, CertificateException, WireTrouble, Enrolling.NotEnrolled {
        // Whatever is wrong with the address is found before anything is made.
        try (Wire stranger = wires.to(plan.server(), plan.ca(), null);
                Password code = Password.of(plan.code().strip())) {
            disk.makeDirectories(directory);
            OwnerOnly.tighten(directory.toRealPath());
            StoreFiles files = new StoreFiles(directory.toRealPath());
            try (StoreLock _ = StoreLock.take(files.lock());
                    EnrolmentKeys keys = keys(code);
                    DeviceKeys device = keys.device();
                    Wire wire = wires.to(plan.server(), plan.ca(), device)) {
                Enrolling.Answer answer =
                        Enrolling.ask(stranger, plan.code().strip(), device, plan.device());
                clear();
                Enrolled enrolled = fill(plan, files, keys, device, wire, answer);
                EnrolmentKeys.forget(directory);
                return enrolled;
            }
        }
    }

    /**
     * Those of a try that was broken off, or new ones; they are on the disk before they are used.
     */
    private EnrolmentKeys keys(Password code) {
        Optional<EnrolmentKeys> before = EnrolmentKeys.read(directory, code);
        if (before.isPresent()) {
            return before.get();
        }
        EnrolmentKeys fresh = EnrolmentKeys.generate(surroundings.random());
        fresh.write(directory, code, surroundings.cost(), surroundings.random());
        return fresh;
    }

    /** What a try that was broken off left: nothing of it was ever in use. */
    private void clear() throws IOException {
        for (String part : Set.of("journal", "index", "local")) {
            Path at = directory.resolve(part);
            if (Files.isDirectory(at)) {
                try (Stream<Path> below = Files.walk(at)) {
                    for (Path file : below.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private Enrolled fill(
            Plan plan,
            StoreFiles files,
            EnrolmentKeys keys,
            DeviceKeys device,
            Wire wire,
            Enrolling.Answer answer)
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
        try (IndexDatabase index =
                IndexDatabase.create(directory.resolve("index"), indexKey, keys.store())) {
            SealedFiles sealed = new SealedFiles(directory, masters, surroundings.random());
            device.write(sealed);
            try (Journal journal =
                    new JournalOpening(
                                    disk,
                                    files,
                                    keys.store(),
                                    new StoreKeys(masters),
                                    new JournalDevice(device.device(), device::signer),
                                    rules.types(),
                                    () -> new StoreKeyHistory(answer.forceKey()),
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
                Enrolling.takeIn(
                        wire,
                        answer,
                        plan.server(),
                        plan.ca(),
                        directory,
                        journal,
                        sealed,
                        masters,
                        surroundings.random(),
                        surroundings.clock(),
                        network);
                List<ForceOfficer> officers =
                        ForceOfficers.of(journal.aboutKeys(), answer.forceKey(), journal.device());
                Map<UUID, WrapNote> notes = Enrolling.notes(wire, officers);
                OpenKeyring ring = ring(plan, keys, device, masters, answer, officers, notes);
                journal.record(
                        null,
                        List.of(
                                NewEvent.of(
                                        keys.store(),
                                        new DeviceEvent.KeyringFollowed(
                                                1, ring.file().sha256(), null))));
                // The keyring comes last: until it is there, the folder is no store.
                new KeyringStore(directory).create(ring.file());
                journal.settle();
                return new Enrolled(
                        answer.force(),
                        answer.station(),
                        device.device(),
                        answer.forceKey().vkey(),
                        ring.keyring().collars().size());
            }
        } finally {
            Arrays.fill(indexKey, (byte) 0);
            writer.shutdown();
            network.shutdown();
            masters.close();
        }
    }

    private OpenKeyring ring(
            Plan plan,
            EnrolmentKeys keys,
            DeviceKeys device,
            MasterKeys masters,
            Enrolling.Answer answer,
            List<ForceOfficer> officers,
            Map<UUID, WrapNote> notes) {
        return new FollowingOfficers(surroundings.random())
                .first(
                        new FollowingOfficers.Enrolled(
                                keys.store(),
                                answer.force(),
                                answer.forceKey(),
                                answer.station(),
                                device.device(),
                                plan.device()),
                        masters,
                        officers,
                        id -> Optional.ofNullable(notes.get(id)));
    }
}
