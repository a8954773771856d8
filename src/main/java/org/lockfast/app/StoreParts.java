package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
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
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Profile;
import org.lockfast.journal.ReadProblem;
import org.lockfast.journal.StoreFiles;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.LastKeyring;
import org.lockfast.records.Opening;
import org.lockfast.records.Projection;
import org.slf4j.LoggerFactory;

/**
 * What is opened on the way from a keyring to its store: device keys, index, journal. Used by one
 * thread.
 */
final class StoreParts {
    private final Path directory;
    private final Surroundings surroundings;
    private final StoreFiles files;
    private final RulesInForce rules;
    private final FilePort disk = new DiskFiles();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private @Nullable IndexDatabase index;
    private @Nullable DeviceKeys device;
    private @Nullable SealedFiles sealed;
    private @Nullable StoreKeys keys;
    private JournalOpening.@Nullable Opened journal;

    StoreParts(Path directory, Surroundings surroundings, StoreFiles files) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.files = files;
        this.rules = RulesInForce.on(surroundings.clock(), surroundings.zone());
    }

    /**
     * Opens the journal with the keyring's keys, and says which keyring it names last. A second
     * call opens anew.
     */
    Optional<KeyringNamed> journalOf(OpenKeyring keyring) {
        return journalOf(keyring, keyring.masters().newest());
    }

    /**
     * @param generation of the master key for new records and for the index as it lies there
     */
    Optional<KeyringNamed> journalOf(OpenKeyring keyring, int generation) {
        closeAll(opened);
        try {
            return journal(keyring, generation);
        } catch (JournalUnreadable e) {
            if (e.problem() instanceof ReadProblem.WrongKeys) {
                throw new KeyringRefusal(KeyringRefusal.Reason.FOREIGN);
            }
            throw new JournalRefusal(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<KeyringNamed> journal(OpenKeyring keyring, int generation) throws IOException {
        MasterKeys masters = keyring.masters();
        UUID store = keyring.keyring().store();
        String id = keyring.keyring().device().id();
        SealedFiles local = new SealedFiles(directory, masters, surroundings.random());
        DeviceKeys own =
                DeviceKeys.read(local, id)
                        .orElseThrow(() ->
                                new JournalRefusal(
                                        "This store has no device keys: it was copied without its folder local. Copy the whole folder."));
        opened.push(own);
        IndexDatabase database = index(masters, generation, store);
        AtomicReference<IndexDatabase> inUse = new AtomicReference<>(database);
        opened.push(() -> inUse.get().close());
        ExecutorService writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-index").daemon().factory());
        opened.push(writer::shutdown);
        StoreKeys journalKeys = new StoreKeys(masters, generation);
        JournalOpening.Opened done =
                new JournalOpening(
                                disk,
                                files,
                                store,
                                journalKeys,
                                new JournalDevice(id, own::signer),
                                rules.types(),
                                new Projection(database, rules.rooms()),
                                writer,
                                ProcessClock.start(surroundings.clock(), surroundings.random()),
                                surroundings.app(),
                                Profile.of(
                                        disk, surroundings.state(), store, directory.toRealPath()))
                        .open(() -> afresh(inUse, masters, generation, store));
        opened.push(done.journal());
        index = inUse.get();
        device = own;
        sealed = local;
        keys = journalKeys;
        journal = done;
        return LastKeyring.in(inUse.get());
    }

    /** An index that holds what the journal does not is set aside, and a new one made. */
    private Index afresh(
            AtomicReference<IndexDatabase> inUse, MasterKeys masters, int generation, UUID store) {
        inUse.get().close();
        byte[] key = masters.derive(generation, Purpose.INDEX);
        try {
            inUse.set(IndexDatabase.create(directory.resolve("index"), key, store));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
        return new Projection(inUse.get(), rules.rooms());
    }

    /** Made by the rules of today: on the day others take effect the lists are made anew. */
    private boolean made(IndexDatabase database) {
        String by = database.rules();
        return by == null || by.equals(rules.mark());
    }

    private IndexDatabase index(MasterKeys masters, int generation, UUID store) {
        byte[] key = masters.derive(generation, Purpose.INDEX);
        Path folder = directory.resolve("index");
        try {
            return switch (IndexDatabase.open(folder, key, store)) {
                case Opening.Opened(IndexDatabase database) when made(database) -> database;
                case Opening.Opened(IndexDatabase database) -> {
                    database.close();
                    yield IndexDatabase.create(folder, key, store);
                }
                case Opening.Unusable unusable when unusable.why() == Opening.Why.IN_USE ->
                        throw new JournalRefusal(unusable.sentence());
                case Opening.Unusable _ -> IndexDatabase.create(folder, key, store);
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
                done.findings());
    }

    /** After a refusal: nothing stays open. */
    void close() {
        closeAll(opened);
    }

    static void closeAll(Deque<AutoCloseable> closing) {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(StoreParts.class).warn("Closing after a refusal", e);
            }
        }
    }
}
