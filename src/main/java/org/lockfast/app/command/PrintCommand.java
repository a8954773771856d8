package org.lockfast.app.command;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.CodeReader;
import org.lockfast.label.Reading;
import org.lockfast.officer.Permission;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;
import org.lockfast.print.Printing;
import org.lockfast.print.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Prints a label on a printer of this computer, or sees to those that wait. */
@Command(
        name = "print",
        description =
                "Prints a label on a printer of this computer; tries again those that wait, and says"
                        + " what became of one.",
        mixinStandardHelpOptions = true)
final class PrintCommand extends StoreCommand {
    @Parameters(paramLabel = "REF", arity = "0..1")
    @Nullable String reference;

    @Option(names = "--printer", paramLabel = "NAME", description = "Of: lockfast printers.")
    @Nullable String printer;

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Required from the second print on.")
    @Nullable String reason;

    @Option(names = "--later", description = "Keeps it in the queue for now.")
    boolean later;

    @Option(names = "--waiting", description = "Tries all labels that wait; lists what is left.")
    boolean waiting;

    @Option(names = "--json", description = "With --waiting.")
    boolean json;

    @Option(
            names = "--seen",
            paramLabel = "CODE",
            description = "The label of this code was scanned: it came out.")
    @Nullable String seen;

    @Option(
            names = "--drop",
            paramLabel = "CODE",
            description = "Takes the label of this code from the queue.")
    @Nullable String drop;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    public Integer call() throws IOException {
        int asked =
                (reference == null ? 0 : 1)
                        + (waiting ? 1 : 0)
                        + (seen == null ? 0 : 1)
                        + (drop == null ? 0 : 1);
        if (asked != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Give one of REF, --waiting, --seen CODE and --drop CODE");
        }
        if (json && !waiting) {
            throw new ParameterException(spec.commandLine(), "Give --json with --waiting only");
        }
        if (reference != null) {
            required(printer, "--printer NAME");
        }
        return super.call();
    }

    @Override
    void run() {
        if (reference != null) {
            print(onePackage(reference));
        } else if (waiting) {
            all();
        } else if (seen != null) {
            seen(code(seen));
        } else {
            drop(code(required(drop, "--drop CODE")));
        }
    }

    private Printing printing() {
        return store().printing();
    }

    private void print(PackageState p) {
        Printer on = PrintersCommand.printer(this, required(printer, "--printer NAME"));
        Exhibit exhibit = store().exhibits().byId(p.exhibitId()).orElseThrow();
        Optional<PrintJob> before = printing().waiting(p.id());
        if (before.isPresent() && (reason == null || reason.isBlank())) {
            throw new Refusal(before.map(PrintCommand::asks).orElseThrow());
        }
        PrintJob job = value(printing().queue(session(), exhibit, p, on, reason));
        if (later) {
            terminal().line(job.code());
            return;
        }
        sendNow(this, job);
    }

    /** What to do about the label that is in the queue, before another is made. */
    private static String asks(PrintJob before) {
        return before.state() == PrintJob.State.WAITING
                ? "The label "
                        + before.code()
                        + " of "
                        + before.name()
                        + " waits for "
                        + before.printer()
                        + " already: lockfast print --waiting. To print another in its place, say why with --reason."
                : "The label "
                        + before.code()
                        + " of "
                        + before.name()
                        + " was sent to "
                        + before.printer()
                        + ", and it is not known whether it came out. Look there. "
                        + ways(before);
    }

    private static String ways(PrintJob job) {
        return "If it is there: lockfast print --seen "
                + job.code()
                + ". If not: "
                + (job.packageId() == null
                        ? "--drop " + job.code() + ", and print it again."
                        : "print another, with --reason.");
    }

    /** Sends what is in the queue, prints its code, and says what came of it. */
    static void sendNow(StoreCommand command, PrintJob job) {
        command.terminal().line(job.code());
        Sent sent =
                command.store()
                        .printing()
                        .sendNow(job)
                        .orElseThrow(() ->
                                new Refusal(
                                        "The label "
                                                + job.code()
                                                + " was taken from the queue meanwhile, or a later"
                                                + " one took its place. Look at "
                                                + job.printer()
                                                + " before you print another."));
        switch (sent) {
            case Sent.Printed(String says) -> command.terminal().say(says);
            case Sent.HandedOn(String says) -> command.terminal().say(says);
            case Sent.Waits(String says) ->
                    throw new Refusal(
                            "The label "
                                    + job.code()
                                    + " is made and waits. "
                                    + says
                                    + " Then: lockfast print --waiting.");
            case Sent.NotKnown(String _) ->
                    throw new Refusal(
                            "It is not known whether the label "
                                    + job.code()
                                    + " came out of "
                                    + job.printer()
                                    + ". Look there. "
                                    + ways(job));
        }
    }

    /** What is left is listed, and what was replaced while it waited is named. */
    private void all() {
        List<PrintJob> before = printing().waiting();
        printing().sendAll();
        List<PrintJob> left = printing().waiting();
        before.stream()
                .filter(job ->
                        left.stream().noneMatch(one -> one.id().equals(job.id()))
                                && wasReplaced(job))
                .forEach(job ->
                        terminal()
                                .say(
                                        "The label "
                                                + job.code()
                                                + " of "
                                                + job.name()
                                                + " was replaced by a later one while it waited: it was"
                                                + " not printed."));
        if (json) {
            ArrayNode out = JsonMapper.shared().createArrayNode();
            left.forEach(job -> QueuedLines.fill(out.addObject(), job, zone()));
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        } else {
            left.forEach(job -> terminal().line(QueuedLines.line(job, zone())));
        }
        if (!left.isEmpty()) {
            throw new Refusal("Not every label came out.");
        }
    }

    private ZoneId zone() {
        return store().surroundings().zone();
    }

    private boolean wasReplaced(PrintJob job) {
        UUID of = job.packageId();
        return of != null
                && job.state() == PrintJob.State.WAITING
                && store().movements()
                        .state(of)
                        .filter(now -> !job.code().equals(now.label()))
                        .isPresent();
    }

    private void seen(String code) {
        printing().waiting().stream()
                .filter(job -> job.code().equals(code) && job.packageId() != null)
                .filter(job -> job.state() == PrintJob.State.WAITING)
                .findFirst()
                .ifPresent(job -> {
                    throw new Refusal(
                            "Nothing of that label was sent yet: it waits for "
                                    + job.printer()
                                    + ", and goes with print --waiting. print --drop takes it from the"
                                    + " queue.");
                });
        if (!printing().readBack(code)) {
            throw new Refusal(
                    switch (store().movements().withLabel(code).size()) {
                        case 0 -> "That is no label of an exhibit here.";
                        case 1 -> "That label was replaced by a later one. Destroy it.";
                        default ->
                                "That label is on more than one package. Print a fresh one for each but one.";
                    });
        }
    }

    private void drop(String code) {
        PrintJob job =
                printing().waiting().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("No label of that code waits."));
        if (!printing().drop(job)) {
            throw new Refusal(job.says());
        }
    }

    private static String code(String typed) {
        return CodeReader.typed(typed) instanceof Reading.OurLabel ours
                ? ours.code().value()
                : typed.strip().toUpperCase(Locale.ROOT);
    }
}
