package org.lockfast.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.EnrollingByFile;
import org.lockfast.app.EnrollingStore;
import org.lockfast.app.ForAnotherComputer;
import org.lockfast.app.FoundingStore;
import org.lockfast.app.GivenFile;
import org.lockfast.app.OpenStore;
import org.lockfast.app.SheetText;
import org.lockfast.app.StoreOpening;
import org.lockfast.app.Surroundings;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Finding;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.HeldKey;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordProblem;
import org.lockfast.keys.PasswordRules;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.keys.UnlockedIdentity;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.Wires;

/**
 * The way into one store. The store stays open between officers; their keys are kept through a lock
 * and wiped when the store closes.
 */
public final class StoreEntrance implements Entrance, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Path directory;
    private final Surroundings surroundings;
    private final Words words = Words.in(StoreEntrance.class);
    private final List<String> findings = new ArrayList<>();
    private final AtomicReference<@Nullable EnrollingStore> enrolling = new AtomicReference<>();
    private @Nullable OpenStore store;
    private @Nullable HeldKey atMachine;

    public StoreEntrance(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    @Override
    public Optional<Door> door() {
        KeyringStore files = new KeyringStore(directory);
        if (!files.exists()) {
            return Optional.empty();
        }
        try {
            Keyring keyring = files.read().keyring();
            return Optional.of(
                    new Door(keyring.force().name(), keyring.station(), keyring.device().name()));
        } catch (KeyringRefusal e) {
            return Optional.of(
                    new Door(
                            "", "", directory.toString())); // signing in says what is wrong with it
        }
    }

    @Override
    public Outcome<Made> setUp(Plan plan, Password password) {
        // The password is needed twice: to found the store and to open it.
        FoundingStore.Plan founding =
                new FoundingStore.Plan(
                        plan.force(),
                        plan.station(),
                        plan.device(),
                        plan.collar(),
                        plan.name(),
                        EnumSet.allOf(Role.class));
        return new FoundingStore(directory, surroundings)
                .found(founding, password)
                .then(vkey -> signedInFirst(plan, password, vkey));
    }

    private Outcome<Made> signedInFirst(Plan plan, Password password, String vkey) {
        return signIn(plan.collar(), password, Progress.UNWATCHED)
                .then(desk -> {
                    OpenStore open = java.util.Objects.requireNonNull(store);
                    return open.keepingOfficers()
                            .recoverySheet(desk.session(), null)
                            .then(sheet -> {
                                try (RecoverySheet printed = sheet) {
                                    return Outcome.done(
                                            new Made(
                                                    desk,
                                                    SheetText.of(
                                                            printed,
                                                            plan.force(),
                                                            plan.station(),
                                                            vkey)));
                                }
                            });
                });
    }

    @Override
    public Optional<Way> joinBegun() {
        return EnrollingStore.begunIn(directory)
                ? EnrolmentKeys.way(directory)
                        .map(way ->
                                switch (way) {
                                    case SERVER -> Way.SERVER;
                                    case FILE -> Way.STICK;
                                })
                : Optional.empty();
    }

    @Override
    public Outcome<String> look(String server, Path ca) {
        return EnrollingStore.certificates(ca).then(pem -> enrolling(one -> one.look(server, pem)));
    }

    @Override
    public Outcome<Joined> join(Joining plan, Progress progress) {
        return EnrollingStore.certificates(plan.ca())
                .then(pem ->
                        enrolling(one ->
                                one.enrol(
                                        new EnrollingStore.Plan(
                                                plan.server(), pem, plan.code(), plan.device()),
                                        (place, of) -> {
                                            progress.saying(words.say("window.joining", place, of));
                                            progress.at(place, of);
                                        })))
                .then(this::joined);
    }

    private Outcome<Joined> joined(EnrollingStore.Enrolled in) {
        return Outcome.done(
                new Joined(
                        in.force(),
                        in.station(),
                        in.device(),
                        in.forceKey(),
                        in.officers(),
                        sentences(in.lacks())));
    }

    private List<String> sentences(EnrollingStore.Lacks lacks) {
        List<String> said = new ArrayList<>();
        if (lacks.refused() > 0) {
            said.add(words.count("window.lacks.refused", lacks.refused()));
        }
        if (lacks.waiting() > 0) {
            said.add(words.count("window.lacks.waiting", lacks.waiting()));
        }
        if (lacks.files() > 0) {
            said.add(words.count("window.lacks.files", lacks.files()));
        }
        return said;
    }

    @Override
    public Outcome<Asked> ask(
            String station, String device, String before, boolean anew, Path file) {
        return new EnrollingByFile(directory, surroundings)
                .ask(station, device, before.isBlank() ? null : before, anew)
                .then(asked -> {
                    try (WaitingFile whole = WaitingFile.of(file, asked.request())) {
                        whole.handOut();
                        ForAnotherComputer.readable(file);
                        return Outcome.done(asked(asked, ""));
                    } catch (IOException e) {
                        return Outcome.done(
                                asked(asked, words.say("window.request.not", DiskTrouble.why(e))));
                    }
                });
    }

    private static Asked asked(EnrollingByFile.Asked made, String unwritten) {
        return new Asked(made.fingerprint().text(), made.code().text(), unwritten);
    }

    @Override
    public Outcome<Joined> joinBy(Path file, String code, String force) {
        return GivenFile.bytes(file, Carrying.MOST_FILE)
                .then(bytes ->
                        new EnrollingByFile(directory, surroundings).join(bytes, code, force))
                .then(this::joined);
    }

    private <T> Outcome<T> enrolling(Function<EnrollingStore, Outcome<T>> asked) {
        EnrollingStore one = new EnrollingStore(directory, surroundings, Wires.HTTPS);
        enrolling.set(one);
        try {
            return asked.apply(one);
        } finally {
            enrolling.set(null);
        }
    }

    @Override
    public void stopJoining() {
        EnrollingStore under = enrolling.get();
        if (under != null) {
            under.stop();
        }
    }

    @Override
    public List<String> problems(Plan plan, Password password) {
        return PasswordRules.shipped()
                .check(password, List.of(plan.collar(), plan.name(), plan.force(), plan.station()))
                .stream()
                .map(PasswordProblem::sentence)
                .toList();
    }

    @Override
    public synchronized Outcome<Desk> signIn(String collar, Password password, Progress progress) {
        progress.saying(words.say("window.opening"));
        try {
            return signedIn(collar, password, progress);
        } catch (JournalRefusal e) { // that they are in could not be recorded
            return Outcome.refused(
                    "NOT_RECORDED", words.say("window.not-in", String.valueOf(e.getMessage())));
        }
    }

    private Outcome<Desk> signedIn(String collar, Password password, Progress progress) {
        OpenStore open = store;
        Outcome<StoreOpening.SignedIn> in =
                open == null
                        ? openStore(collar, password, progress)
                        : open.signIn(collar, password);
        return in.then(at -> {
            stopOr(progress, at.identity());
            HeldKey before = atMachine;
            HeldKey key = held(at.identity());
            Session officer = new Session(at.session().officer(), key, at.session().vouch());
            try {
                recordSession(
                        at.store(),
                        officer,
                        key == before ? new OfficerEvent.Unlocked() : new OfficerEvent.SignedIn());
            } catch (RuntimeException e) {
                key.close();
                throw e;
            }
            return Outcome.<Desk>done(new StoreDesk(at.store(), officer));
        });
    }

    /** Here for the last time: what follows is recorded. */
    private static void stopOr(Progress progress, UnlockedIdentity identity) {
        try {
            progress.check();
        } catch (CancellationException stopped) {
            identity.close();
            throw stopped;
        }
    }

    /**
     * The key of whoever is at the machine now. The officer who locked it gets back the one their
     * screens still hold; another officer's screens are gone with their key.
     */
    private HeldKey held(UnlockedIdentity identity) {
        HeldKey before = atMachine;
        if (before != null && before.giveBack(identity)) {
            return before;
        }
        // one that is open still signs that its officer signed out, and is closed then
        HeldKey now = new HeldKey(identity);
        atMachine = now;
        return now;
    }

    private Outcome<StoreOpening.SignedIn> openStore(
            String collar, Password password, Progress progress) {
        return new StoreOpening(directory, surroundings, told(progress))
                .open(collar, password)
                .then(opened -> {
                    store = opened.store();
                    opened.store().findings().stream()
                            .map(Finding::sentence)
                            .forEach(findings::add);
                    findings.addAll(opened.store().clocks());
                    synchronise(opened.store());
                    opened.store().keepPrinting();
                    findings.addAll(opened.store().consulting().tellOfDaysBefore());
                    return Outcome.done(opened);
                });
    }

    private OpeningProgress told(Progress progress) {
        return new OpeningProgress() {
            @Override
            public void check() {
                progress.check();
            }

            @Override
            public void followed(long records, long of) {
                check();
                progress.saying(words.say("window.opening.lists", 100 * records / of));
                progress.at(records, of);
            }
        };
    }

    /** Before anything is recorded: an older copy of the store takes its own entries back first. */
    private void synchronise(OpenStore opened) {
        try {
            opened.keepSyncing(LONGEST_WAIT);
        } catch (IOException | KeyringRefusal e) {
            findings.add(
                    "This store cannot synchronise: "
                            + e.getMessage()
                            + " Recording goes on; tell the administrator.");
        }
    }

    static void recordSession(OpenStore store, Session session, OfficerEvent event) {
        for (Permission permission : Permission.values()) {
            if (session.acting(permission)
                    instanceof
                    Outcome.Done<org.lockfast.journal.Acting>(
                            org.lockfast.journal.Acting acting,
                            List<String> _)) {
                store.journal().record(acting, List.of(NewEvent.of(session.officer().id(), event)));
                return;
            }
        }
    }

    /**
     * Takes an officer's key away at once; does not wait for a sign-in under way. What is being
     * recorded with it is recorded whole or refused.
     */
    static void takeKey(Session session) {
        if (session.signer() instanceof HeldKey key) {
            key.close();
        }
    }

    /** Made by the device alone: whoever locks may already be gone. */
    synchronized void locked(Session session) {
        OpenStore open = store;
        if (open != null) {
            open.closeOthers();
            recordedOrTold(() ->
                    open.journal()
                            .record(
                                    null,
                                    List.of(
                                            NewEvent.of(
                                                    session.officer().id(),
                                                    new OfficerEvent.Locked()))));
            findings.addAll(open.consulting().tell()); // it may stay open for weeks
        }
    }

    /** Whoever goes is gone, whether the disk takes it or not; the next one in is told. */
    private void recordedOrTold(Runnable recording) {
        try {
            recording.run();
        } catch (JournalRefusal e) {
            findings.add(words.say("window.left.not-recorded", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public synchronized void signOut(Desk desk) {
        Session session = desk.session();
        OpenStore open = store;
        boolean locked = session.signer() instanceof HeldKey key && key.closed();
        try {
            if (open != null && !locked) { // locking was recorded, and ended it
                open.closeOthers();
                recordedOrTold(() -> recordSession(open, session, new OfficerEvent.SignedOut()));
                findings.addAll(open.consulting().tell());
            }
        } finally {
            if (session.signer() == atMachine) {
                atMachine = null; // only a lock gives a key back
            }
            takeKey(session);
        }
    }

    /** What the next officer in is to read; empty after it was read once. */
    synchronized List<String> findings() {
        List<String> said = List.copyOf(findings);
        findings.clear();
        return said;
    }

    @Override
    public synchronized void close() throws IOException {
        if (atMachine != null) {
            atMachine.close();
        }
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
