package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.KeyringStore.Standing;
import static org.lockfast.keys.Sample.CHANGES;
import static org.lockfast.keys.Sample.password;
import static org.lockfast.keys.Sample.refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keyring on disk, and the power going at any moment of replacing it. */
class KeyringStoreTest {
    @TempDir Path dir;

    /** What the journal would hold: acknowledged keyring.changed entries. */
    private final List<KeyringNamed> journal = new ArrayList<>();

    private final OpenKeyring first = Sample.withSheet().keyring();
    private final OpenKeyring second =
            CHANGES.changePassword(
                    first, Sample.signIn(first, "PC 1001", "ode").officer(), password("ode 2"));
    private KeyringStore store;

    @BeforeEach
    void made() {
        store = new KeyringStore(dir);
        store.create(first.file());
        journal.add(KeyringNamed.of(first.file()));
    }

    private Optional<KeyringNamed> named() {
        return journal.isEmpty() ? Optional.empty() : Optional.of(journal.getLast());
    }

    private Path file(String name) {
        return dir.resolve(name);
    }

    @Test
    void madeOnceAndReadAgain() {
        assertThat(store.exists()).isTrue();
        assertThat(store.read().bytes()).isEqualTo(first.file().bytes());
        assertThat(refusal(() -> store.create(second.file()))).isEqualTo(Reason.EXISTS);
        assertThat(dir).isDirectoryContaining(p -> p.endsWith("keyring"));
        assertThat(file("keyring.new")).doesNotExist();
        assertThat(file("keyring.copy")).doesNotExist();
    }

    @Test
    void replaced() {
        store.replace(
                first.file(),
                second.file(),
                named -> {
                    assertThat(store.read().bytes())
                            .as("still the old one while it is recorded")
                            .isEqualTo(first.file().bytes());
                    assertThat(file("keyring.new")).hasBinaryContent(second.file().bytes());
                    journal.add(named);
                });
        assertThat(journal.getLast())
                .isEqualTo(
                        new KeyringNamed(first.keyring().generation() + 1, second.file().sha256()));
        assertThat(store.read().bytes()).isEqualTo(second.file().bytes());
        assertThat(file("keyring.new")).doesNotExist();
        assertThat(store.settle(named())).isEqualTo(Standing.AS_RECORDED);
    }

    @Test
    void whateverMomentThePowerGoesTheRecordedOneIsInPlace() throws IOException {
        int cuts = 0;
        for (int step = 0; ; step++) {
            int reached = 0;
            for (DyingDisk.Moment moment : DyingDisk.Moment.values()) {
                reached = cut(step, moment);
                cuts++;
            }
            if (reached <= step) {
                break; // the change has no such step: it went through
            }
        }
        assertThat(cuts).as("write, folder, rename, folder, and one beyond").isEqualTo(5 * 3);
    }

    /** Replaces with the power going at a step; gives how many steps were begun. */
    private int cut(int step, DyingDisk.Moment moment) throws IOException {
        Files.deleteIfExists(file("keyring.new"));
        Files.write(file("keyring"), first.file().bytes());
        journal.clear();
        journal.add(KeyringNamed.of(first.file()));
        DyingDisk disk = new DyingDisk(step, moment);
        try {
            new KeyringStore(dir, disk).replace(first.file(), second.file(), journal::add);
        } catch (DyingDisk.PowerCut gone) {
            assertThat(gone).isNotNull();
        }
        boolean recorded = journal.size() == 2;
        KeyringStore again = new KeyringStore(dir);
        Standing looked = again.look(named());
        Standing standing = again.settle(named());
        assertThat(looked).isEqualTo(standing);
        assertThat(again.read().bytes())
                .as("step %s %s", step, moment)
                .isEqualTo((recorded ? second : first).file().bytes());
        assertThat(again.settle(named())).isEqualTo(Standing.AS_RECORDED);
        assertThat(file("keyring.new")).doesNotExist();
        return disk.steps();
    }

