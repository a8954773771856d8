package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Finding;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.IndexCheck;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Profile;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.Verification;
import org.lockfast.journal.VerificationReport;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Attempts;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.FollowingOfficers;
import org.lockfast.keys.KeyringChanges;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordRules;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.SignIn;
import org.lockfast.keys.UnlockedIdentity;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceOfficers;
import org.lockfast.officer.KeepingDevices;
import org.lockfast.officer.KeepingOfficers;
import org.lockfast.officer.Officer;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Session;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.officer.StoreKeyringCheck;
import org.lockfast.print.BackgroundPrinting;
import org.lockfast.print.Printing;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.JdbiActs;
import org.lockfast.records.LastKeyring;
import org.lockfast.records.NamedAttachments;
import org.lockfast.records.Rebuild;
import org.lockfast.sync.BackgroundSync;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.Elsewhere;
import org.lockfast.sync.GivingWay;
import org.lockfast.sync.KeyringFollower;
import org.lockfast.sync.LineChange;
import org.lockfast.sync.Relaying;
import org.lockfast.sync.ShowingHeads;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.SyncParts;
import org.lockfast.sync.SyncStatus;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is open: its journal, its index, and everything that can be done with them. It stays
 * open while officers sign in and out; closing it wipes the keys.
 */
