package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Surroundings;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;

/**
 * How much the desktop holds while nobody does anything, with the store of {@code
 * -Didle.store=FOLDER}, made by {@code lockfast demo --exhibits 100000 --password-file F}, and
 * {@code -Didle.password=F}. Run it with the options of Java that the program's own script gives
 * the desktop; what JUnit takes comes on top.
 */
@Tag("speed")
@FxTest(seconds = 900)
class IdleMemory {
    private static final int SECONDS = 120;

    @TempDir Path folder;

    @Test
    void desktopIdle() throws IOException {
        String store = System.getProperty("idle.store", "");
        org.junit.jupiter.api.Assumptions.assumeFalse(store.isEmpty(), "names no store");
        String password =
                Files.readString(Path.of(System.getProperty("idle.password", ""))).strip();
        Surroundings around =
                new Surroundings(
                        Instant::now,
                        ZoneId.of("Europe/London"),
                        new SecureRandom(),
                        "0.1.0-test",
                        folder.resolve("state"),
                        PasswordCost.USUAL);
        try (AtTheWindow at = new AtTheWindow(Path.of(store), around)) {
            at.untilFocused("Collar number");
            at.type("1001").tab().type(password).enter();
            at.until("Signed in: ");
            long most = 0;
            for (int i = 0; i < SECONDS; i++) {
                Fx.wait(1_000);
                long now = kib("VmRSS");
                most = Math.max(most, now);
                if (i % 20 == 19) {
                    System.out.printf(Locale.ROOT, "%d s: %,d KiB resident%n", i + 1, now);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "idle: %,d KiB resident (wanted: 350 MB), at most %,d in %d s%n",
                    kib("VmRSS"),
                    most,
                    SECONDS);
            assertThat(most).isPositive();
        }
    }

    private static long kib(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(what + ":"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