    @Test
    void thePowerGoingWhileItIsRecordedLeavesTheOldOne() {
        assertThatThrownBy(() ->
                        store.replace(
                                first.file(),
                                second.file(),
                                _ -> {
                                    throw new DyingDisk.PowerCut();
                                }))
                .isInstanceOf(DyingDisk.PowerCut.class);
        assertThat(file("keyring.new")).exists();
        assertThat(store.settle(named())).isEqualTo(Standing.AS_RECORDED);
        assertThat(store.read().bytes()).isEqualTo(first.file().bytes());
        assertThat(file("keyring.new")).doesNotExist();
    }

    @Test
    void lookingChangesNothing() throws IOException {
        Files.write(file("keyring.new"), second.file().bytes());
        assertThat(store.look(named())).isEqualTo(Standing.AS_RECORDED);
        journal.add(KeyringNamed.of(second.file()));
        assertThat(store.look(named())).isEqualTo(Standing.REPLACED);
        assertThat(file("keyring")).hasBinaryContent(first.file().bytes());
        assertThat(file("keyring.new")).hasBinaryContent(second.file().bytes());
    }

    @Test
    void anOlderKeyringIsRefused() {
        store.replace(first.file(), second.file(), journal::add);
        overwrite("keyring", first.file().bytes());
        assertThat(refusal(() -> store.settle(named()))).isEqualTo(Reason.OLDER);
        assertThat(refusal(() -> store.look(named()))).isEqualTo(Reason.OLDER);
        assertThat(file("keyring")).hasBinaryContent(first.file().bytes());
    }

    @Test
    void anotherKeyringOfTheSameNumberIsRefused() {
        OpenKeyring other = CHANGES.retireOfficer(first, Sample.RAMAN);
        store.replace(first.file(), second.file(), journal::add);
        overwrite("keyring", other.file().bytes());
        assertThat(refusal(() -> store.settle(named()))).isEqualTo(Reason.NOT_AS_RECORDED);
    }

    @Test
    void aKeyringAheadOfTheJournalOpensAndIsNamed() {
        store.replace(first.file(), second.file(), journal::add);
        journal.removeLast(); // the journal's end was cut off
        assertThat(store.settle(named())).isEqualTo(Standing.AHEAD_OF_JOURNAL);
        assertThat(store.read().bytes()).isEqualTo(second.file().bytes());
    }

    @Test
    void beforeTheFirstIsRecordedOnlyTheFirstWillDo() {
        journal.clear();
        OpenKeyring founding = Sample.founded().keyring();
        overwrite("keyring", founding.file().bytes());
        assertThat(store.settle(Optional.empty())).isEqualTo(Standing.AS_RECORDED);
        overwrite("keyring", first.file().bytes());
        assertThat(store.settle(Optional.empty())).isEqualTo(Standing.AHEAD_OF_JOURNAL);
    }

    @Test
    void aMissingKeyringIsNamedAndTheRecordedNewOneTakesItsPlace() throws IOException {
        Files.delete(file("keyring"));
        assertThat(refusal(store::read)).isEqualTo(Reason.MISSING);
        assertThat(refusal(() -> store.settle(named()))).isEqualTo(Reason.MISSING);
        overwrite("keyring.new", second.file().bytes());
        journal.add(KeyringNamed.of(second.file()));
        assertThat(store.settle(named())).isEqualTo(Standing.REPLACED);
        assertThat(store.read().bytes()).isEqualTo(second.file().bytes());
    }

    @Test
    void aChangeFromAnotherBaseIsRefused() {
        store.replace(first.file(), second.file(), journal::add);
        OpenKeyring late = CHANGES.retireOfficer(first, Sample.RAMAN);
        assertThat(refusal(() -> store.replace(first.file(), late.file(), journal::add)))
                .isEqualTo(Reason.CHANGED_MEANWHILE);
        OpenKeyring leap =
                CHANGES.retireOfficer(CHANGES.addRecovery(second).keyring(), Sample.RAMAN);
        assertThat(refusal(() -> store.replace(second.file(), leap.file(), journal::add)))
                .isEqualTo(Reason.CHANGED_MEANWHILE);
        assertThat(journal).hasSize(2);
    }

