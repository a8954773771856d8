package org.lockfast.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.CentralRecords;
import org.lockfast.app.ServerRun;
import org.lockfast.app.Surroundings;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.log.CentralLog;
import org.lockfast.officer.Role;

/**
 * A real server of a test: a force founded on records in a folder, a certificate, a free port. The
 * clock is the test's.
 */
public final class TestServer implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-06-16T08:00:00Z");
    private static final PasswordCost CHEAP = new PasswordCost(64, 1, 1);

    private final Path folder;
    private final TestPki pki;
    private final Surroundings surroundings;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final UnaryOperator<ServerSettings> settings;
    private @Nullable Path blobs;
    private ServerRun.@Nullable Authority authority;
    private CentralRecords records;
    private CentralServer server;
    private long devices;

    private TestServer(Path folder, String records, UnaryOperator<ServerSettings> settings) {
        this.folder = folder;
        this.settings = settings;
        this.pki = new TestPki();
        this.where = records;
        InstantSource clock = now::get;
        surroundings =
                new Surroundings(
                        clock,
                        ZoneId.of("Europe/London"),
                        new SecureRandom(),
                        "0.1.0",
                        folder.resolve("state"),
                        CHEAP);
        pki.server(folder, "EC");
        value(
                CentralRecords.found(
                        records,
                        keyFile(),
                        new CentralRecords.Plan(
                                "Exampleshire Police",
                                "Exampleton",
                                "1001",
                                "Avery Founder",
                                Set.of(Role.ADMINISTRATOR)),
                        Password.firstLine(
                                "violet harbour lantern 42".getBytes(StandardCharsets.UTF_8)),
                        surroundings));
        open();
    }

    private final String where;

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value, List<String> warnings)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }

    /** A server on embedded records in that folder. */
    public static TestServer in(Path folder) {
        return in(folder, given -> given.allowing(100_000, 100_000));
    }

    /** A server on records in a database of PostgreSQL. */
    static TestServer on(Path folder, String address) {
        return new TestServer(folder, address, given -> given.allowing(100_000, 100_000));
    }

    /** Another node on the same records, with the same key file. */
    Node node() throws IOException {
        CentralRecords same = value(CentralRecords.open(where, keyFile(), surroundings));
        return new Node(
                same,
                ServerRun.start(
                        same,
                        settings.apply(
                                ServerSettings.of(
                                        0,
                                        folder.resolve("server.crt"),
                                        folder.resolve("server.key"))),
                        blobs,
                        null,
                        folder.resolve("second.socket"),
                        surroundings,
                        lines::add));
    }

    /** Another node. */
    record Node(CentralRecords records, CentralServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            records.close();
        }
    }

    static TestServer in(Path folder, UnaryOperator<ServerSettings> settings) {
        return new TestServer(folder, folder.resolve("records").toString(), settings);
    }

    private void open() {
        records = value(CentralRecords.open(where, keyFile(), surroundings));
        try {
            server =
                    ServerRun.start(
                            records,
                            settings.apply(
                                    ServerSettings.of(
                                            0,
                                            folder.resolve("server.crt"),
                                            folder.resolve("server.key"))),
                            blobs,
                            Files.exists(readers()) ? readers() : null,
                            authority,
                            socket(),
                            surroundings,
                            lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops and starts again, on another port. */
    void restart(@Nullable Path blobFolder) {
        blobs = blobFolder;
        close();
        open();
    }

    /**
     * The same, and the note beside the keys is put back too: nothing on this machine says that
     * there was more.
     */
    void putAllBackTo(IntConsumer meanwhile) throws IOException {
        Path note = keyFile().resolveSibling(keyFile().getFileName() + ".checkpoint");
        byte[] before = Files.readAllBytes(note);
        putBackTo(meanwhile, () -> Files.write(note, before));
    }

    /** Something more that is put back. */
    private interface More {
        void putBack() throws IOException;
    }

    /**
     * Does something, told the port, and then puts the records back to what they were before; the
     * note beside the keys stays.
     */
    void putBackTo(IntConsumer meanwhile) throws IOException {
        putBackTo(meanwhile, () -> {});
    }

    private void putBackTo(IntConsumer meanwhile, More more) throws IOException {
        close();
        Path copy = folder.resolve("before.mv.db");
        Path file = Path.of(where, "log.mv.db");
        Files.copy(file, copy);
        open();
        meanwhile.accept(port());
        close();
        Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        more.putBack();
        open();
    }

    /** Another server, of other parts than this one's. */
    CentralServer over(
            CentralLog log,
            org.lockfast.log.BlobKeep blobKeep,
            String socketName,
            Consumer<String> said) {
        return new CentralServer(
                new CentralServer.Standing(
                        log,
                        shelf(),
                        blobKeep,
                        List.of(),
                        null,
                        now::get,
                        new SecureRandom(),
                        java.util.UUID::randomUUID,
                        "0.1.0",
                        said),
                ServerSettings.of(0, folder.resolve("server.crt"), folder.resolve("server.key")),
                folder.resolve(socketName));
    }

    /** Stops and starts again, with a time-stamp authority. */
    void stampedBy(ServerRun.Authority named) {
        authority = named;
        restart(blobs);
    }

    Path readers() {
        return folder.resolve("readers.vkey");
    }

    Path keyFile() {
        return folder.resolve("server-keys");
    }

    Path socket() {
        return folder.resolve("admin.socket");
    }

    public int port() {
        return server.port();
    }

    CentralServer server() {
        return server;
    }

    public CentralLog log() {
        return records.log();
    }

    CentralRecords records() {
        return records;
    }

    org.lockfast.log.ServerShelf shelf() {
        return records.shelf();
    }

    org.lockfast.log.BlobKeep blobs() {
        return records.blobs();
    }

    List<String> lines() {
        return lines;
    }

    public TestPki pki() {
        return pki;
    }

    void clock(Instant instant) {
        now.set(instant);
    }

    /** A device that is not enrolled. */
    public TestDevice stranger() {
        return new TestDevice(pki, port(), 1_000 + devices++);
    }

    /** A device of the station Exampleton. */
    public TestDevice device() {
        return device("Exampleton");
    }

    TestDevice device(String station) {
        TestDevice device = stranger();
        device.enrol(server.enrolmentCode(station));
        return device;
    }

    @Override
    public void close() {
        server.close();
        records.close();
    }
}