public final class OpenStore extends StoreUses implements AutoCloseable, KeepingOfficers.Ring {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);

    private static final String DISK = "DISK";

    /** Chains of which a change of officers says how far they went: what fits an entry. */
    private static final int MOST_HEADS = 300;

    private final Path directory;
    private final Deque<AutoCloseable> closing;
    private final DeviceKeys device;
    private final StoreKeys keys;
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final Queue<AutoCloseable> signedIn = new ConcurrentLinkedQueue<>();
    private OpenKeyring keyring;
    private @Nullable BackgroundSync background;
    private @Nullable BackgroundPrinting printer;
    private SyncStatus.Source status = SyncStatus.Source.ALONE;
    private Optional<Elsewhere> elsewhere = Optional.empty();
    private final GivingWay givingWay = new GivingWay();
    private @Nullable Consulting consulting;

    OpenStore(
            Path directory,
            Surroundings surroundings,
            OpenKeyring keyring,
            Deque<AutoCloseable> closing,
            Journal journal,
            IndexDatabase index,
            DeviceKeys device,
            SealedFiles files,
            StoreKeys keys,
            RulesInForce rules,
            List<Finding> findings) {
        super(surroundings, journal, index, files, rules);
        this.directory = directory;
        this.keyring = keyring;
        this.closing = new ArrayDeque<>(closing);
        this.closing.push(this::closeOthers);
        this.device = device;
        this.keys = keys;
        this.findings.addAll(findings);
    }

    public Path directory() {
        return directory;
    }

    /** What opening found: a torn tail set aside, entries missing. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** That this computer's clock is behind what is here, in sentences. */
    public List<String> clocks() {
        return new ClocksHere(this).atSignIn();
    }

    @Override
    public UUID id() {
        return keyring.keyring().store();
    }

    @Override
    String printed() {
        return keyring.keyring().force().name() + ", " + keyring.keyring().station();
    }

    public DeviceKeys device() {
        return device;
    }

    public KeepingOfficers keepingOfficers() {
        return new KeepingOfficers(
                id(),
                this,
                new KeyringStore(directory),
                new KeyringChanges(
                        surroundings.cost(), surroundings.random(), surroundings.clock()),
                PasswordRules.shipped(),
                journal,
                officers(),
                ids(),
                this::heads);
    }

    /** What a change of officers knows of, where no log puts it in order with the others'. */
    private List<DeviceEvent.Head> heads() {
        KeepingDevices devices = keepingDevices();
        return devices.all().isEmpty() || !devices.isWithoutServer()
                ? List.of()
                : journal.ends(MOST_HEADS).stream()
                        .map(end ->
                                new DeviceEvent.Head(
                                        end.device(), end.epoch(), end.at().seq(), end.at().eid()))
                        .toList();
    }

    /** The devices of the force. */
    public KeepingDevices keepingDevices() {
        return new KeepingDevices(
                id(), device.device(), journal, journal::aboutKeys, officers(), this::heads);
    }

    /** What two devices show each other at a hand-over. */
    public ShowingHeads showingHeads() {
        return new ShowingHeads(
                id(),
                journal,
                device,
                names()::device,
                entry ->
                        headsShown()
                                .byEntry(entry)
                                .filter(shown ->
                                        shown.standing() == HeadsShown.Standing.CONTRADICTED)
                                .isPresent());
    }

    /** Changes an officer's own password, whose present one proves that it is theirs. */
    public Outcome<Officer> changePassword(String collar, Password now, Password wanted) {
        return signIn(collar, now)
                .then(in -> {
                    try (UnlockedIdentity own = in.identity()) {
                        return keepingOfficers().changePassword(in.session(), own, wanted);
                    }
                });
    }

    /**
     * Checks the journal while recording goes on: every entry, chain, signature, body and file. The
     * index is compared by {@link StoreVerification}, which needs the store to itself.
     */
    public VerificationReport check(Verification.Progress progress) throws IOException {
        DiskFiles disk = new DiskFiles();
        return new Verification(
                        disk,
                        new StoreFiles(directory.toRealPath()),
                        id(),
                        keys,
                        rules.types(),
                        journal.device(),
                        new StoreKeyHistory(null, journal.device()),
                        new StoreKeyringCheck(new KeyringStore(directory), journal.device()),
                        attachments(),
                        IndexCheck.none(),
                        Profile.of(disk, surroundings.state(), id(), directory.toRealPath()),
                        progress)
                .run(journal);
    }

    /**
     * What the device remembers of its server; empty for a store that stands alone.
     *
     * @throws KeyringRefusal SERVER_FORGOTTEN where it is damaged: {@link #serverAt} mends it
     */
    public Optional<SyncMemory> server() {
        return SyncMemory.read(directory, files);
    }

    /** Whether the store belongs to a force that has a server, whatever it remembers of it. */
    public boolean enrolled() {
        return SyncMemory.belongs(directory);
    }

    /**
     * Another address of the force's server, its renewed certificates, or what the device remembers
     * of it made again where that is damaged. Nothing changes unless it is that server.
     *
     * @param ca PEM
     */
    public Outcome<ServerAddress.Set> serverAt(String address, String ca) {
        return new ServerAddress(
                        directory,
                        files,
                        journal,
                        keyring.keyring().force().vkey(),
                        device,
                        noServer())
                .set(address, ca, Wires.HTTPS);
    }

    /**
     * This store's side of synchronisation, for a round now and then; the caller closes it.
     *
     * @param memory of {@link #server}
     * @param wire to that server, taken over
     */
    public SyncClient syncing(SyncMemory memory, Wire wire) throws IOException {
        ExecutorService network =
                Executors.newFixedThreadPool(
                        3, Thread.ofPlatform().name("lockfast-network-", 0).daemon().factory());
        closing.push(network::shutdown);
        return new SyncClient(syncParts(network), memory, wire);
    }

    private SyncParts syncParts(Executor network) {
        return new SyncParts(
                directory,
                journal,
                keyring.keyring().force().vkey(),
                files,
                keyring.masters(),
                surroundings.random(),
                attachments(),
                new NamedAttachments(index),
                follower(),
                surroundings.clock(),
                network,
                givingWay);
    }

    /** Who looked at what. */
    public synchronized Consulting consulting() {
        if (consulting == null) {
            consulting =
                    new Consulting(
                            new StoreFiles(directory),
                            keys.ofConsultations(),
                            journal,
                            surroundings,
                            device,
                            new JdbiActs(index));
            closing.push(consulting);
        }
        return consulting;
    }

    /** Where it cannot be noted they are not let all the same. */
    @Override
    void noteDenied(UUID officer, UUID exhibit) {
        try {
            consulting().note(officer, new Look(Look.Kind.REFUSED, exhibit, "", null));
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(OpenStore.class).warn("A denied look was not noted", e);
        }
    }

    /** Somebody works at this machine: synchronising gives way for a moment. */
    public void touched() {
        givingWay.touched();
    }

    /** Exchange with other devices by files; empty for a store that stands alone. */
    public Optional<Carrying> carrying() {
        return enrolled() || !standsAlone() ? Optional.of(carryingTo()) : Optional.empty();
    }

    /** Why there is no server to speak to, and what to do. */
    public String noServer() {
        return carrying().isEmpty() ? EnrollingStore.ALONE : EnrollingStore.NO_SERVER;
    }

    /** Whether it is none of the force's devices: it founded a force that nobody joined. */
    private boolean standsAlone() {
        KeepingDevices devices = keepingDevices();
        return devices.all().stream().noneMatch(devices::isOwn);
    }

    private Carrying carryingTo() {
        return new Carrying(syncParts(Runnable::run), device, this::heads);
    }

    /** The same from file to file. */
    public CarriedByStick carriedByStick() {
        return new CarriedByStick(this, carryingTo());
    }

    /** Letting other computers join by a file, where the force has no server. */
    public AdmittingByFile admitting() {
        return admitting(Carrying.MOST_WHOLE);
    }

    /**
     * As {@link #admitting()}.
     *
     * @param most bytes of entries and their values in the file for the newcomer
     */
    AdmittingByFile admitting(int most) {
        return new AdmittingByFile(
                keepingDevices(), journal, keyring.keyring(), device, carryingTo(), most);
    }

    /** Recovery sheets of this store. */
    public RecoverySheets recoverySheets() {
        return new RecoverySheets(keepingOfficers(), keyring.keyring());
    }

    /** Exchange with the station's relay; empty where none was named. */
    public Optional<Relaying> relaying() {
        return carrying().flatMap(carrying -> Relaying.read(files, carrying, device));
    }

    /**
     * Names the station's relay from now on.
     *
     * @param address such as {@code https://10.0.0.5:8444}
     * @param relay id of its device, or what people call it
     * @return the device's id
     */
    public Outcome<String> relayedBy(String address, String relay) {
        return carrying()
                .map(carrying -> Relaying.name(files, carrying, address, relay))
                .orElseGet(() ->
                        Outcome.refused(
                                "ALONE",
                                "This store stands alone: only devices of a force have one."));
    }

    private void throughRelay() {
        Optional<Relaying> relay = relaying();
        if (relay.isPresent()) {
            try {
                relay.get().exchange();
            } catch (WireTrouble | IOException e) {
                // Away as well; nothing counts as sent by it anyway, and it is asked again
            }
        }
    }

    /** The same over HTTPS; empty for a store that stands alone. */
    public Optional<SyncClient> syncing() throws IOException {
        Optional<SyncMemory> memory = server();
        if (memory.isEmpty()) {
            return Optional.empty();
        }
        try {
            Wire wire = Wires.HTTPS.to(memory.get().server(), memory.get().ca(), device);
            return Optional.of(syncing(memory.get(), wire));
        } catch (CertificateException e) {
            throw new IOException("The server's certificates in local/sync do not read", e);
        }
    }

    private KeyringFollower follower() {
        return new KeyringFollower(
                id(),
                this,
                new KeyringStore(directory),
                new FollowingOfficers(surroundings.random()),
                journal,
                () ->
                        ForceOfficers.of(
                                journal.aboutKeys(),
                                keyring.keyring().force().vkey(),
                                journal.device()));
    }

    /**
     * Synchronises from now on until the store is closed, beside whatever else is done. A store
     * that stands alone does not. At first the server is asked whether it has later entries of this
     * device than the store has: what is recorded next waits for the answer, but not for long.
     *
     * @param longest wait for that answer
     */
    public synchronized void keepSyncing(Duration longest) throws IOException {
        Optional<SyncClient> client = background == null ? syncing() : Optional.empty();
        if (client.isEmpty()) {
            return;
        }
        ExecutorService thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-sync").daemon().factory());
        BackgroundSync running =
                new BackgroundSync(
                        client.get(),
                        journal,
                        BackgroundSync.Pace.USUAL,
                        surroundings.random(),
                        new LineChange(LineChange.Networks.OWN, surroundings.clock()),
                        thread,
                        this::throughRelay);
        closing.push(running);
        Future<Boolean> asked = thread.submit(client.get()::ownHead);
        running.start();
        background = running;
        status = client.get();
        elsewhere = Optional.of(client.get().elsewhere());
        try {
            asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Recording goes on; what the server has comes with the next round.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Sends labels that wait to their printers from now on, until the store is closed. */
    public synchronized void keepPrinting() {
        if (printer == null) {
            BackgroundPrinting running = background(printing());
            closing.push(running);
            running.start();
            printer = running;
        }
    }

    /** A try soon, because there is something to send. */
    public synchronized void printSoon() {
        if (printer != null) {
            printer.soon();
        }
    }

    private static BackgroundPrinting background(Printing printing) {
        return new BackgroundPrinting(
                printing,
                BackgroundPrinting.USUAL,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lockfast-print").daemon().factory()));
    }

    /** How the device stands to its server. */
    public synchronized SyncStatus.Source syncStatus() {
        return status;
    }

    /** What other stations recorded, while this store synchronises; empty for one that does not. */
    public synchronized Optional<Elsewhere> elsewhere() {
        return elsewhere;
    }

    /** A round soon, because somebody asked for it. */
    public synchronized void syncNow() {
        if (background != null) {
            background.now();
        }
    }

    /**
     * Another officer signs in beside the first; their key is closed with the store.
     *
     * @see #signInForOneAct
     */
    public Outcome<Session> signInAnother(String collar, Password password) {
        return another(collar, password)
                .then(in -> {
                    signedIn.add(in.identity());
                    return Outcome.done(in.session());
                });
    }

    /**
     * Another officer's own key for one act, such as the receiver's: who is at the machine does not
     * change, and the key is wiped once what it signed is recorded.
     */
    public Outcome<Session> signInForOneAct(String collar, Password password) {
        return another(collar, password)
                .then(in -> {
                    signedIn.add(new OneActKey(journal, in.identity()));
                    return Outcome.done(in.session());
                });
    }

    /** Two people type passwords: a refusal says whose was not taken. */
    private Outcome<StoreOpening.SignedIn> another(String collar, Password password) {
        Outcome<StoreOpening.SignedIn> outcome = signIn(collar, password);
        return outcome
                                instanceof
                                Outcome.Refused<StoreOpening.SignedIn>(
                                        String code,
                                        String sentence,
                                        List<String> choices)
                        && !code.equals("NOT_RECORDED") // that names them already
                        && !code.equals(DISK) // that is nobody's fault
                ? new Outcome.Refused<>(
                        code, "The password given for " + collar + ": " + sentence, choices)
                : outcome;
    }

    /** Wipes the keys of officers who signed in beside the first. */
    public void closeOthers() {
        for (AutoCloseable key = signedIn.poll(); key != null; key = signedIn.poll()) {
            StoreParts.closeAll(new ArrayDeque<>(List.of(key)));
        }
    }

    /**
     * An officer signs in to this open store. The caller closes the identity.
     *
     * <p>Never while a change of the keyring is on its way into the folder: what lies there then is
     * half of it.
     */
    public synchronized Outcome<StoreOpening.SignedIn> signIn(String collar, Password password) {
        try {
            SignIn signIn =
                    new SignIn(
                            new KeyringStore(directory),
                            new Attempts(directory, surroundings.clock()));
            SignIn.Result result =
                    signIn.beside(
                            collar, password, opened -> LastKeyring.in(index, journal.device()));
            result.signedIn().keyring().close();
            UnlockedIdentity identity = result.signedIn().officer();
            Optional<Officer> officer = officers().byId(identity.officer());
            if (result.failures() > 0) {
                recordFailedSignIns(signIn, collar, result.failures());
            }
            if (officer.isEmpty()) {
                identity.close();
                return Outcome.refused(
                        "NOT_RECORDED", "The journal does not name the officer " + collar + ".");
            }
            return Outcome.done(
                    new StoreOpening.SignedIn(
                            this,
                            new Session(officer.get(), identity.signer(), Vouch.PASSWORD),
                            identity));
        } catch (KeyringRefusal e) {
            boolean asks = background != null && e.reason() == KeyringRefusal.Reason.SIGN_IN;
            if (asks) {
                syncNow();
            }
            return NotHeardOf.said(
                    Outcome.refused(e.reason().name(), e.sentence()), directory, asks);
        } catch (UncheckedIOException e) { // the try could not be counted
            return Outcome.refused(
                    DISK,
                    "Nobody was signed in and nothing was recorded: "
                            + DiskTrouble.why(e)
                            + (FullDisk.isBehind(e) ? ". Make room on it" : ". Check the disk")
                            + ", then do this again.");
        }
    }

    /**
     * Wrong passwords before a sign-in that opened are recorded as soon as there is a journal to
     * record them in.
     */
    void recordFailedSignIns(SignIn signIn, String collar, int count) {
        DomainEvent failed =
                new OfficerEvent.SignInFailed(
                        collar,
                        count,
                        surroundings
                                .clock()
                                .instant()
                                .atZone(surroundings.zone())
                                .toOffsetDateTime());
        try {
            journal.record(null, List.of(NewEvent.of(id(), failed)));
            signIn.recorded(collar);
        } catch (JournalRefusal e) { // reading goes on; they are still counted
            findings.add(
                    new Finding.FailedSignInsNotRecorded(count, String.valueOf(e.getMessage())));
        }
    }

    /** Makes a new index from the journal, beside the one in use, which goes on answering. */
    Rebuild indexBeside(OpeningProgress progress) {
        byte[] key = keyring.masters().derive(keyring.masters().newest(), Purpose.INDEX);
        try {
            Rebuild rebuild =
                    new Rebuild(
                            directory.resolve("index"), key, id(), rules.rooms(journal.device()));
            rebuild.beside(some -> {
                long[] position = {0};
                journal.replay(
                        0,
                        (events, newPosition) -> {
                            some.accept(events);
                            position[0] = newPosition;
                            progress.followed(newPosition, journal.count());
                        });
                return position[0];
            });
            return rebuild;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public synchronized OpenKeyring open() {
        return keyring;
    }

    @Override
    public synchronized void replacedBy(OpenKeyring changed) {
        boolean newMaster = changed.masters().newest() > keyring.masters().newest();
        keyring = changed;
        keys.replacedBy(changed.masters());
        AutoCloseable lock = closing.removeLast();
        if (newMaster) {
            // The index lies under the old master key; the next opening makes one under the new.
            closing.addLast(() -> IndexDatabase.setAside(directory.resolve("index")));
        }
        closing.addLast(changed);
        closing.addLast(lock); // others wait for this store until its keys are gone
    }

    @Override
    public void close() throws IOException {
        IOException trouble = null;
        try {
            journal.settle();
        } catch (IndexTrouble e) { // the next opening brings the index up to date
            if (FullDisk.isBehind(e)) {
                trouble = new IOException("The index could not take in all that was recorded", e);
            }
        }
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (IndexBroken e) { // whoever recorded was told that the lists do not show it
                LOG.warn("The index did not close: {}", IndexBroken.named(e));
            } catch (Exception e) {
                if (trouble == null) {
                    trouble = new IOException("The store did not close cleanly", e);
                } else {
                    trouble.addSuppressed(e);
                }
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}
