package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.FieldStore;
import org.lockfast.app.ServedForce;
import org.lockfast.app.ServerProcess;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.Wires;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;

/**
 * A description is typed while thousands of entries are sent to a server, again when all is sent,
 * and while as many of another computer come in. The server is a process of its own that gives way,
 * as it would on a machine of its own: from the key to the end of the first layout after it.
 */
@Tag("speed")
@FxTest(seconds = 600)
class TypingSpeed {
    private static final int UNSENT = Integer.getInteger("typing.unsent", 30_000);
    private static final int KEYS = 400;

    @TempDir Path folder;
    private final Random random = new Random(9);

    @Test
    @DisplayName("T-12 typing while everything is sent")
    void typingWhileSynchronising() throws Exception {
        try (ServerProcess server = new ServerProcess(folder, "", ServerProcess.INSTALLED)) {
            server.giveWay();
            FieldStore.enrol(folder, "SCN-07", Duration.ZERO, server);
            FieldStore.enrol(folder, "SCN-08", Duration.ZERO, server);
            try (FieldStore field =
                    FieldStore.open(folder, "SCN-07", Duration.ZERO, ServedForce.COLLAR)) {
                field.openCases(UNSENT);
            }
            try (AtTheWindow at =
                    new AtTheWindow(
                            folder.resolve("SCN-07"),
                            FieldStore.of(folder, "SCN-07", Duration.ZERO))) {
                at.untilFocused("Collar number");
                at.type(ServedForce.COLLAR).tab().type(ServedForce.PASSWORD).enter();
                at.until("Nothing needs you");
                at.press(KeyCode.N, "Ctrl").untilFocused("Case");
                at.type("43/1029/26").enter().untilFocused("Name of the case");
                at.type("Burglary").enter().untilFocused("Reference");
                at.type("JSM/2").tab().tab().tab();
                at.type("1").untilFocused("Describe it");
                List<Double> busy = typed(at.scene(), () -> isSending(at));
                at.until("Nothing waiting to send");
                Fx.wait(3_000); // what came back is indexed
                List<Double> idle = typed(at.scene(), () -> !isSending(at));
                try (FieldStore other =
                                FieldStore.open(
                                        folder, "SCN-08", Duration.ZERO, ServedForce.COLLAR);
                        SyncClient client = other.client(Wires.HTTPS, server.address())) {
                    other.openCases(UNSENT);
                    client.round();
                }
                Growth journal = new Growth(folder.resolve("SCN-07/journal/entries.lfj"));
                at.press(KeyCode.F5);
                for (int i = 0; i < 600 && !journal.goesOn(); i++) {
                    Fx.wait(50);
                }
                List<Double> taking = typed(at.scene(), journal::goesOn);
                assertThat(taking).as("keys while entries came in").hasSizeGreaterThan(20);
                assertThat(busy).as("keys while entries were sent").hasSizeGreaterThan(20);
                System.out.printf(
                        Locale.ROOT,
                        "%d keys while %,d entries were sent: median %.1f ms, p95 %.1f ms; idle, %d"
                                + " keys: median %.1f ms, p95 %.1f ms; p95 ratio %.2f; %d keys while"
                                + " as many came in: median %.1f ms, p95 %.1f ms; ratio %.2f%n",
                        busy.size(),
                        UNSENT,
                        at(busy, 0.5),
                        at(busy, 0.95),
                        idle.size(),
                        at(idle, 0.5),
                        at(idle, 0.95),
                        at(busy, 0.95) / at(idle, 0.95),
                        taking.size(),
                        at(taking, 0.5),
                        at(taking, 0.95),
                        at(taking, 0.95) / at(idle, 0.95));
            }
        }
    }

    private static boolean isSending(AtTheWindow at) {
        return at.seen().stream().noneMatch(words -> words.contains("Nothing waiting to send"));
    }

    /** Whether a file has grown within the last second and a half. */
    private static final class Growth {
        private final Path file;
        private long length;
        private long since;

        Growth(Path file) throws IOException {
            this.file = file;
            this.length = Files.size(file);
        }

        boolean goesOn() {
            long now = file.toFile().length();
            if (now != length) {
                length = now;
                since = System.nanoTime();
            }
            return since != 0 && System.nanoTime() - since < 1_500_000_000L;
        }
    }

    private interface GoesOn {
        boolean now();
    }

    /** Types and takes back, no quicker than a hand; milliseconds of each key. */
    private List<Double> typed(Scene scene, GoesOn until) {
        List<Double> times = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < KEYS && until.now(); i++) {
            boolean back = i % 60 >= 30;
            Thread hand =
                    Thread.ofPlatform()
                            .start(() -> {
                                long pressed = System.nanoTime();
                                Platform.runLater(() -> key(scene, back, pressed, times));
                            });
            Fx.wait(50 + random.nextInt(40));
            join(hand);
        }
        return times;
    }

    private static void key(Scene scene, boolean back, long pressed, List<Double> times) {
        Runnable[] done = new Runnable[1];
        done[0] =
                () -> {
                    scene.removePostLayoutPulseListener(done[0]);
                    times.add((System.nanoTime() - pressed) / 1e6);
                };
        scene.addPostLayoutPulseListener(done[0]);
        if (back) {
            Fx.press(scene, KeyCode.BACK_SPACE);
        } else {
            Fx.type(scene, "e");
        }
        Platform.requestNextPulse();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double at(List<Double> times, double part) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(part * sorted.size())));
    }
}
