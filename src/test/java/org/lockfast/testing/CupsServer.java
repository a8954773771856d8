package org.lockfast.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real CUPS server of the test's own, with queues whose device is a file. Where CUPS is not
 * installed, or does not start for this user, the test is skipped.
 */
public final class CupsServer implements AutoCloseable {
    private static final Path DAEMON = Path.of("/usr/sbin/cupsd");

    private final Path folder;
    private final int port;
    private final Process process;

    public CupsServer(Path folder) throws IOException {
        assumeTrue(
                Files.isExecutable(DAEMON) && Files.isExecutable(Path.of("/usr/sbin/lpadmin")),
                "CUPS is not installed (cups-daemon, cups-client), so its queues are left out");
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "A print server of one's own is started as root only, so its queues are left out");
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        for (String one : List.of("conf", "spool", "cache", "state", "log", "bin", "bin/backend")) {
            Files.createDirectory(folder.resolve(one));
        }
        Path box = folder.resolve("bin/backend/box");
        Files.writeString(
                box,
                """
                #!/bin/sh
                # what a queue sends to its device, into a file: box:/path
                [ $# -eq 0 ] && exit 0
                printf '%s' "$3 $5" > "${DEVICE_URI#box:}.options"
                if [ $# -ge 6 ]; then cat "$6"; else cat; fi > "${DEVICE_URI#box:}.part"
                mv "${DEVICE_URI#box:}.part" "${DEVICE_URI#box:}"
                """);
        Files.setPosixFilePermissions(box, PosixFilePermissions.fromString("rwx------"));
        for (String one : List.of("daemon", "filter", "notifier")) {
            Files.createSymbolicLink(folder.resolve("bin/" + one), Path.of("/usr/lib/cups/" + one));
        }
        Files.writeString(
                folder.resolve("conf/cupsd.conf"),
                """
                LogLevel warn
                Listen 127.0.0.1:%d
                Browsing Off
                DefaultAuthType None
                PreserveJobHistory Yes
                <Location />
                  Allow all
                </Location>
                <Location /admin>
                  Allow all
                </Location>
                <Policy default>
                  <Limit All>
                    Order deny,allow
                    Allow all
                  </Limit>
                </Policy>
                """
                        .formatted(port));
        Files.writeString(
                folder.resolve("conf/cups-files.conf"),
                """
                ServerRoot @/conf
                RequestRoot @/spool
                TempDir @/spool
                CacheDir @/cache
                StateDir @/state
                DataDir /usr/share/cups
                ServerBin @/bin
                AccessLog @/log/access
                ErrorLog @/log/error
                PageLog @/log/page
                Sandboxing relaxed
                """
                        .replace("@", folder.toString()));
        process =
                new ProcessBuilder(
                                DAEMON.toString(),
                                "-f",
                                "-c",
                                folder.resolve("conf/cupsd.conf").toString(),
                                "-s",
                                folder.resolve("conf/cups-files.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log/out").toFile())
                        .start();
        assumeTrue(listens(), "The CUPS server did not start, so its queues are left out");
    }

    private boolean listens() throws IOException {
        for (int i = 0; i < 100; i++) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException notYet) {
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A queue that changes nothing; what it prints lies in the file. */
    public void queue(String name, Path file) throws IOException {
        run("lpadmin", "-p", name, "-E", "-v", "box:" + file, "-m", "raw");
    }

    /** It takes no more jobs. */
    public void refuse(String queue) throws IOException {
        run("cupsreject", queue);
    }

    public void stop(String queue) throws IOException {
        run("cupsdisable", queue);
    }

    /** As programs of CUPS are told of it: {@code HOST:PORT}. */
    public String server() {
        return "127.0.0.1:" + port;
    }

    /** As a printer's address: {@code QUEUE@HOST:PORT}. */
    public String address(String queue) {
        return queue + "@" + server();
    }

    /** Title and options with which a file was printed. */
    public static String options(Path file) throws IOException {
        return Files.readString(file.resolveSibling(file.getFileName() + ".options"));
    }

    private void run(String program, String... words) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("/usr/sbin/" + program, "-h", "127.0.0.1:" + port));
        all.addAll(List.of(words));
        Process ran =
                new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log/said").toFile())
                        .start();
        try {
            if (!ran.waitFor(30, TimeUnit.SECONDS) || ran.exitValue() != 0) {
                throw new IOException(
                        program + ": " + Files.readString(folder.resolve("log/said")));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a file that a queue prints into. */
    public static byte[] printed(Path file) throws IOException {
        for (int i = 0; i < 100 && !Files.exists(file); i++) {
            pause();
        }
        return Files.readAllBytes(file);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            for (String one : List.of("daemon", "filter", "notifier")) {
                Files.deleteIfExists(folder.resolve("bin/" + one));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
