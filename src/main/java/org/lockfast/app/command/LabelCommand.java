package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out a label. Each is a print with a new code; from the second on a reason is required. */
@Command(
        name = "label",
        description = "Makes a label, checks that it decodes, records the print and writes it.",
        mixinStandardHelpOptions = true)
final class LabelCommand extends LabelFileCommand {
    @Parameters(paramLabel = "REF")
    String reference = "";

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Required from the second print on.")
    @Nullable String reason;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        Stock chosen = chosen();
        PackageState p = onePackage(reference);
        Exhibit exhibit = store().exhibits().byId(p.exhibitId()).orElseThrow();
        CheckedLabel label =
                value(
                        store().labelling()
                                .print(session(), exhibit, p, chosen, dpi, format, reason, out));
        terminal().line(label.model().code().value());
    }
}