    @Test
    void aFullDiskLeavesTheOldOneAndRecordsNothing() {
        Disk full =
                new Disk() {
                    @Override
                    public void write(Path file, byte[] bytes) throws IOException {
                        throw new IOException("No space left on device");
                    }

                    @Override
                    public void rename(Path from, Path to) throws IOException {
                        REAL.rename(from, to);
                    }

                    @Override
                    public void forceFolder(Path folder) {}

                    @Override
                    public void delete(Path file) throws IOException {
                        REAL.delete(file);
                    }
                };
        assertThatThrownBy(() ->
                        new KeyringStore(dir, full)
                                .replace(first.file(), second.file(), journal::add))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(journal).hasSize(1);
        assertThat(store.settle(named())).isEqualTo(Standing.AS_RECORDED);
    }

    @Test
    void aCopyIsPutBackAndTheDamagedOneKept() throws IOException {
        byte[] damaged = {1, 2, 3};
        overwrite("keyring", damaged);
        assertThat(refusal(store::read)).isEqualTo(Reason.NOT_A_KEYRING);
        store.putBack(first.file().bytes());
        assertThat(store.settle(named())).isEqualTo(Standing.AS_RECORDED);
        assertThat(file("keyring.set-aside")).hasBinaryContent(damaged);
        assertThat(refusal(() -> store.putBack(damaged))).isEqualTo(Reason.NOT_A_KEYRING);
        Files.delete(file("keyring"));
        store.putBack(first.file().bytes());
        assertThat(store.read().bytes()).isEqualTo(first.file().bytes());
    }

    private void overwrite(String name, byte[] bytes) {
        try {
            Files.write(file(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The change is recorded: a second one over it would lose the only file the journal names. */
    @Test
    void aChangeThatIsRecordedAndNotInPlaceIsSettledBeforeTheNext() {
        Refusing disk = new Refusing();
        disk.renames = false;
        KeyringStore stuck = new KeyringStore(dir, disk);
        assertThat(stuck.replace(first.file(), second.file(), journal::add)).isFalse();
        assertThat(journal).hasSize(2);
        assertThat(refusal(() -> stuck.replace(first.file(), second.file(), journal::add)))
                .isEqualTo(Reason.NOT_SETTLED);
        assertThat(journal).hasSize(2);
        disk.renames = true;
        assertThat(new KeyringStore(dir, disk).settle(named())).isEqualTo(Standing.REPLACED);
        assertThat(store.read().bytes()).isEqualTo(second.file().bytes());
    }

    @Test
    void aRenameThatFailsOnceIsTriedAgain() {
        Refusing disk = new Refusing();
        disk.refusals = 2;
        assertThat(new KeyringStore(dir, disk).replace(first.file(), second.file(), journal::add))
                .isTrue();
        assertThat(store.read().bytes()).isEqualTo(second.file().bytes());
        assertThat(file("keyring.new")).doesNotExist();
    }

    @Test
    void whatWasNotRecordedIsNotInTheWay() {
        assertThatThrownBy(() ->
                        store.replace(
                                first.file(),
                                second.file(),
                                _ -> {
                                    store.abandon();
                                    throw new IllegalStateException("not recorded");
                                }))
                .hasMessage("not recorded");
        assertThat(store.replace(first.file(), second.file(), journal::add)).isTrue();
    }

    /** A disk that does not rename for a while. */
    private static final class Refusing implements Disk {
        private boolean renames = true;
        private int refusals;

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            REAL.write(file, bytes);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            if (!renames || refusals-- > 0) {
                throw new IOException("The file is in use");
            }
            REAL.rename(from, to);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            REAL.forceFolder(folder);
        }

        @Override
        public void delete(Path file) throws IOException {
            REAL.delete(file);
        }
    }
}
