package org.lockfast.app.command;

import org.lockfast.label.PlaceLabels;
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
    PlaceLabels.Sign sign() {
        return store().placeLabels().of(place(path));
    }
}
