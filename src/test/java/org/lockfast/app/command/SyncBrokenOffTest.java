package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.ServedForce;
import org.lockfast.testing.SmallDisk;

/** A line that breaks in the middle of what is sent: {@code sync} says so, and exits with 1. */
class SyncBrokenOffTest {
    private static final int SOON = 9_000;

    @TempDir Path folder;

    @Test
    void aRoundThatBreaksOffIsNoSuccess() throws Exception {
        try (ServedForce force = ServedForce.in(Files.createDirectory(folder.resolve("force")));
                Line line = new Line(URI.create(force.address()).getPort())) {
            Commands commands = Commands.withoutStore(folder);
            String password = commands.file("force-pw", ServedForce.PASSWORD + "\n");
            String store = folder.resolve("SCN-07").toString();
            String ca = commands.file("ca.pem", force.ca());
            commands.run(
                            "--store",
                            store,
                            "enrol",
                            "--server",
                            line.address(),
                            "--ca",
                            ca,
                            "--code",
                            force.code(ServedForce.STATION),
                            "--device-name",
                            "SCN-07")
                    .done();
            String[] who = {
                "--store", store, "--as", ServedForce.COLLAR, "--password-file", password
            };
            StringBuilder notes = new StringBuilder();
            new Random(7).ints(60_000, 'a', 'z' + 1).forEach(notes::appendCodePoint);
            commands.run(with(who, "case", "add", "43/1", "--title", "T")).done();
            String json = commands.file("e.json", "{\"notes\": \"" + notes + "\"}");
            commands.run(with(who, "exhibit", "add", "--case", "43/1", "--json", json)).done();

            line.most = SOON;
            Commands.Ran broken = commands.run(with(who, "sync"));
            assertThat(broken.code()).isEqualTo(1);
            // How many were taken before it broke is the line's doing.
            assertThat(broken.err())
                    .contains("It did not come to its end")
                    .containsPattern("\\d+ entr(y waits|ies wait) on this device");
            line.most = Long.MAX_VALUE;
            assertThat(commands.run(with(who, "sync")).done()).startsWith("Sent ");
        }
    }

    /** That nothing can be written any more does not stand in place of why it broke off. */
    @Test
    void onAFullDiskTooItIsSaidThatTheLineBroke() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        try (ServedForce force = ServedForce.in(Files.createDirectory(folder.resolve("force")));
                SmallDisk disk = SmallDisk.at(small, 48);
                Line line = new Line(URI.create(force.address()).getPort())) {
            Path store = small.resolve("SCN-09");
            ServedForce.copy(force.deviceWithUnsent("SCN-09", 1_200), store);
            Commands commands = Commands.withoutStore(folder);
            String password = commands.file("force-pw", ServedForce.PASSWORD + "\n");
            String[] who = {
                "--store", store.toString(), "--as", ServedForce.COLLAR, "--password-file", password
            };
            String ca = commands.file("ca.pem", force.ca());
            line.most = SOON;
            commands.run(with(who, "sync", "--server", line.address(), "--ca", ca));
            disk.fill();
            Commands.Ran broken = commands.run(with(who, "sync"));
            assertThat(broken.code()).isEqualTo(1);
            assertThat(broken.err())
                    .contains("The disk is full: make room on it.")
                    .contains("The server was not reached at " + line.address());
            line.most = Long.MAX_VALUE;
            assertThat(commands.run(with(who, "sync")).out()).startsWith("Sent 1");
        }
    }

    private static String[] with(String[] who, String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + who.length);
        System.arraycopy(who, 0, all, words.length, who.length);
        return all;
    }

    /** Carries so many bytes towards the server, and breaks. */
    private static final class Line implements AutoCloseable {
        private final ServerSocket listening;
        private volatile long most = Long.MAX_VALUE;

        Line(int to) throws IOException {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        while (!listening.isClosed()) {
                            try {
                                Socket from = listening.accept();
                                Socket into = new Socket(InetAddress.getLoopbackAddress(), to);
                                carry(from, into, most);
                                carry(into, from, Long.MAX_VALUE);
                            } catch (IOException e) {
                                // closed
                            }
                        }
                    });
        }

        String address() {
            return "https://localhost:" + listening.getLocalPort();
        }

        private static void carry(Socket from, Socket into, long most) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        byte[] some = new byte[4096];
                        long carried = 0;
                        try (from;
                                into) {
                            for (int n = from.getInputStream().read(some);
                                    n >= 0 && carried + n <= most;
                                    n = from.getInputStream().read(some)) {
                                carried += n;
                                into.getOutputStream().write(some, 0, n);
                            }
                        } catch (IOException e) {
                            // the other side ended
                        }
                    });
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
