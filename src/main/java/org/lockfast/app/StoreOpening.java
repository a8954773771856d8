package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.StoreLock;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Attempts;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.keys.Password;
import org.lockfast.keys.SignIn;
import org.lockfast.keys.UnlockedIdentity;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Session;
import org.lockfast.records.IndexFault;

/**
 * Opens a store with an officer's password. Every reason it cannot be opened is a refusal with its
 * own sentence, and nothing is damaged.
 */
public final class StoreOpening {
    /** An open store with its first officer signed in; the identity is closed at lock. */
    public record SignedIn(OpenStore store, Session session, UnlockedIdentity identity) {}

    private static final String FULL = "DISK_FULL";

    private final Path directory;
    private final Surroundings surroundings;
    private final OpeningProgress progress;

    public StoreOpening(Path directory, Surroundings surroundings) {
        this(directory, surroundings, OpeningProgress.UNWATCHED);
    }

    /**
     * @param progress told how far it is; where it stops it, nothing stays open
     */
    public StoreOpening(Path directory, Surroundings surroundings, OpeningProgress progress) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.progress = progress;
    }

    /** Opens it. On a refusal nothing stays open. */
    public Outcome<SignedIn> open(String collar, Password password) {
        if (!Files.exists(directory.resolve("keyring"))
                && !Files.exists(directory.resolve("keyring.new"))) {
            if (Files.isDirectory(directory) && !Files.isExecutable(directory)) {
                return Outcome.refused(
                        "NOT_YOURS",
                        "The folder "
                                + directory
                                + " is not yours to read. Sign in to this computer as the account whose store"
                                + " it is.");
            }
            return Outcome.refused(
                    "NO_STORE",
                    "There is no store in "
                            + directory
                            + ". Make one with: lockfast --store "
                            + directory
                            + " init");
        }
        return NotHeardOf.said(
                guarded(directory, closing -> open(collar, password, closing)), directory, false);
    }

    /**
     * Opens it for those who only look: where the disk takes nothing more, as it lies there. Then
     * nothing is written, wrong passwords count where there is room for that, and a finding says
     * so.
     */
    public Outcome<SignedIn> openToRead(String collar, Password password) {
        Outcome<SignedIn> opened = open(collar, password);
        return opened instanceof Outcome.Refused<SignedIn>(String code, String _, List<String> _)
                        && code.equals(FULL)
                ? asItLies(collar, password)
                : opened;
    }

    /** The same where it is known that the disk is full. */
    public Outcome<SignedIn> asItLies(String collar, Password password) {
        return guarded(directory, closing -> looked(collar, password, closing));
    }

    /** Something that opens a store, piling up what is to be closed if it comes to nothing. */
    interface Step<T> {
        Outcome<T> open(Deque<AutoCloseable> closing) throws IOException;
    }

    static <T> Outcome<T> guarded(Path directory, Step<T> step) {
        Deque<AutoCloseable> closing = new ArrayDeque<>();
        Outcome<T> outcome;
        try {
            outcome = step.open(closing);
        } catch (KeyringRefusal e) {
            outcome = Outcome.refused(e.reason().name(), e.sentence());
        } catch (JournalRefusal e) {
            outcome =
                    Outcome.refused(
                            FullDisk.isBehind(e) ? FULL : "NOT_OPENED",
                            String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IndexFault e) {
            outcome =
                    Outcome.refused(
                            FullDisk.isBehind(e) ? FULL : "DISK",
                            DiskTrouble.sentence(
                                    e,
                                    "The store could not be read or written: "
                                            + DiskTrouble.why(e)
                                            + ". Check the disk and the rights on "
                                            + directory
                                            + ".",
                                    "The lists of this store could not be read or written. What was"
                                            + " recorded is kept. Open it again: they are made anew"
                                            + " where they must be."));
        } catch (RuntimeException | Error e) {
            StoreParts.closeAll(closing);
            throw e;
        }
        if (outcome instanceof Outcome.Refused<T>) {
            StoreParts.closeAll(closing);
        }
        return outcome;
    }

    private Outcome<SignedIn> open(String collar, Password password, Deque<AutoCloseable> closing)
            throws IOException {
        StoreFiles files = new StoreFiles(directory.toRealPath());
        StoreLock lock = StoreLock.take(files.lock());
        closing.push(lock);
        OwnerOnly.tighten(directory.toRealPath());
        StoreParts parts = new StoreParts(directory, surroundings, files, progress);
        closing.push(parts::close);
        SignIn signIn =
                new SignIn(
                        new KeyringStore(directory), new Attempts(directory, surroundings.clock()));
        SignIn.Result result = signIn.with(collar, password, parts::journalOf);
        OpenStore store = store(parts, result, lock, closing);
        EnrolmentKeys.forget(directory); // joining ended before it came to that
        if (result.failures() > 0) {
            store.recordFailedSignIns(signIn, collar, result.failures());
        }
        return signedIn(store, result, collar);
    }

    private Outcome<SignedIn> looked(String collar, Password password, Deque<AutoCloseable> closing)
            throws IOException {
        StoreFiles files = new StoreFiles(directory.toRealPath());
        StoreLock lock = StoreLock.take(files.lock());
        closing.push(lock);
        StoreParts parts = new StoreParts(directory, surroundings, files, progress);
        closing.push(parts::close);
        SignIn.Result result =
                new SignIn(
                                new KeyringStore(directory),
                                new Attempts(directory, surroundings.clock()))
                        .looking(collar, password, parts::journalToRead);
        return signedIn(store(parts, result, lock, closing), result, collar);
    }

    private static OpenStore store(
            StoreParts parts, SignIn.Result result, StoreLock lock, Deque<AutoCloseable> closing) {
        closing.addLast(result.signedIn().keyring());
        closing.push(result.signedIn().officer()); // gone with a refusal, kept otherwise
        // The journal closes first, then its keys go, then the lock.
        return parts.store(
                result.signedIn().keyring(),
                new ArrayDeque<>(List.of(result.signedIn().keyring(), lock)));
    }

    private static Outcome<SignedIn> signedIn(
            OpenStore store, SignIn.Result result, String collar) {
        UnlockedIdentity identity = result.signedIn().officer();
        Optional<Officer> officer = store.officers().byId(identity.officer());
        officer.ifPresent(store::lookedAtBy);
        return officer.isEmpty()
                ? Outcome.refused(
                        "NOT_RECORDED",
                        "The journal does not name the officer "
                                + collar
                                + ". Run: lockfast verify")
                : Outcome.done(
                        new SignedIn(
                                store,
                                new Session(officer.get(), identity.signer(), Vouch.PASSWORD),
                                identity));
    }
}
