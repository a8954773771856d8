package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.EnrollingByFile;
import org.lockfast.app.EnrollingStore;
import org.lockfast.app.ForAnotherComputer;
import org.lockfast.app.GivenFile;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.Wires;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a new store that belongs to a force; prints the force's key, which verify takes. */
@Command(
        name = "enrol",
        description =
                "Makes a new store that belongs to a force. Prints the force's key. Its officers sign in"
                        + " with their own passwords.",
        mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Address of the force's server, like https://records.example:8443.")
    @Nullable String server;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM of the certificate that the server's own stands under.")
    @Nullable Path ca;

    @Option(
            names = "--code",
            paramLabel = "C",
            description =
                    "Enrolment code, as the server gave it out; or the code that came with the request.")
    @Nullable String code;

    @Option(
            names = "--device-name",
            paramLabel = "N",
            description = "What people call this machine; default: this computer.")
    String device = "this computer";

    @Option(
            names = "--request",
            paramLabel = "FILE",
            description =
                    "Without a server: writes what an administrator takes to another computer of the"
                            + " force.")
    @Nullable Path request;

    @Option(
            names = "--station",
            paramLabel = "NAME",
            description = "With --request: the station this machine belongs to.")
    @Nullable String station;

    @Option(
            names = "--anew",
            description = "With --request: gives up a request that was made here before.")
    boolean anew;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Without a server: the file that came back.")
    @Nullable Path from;

    @Option(
            names = "--force",
            paramLabel = "F",
            description = "With --from: the force's code, as usb-enrol printed it.")
    @Nullable String force;

    @Override
    public Integer call() throws IOException {
        long ways = Stream.of(server, request, from).filter(Objects::nonNull).count();
        if (ways != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Give one of --server URL, --request FILE and --from FILE");
        }
        if (request != null) {
            ask(request);
        } else {
            told(from == null ? fromServer() : fromFile(from));
        }
        return 0;
    }

    private <T> T needed(@Nullable T option, String name) {
        if (option == null) {
            throw new ParameterException(spec.commandLine(), "Give " + name + " too");
        }
        return option;
    }

    private LockfastCommand all() {
        return Objects.requireNonNull(root);
    }

    private EnrollingByFile byFile() {
        return new EnrollingByFile(all().store(), all().terminal().surroundings());
    }

    /** The fingerprint to be read out, and the code to be kept, on a line each. */
    private void ask(Path file) throws IOException {
        WholeFile.checkFolder(file);
        EnrollingByFile.Asked asked =
                Refusal.orValue(
                        byFile().ask(needed(station, "--station NAME"), device, code, anew));
        Terminal terminal = all().terminal();
        terminal.line("Fingerprint: " + asked.fingerprint().text());
        terminal.line("Code: " + asked.code().text());
        try {
            WholeFile.write(file, asked.request());
            ForAnotherComputer.readable(file);
        } catch (IOException e) {
            throw new Refusal(
                    file
                            + " could not be written: "
                            + DiskTrouble.why(e)
                            + ". Make room, then give the same command again with --code and the code"
                            + " printed here.");
        }
        terminal.say(
                "The administrator types the fingerprint at the other computer, with"
                        + " lockfast usb-enrol "
                        + file.getFileName()
                        + ": read it out, or let it be read off this screen; it must not come with the stick."
                        + " The code opens the answer on this computer: write it down and show it to nobody.");
    }

    private EnrollingStore.Enrolled fromFile(Path file) {
        String secret = needed(code, "--code C");
        String theirs = needed(force, "--force F");
        return Refusal.orValue(
                GivenFile.bytes(file, Carrying.MOST_FILE)
                        .then(bytes -> byFile().join(bytes, secret, theirs)));
    }

    private EnrollingStore.Enrolled fromServer() {
        EnrollingStore.Plan plan =
                new EnrollingStore.Plan(
                        needed(server, "--server URL"),
                        Refusal.orValue(EnrollingStore.certificates(needed(ca, "--ca FILE"))),
                        needed(code, "--code C"),
                        device);
        try (ProgressLine progress = all().terminal().progress("Taking in records")) {
            return Refusal.orValue(
                    new EnrollingStore(all().store(), all().terminal().surroundings(), Wires.HTTPS)
                            .enrol(plan, progress::reached));
        }
    }

    private void told(EnrollingStore.Enrolled enrolled) {
        Terminal terminal = all().terminal();
        terminal.say(
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
            terminal.say(
                    "Another device of this force is called “"
                            + device
                            + "” too: "
                            + String.join(", ", enrolled.namesakes())
                            + ". Where one is meant, say its id: this one is "
                            + enrolled.device()
                            + ". To give it a name of its own, enrol it anew with --device-name and revoke"
                            + " this id.");
        }
        terminal.line(enrolled.forceKey());
        lacking(enrolled.lacks());
    }

    /** What a file did not bring is said, and said last. */
    private void lacking(EnrollingStore.Lacks lacks) {
        if (from != null) {
            all().terminal()
                    .say("The code that came with the request is of no more use: destroy it.");
        }
        if (lacks.files() > 0) {
            all().terminal()
                    .say(
                            Counted.files(lacks.files())
                                    + " not here yet: carry a file back with lockfast usb-export, and have another"
                                    + " written.");
        }
        if (lacks.waiting() > 0) {
            all().terminal()
                    .say(
                            Counted.entries(lacks.waiting())
                                    + " not here yet: what they rest on has not come. A later file brings it.");
        }
        if (lacks.refused() > 0) {
            throw new Refusal(
                    "This computer has joined, and of the file was not taken in what is not what it says it"
                            + " is: "
                            + Counted.entries(lacks.refused())
                            + ". Keep the file and tell the administrator.");
        }
    }
}
