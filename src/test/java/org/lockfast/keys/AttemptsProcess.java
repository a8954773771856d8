package org.lockfast.keys;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Another process that guesses: run by {@link AttemptsTest}; exits with the number of tries it got.
 */
final class AttemptsProcess {
    private AttemptsProcess() {}

    public static void main(String[] args) {
        Attempts attempts = new Attempts(Path.of(args[0]), InstantSource.system());
        int got = 0;
        for (int i = 0; i < 20; i++) {
            try {
                attempts.begin("PC 1001");
                got++;
            } catch (KeyringRefusal wait) {
                if (wait.reason() != KeyringRefusal.Reason.TOO_MANY_TRIES) {
                    System.exit(99);
                }
            }
        }
        System.exit(got);
    }
}
