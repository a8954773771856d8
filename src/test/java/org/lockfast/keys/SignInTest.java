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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a password typed to the keyring that holds. */
class SignInTest {
    @TempDir Path dir;

    private final OpenKeyring first = Sample.withSheet().keyring();
    private Optional<KeyringNamed> named = Optional.of(KeyringNamed.of(first.file()));
    private SignIn signIn;
    private Attempts attempts;
    private KeyringStore store;

    @BeforeEach
    void made() {
        store = new KeyringStore(dir);
        store.create(first.file());
        attempts = new Attempts(dir, InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000)));
        signIn = new SignIn(store, attempts);
    }

    private SignIn.Result in(String collar, String password) {
        return signIn.with(collar, password(password), _ -> named);
    }

    @Test
    void opensAndTellsOfFailures() {
        assertThat(refusal(() -> in("PC 1001", "no"))).isEqualTo(Reason.SIGN_IN);
        assertThat(refusal(() -> in("pc 1001", "no"))).isEqualTo(Reason.SIGN_IN);
        SignIn.Result result = in("PC 1001", "ode");
        assertThat(result.failures()).isEqualTo(2);
        assertThat(result.standing()).isEqualTo(Standing.AS_RECORDED);
        assertThat(in("PC 1001", "ode").failures()).as("until recorded").isEqualTo(2);
        signIn.recorded("PC 1001");
        assertThat(in("PC 1001", "ode").failures()).isZero();
    }

    @Test
    void afterTenWrongOnesEvenTheRightOneWaits() {
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(() -> in("PC 1001", "no"))).isEqualTo(Reason.SIGN_IN);
        }
        assertThat(refusal(() -> in("PC 1001", "ode"))).isEqualTo(Reason.TOO_MANY_TRIES);
        assertThat(in("PC 1002", "raman").failures()).as("another officer").isZero();
    }

    @Test
    void inventedCollarsShareOneCount() throws IOException {
        for (int i = 0; i < 10; i++) {
            String collar = "PC 99" + i;
            assertThat(refusal(() -> in(collar, "no"))).isEqualTo(Reason.SIGN_IN);
        }
        assertThat(refusal(() -> in("PC 777", "no"))).isEqualTo(Reason.TOO_MANY_TRIES);
        assertThat(Files.readAllLines(dir.resolve("attempts"))).hasSize(1);
        assertThat(in("PC 1001", "ode").failures()).isZero();
    }

    @Test
    void afterAPowerCutTheNewPasswordOpensAndTheOldOneIsTold() throws IOException {
        OpenKeyring changed =
                CHANGES.changePassword(
                        first, Sample.signIn(first, "PC 1001", "ode").officer(), password("new"));
        for (String who : new String[] {"new", "old", "other"}) {
            Files.write(dir.resolve("keyring"), first.file().bytes());
            Files.write(dir.resolve("keyring.new"), changed.file().bytes());
            named = Optional.of(KeyringNamed.of(changed.file()));
            switch (who) {
                case "new" ->
                        assertThat(in("PC 1001", "new").standing()).isEqualTo(Standing.REPLACED);
                case "old" ->
                        assertThat(refusal(() -> in("PC 1001", "ode")))
                                .isEqualTo(Reason.PASSWORD_CHANGED);
                default -> {
                    List<OpenKeyring> told = new ArrayList<>();
                    SignIn.Result raman =
                            signIn.with(
                                    "PC 1002",
                                    password("raman"),
                                    opened -> {
                                        told.add(opened);
                                        return named;
                                    });
                    assertThat(told).hasSize(2).last().isSameAs(raman.signedIn().keyring());
                    assertThat(refusal(() -> told.getFirst().masters().newest()))
                            .as("the old one's keys are wiped")
                            .isEqualTo(Reason.LOCKED);
                    assertThat(raman.standing()).isEqualTo(Standing.REPLACED);
                    assertThat(raman.signedIn().keyring().file().bytes())
                            .isEqualTo(changed.file().bytes());
                }
            }
            assertThat(dir.resolve("keyring")).hasBinaryContent(changed.file().bytes());
        }
    }

    @Test
    void aChangeNeverRecordedDoesNotOpen() throws IOException {
        OpenKeyring changed =
                CHANGES.changePassword(
                        first, Sample.signIn(first, "PC 1001", "ode").officer(), password("new"));
        Files.write(dir.resolve("keyring.new"), changed.file().bytes());
        assertThat(refusal(() -> in("PC 1001", "new"))).isEqualTo(Reason.SIGN_IN);
        assertThat(in("PC 1001", "ode").failures()).isEqualTo(1);
        assertThat(dir.resolve("keyring.new")).doesNotExist();
    }

    @Test
    void anOfficerRetiredInAHalfDoneChangeIsOut() throws IOException {
        OpenKeyring retired = CHANGES.retireOfficer(first, Sample.RAMAN);
        Files.write(dir.resolve("keyring.new"), retired.file().bytes());
        named = Optional.of(KeyringNamed.of(retired.file()));
        assertThat(refusal(() -> in("PC 1002", "raman"))).isEqualTo(Reason.PASSWORD_CHANGED);
        assertThat(refusal(() -> in("PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
    }

    @Test
    void aDamagedKeyringIsNoWrongPassword() throws IOException {
        byte[] bytes = first.file().bytes();
        Files.write(dir.resolve("keyring"), Arrays.copyOf(bytes, bytes.length / 2));
        for (int i = 0; i < 12; i++) {
            assertThat(refusal(() -> in("PC 1001", "ode"))).isEqualTo(Reason.TRUNCATED);
        }
        bytes[bytes.length - 3] ^= 1;
        Files.write(dir.resolve("keyring"), bytes);
        for (int i = 0; i < 12; i++) {
            assertThat(refusal(() -> in("PC 1001", "ode"))).isEqualTo(Reason.ALTERED);
        }
        assertThat(attempts.look("PC 1001").failures()).isZero();
    }

    @Test
    void aKeyringOfAnotherStoreIsRefusedByTheJournal() {
        assertThat(
                        refusal(() ->
                                signIn.with(
                                        "PC 1001",
                                        password("ode"),
                                        _ -> {
                                            throw new KeyringRefusal(Reason.FOREIGN);
                                        })))
                .isEqualTo(Reason.FOREIGN);
    }

    @Test
    void whatStopsTheJournalIsNoWrongPassword() {
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() ->
                            signIn.with(
                                    "PC 1001",
                                    password("ode"),
                                    _ -> {
                                        throw new UncheckedIOException(
                                                new IOException("unplugged"));
                                    }))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThat(attempts.look("PC 1001").failures()).isZero();
    }

    @Test
    void lookingWritesNothing() throws IOException {
        OpenKeyring changed = CHANGES.addRecovery(first).keyring();
        Files.write(dir.resolve("keyring.new"), changed.file().bytes());
        named = Optional.of(KeyringNamed.of(changed.file()));
        SignIn.Result result = signIn.looking("PC 1001", password("ode"), _ -> named);
        assertThat(result.signedIn().keyring().file().bytes()).isEqualTo(changed.file().bytes());
        assertThat(dir.resolve("keyring")).hasBinaryContent(first.file().bytes());
        assertThat(dir.resolve("keyring.new")).exists();
        assertThat(dir.resolve("attempts")).doesNotExist();
    }

    @Test
    void aWrongPasswordOfWhoOnlyLooksCountsAndWaits() {
        for (int i = 0; i < Attempts.ALLOWED; i++) {
            assertThat(refusal(() -> signIn.looking("PC 1001", password("no"), _ -> named)))
                    .isEqualTo(Reason.SIGN_IN);
        }
        assertThat(attempts.look("PC 1001").failures()).isEqualTo(Attempts.ALLOWED);
        assertThat(refusal(() -> signIn.looking("PC 1001", password("ode"), _ -> named)))
                .isEqualTo(Reason.TOO_MANY_TRIES);
    }
}
