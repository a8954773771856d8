package org.lockfast.app.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;
import org.lockfast.print.Sent;
import picocli.CommandLine.Option;

/**
 * The label of a place, a container or a consignment: into a file, or through the queue of a
 * printer. Its code is always the same, so nothing is recorded.
 */
abstract class SignLabelCommand extends LabelFileCommand {
    @Option(
            names = "--printer",
            paramLabel = "NAME",
            description = "Of: lockfast printers; instead of a file.")
    @Nullable String printer;

    @Override
    final Permission needs() {
        return Permission.READ;
    }

    @Override
    final boolean onlyReads() {
        return printer == null;
    }

    @Override
    final boolean prints() {
        return printer != null;
    }

    /** The label on that stock. */
    abstract Outcome<CheckedLabel> make(Stock on, int dots);

    /** Writes it into the file. */
    abstract Outcome<CheckedLabel> write(Stock on);

    /** What it is the label of, for people. */
    abstract String name();

    @Override
    final void run() {
        if (printer == null) {
            terminal().line(value(write(chosen())).model().code().value());
            return;
        }
        Printer on = PrintersCommand.printer(this, printer);
        CheckedLabel label = value(make(on.labels(), on.dpi()));
        PrintJob job = value(store().printing().queue(label, name(), on));
        Optional<Sent> sent = store().printing().sendNow(job);
        switch (sent.orElseThrow()) {
            case Sent.Printed(String says) -> done(job, says);
            case Sent.HandedOn(String says) -> done(job, says);
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

    private void done(PrintJob job, String says) {
        terminal().line(job.code());
        terminal().say(says);
    }
}
