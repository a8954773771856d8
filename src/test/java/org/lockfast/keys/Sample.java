package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Stores and officers for tests, with passwords that cost nothing to try. */
final class Sample {
    static final PasswordCost CHEAP = new PasswordCost(8, 1, 1);
    static final UUID STORE = UUID.fromString("0198c5d2-0000-7000-8000-000000000001");
    static final UUID ODE = UUID.fromString("0198c5d2-0000-7000-8000-0000000000a1");
    static final UUID RAMAN = UUID.fromString("0198c5d2-0000-7000-8000-0000000000a2");
    static final UUID OSEI = UUID.fromString("0198c5d2-0000-7000-8000-0000000000a3");
    static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final KeyringChanges CHANGES = new KeyringChanges(CHEAP, RANDOM, () -> NOW);

    private Sample() {}

    static Password password(String text) {
        return Password.of(text);
    }

    /** Officer 1001 (Ode) with password "ode", and no one else. */
    static Founding.Founded founded() {
        return new Founding(STORE, "Wessex Police", "Holloway Road", "SCN-07", ODE, "PC 1001")
                .found(password("ode"), CHEAP, RANDOM, () -> NOW);
    }

    /** Ode, Raman (1002) and one recovery sheet. */
    static KeyringChanges.WithSheet withSheet() {
        OpenKeyring two =
                CHANGES.addOfficer(founded().keyring(), RAMAN, "PC 1002", password("raman"));
        return CHANGES.addRecovery(two);
    }

    static SignedIn signIn(OpenKeyring keyring, String collar, String password) {
        return OpenKeyring.signIn(
                KeyringFile.parse(keyring.file().bytes()), collar, password(password));
    }

    /** Runs it and gives the reason of its refusal. */
    static KeyringRefusal.Reason refusal(ThrowingCallable refused) {
        KeyringRefusal refusal = catchThrowableOfType(KeyringRefusal.class, refused);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.reason();
    }
}
