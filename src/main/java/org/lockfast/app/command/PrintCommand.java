package org.lockfast.app.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
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

    @Option(names = "--waiting", description = "Tries all labels that wait.")
    boolean waiting;

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
        PrintJob job = value(printing().queue(session(), exhibit, p, on, reason));
        if (later) {
            terminal().line(job.code());
            return;
        }
        sendNow(this, job);
    }

    /** Sends what is in the queue, prints its code, and says what came of it. */
    static void sendNow(StoreCommand command, PrintJob job) {
        switch (command.store().printing().sendNow(job).orElseThrow()) {
            case Sent.Printed(String says) -> done(command, job, says);
            case Sent.HandedOn(String says) -> done(command, job, says);
            case Sent.Waits(String says) ->
                    throw new Refusal(
                            "The label "
                                    + job.code()
                                    + " is made and waits. "
                                    + says
                                    + " Then: lockfast print --waiting.");
            case Sent.NotKnown(String says) -> throw new Refusal(job.code() + ": " + says);
        }
    }

    private static void done(StoreCommand command, PrintJob job, String says) {
        command.terminal().line(job.code());
        command.terminal().say(says);
    }

    private void all() {
        printing().sendAll();
        List<PrintJob> left = printing().waiting();
        if (!left.isEmpty()) {
            throw new Refusal(
                    "Not every label came out.", left.stream().map(PrintersCommand::line).toList());
        }
    }

    private void seen(String code) {
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
