package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.Finding;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.Index;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalLook;
import org.lockfast.journal.JournalOpening;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalUnreadable;
import org.lockfast.journal.KeyringCheck;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Profile;
import org.lockfast.journal.ReadProblem;
import org.lockfast.journal.StoreFiles;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.officer.StoreKeyringCheck;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.IndexFault;
import org.lockfast.records.LastKeyring;
import org.lockfast.records.Opening;
import org.lockfast.records.Projection;
import org.lockfast.sync.SyncMemory;
import org.slf4j.LoggerFactory;

/**
 * What is opened on the way from a keyring to its store: device keys, index, journal. Used by one
 * thread.
 */
final class StoreParts {
    private final Path directory;
    private final Surroundings surroundings;
    private final StoreFiles files;
    private final OpeningProgress progress;
    private RulesInForce rules;
    private final FilePort disk = new DiskFiles();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private @Nullable IndexDatabase index;
    private @Nullable DeviceKeys device;
    private @Nullable SealedFiles sealed;
    private @Nullable StoreKeys keys;
    private JournalOpening.@Nullable Opened journal;

    /** Of lists that could not be used, for people; null where there is nothing to say. */
    private @Nullable Finding unusable;

    StoreParts(
            Path directory, Surroundings surroundings, StoreFiles files, OpeningProgress progress) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.files = files;
        this.progress = progress;
        this.rules = RulesInForce.on(surroundings.clock(), surroundings.zone());
    }

    /**
     * Opens the journal with the keyring's keys, and says which keyring it names last. A second
     * call opens anew. Whether the keyring on disk is the one named is found out before anything is
     * opened to write; where the one named still waits to be put in place, nothing is opened.
     *
     * @throws KeyringRefusal OLDER or NOT_AS_RECORDED; then nothing was changed
     */
    Optional<KeyringNamed> journalOf(OpenKeyring keyring) {
        return journalOf(keyring, keyring.masters().newest());
    }

    /**
     * @param generation of the master key for new records and for the index as it lies there
     */
    Optional<KeyringNamed> journalOf(OpenKeyring keyring, int generation) {
        closeAll(opened);
        return told(() -> journalAndIndex(keyring, generation));
    }

    /** A step that opens something. */
    private interface Step {
        Optional<KeyringNamed> run() throws IOException;
    }

    private static Optional<KeyringNamed> told(Step step) {
        try {
            return step.run();
        } catch (JournalUnreadable e) {
            if (e.problem() instanceof ReadProblem.WrongKeys) {
                throw new KeyringRefusal(KeyringRefusal.Reason.FOREIGN);
            }
            throw new JournalRefusal(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same for those who only read, on a disk that takes nothing: nothing is written, and the
     * lists show what they had taken in.
     */
    Optional<KeyringNamed> journalToRead(OpenKeyring keyring) {
        closeAll(opened);
        return told(() -> looked(keyring));
    }

    private Optional<KeyringNamed> looked(OpenKeyring keyring) throws IOException {
        MasterKeys masters = keyring.masters();
        UUID store = keyring.keyring().store();
        SealedFiles local = new SealedFiles(directory, masters, surroundings.random());
        DeviceKeys own = ownKeys(local, keyring.keyring().device().id());
        StoreKeys journalKeys = new StoreKeys(masters, masters.newest());
        Profile profile = Profile.of(disk, surroundings.state(), store, directory.toRealPath());
        IndexDatabase database = indexToRead(masters, store);
        opened.push(database);
        rules = rules.with(database);
        ExecutorService writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-index").daemon().factory());
        opened.push(writer::shutdown);
        JournalOpening.Opened done =
                opening(keyring, own, journalKeys, database, writer, profile).look();
        opened.push(done.journal());
        index = database;
        device = own;
        sealed = local;
        keys = journalKeys;
        journal = done;
        return named(
                new JournalLook(disk, files, store, journalKeys, profile),
                new StoreKeyringCheck(new KeyringStore(directory), own.device()),
                database,
                own.device());
    }

    private DeviceKeys ownKeys(SealedFiles local, String id) {
        DeviceKeys own =
                DeviceKeys.read(local, id)
                        .orElseThrow(() ->
                                new JournalRefusal(
                                        "This store has no device keys: it was copied without its folder local. Copy the whole folder."));
        opened.push(own);
        return own;
    }

    private IndexDatabase indexToRead(MasterKeys masters, UUID store) {
        byte[] key = masters.derive(masters.newest(), Purpose.INDEX);
        try {
            return switch (IndexDatabase.openToRead(directory.resolve("index"), key, store)) {
                case Opening.Opened(IndexDatabase database) -> database;
                case Opening.Unusable unusable when unusable.why() == Opening.Why.IN_USE ->
                        throw new JournalRefusal(unusable.sentence());
                case Opening.Unusable _ ->
                        throw new JournalRefusal(
                                "The disk is full, and the lists have to be made again from the journal. Make room"
                                        + " on it first; what was recorded is kept.");
            };
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** An index that cannot be brought up to date keeps nobody out: it is made again. */
    private Optional<KeyringNamed> journalAndIndex(OpenKeyring keyring, int generation)
            throws IOException {
        try {
            Optional<KeyringNamed> named = journal(keyring, generation, progress);
            if (index == null) {
                return named;
            }
            rules = rules.with(index); // what was taken in just now may have put one into force
            return made(index) ? named : byTheseRules(keyring, generation);
        } catch (IndexFault | StackOverflowError e) { // that is how a circle of torn pages ends
            if (FullDisk.isBehind(e)) {
                throw e; // it may be sound, and there is no room to make another
            }
            LoggerFactory.getLogger(StoreParts.class)
                    .warn("The index is set aside and made again", e);
            unusable = new Finding.IndexUnusable(Opening.Why.DAMAGED.sentence());
            closeAll(opened);
            IndexDatabase.setAside(directory.resolve("index"));
            return journal(keyring, generation, progress);
        }
    }

    /** Made by the rules of today: on the day others take effect the lists are made anew. */
    private boolean made(IndexDatabase database) {
        String by = database.rules();
        return by == null || by.equals(rules.mark());
    }

    /**
     * Makes the index anew, now that the old one has told what it remembers of the journal, and
     * keeps what was found with it.
     */
    private Optional<KeyringNamed> byTheseRules(OpenKeyring keyring, int generation)
            throws IOException {
        List<Finding> findings =
                journal == null ? new ArrayList<>() : new ArrayList<>(journal.findings());
        closeAll(opened);
        IndexDatabase.setAside(directory.resolve("index"));
        Optional<KeyringNamed> named =
                journal(
                        keyring,
                        generation,
                        findings.stream().allMatch(Finding.IndexCaughtUp.class::isInstance)
                                ? progress
                                : progress.unstoppable());
        JournalOpening.Opened again = journal;
        if (again != null) {
            again.findings().stream()
                    .filter(finding -> !findings.contains(finding))
                    .forEach(findings::add);
            journal = new JournalOpening.Opened(again.journal(), List.copyOf(findings));
        }
        return named;
    }

    private Optional<KeyringNamed> journal(
            OpenKeyring keyring, int generation, OpeningProgress told) throws IOException {
        MasterKeys masters = keyring.masters();
        UUID store = keyring.keyring().store();
        String id = keyring.keyring().device().id();
        SealedFiles local = new SealedFiles(directory, masters, surroundings.random());
        DeviceKeys own = ownKeys(local, id);
        StoreKeys journalKeys = new StoreKeys(masters, generation);
        Profile profile = Profile.of(disk, surroundings.state(), store, directory.toRealPath());
        AtomicReference<@Nullable IndexDatabase> inUse =
                new AtomicReference<>(usableIndex(masters, generation, store));
        opened.push(() -> close(inUse.get()));
        IndexDatabase followed = inUse.get();
        if (followed != null) {
            rules = rules.with(followed); // its rows go on by the rules they were made by
        }
        KeyringStore keyrings = new KeyringStore(directory);
        Optional<KeyringNamed> named =
                named(
                        new JournalLook(disk, files, store, journalKeys, profile),
                        new StoreKeyringCheck(keyrings, id),
                        inUse.get(),
                        id);
        KeyringStore.Standing standing = keyrings.look(named);
        if (standing == KeyringStore.Standing.REPLACED
                && !named.map(KeyringNamed::sha256).equals(Optional.of(keyring.file().sha256()))) {
            return named; // with the one that is put in place we are asked again
        }
        IndexDatabase database = inUse.get();
        if (database == null) {
            database = emptyIndex(masters, generation, store);
            inUse.set(database);
        }
        ExecutorService writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-index").daemon().factory());
        opened.push(writer::shutdown);
        JournalOpening.Opened done =
                opening(keyring, own, journalKeys, database, writer, profile)
                        .open(() -> afresh(inUse, masters, generation, store, id), told);
        opened.push(done.journal());
        if (standing == KeyringStore.Standing.AHEAD_OF_JOURNAL) {
            done = ahead(done, keyrings.read().keyring().generation(), named);
        }
        IndexDatabase now = Objects.requireNonNull(inUse.get());
        index = now;
        device = own;
        sealed = local;
        keys = journalKeys;
        journal = done;
        return LastKeyring.in(now, id);
    }

    private JournalOpening opening(
            OpenKeyring keyring,
            DeviceKeys own,
            StoreKeys journalKeys,
            IndexDatabase database,
            ExecutorService writer,
            Profile profile) {
        String id = own.device();
        return new JournalOpening(
                disk,
                files,
                keyring.keyring().store(),
                journalKeys,
                new JournalDevice(id, own::signer),
                rules.types(),
                () -> new StoreKeyHistory(keyring.keyring().force().vkey(), id),
                new Projection(database, rules.rooms(id)),
                writer,
                ProcessClock.start(surroundings.clock(), surroundings.random()),
                surroundings.app(),
                profile);
    }

    /**
     * Which keyring the journal names last: the index knows it as far as it has followed, the rest
     * is read.
     */
    private Optional<KeyringNamed> named(
            JournalLook look,
            StoreKeyringCheck keyring,
            @Nullable IndexDatabase followed,
            String device)
            throws IOException {
        if (followed != null) {
            keyring.follows(LastKeyring.in(followed, device));
            if (look.entries(
                    new Projection(followed, rules.rooms(device)).position(), keyring::take)) {
                return keyring.named();
            }
        }
        keyring.follows(Optional.empty());
        look.entries(
                0,
                entry -> {
                    progress.check();
                    keyring.take(entry);
                });
        return keyring.named();
    }

    /**
     * The journal ends before the entry that names the keyring: at least one for each generation is
     * missing. Told at every opening, named by an epoch once.
     */
    private static JournalOpening.Opened ahead(
            JournalOpening.Opened done, long generation, Optional<KeyringNamed> named) {
        long wanted = named.map(KeyringNamed::generation).orElse(1L);
        if (!done.journal().isMissingNamedAfter(KeyringCheck.NAMING)) {
            long first = done.journal().count();
            done.journal()
                    .openEpoch(
                            JournalEvents.EpochReason.ENTRIES_MISSING,
                            first,
                            first + generation - wanted - 1);
        }
        List<Finding> findings = new ArrayList<>(done.findings());
        findings.add(new Finding.KeyringAhead(generation, wanted));
        return new JournalOpening.Opened(done.journal(), List.copyOf(findings));
    }

    private static void close(@Nullable IndexDatabase database) {
        if (database != null) {
            database.close();
        }
    }

    /** An index that holds what the journal does not is set aside, and a new one made. */
    private Index afresh(
            AtomicReference<@Nullable IndexDatabase> inUse,
            MasterKeys masters,
            int generation,
            UUID store,
            String own) {
        close(inUse.getAndSet(null));
        IndexDatabase empty = emptyIndex(masters, generation, store);
        inUse.set(empty);
        return new Projection(empty, rules.rooms(own));
    }

    /** Sets aside whatever lies there. */
    private IndexDatabase emptyIndex(MasterKeys masters, int generation, UUID store) {
        byte[] key = masters.derive(generation, Purpose.INDEX);
        try {
            return IndexDatabase.create(directory.resolve("index"), key, store);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private @Nullable IndexDatabase usableIndex(MasterKeys masters, int generation, UUID store) {
        byte[] key = masters.derive(generation, Purpose.INDEX);
        try {
            return switch (IndexDatabase.open(directory.resolve("index"), key, store)) {
                case Opening.Opened(IndexDatabase database) -> database;
                case Opening.Unusable wrong when wrong.why() == Opening.Why.IN_USE ->
                        throw new JournalRefusal(wrong.sentence());
                case Opening.Unusable wrong -> {
                    unusable =
                            wrong.why().isExpected()
                                    ? unusable
                                    : new Finding.IndexUnusable(wrong.sentence());
                    yield null;
                }
            };
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * @param closing what else is to be closed with the store, first in first out
     */
    OpenStore store(OpenKeyring keyring, Deque<AutoCloseable> closing) {
        JournalOpening.Opened done = journal;
        if (done == null || index == null || device == null || sealed == null || keys == null) {
            throw new IllegalStateException("The journal is opened before the store");
        }
        Deque<AutoCloseable> all = new ArrayDeque<>(opened);
        all.addAll(closing);
        seen(sealed, done.journal());
        List<Finding> findings = new ArrayList<>(done.findings());
        if (unusable != null) {
            findings.add(unusable);
        }
        return new OpenStore(
                directory,
                surroundings,
                keyring,
                all,
                done.journal(),
                index,
                device,
                sealed,
                keys,
                rules,
                findings);
    }

    /** What an enrolled store records names the log as it was seen last, whoever records it. */
    private void seen(SealedFiles local, Journal recording) {
        try {
            SyncMemory.read(directory, local).ifPresent(memory -> memory.seenBy(recording));
        } catch (KeyringRefusal | UncheckedIOException e) {
            LoggerFactory.getLogger(StoreParts.class)
                    .warn("What is remembered of the server does not read"); // sync says so
        }
    }

    /** After a refusal: nothing stays open. */
    void close() {
        closeAll(opened);
    }

    static void closeAll(Deque<AutoCloseable> closing) {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception | StackOverflowError e) {
                LoggerFactory.getLogger(StoreParts.class).warn("Closing after a refusal", e);
            }
        }
    }
}
