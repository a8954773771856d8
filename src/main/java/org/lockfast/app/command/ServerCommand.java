package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lockfast.Exempt;
import org.lockfast.app.CentralRecords;
import org.lockfast.app.GivenFile;
import org.lockfast.app.ServerRun;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.server.CentralServer;
import org.lockfast.server.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The central server: runs until it is told to stop. */
@Command(
        name = "server",
        description = "Runs the force's central server until it is stopped.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServerInitCommand.class,
            ServerCodeCommand.class,
            ServerStatusCommand.class,
            ServerDevicesCommand.class,
            ServerBarCommand.class,
            ServerBackupCommand.class,
            ServerExportCommand.class,
            ServerSucceedCommand.class,
            ServerTimestampCommand.class
        })
@Exempt(
        from = Exempt.Rule.THREADS,
        because = "Java takes what is to be done at the end of a process as a thread.")
final class ServerCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--records",
            paramLabel = "DIR|JDBC-URL",
            description = "A folder, or an address that begins jdbc:postgresql:.")
    @Nullable String records;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0: any free one.")
    int port = -1;

    @Option(names = "--host", paramLabel = "A", description = "Address; default: every one.")
    String host = "0.0.0.0";

    @Option(
            names = "--tls-cert",
            paramLabel = "F",
            description = "PEM: the server's certificate, then those above it.")
    @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "F", description = "PEM: its private key.")
    @Nullable Path key;

    @Option(names = "--key-file", paramLabel = "F", description = "The server's keys.")
    @Nullable Path keyFile;

    @Option(
            names = "--blobs",
            paramLabel = "DIR",
            description = "Folder for attachments, shared by all nodes; default: the records.")
    @Nullable Path blobs;

    @Option(
            names = "--readers",
            paramLabel = "F",
            description = "Verifier keys, one a line, of those who read the log and are no device.")
    @Nullable Path readers;

    @Option(
            names = "--witness-policy",
            paramLabel = "F",
            description = "Who must cosign checkpoints, and how many (C2SP tlog-policy).")
    @Nullable Path policy;

    @Option(
            names = "--timestamp-url",
            paramLabel = "URL",
            description = "Time-stamp authority (RFC 3161) that is asked once a day.")
    @Nullable String timestampUrl;

    @Option(
            names = "--timestamp-ca",
            paramLabel = "F",
            description = "PEM: the certificates that authority's own must stand under.")
    @Nullable Path timestampCa;

    @Option(
            names = "--admin-socket",
            paramLabel = "PATH",
            description = "Socket for administrators; default: beside the key file.")
    @Nullable Path socket;

    LockfastCommand root() {
        return java.util.Objects.requireNonNull(root);
    }

    /** A value that must be given, with the name of its option for whoever left it out. */
    static <T> T given(CommandSpec spec, @Nullable T value, String option) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), "Give " + option + " too");
        }
        return value;
    }

    /** The records an option names, open. */
    static CentralRecords records(
            Terminal terminal,
            CommandSpec spec,
            @Nullable String records,
            @Nullable Path keyFile,
            @Nullable Path policy) {
        return Refusal.orValue(
                CentralRecords.open(
                        given(spec, records, "--records DIR|JDBC-URL"),
                        given(spec, keyFile, "--key-file F"),
                        policy == null ? WitnessPolicy.NONE : policy(policy),
                        terminal.surroundings()));
    }

    /** A policy file, read. */
    static WitnessPolicy policy(Path file) {
        try {
            return WitnessPolicy.parse(Refusal.orValue(GivenFile.bytes(file, GivenFile.SMALL)));
        } catch (Malformed e) {
            throw new Refusal(file + ": " + e.getMessage() + ".");
        }
    }

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "Give --port N too, up to 65535");
        }
        Terminal terminal = root().terminal();
        ServerSettings settings =
                ServerSettings.of(
                                port,
                                given(spec, certificate, "--tls-cert F"),
                                given(spec, key, "--tls-key F"))
                        .on(host);
        try (CentralRecords open = records(terminal, spec, records, keyFile, policy)) {
            run(open, settings, terminal);
            return 0;
        }
    }

    /** Returns once the process is told to end, and everything at work is finished. */
    private void run(CentralRecords open, ServerSettings settings, Terminal terminal)
            throws IOException {
        Path keys = given(spec, keyFile, "--key-file F");
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        try (CentralServer server =
                ServerRun.start(
                        open,
                        settings,
                        blobs,
                        readers,
                        authority(),
                        socket == null ? ServerRun.usualSocket(keys) : socket,
                        terminal.surroundings(),
                        terminal::say)) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform()
                                    .name("lockfast-stop")
                                    .unstarted(() -> stop(told, finished, settings)));
            terminal.line("Listening on port " + server.port());
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.close();
            finished.countDown();
        }
    }

    private ServerRun.@Nullable Authority authority() {
        if (timestampUrl == null && timestampCa == null) {
            return null;
        }
        return new ServerRun.Authority(
                given(spec, timestampUrl, "--timestamp-url URL"),
                given(spec, timestampCa, "--timestamp-ca F"));
    }

    private static void stop(
            CountDownLatch told, CountDownLatch finished, ServerSettings settings) {
        told.countDown();
        try {
            boolean _ = finished.await(settings.stop().toSeconds() + 15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
