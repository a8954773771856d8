package org.lockfast.app.command;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lockfast.Exempt;
import org.lockfast.app.RelayRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A station's relay: runs until it is told to stop. */
@Command(
        name = "relay",
        description =
                "Runs this device as its station's relay: others exchange with it while the server is away.",
        mixinStandardHelpOptions = true)
@Exempt(
        from = Exempt.Rule.THREADS,
        because = "Java takes what is to be done at the end of a process as a thread.")
final class RelayCommand extends StoreCommand {
    private static final long LONGEST_END = 45; // seconds

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0: any free one.")
    int port = -1;

    @Option(names = "--host", paramLabel = "A", description = "Address; default: every one.")
    String host = "0.0.0.0";

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException {
        try {
            return super.call();
        } finally {
            finished.countDown(); // the store is closed
        }
    }

    @Override
    void run() throws IOException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "Give --port N too, up to 65535");
        }
        try (RelayRun relay =
                RelayRun.start(store(), host, port, terminal().surroundings(), terminal()::say)) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform().name("lockfast-stop").unstarted(this::stop));
            terminal().line("Listening on port " + relay.port());
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        told.countDown();
        try {
            boolean _ = finished.await(LONGEST_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
