package org.lockfast.app.command;

import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the label of a place. It has one code, so nothing is recorded. */
@Command(
        name = "label",
        description =
                "Makes the label of a place, checks that it decodes, and writes or prints it.",
        mixinStandardHelpOptions = true)
final class PlaceLabelCommand extends SignLabelCommand {
    @Parameters(paramLabel = "PATH")
    String path = "";

    @Override
    Outcome<CheckedLabel> make(Stock on, int dots) {
        return store().placeLabels().make(place(path), on, dots);
    }

    @Override
    Outcome<CheckedLabel> write(Stock on) {
        return store().placeLabels().write(session(), place(path), on, dpi, format, out);
    }

    @Override
    String name() {
        return place(path).path();
    }
}
