package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.lockfast.journal.Acting;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.IndexBroken;
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
import org.lockfast.journal.Vouch;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.Founding;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordRules;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.WitnessKey;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Role;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.IndexFault;
import org.lockfast.records.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new store: keys, journal, the founding entry, the first officer. No default account and
 * no default password.
 */
public final class FoundingStore {
    private static final Logger LOG = LoggerFactory.getLogger(FoundingStore.class);

    /**
     * What set-up asks for.
     *
     * @param device what people call the machine, such as {@code SCN-07}
     */
    public record Plan(
            String force,
            String station,
            String device,
            String collar,
            String name,
            Set<Role> roles) {}

    private final Path directory;
    private final Surroundings surroundings;
    private final FilePort disk = new DiskFiles();

    public FoundingStore(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    /**
     * @return the force's verifier key, which {@code verify --trust} pins
     */
    public Outcome<String> found(Plan plan, Password password) {
        if (!plan.roles().contains(Role.ADMINISTRATOR)) {
            return Outcome.refused(
                    "NO_ADMINISTRATOR",
                    "The first officer keeps the others: give them the role ADMINISTRATOR among theirs.");
        }
        List<String> weak =
                PasswordRules.shipped()
                        .check(
                                password,
                                List.of(plan.collar(), plan.name(), plan.force(), plan.station()))
                        .stream()
                        .map(problem -> problem.sentence())
                        .toList();
        if (!weak.isEmpty()) {
            return Outcome.refused("PASSWORD", weak.getFirst());
        }
        try {
            if (EnrollingStore.begunIn(directory)) {
                return Outcome.refused(
                        "JOINING",
                        "Joining a force was begun in "
                                + directory
                                + " and broken off. Join with the same code, or name another folder for a"
                                + " store of its own.");
            }
            if (occupied()) {
                return Outcome.refused(
                        "NOT_EMPTY",
                        directory + " is not empty. Name a new or empty folder for the store.");
            }
            return Outcome.done(make(plan, password));
        } catch (KeyringRefusal e) {
            return Outcome.refused(e.reason().name(), e.sentence());
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IndexFault | IndexTrouble e) {
            return Outcome.refused(
                    "DISK",
                    "The store could not be made in "
                            + directory
                            + ": "
                            + DiskTrouble.why(e)
                            + ". Name a folder in one you may write in, on a disk with room.");
        }
    }

    /** It is a store now: what the lists lack the next opening brings. */
    private static void settle(Journal journal) {
        try {
            journal.settle();
        } catch (IndexTrouble e) {
            LOG.warn("The index of the new store lags: {}", IndexBroken.named(e));
        }
    }

    private boolean occupied() throws IOException {
        if (!Files.exists(directory)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.anyMatch(file -> !file.getFileName().toString().equals("lock"));
        }
    }

    private String make(Plan plan, Password password) throws IOException {
        disk.makeDirectories(directory); // each new name is forced
        OwnerOnly.tighten(directory.toRealPath()); // an empty folder may have been there
        Ids ids = new Ids(surroundings.clock(), surroundings.random());
        UUID store = UUID.randomUUID();
        UUID officer = ids.get();
        Founding.Founded founded =
                new Founding(
                                store,
                                plan.force(),
                                plan.station(),
                                plan.device(),
                                officer,
                                plan.collar())
                        .found(
                                password,
                                surroundings.cost(),
                                surroundings.random(),
                                surroundings.clock());
        StoreFiles files = new StoreFiles(directory.toRealPath());
        MasterKeys masters = founded.keyring().masters();
        DeviceKeys device = founded.device();
        ExecutorService writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-index").daemon().factory());
        byte[] indexKey = masters.derive(masters.newest(), Purpose.INDEX);
        try (StoreLock _ = StoreLock.take(files.lock());
                IndexDatabase index =
                        IndexDatabase.create(directory.resolve("index"), indexKey, store)) {
            Projection projection = new Projection(index, rules().rooms(device.device()));
            device.write(new SealedFiles(directory, masters, surroundings.random()));
            try (Journal journal =
                    new JournalOpening(
                                    disk,
                                    files,
                                    store,
                                    new StoreKeys(masters),
                                    new JournalDevice(device.device(), device::signer),
                                    rules().types(),
                                    () ->
                                            new StoreKeyHistory(
                                                    founded.keyring().keyring().force().vkey()),
                                    projection,
                                    writer,
                                    ProcessClock.start(surroundings.clock(), surroundings.random()),
                                    surroundings.app(),
                                    Profile.of(
                                            disk,
                                            surroundings.state(),
                                            store,
                                            directory.toRealPath()))
                            .create()) {
                record(journal, founded, plan);
                // The keyring comes last: until it is there, the folder is no store and set-up can
                // be tried again elsewhere.
                new KeyringStore(directory).create(founded.keyring().file());
                settle(journal);
            }
            return founded.keyring().keyring().force().vkey().vkey();
        } finally {
            founded.force().destroy(); // signed once, and never again
            Arrays.fill(indexKey, (byte) 0);
            writer.shutdown();
            founded.officer().close();
            founded.keyring().close();
            device.close();
        }
    }

    private RulesInForce rules() {
        return RulesInForce.on(surroundings.clock(), surroundings.zone());
    }

    private void record(Journal journal, Founding.Founded founded, Plan plan) {
        Keyring keyring = founded.keyring().keyring();
        Keyring.Officer first = keyring.officers().getFirst();
        Acting acting =
                new Acting(
                        first.id(),
                        Role.ADMINISTRATOR.name(),
                        Vouch.PASSWORD,
                        founded.officer().signer());
        Ed25519Key force = founded.force();
        LogKey log = DeviceKeys.logSigner(founded.keyring().masters(), keyring.device().id());
        journal.found(
                force,
                acting,
                NewEvent.of(
                        keyring.store(),
                        new OfficerEvent.Founded(
                                force.key().vkey(),
                                founded.device().signer(0).key().vkey(),
                                first.vkey().vkey(),
                                log.key().vkey(),
                                plan.force(),
                                plan.station(),
                                plan.device(),
                                log.second().map(WitnessKey::vkey).orElse(null))));
        List<NewEvent> next = new ArrayList<>();
        next.add(
                NewEvent.of(
                        first.id(),
                        new OfficerEvent.Added(
                                plan.collar().strip(),
                                plan.name().strip(),
                                plan.roles().stream().sorted().map(Role::name).toList(),
                                first.vkey().vkey(),
                                first.seal())));
        next.add(
                NewEvent.of(
                        keyring.store(),
                        new OfficerEvent.KeyringChanged(
                                Math.toIntExact(keyring.generation()),
                                founded.keyring().file().sha256())));
        next.addAll(rules().adopted(keyring.store()));
        journal.record(acting, next);
    }
}
