package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.StoreLock;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.KeyringChanges;
import org.lockfast.keys.KeyringFile;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordProblem;
import org.lockfast.keys.PasswordRules;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.keys.SignedIn;
import org.lockfast.officer.Officer;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.records.IndexDatabase;

/**
 * Lets an officer in again with a recovery sheet, which is used up. What was signed with the old
 * keys stands.
 */
public final class RecoveringStore {
    private final Path directory;
    private final Surroundings surroundings;

    public RecoveringStore(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    /**
     * @param collar whose password is lost
     */
    public Outcome<Officer> recover(RecoverySheet sheet, String collar, Password password) {
        return StoreOpening.guarded(
                directory, closing -> recover(sheet, collar, password, closing));
    }

    private Outcome<Officer> recover(
            RecoverySheet sheet, String collar, Password password, Deque<AutoCloseable> closing)
            throws IOException {
        StoreFiles files = new StoreFiles(directory.toRealPath());
        StoreLock lock = StoreLock.take(files.lock());
        closing.push(lock);
        KeyringStore keyrings = new KeyringStore(directory);
        KeyringFile before = keyrings.read();
        List<PasswordProblem> weak =
                PasswordRules.shipped()
                        .check(
                                password,
                                List.of(
                                        collar,
                                        before.keyring().force().name(),
                                        before.keyring().station()));
        if (!weak.isEmpty()) {
            return Outcome.refused("PASSWORD", weak.getFirst().sentence());
        }
        StoreParts parts =
                new StoreParts(directory, surroundings, files, OpeningProgress.UNWATCHED);
        SignedIn recovered = recovered(before, sheet, collar, password, closing);
        closing.push(parts::close);
        // Until the new keyring is in place the old one must be able to open what is recorded.
        KeyringStore.Standing standing =
                keyrings.settle(parts.journalOf(recovered.keyring(), before.keyring().master()));
        if (standing == KeyringStore.Standing.REPLACED) { // a change a power cut left half done
            recovered.officer().close();
            before = keyrings.read();
            recovered = recovered(before, sheet, collar, password, closing);
            keyrings.settle(parts.journalOf(recovered.keyring(), before.keyring().master()));
        }
        try (OpenStore store =
                parts.store(
                        recovered.keyring(),
                        new ArrayDeque<>(List.of(this::leaveIndex, recovered.keyring(), lock)))) {
            return Outcome.done(record(store, keyrings, before, recovered, sheet));
        } finally {
            recovered.officer().close();
        }
    }

    private SignedIn recovered(
            KeyringFile before,
            RecoverySheet sheet,
            String collar,
            Password password,
            Deque<AutoCloseable> closing) {
        SignedIn recovered =
                new KeyringChanges(surroundings.cost(), surroundings.random(), surroundings.clock())
                        .recover(before, sheet, collar, password);
        closing.addLast(recovered.keyring());
        return recovered;
    }

    /** It lies under the master key before this; the next opening makes one under the new. */
    private void leaveIndex() {
        IndexDatabase.setAside(directory.resolve("index"));
    }

    private static Officer record(
            OpenStore store,
            KeyringStore keyrings,
            KeyringFile before,
            SignedIn recovered,
            RecoverySheet sheet) {
        OpenKeyring after = recovered.keyring();
        Keyring.Officer fresh =
                after.keyring().officer(recovered.officer().officer()).orElseThrow();
        Officer officer = store.officers().byId(fresh.id()).orElseThrow();
        Acting acting =
                new Acting(
                        fresh.id(),
                        officer.roles().stream().sorted().findFirst().orElseThrow().name(),
                        Vouch.PASSWORD,
                        recovered.officer().signer());
        String used =
                before.keyring().recovery().stream()
                        .filter(one ->
                                after.keyring().recovery().stream()
                                        .noneMatch(left -> left.id().equals(one.id())))
                        .map(one -> one.id().toString())
                        .findFirst()
                        .orElseThrow();
        keyrings.replace(
                before,
                after.file(),
                named ->
                        store.journal()
                                .record(
                                        acting,
                                        List.of(
                                                NewEvent.of(
                                                        fresh.id(),
                                                        new OfficerEvent.Rekeyed(
                                                                fresh.vkey().vkey(),
                                                                fresh.seal(),
                                                                "password lost, recovery sheet used")),
                                                NewEvent.of(
                                                        store.id(),
                                                        new OfficerEvent.RecoveryUsed(
                                                                used,
                                                                sheet.proof(used, fresh.vkey()))),
                                                NewEvent.of(
                                                        store.id(),
                                                        new OfficerEvent.KeyringChanged(
                                                                Math.toIntExact(named.generation()),
                                                                named.sha256())))));
        return officer;
    }
}
