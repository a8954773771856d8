package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.PlaceLabels;
import org.lockfast.officer.Permission;
import org.lockfast.print.Printer;
import picocli.CommandLine.Option;

/**
 * The label of a place, a container, a consignment or an officer: into a file, or through the queue
 * of a printer. Its code is always the same, so nothing is recorded.
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

    /** What it says, and whose it is. */
    abstract PlaceLabels.Sign sign();

    @Override
    final void run() {
        PlaceLabels labels = store().placeLabels();
        PlaceLabels.Sign sign = sign();
        if (printer == null) {
            CheckedLabel written = value(labels.write(session(), sign, chosen(), dpi, format, out));
            terminal().line(written.model().code().value());
            return;
        }
        Printer on = PrintersCommand.printer(this, printer);
        CheckedLabel label = value(labels.make(sign, on.labels(), on.dpi()));
        PrintCommand.sendNow(this, value(store().printing().queue(label, sign.name(), on)));
    }
}
