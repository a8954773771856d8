package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.EnrollingStore;
import org.lockfast.sync.Wires;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a new store that belongs to a force; prints the force's key, which verify takes. */
@Command(
        name = "enrol",
        description =
                "Makes a new store that belongs to a force. Prints the force's key. Its officers sign in"
                        + " with their own passwords.",
        mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            description = "Address of the force's server, like https://records.example:8443.")
    String server = "";

    @Option(
            names = "--ca",
            required = true,
            paramLabel = "FILE",
            description = "PEM of the certificate that the server's own stands under.")
    Path ca = Path.of("");

    @Option(
            names = "--code",
            required = true,
            paramLabel = "C",
            description = "Enrolment code, as the server gave it out.")
    String code = "";

    @Option(
            names = "--device-name",
            paramLabel = "N",
            description = "What people call this machine; default: this computer.")
    String device = "this computer";

    @Override
    public Integer call() {
        LockfastCommand all = java.util.Objects.requireNonNull(root);
        EnrollingStore.Plan plan =
                new EnrollingStore.Plan(
                        server, Refusal.orValue(EnrollingStore.certificates(ca)), code, device);
        EnrollingStore.Enrolled enrolled;
        try (ProgressLine progress = all.terminal().progress("Taking in records")) {
            enrolled =
                    Refusal.orValue(
                            new EnrollingStore(
                                            all.store(), all.terminal().surroundings(), Wires.HTTPS)
                                    .enrol(plan, progress::reached));
        }
        all.terminal()
                .say(
                        "This device is "
                                + enrolled.device()
                                + " of "
                                + enrolled.force()
                                + ", "
                                + enrolled.station()
                                + ". "
                                + (enrolled.officers() == 1
                                        ? "1 officer can"
                                        : enrolled.officers() + " officers can")
                                + " sign in on it.");
        if (!enrolled.namesakes().isEmpty()) {
            all.terminal()
                    .say(
                            "Another device of this force is called “"
                                    + device
                                    + "” too: "
                                    + String.join(", ", enrolled.namesakes())
                                    + ". Where one is meant, say its id: this one is "
                                    + enrolled.device()
                                    + ". To give it a name of its own, enrol it anew with --device-name and revoke"
                                    + " this id.");
        }
        all.terminal().line(enrolled.forceKey());
        return 0;
    }
}
