package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.Index;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.JournalOpening;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalUnreadable;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Profile;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.StoreLock;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Attempts;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Password;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.SignIn;
import org.lockfast.keys.UnlockedIdentity;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Session;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.IndexFault;
import org.lockfast.records.LastKeyring;
import org.lockfast.records.Opening;
import org.lockfast.records.Projection;

/**
 * Opens a store with an officer's password. Every reason it cannot be opened is a refusal with its
 * own sentence, and nothing is damaged.
 */
public final class StoreOpening {
    /** An open store with its first officer signed in; the identity is closed at lock. */
    public record SignedIn(OpenStore store, Session session, UnlockedIdentity identity) {}

    private final Path directory;
    private final Surroundings surroundings;
    private final FilePort disk = new DiskFiles();

    public StoreOpening(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    /** Opens it. On a refusal nothing stays open. */
    public Outcome<SignedIn> open(String collar, Password password) {
        if (!Files.exists(directory.resolve("keyring"))
                && !Files.exists(directory.resolve("keyring.new"))) {
            return Outcome.refused(
                    "NO_STORE",
                    "There is no store in "
                            + directory
                            + ". Make one with: lockfast --store "
                            + directory
                            + " init");
        }
        Deque<AutoCloseable> closing = new ArrayDeque<>();
        try {
            Outcome<SignedIn> opened = open(collar, password, closing);
            if (opened instanceof Outcome.Refused<SignedIn>) {
                closeAll(closing);
            }
            return opened;
        } catch (KeyringRefusal e) {
            closeAll(closing);
            return Outcome.refused(e.reason().name(), e.sentence());
        } catch (JournalRefusal | JournalUnreadable e) {
            closeAll(closing);
            return Outcome.refused("NOT_OPENED", String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IndexFault e) {
            closeAll(closing);
            return Outcome.refused(
                    "DISK",
                    "The store could not be read or written: "
                            + e.getMessage()
                            + ". Check the disk and the rights on "
                            + directory
                            + ".");
        } catch (RuntimeException | Error e) {
            closeAll(closing);
            throw e;
        }
    }

    private Outcome<SignedIn> open(String collar, Password password, Deque<AutoCloseable> closing)
            throws IOException {
        StoreFiles files = new StoreFiles(directory.toRealPath());
        closing.push(StoreLock.take(files.lock()));
        SignIn signIn =
                new SignIn(
                        new KeyringStore(directory), new Attempts(directory, surroundings.clock()));
        Parts parts = new Parts(files, closing);
        SignIn.Result result = signIn.with(collar, password, parts::journalOf);
        closing.addLast(
                result.signedIn()
                        .keyring()); // its keys go last: closing the journal still needs them
        OpenStore store = parts.store(result.signedIn().keyring());
        if (result.failures() > 0) {
            store.recordFailedSignIns(collar, result.failures());
        }
        UnlockedIdentity identity = result.signedIn().officer();
        Optional<Officer> officer = store.officers().byId(identity.officer());
        if (officer.isEmpty()) {
            return Outcome.refused(
                    "NOT_RECORDED",
                    "The journal does not name the officer " + collar + ". Run: lockfast verify");
        }
        return Outcome.done(
                new SignedIn(
                        store,
                        new Session(officer.get(), identity.signer(), Vouch.PASSWORD),
                        identity));
    }

    private static void closeAll(Deque<AutoCloseable> closing) {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(StoreOpening.class)
                        .warn("Closing after a refusal", e);
            }
        }
    }

    /** What is opened on the way from the keyring to the store. */
    private final class Parts {
        private final StoreFiles files;
        private final Deque<AutoCloseable> closing;
        private final RulesInForce rules =
                RulesInForce.on(surroundings.clock(), surroundings.zone());
        private @Nullable IndexDatabase index;
        private @Nullable DeviceKeys device;
        private @Nullable SealedFiles sealed;
        private JournalOpening.@Nullable Opened opened;

        Parts(StoreFiles files, Deque<AutoCloseable> closing) {
            this.files = files;
            this.closing = closing;
        }

        /** Opens the journal with the keyring's keys, and says which keyring it names last. */
        Optional<KeyringNamed> journalOf(OpenKeyring keyring) {
            try {
                return journal(keyring);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Optional<KeyringNamed> journal(OpenKeyring keyring) throws IOException {
            MasterKeys masters = keyring.masters();
            SealedFiles local = new SealedFiles(directory, masters, surroundings.random());
            String id = keyring.keyring().device().id();
            DeviceKeys keys =
                    DeviceKeys.read(local, id)
                            .orElseThrow(() ->
                                    new JournalRefusal(
                                            "This store has no device keys: it was copied without its folder local. Copy the whole folder."));
            closing.push(keys);
            IndexDatabase database = index(masters, keyring.keyring().store());
            AtomicReference<IndexDatabase> inUse = new AtomicReference<>(database);
            closing.push(() -> inUse.get().close());
            ExecutorService writer =
                    Executors.newSingleThreadExecutor(
                            Thread.ofPlatform().name("lockfast-index").daemon().factory());
            closing.push(writer::shutdown);
            Projection projection = new Projection(database, rules.rooms());
            JournalOpening.Opened done =
                    new JournalOpening(
                                    disk,
                                    files,
                                    keyring.keyring().store(),
                                    new StoreKeys(masters),
                                    new JournalDevice(id, keys::signer),
                                    rules.types(),
                                    projection,
                                    writer,
                                    ProcessClock.start(surroundings.clock(), surroundings.random()),
                                    surroundings.app(),
                                    Profile.of(
                                            disk,
                                            surroundings.state(),
                                            keyring.keyring().store(),
                                            directory.toRealPath()))
                            .open(() -> afresh(inUse, masters, keyring.keyring().store()));
            closing.push(done.journal());
            index = inUse.get();
            device = keys;
            sealed = local;
            opened = done;
            return LastKeyring.in(inUse.get());
        }

        /** An index that holds what the journal does not is set aside, and a new one made. */
        private Index afresh(
                AtomicReference<IndexDatabase> inUse, MasterKeys masters, java.util.UUID store) {
            inUse.get().close();
            byte[] key = masters.derive(masters.newest(), Purpose.INDEX);
            try {
                inUse.set(IndexDatabase.create(directory.resolve("index"), key, store));
            } finally {
                Arrays.fill(key, (byte) 0);
            }
            return new Projection(inUse.get(), rules.rooms());
        }

        private IndexDatabase index(MasterKeys masters, java.util.UUID store) {
            byte[] key = masters.derive(masters.newest(), Purpose.INDEX);
            try {
                return switch (IndexDatabase.open(directory.resolve("index"), key, store)) {
                    case Opening.Opened(IndexDatabase database) -> database;
                    case Opening.Unusable unusable when unusable.why() == Opening.Why.IN_USE ->
                            throw new JournalRefusal(unusable.sentence());
                    case Opening.Unusable _ ->
                            IndexDatabase.create(directory.resolve("index"), key, store);
                };
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        }

        OpenStore store(OpenKeyring keyring) {
            JournalOpening.Opened done = opened;
            if (done == null || index == null || device == null || sealed == null) {
                throw new IllegalStateException("The journal is opened before the store");
            }
            return new OpenStore(
                    directory,
                    surroundings,
                    keyring,
                    closing,
                    done.journal(),
                    index,
                    device,
                    sealed,
                    rules,
                    done.findings());
        }
    }
}
