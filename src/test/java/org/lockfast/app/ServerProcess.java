package org.lockfast.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.Password;
import org.lockfast.ledger.EntryBundle;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Role;
import org.lockfast.server.AdminOrders;
import org.lockfast.testing.ServerCertificate;

/**
 * The server of a force as a process of its own, as an administrator starts it: to be killed and
 * started again, always at the same port. Devices are {@link FieldStore}.
 */
public final class ServerProcess implements AutoCloseable {
    /** As {@code packaging/program/bin/lockfast} starts a server. */
    public static final List<String> INSTALLED = List.of("-XX:+UseG1GC", "-Xms256m");

    private final List<String> options;
    private final Path folder;
    private final String socket;
    private String records;
    private final ServerCertificate tls;
    private final Surroundings surroundings;
    private final AtomicReference<java.time.Instant> founded =
            new AtomicReference<>(java.time.Instant.now());
    private int port;
    private Process process;

    /**
     * Founds a force and starts its server.
     *
     * @param records an address of PostgreSQL, or empty for the usual folder
     */
    ServerProcess(Path folder, String records) throws IOException {
        this(folder, records, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }

    /**
     * @param options of Java; the usual ones of the tests make it quick to start, not quick
     */
    public ServerProcess(Path folder, String records, List<String> options) throws IOException {
        this.options = options;
        this.socket = "keys.socket";
        this.folder = Files.createDirectories(folder.resolve("central"));
        this.records = records.isEmpty() ? this.folder.resolve("records").toString() : records;
        this.tls = ServerCertificate.in(folder.resolve("tls"));
        this.surroundings = ServedForce.surroundings(this.folder.resolve("state"), founded);
        try (Password password = Password.of(ServedForce.PASSWORD)) {
            ServedForce.value(
                    CentralRecords.found(
                            this.records,
                            keys(),
                            new CentralRecords.Plan(
                                    "Exampleshire Police",
                                    "Headquarters",
                                    ServedForce.COLLAR,
                                    "Avery Founder",
                                    EnumSet.allOf(Role.class)),
                            password,
                            surroundings));
        }
        process = start();
    }

    private ServerProcess(ServerProcess other, String socket) throws IOException {
        this.options = other.options;
        this.socket = socket;
        this.folder = other.folder;
        this.records = other.records;
        this.tls = other.tls;
        this.surroundings = other.surroundings;
        process = start();
    }

    /** Starts another node on the same records, with the same key file and at a port of its own. */
    ServerProcess beside() throws IOException {
        return new ServerProcess(this, "beside.socket");
    }

    private Path socket() {
        return folder.resolve(socket);
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private Process start() throws IOException {
        Process started =
                StoreProcess.java(
                                options,
                                Main.class,
                                "server",
                                "--records",
                                records,
                                "--port",
                                Integer.toString(port),
                                "--tls-cert",
                                tls.certificate().toString(),
                                "--tls-key",
                                tls.key().toString(),
                                "--key-file",
                                keys().toString(),
                                "--admin-socket",
                                socket().toString())
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("server.log").toFile()))
                        .start();
        BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        if (line == null) {
            throw new AssertionError(
                    "The server did not start: " + Files.readString(folder.resolve("server.log")));
        }
        port = Integer.parseInt(line.replaceAll("\\D", ""));
        return started;
    }

    /** Ends it as a power cut would, and starts it again. */
    void killAndStart() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        process = start();
    }

    /** Ends it as a power cut would: {@code kill -9}; it is no more when this returns. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** It gives way to everything else here, as one on another machine does. */
    public void giveWay() throws IOException, InterruptedException {
        Process renice =
                new ProcessBuilder("renice", "-n", "19", "-p", Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (renice.waitFor() != 0) {
            throw new AssertionError("renice did not do it");
        }
    }

    /** Tells it to end, and waits for that. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not end");
        }
    }

    /** Its records are those now; it is stopped. */
    void putBack(String other) {
        records = other;
    }

    /** Starts it again after {@link #stop} or {@link #kill}. */
    void startAgain() throws IOException {
        process = start();
    }

    /** What an administrator orders it. */
    String order(String order, @Nullable String argument) {
        return AdminOrders.send(socket(), order, argument);
    }

    int port() {
        return port;
    }

    public String address() {
        return "https://localhost:" + port;
    }

    String ca() {
        return tls.pem();
    }

    String code() {
        return AdminOrders.send(socket(), "enrolment-code", ServedForce.STATION);
    }

    /** Exports the log of the stopped server. */
    Path export() throws IOException {
        Path export = folder.resolve("export");
        try (CentralRecords open =
                ServedForce.value(CentralRecords.open(records, keys(), surroundings))) {
            new CentralExport(open).export(export);
        }
        return export;
    }

    /** The entries of an export, in the log's order. */
    static List<String> entries(Path export) throws IOException {
        List<String> eids = new ArrayList<>();
        try (var bundles = Files.walk(export.resolve("tile/entries"))) {
            for (Path bundle : bundles.filter(Files::isRegularFile).sorted().toList()) {
                EntryBundle.split(Files.readAllBytes(bundle))
                        .forEach(entry -> eids.add(Hash.leaf(entry).hex()));
            }
        }
        return eids;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
