package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a sign-in takes at the usual cost; run by name: {@code -Dtest=SignInSpeed}. */
@Tag("speed")
class SignInSpeed {
    @Test
    void signIn() {
        KeyringChanges changes =
                new KeyringChanges(PasswordCost.USUAL, Sample.RANDOM, () -> Sample.NOW);
        OpenKeyring keyring = Sample.founded().keyring();
        OpenKeyring usual =
                changes.addOfficer(keyring, Sample.RAMAN, "PC 1002", Password.of("raman"));
        for (int i = 0; i < 30; i++) {
            usual = changes.rekeyOfficer(usual, Sample.RAMAN, Password.of("raman"), why(i));
        }
        byte[] file = usual.file().bytes();
        long[] whole = new long[15];
        long[] argon = new long[15];
        for (int i = 0; i < whole.length; i++) {
            long start = System.nanoTime();
            SignedIn in =
                    OpenKeyring.signIn(KeyringFile.parse(file), "PC 1002", Password.of("raman"));
            whole[i] = System.nanoTime() - start;
            assertThat(in.keyring().masters().newest()).isEqualTo(11);
            start = System.nanoTime();
            assertThat(PasswordCost.USUAL.derive(Password.of("raman"), new byte[16])).hasSize(32);
            argon[i] = System.nanoTime() - start;
        }
        Arrays.sort(whole);
        Arrays.sort(argon);
        System.out.printf(
                "sign-in at %s, 11 master keys, %d bytes of keyring: median %d ms, best %d ms;"
                        + " floor (Argon2id alone): median %d ms, best %d ms%n",
                PasswordCost.USUAL,
                file.length,
                whole[7] / 1_000_000,
                whole[0] / 1_000_000,
                argon[7] / 1_000_000,
                argon[0] / 1_000_000);
    }

    private static KeyringChanges.Why why(int i) {
        return i % 3 == 0 ? KeyringChanges.Why.SUSPECTED : KeyringChanges.Why.LOST;
    }
}
