package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.officer.Role;
import org.lockfast.server.AdminOrders;
import org.lockfast.server.CentralServer;
import org.lockfast.server.ServerSettings;
import org.lockfast.sync.Wires;
import org.lockfast.testing.ServerCertificate;

/**
 * A force with its real server in this process, on a folder of a test: founded, listening on TLS,
 * stopped, copied and put back as the test says. Devices are {@link ServedDevice}.
 */
public final class ServedForce implements AutoCloseable {
    public static final String PASSWORD = "violet harbour lantern 42";
    public static final String COLLAR = "1001";
    public static final String STATION = "Exampleton";
    static final Instant START = Instant.parse("2026-06-16T08:00:00Z");

    private final Path folder;
    private final ServerCertificate tls;
    private final String force;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> lines = new ArrayList<>();
    private WitnessPolicy policy = WitnessPolicy.NONE;
    private int port;
    private @Nullable CentralRecords records;
    private @Nullable CentralServer server;

    private ServedForce(Path folder) {
        this.folder = folder;
        this.tls = ServerCertificate.in(folder.resolve("tls"));
        try {
            Files.createDirectories(folder.resolve("central"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Password password = Password.of(PASSWORD)) {
            this.force =
                    value(
                                    CentralRecords.found(
                                            records().toString(),
                                            keyFile(),
                                            new CentralRecords.Plan(
                                                    "Exampleshire Police",
                                                    "Headquarters",
                                                    COLLAR,
                                                    "Avery Founder",
                                                    EnumSet.allOf(Role.class)),
                                            password,
                                            surroundings()))
                            .force();
        }
        start();
    }

    private ServedForce(Path folder, String force) {
        this.folder = folder;
        this.tls = ServerCertificate.in(folder.resolve("tls"));
        this.force = force;
    }

    /** A force whose server's files were put below that folder; not started yet. */
    static ServedForce there(Path folder) {
        return new ServedForce(folder, "");
    }

    /** Founds a force below a folder and starts its server. */
    public static ServedForce in(Path folder) {
        return new ServedForce(folder);
    }

    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused ->
                    throw new AssertionError(refused.code() + ": " + refused.sentence());
        };
    }

    static Surroundings surroundings(Path state, AtomicReference<Instant> clock) {
        return new Surroundings(
                clock::get,
                java.time.ZoneId.of("Europe/London"),
                new SecureRandom(),
                "0.1.0-test",
                state,
                new PasswordCost(64, 1, 1));
    }

    private Surroundings surroundings() {
        return surroundings(folder.resolve("server-state"), now);
    }

    Path folder() {
        return folder;
    }

    private Path records() {
        return folder.resolve("central").resolve("records");
    }

    private Path keyFile() {
        return folder.resolve("central").resolve("keys");
    }

    /** The force's verifier key. */
    public String forceKey() {
        return force;
    }

    CentralRecords central() {
        return java.util.Objects.requireNonNull(records);
    }

    /** Starts it; at the same port each time. */
    public void start() {
        try {
            records =
                    value(
                            CentralRecords.open(
                                    records().toString(), keyFile(), policy, surroundings()));
            server =
                    ServerRun.start(
                            records,
                            ServerSettings.of(port, tls.certificate(), tls.key())
                                    .allowing(100_000, 100_000),
                            null,
                            null,
                            folder.resolve("s.socket"),
                            surroundings(),
                            lines::add);
            port = server.port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it anew, with a witness policy. */
    void witnessedBy(byte[] file) {
        stop();
        policy = WitnessPolicy.parse(file);
        start();
    }

    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
        if (records != null) {
            records.close();
            records = null;
        }
    }

    public String address() {
        return "https://localhost:" + port;
    }

    int port() {
        return port;
    }

    public String ca() {
        return tls.pem();
    }

    public String code(String station) {
        return java.util.Objects.requireNonNull(server).enrolmentCode(station);
    }

    void later(Duration passed) {
        now.updateAndGet(at -> at.plus(passed));
    }

    Instant now() {
        return now.get();
    }

    /** A copy of the server's records, as a backup takes it; the server is stopped meanwhile. */
    Path backup() {
        stop();
        Path copy = folder.resolve("backup-" + System.nanoTime());
        copy(folder.resolve("central").resolve("records"), copy);
        start();
        return copy;
    }

    /** Puts a copy back; the key file stays as it is, without the note of its newest checkpoint. */
    void restore(Path copy) {
        stop();
        delete(records());
        copy(copy, records());
        try {
            Files.deleteIfExists(keyFile().resolveSibling("keys.checkpoint"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Enrols a device and opens it as the founder. */
    ServedDevice device(String name) {
        return device(name, STATION);
    }

    /** Enrols a device that then records so many entries and closes: nothing of them is sent. */
    public Path deviceWithUnsent(String name, int entries) {
        try (ServedDevice device = device(name)) {
            device.recordMany(entries);
            return device.directory();
        }
    }

    /** What surrounds a device of this force. */
    public Surroundings surroundings(String name) {
        return surroundings(folder.resolve(name + "-state"), new AtomicReference<>(START));
    }

    /** What an administrator orders the server. */
    String order(String order) {
        return AdminOrders.send(folder.resolve("s.socket"), order, null);
    }

    /** How many entries the server has. */
    public long size() {
        return central().log().state().size();
    }

    ServedDevice device(String name, String station) {
        ServedDevice device = new ServedDevice(this, name);
        value(device.enrol(address(), code(station), Wires.HTTPS));
        return device;
    }

    public static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path there = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(one, there);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path at) {
        try (Stream<Path> all = Files.walk(at)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
