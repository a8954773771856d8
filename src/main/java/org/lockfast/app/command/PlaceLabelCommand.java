package org.lockfast.app.command;

import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the label of a place. It has one code, so nothing is recorded. */
@Command(
        name = "label",
        description = "Makes the label of a place, checks that it decodes, and writes it.",
        mixinStandardHelpOptions = true)
final class PlaceLabelCommand extends LabelFileCommand {
    @Parameters(paramLabel = "PATH")
    String path = "";

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    void run() {
        Stock chosen = chosen();
        CheckedLabel label =
                value(
                        store().placeLabels()
                                .write(session(), place(path), chosen, dpi, format, out));
        terminal().line(label.model().code().value());
    }
}
