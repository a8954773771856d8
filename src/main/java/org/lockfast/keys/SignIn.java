package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signing in with a password: counts the tries, opens the keyring that holds, and finishes a change
 * of keyring that a power cut left half done.
 */
public final class SignIn {
    private static final String NOBODY = "?";

    private final KeyringStore store;
    private final Attempts attempts;

    public SignIn(KeyringStore store, Attempts attempts) {
        this.store = store;
        this.attempts = attempts;
    }

    /**
     * What came of it.
     *
     * @param failures tries that did not open, since this officer's last sign-in: to be recorded,
     *     then forgotten by {@link SignIn#recorded}
     * @param standing how the keyring stands to the journal
     */
    public record Result(SignedIn signedIn, int failures, KeyringStore.Standing standing) {}

    /**
     * @param named opens the journal with the opened master keys and says what its last {@code
     *     keyring.changed} names; throws FOREIGN where they do not open the journal. Where a power
     *     cut left a change half done it is called a second time, with the keyring that was put in
     *     place; the first one's keys are wiped by then, so what was opened with them is opened
     *     anew
     * @throws KeyringRefusal TOO_MANY_TRIES, SIGN_IN, PASSWORD_CHANGED, ALTERED, OLDER,
     *     NOT_AS_RECORDED, and as {@link KeyringStore#read}
     */
    public Result with(
            String collar, Password password, Function<OpenKeyring, Optional<KeyringNamed>> named) {
        return counted(collar, password, named, true);
    }

    /**
     * The same while the store is open here already: tries count, and the folder stays as it is,
     * for a change of the keyring may be on its way into it.
     */
    public Result beside(
            String collar, Password password, Function<OpenKeyring, Optional<KeyringNamed>> named) {
        return counted(collar, password, named, false);
    }

    private Result counted(
            String collar,
            Password password,
            Function<OpenKeyring, Optional<KeyringNamed>> named,
            boolean mend) {
        KeyringFile file = readAny();
        // Unknown collars share one count, so that nobody can fill the file with invented ones.
        String counted = file.keyring().officer(collar).map(Keyring.Officer::collar).orElse(NOBODY);
        attempts.begin(counted);
        try {
            SignedIn opened = open(file, collar, password);
            Result result = settled(opened, collar, password, named, mend);
            attempts.withdrawn(counted); // this one was right
            int failures = attempts.look(counted).failures();
            return new Result(result.signedIn(), failures, result.standing());
        } catch (RuntimeException stopped) {
            if (!wrongPassword(stopped)) {
                attempts.withdrawn(counted); // the file or the disk was at fault, not the password
            }
            throw stopped;
        }
    }

    /** The failures are recorded in the journal, so the count begins anew. */
    public void recorded(String collar) {
        String counted =
                readAny().keyring().officer(collar).map(Keyring.Officer::collar).orElse(NOBODY);
        attempts.forgive(counted);
    }

    private static boolean wrongPassword(RuntimeException stopped) {
        return stopped instanceof KeyringRefusal refusal
                && (refusal.reason() == Reason.SIGN_IN
                        || refusal.reason() == Reason.PASSWORD_CHANGED);
    }

    /**
     * The same for those who only look: changes nothing on disk, but that wrong passwords count
     * here too and wait here too. Where the store's folder cannot be written nothing is counted:
     * whoever has a copy tries passwords on it as fast as {@link PasswordCost} lets them.
     */
    public Result looking(
            String collar, Password password, Function<OpenKeyring, Optional<KeyringNamed>> named) {
        KeyringFile file = readAny();
        String counted = file.keyring().officer(collar).map(Keyring.Officer::collar).orElse(NOBODY);
        attempts.check(counted);
        SignedIn opened;
        try {
            opened = open(file, collar, password);
        } catch (KeyringRefusal refused) {
            if (wrongPassword(refused)) {
                countWhereThereIsRoom(counted);
            }
            throw refused;
        }
        return settled(opened, collar, password, named, false);
    }

    /** A full disk is no reason to say anything but that the password is wrong. */
    private void countWhereThereIsRoom(String collar) {
        try {
            attempts.wrong(collar);
        } catch (UncheckedIOException full) {
            // as where the folder cannot be written
        }
    }

    /** The keyring in place; where that one is gone, the one that was about to be. */
    private KeyringFile readAny() {
        try {
            return store.read();
        } catch (KeyringRefusal refusal) {
            return store.readNext().orElseThrow(() -> refusal);
        }
    }

    private SignedIn open(KeyringFile file, String collar, Password password) {
        try {
            return OpenKeyring.signIn(file, collar, password);
        } catch (KeyringRefusal refusal) {
            Optional<KeyringFile> next = store.readNext();
            if (refusal.reason() != Reason.SIGN_IN || next.isEmpty()) {
                throw refusal;
            }
            // The power may have gone after a change was recorded and before it was in place.
            return OpenKeyring.signIn(next.get(), collar, password);
        }
    }

    private Result settled(
            SignedIn opened,
            String collar,
            Password password,
            Function<OpenKeyring, Optional<KeyringNamed>> named,
            boolean mend) {
        KeyringStore.Standing standing;
        KeyringFile file;
        try {
            Optional<KeyringNamed> last = named.apply(opened.keyring());
            standing = mend ? store.settle(last) : store.look(last);
            file = holding(standing, mend);
        } catch (RuntimeException stopped) {
            wipe(opened);
            throw stopped;
        }
        if (file.sha256().equals(opened.keyring().file().sha256())) {
            return new Result(opened, 0, standing);
        }
        wipe(opened);
        SignedIn again = reopened(file, standing, collar, password);
        try {
            Optional<KeyringNamed> _ = named.apply(again.keyring());
        } catch (RuntimeException stopped) {
            wipe(again);
            throw stopped;
        }
        return new Result(again, 0, standing);
    }

    private static void wipe(SignedIn opened) {
        opened.officer().close();
        opened.keyring().close();
    }

    private KeyringFile holding(KeyringStore.Standing standing, boolean mended) {
        return standing == KeyringStore.Standing.REPLACED && !mended
                ? store.readNext().orElseGet(store::read)
                : store.read();
    }

    private static SignedIn reopened(
            KeyringFile file, KeyringStore.Standing standing, String collar, Password password) {
        try {
            return OpenKeyring.signIn(file, collar, password);
        } catch (KeyringRefusal refusal) {
            boolean replaced = standing == KeyringStore.Standing.REPLACED;
            throw refusal.reason() == Reason.SIGN_IN && replaced
                    ? new KeyringRefusal(Reason.PASSWORD_CHANGED)
                    : refusal;
        }
    }
}
