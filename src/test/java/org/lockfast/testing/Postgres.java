package org.lockfast.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A PostgreSQL of the tests' own in a temporary folder, stopped and removed with the test run. Run
 * as user {@code postgres} where the tests run as root, for PostgreSQL does not run as root.
 */
public final class Postgres implements AutoCloseable {
    private static final String NAME = "lockfast";

    private final Path folder;
    private final Path programs;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private Postgres(Path programs) {
        this.programs = programs;
        try {
            this.folder = Files.createTempDirectory("lockfast-postgres");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            try (ServerSocket free = new ServerSocket(0)) {
                this.port = free.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                NAME,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        start();
    }

    /** One for the whole test run; the test is skipped where PostgreSQL is not installed. */
    public static Postgres of(ExtensionContext context) {
        Path programs = installed();
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent("postgres", _ -> new Postgres(programs), Postgres.class);
    }

    /** One of the caller's own, for tests that stop it. */
    public static Postgres own() {
        return new Postgres(installed());
    }

    private static Path installed() {
        Path programs = programs();
        assumeTrue(programs != null, "PostgreSQL is not installed, so what runs on it is left out");
        return Objects.requireNonNull(programs);
    }

    private static @Nullable Path programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Starts it, also after {@link #kill}. */
    public void start() {
        run(
                "pg_ctl",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "-t",
                "120",
                "-o",
                "-p "
                        + port
                        + " -c listen_addresses=127.0.0.1 -k "
                        + folder
                        + " -c max_connections=200",
                "start");
    }

    /** Stops it as a power cut would, as far as a program can. */
    public void kill() {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    /** The address of a new, empty database. */
    public String database() {
        String name = "t" + databases.incrementAndGet();
        execute("create database " + name);
        return address(name);
    }

    /** The address of a new database that is a copy of another, to which nobody is connected. */
    public String copy(String address) {
        String name = "t" + databases.incrementAndGet();
        execute("create database " + name + " template " + name(address));
        return address(name);
    }

    /** Writes what an administrator's backup of a database in use is: {@code pg_dump}. */
    public Path dump(String address) {
        Path file = folder.resolve("dump" + databases.incrementAndGet());
        run(
                "pg_dump",
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-U",
                NAME,
                "-Fc",
                "-f",
                "" + file,
                name(address));
        return file;
    }

    /** The address of a new database, made of a dump. */
    public String restore(Path dump) {
        String address = database();
        run(
                "pg_restore",
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-U",
                NAME,
                "-d",
                name(address),
                "" + dump);
        return address;
    }

    private static String name(String address) {
        return address.replaceAll(".*/([a-z0-9]+)\\?.*", "$1");
    }

    private String address(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + NAME;
    }

    /**
     * Processor seconds this PostgreSQL has used so far, those of ended connections included.
     *
     * @throws IOException where the machine does not tell (Linux's {@code /proc} is read)
     */
    public double cpuSeconds() throws IOException {
        String first = Files.readAllLines(Path.of(data(), "postmaster.pid")).getFirst();
        double ticks = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path each : all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
                ticks += ticks(each, first);
            }
        }
        return ticks / 100; // Linux counts in hundredths towards programs
    }

    private static double ticks(Path process, String first) throws IOException {
        String told;
        try {
            told = Files.readString(process.resolve("stat"));
        } catch (NoSuchFileException e) {
            return 0; // it ended meanwhile
        }
        String[] field = told.substring(told.lastIndexOf(')') + 2).split(" ");
        boolean itself = process.getFileName().toString().equals(first);
        if (!itself && !field[1].equals(first)) {
            return 0;
        }
        double own = Double.parseDouble(field[11]) + Double.parseDouble(field[12]);
        return itself ? own + Double.parseDouble(field[13]) + Double.parseDouble(field[14]) : own;
    }

    /** Its version as it numbers it, such as 150012 for 15.12. */
    public int version() {
        try (Connection c = DriverManager.getConnection(address("postgres"));
                Statement statement = c.createStatement();
                ResultSet told = statement.executeQuery("show server_version_num")) {
            told.next();
            return told.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection c = DriverManager.getConnection(address("postgres"));
                Statement statement = c.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path told = folder.resolve(program + ".told");
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(told.toFile())
                            .start();
            if (!process.waitFor(150, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        program + ": " + Files.readString(told, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (Closeable _ = this::sweep) {
            kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
