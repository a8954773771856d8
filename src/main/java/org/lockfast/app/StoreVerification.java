package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.Profile;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.StoreLock;
import org.lockfast.journal.Verification;
import org.lockfast.journal.VerificationReport;
import org.lockfast.keys.Attempts;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Password;
import org.lockfast.keys.Purpose;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.SignIn;
import org.lockfast.keys.SignedIn;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.officer.StoreKeyringCheck;
import org.lockfast.officer.TrustedForce;

/**
 * Checks a store that nobody has open, and writes nothing: not in its folder, not in the profile.
 */
public final class StoreVerification {
    private final Path directory;
    private final Surroundings surroundings;
    private final FilePort disk = new DiskFiles();

    public StoreVerification(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    /**
     * The force that should have founded the store.
     *
     * @param from what holds the key, such as the name of a file
     */
    public record Trust(VerifyKey force, String from) {}

    /**
     * @param trust the force key to pin, or null
     * @throws KeyringRefusal SIGN_IN where the password opens nothing
     */
    public VerificationReport run(
            String collar, Password password, @Nullable Trust trust, Verification.Progress progress)
            throws IOException {
        StoreFiles files = new StoreFiles(directory.toRealPath());
        try (AutoCloseableLock _ = AutoCloseableLock.on(files.lock())) {
            SignedIn opened;
            try {
                // The keyring is taken as it lies there: whether it is the one the journal names is
                // one of the checks.
                opened =
                        new SignIn(
                                        new KeyringStore(directory),
                                        new Attempts(directory, surroundings.clock()))
                                .looking(collar, password, keyring -> Optional.of(named(keyring)))
                                .signedIn();
            } catch (KeyringRefusal e) {
                if (e.reason() == KeyringRefusal.Reason.SIGN_IN
                        || e.reason() == KeyringRefusal.Reason.TOO_MANY_TRIES
                        || e.reason() == KeyringRefusal.Reason.CLOCK_SET_BACK) {
                    throw e;
                }
                return VerificationReport.stopped(VerificationReport.Check.KEYRING, e.sentence());
            }
            try (OpenKeyring keyring = opened.keyring()) {
                opened.officer().close();
                if (!Files.exists(files.journal())) {
                    return VerificationReport.stopped(
                            VerificationReport.Check.TRUNCATED,
                            "There is no journal: "
                                    + files.journal()
                                    + " is gone. Put it back from your backup");
                }
                return verification(files, keyring, trust, progress).run();
            }
        }
    }

    private static KeyHistory keys(@Nullable Trust trust, String device) {
        StoreKeyHistory history = new StoreKeyHistory(null, device);
        return trust == null ? history : new TrustedForce(history, trust.force(), trust.from());
    }

    private static org.lockfast.keys.KeyringNamed named(OpenKeyring keyring) {
        return new org.lockfast.keys.KeyringNamed(
                keyring.keyring().generation(), keyring.file().sha256());
    }

    private Verification verification(
            StoreFiles files,
            OpenKeyring keyring,
            @Nullable Trust trust,
            Verification.Progress progress)
            throws IOException {
        MasterKeys masters = keyring.masters();
        RulesInForce rules = RulesInForce.on(surroundings.clock(), surroundings.zone());
        String device = keyring.keyring().device().id();
        byte[] indexKey = masters.derive(masters.newest(), Purpose.INDEX);
        try {
            return new Verification(
                    disk,
                    files,
                    keyring.keyring().store(),
                    new StoreKeys(masters),
                    rules.types(),
                    device,
                    keys(trust, device),
                    new StoreKeyringCheck(new KeyringStore(directory), device),
                    new Attachments(
                            new SealedFiles(directory, masters, surroundings.random()),
                            surroundings.random()),
                    new ClosedIndexCheck(
                            directory.resolve("index"),
                            indexKey,
                            keyring.keyring().store(),
                            (own, named) ->
                                    RulesInForce.roomsOf(rules.day(), own.all(), named, device)),
                    Profile.of(
                            disk,
                            surroundings.state(),
                            keyring.keyring().store(),
                            directory.toRealPath()),
                    progress);
        } finally {
            Arrays.fill(indexKey, (byte) 0);
        }
    }

    /**
     * Holds the store's lock where there is one to hold; a copy on a read-only disk has nobody else
     * writing.
     */
    private record AutoCloseableLock(@Nullable StoreLock lock) implements AutoCloseable {
        static AutoCloseableLock on(Path file) throws IOException {
            return new AutoCloseableLock(Files.isWritable(file) ? StoreLock.take(file) : null);
        }

        @Override
        public void close() throws IOException {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
