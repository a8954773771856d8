package org.lockfast.app.command;

import java.nio.file.Path;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the continuity record of an exhibit to a file, and records the print. */
@Command(
        name = "record",
        aliases = "trail",
        description = "Prints the continuity record of an exhibit as PDF, and records the print.",
        mixinStandardHelpOptions = true)
final class RecordCommand extends StoreCommand {
    @Parameters(paramLabel = "REF")
    String reference = "";

    @Option(names = "--out", required = true, paramLabel = "F.pdf")
    Path out = Path.of("");

    @Option(
            names = "--why",
            paramLabel = "W",
            defaultValue = "",
            description = "Why it is printed; stands on the record.")
    String why = "";

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            defaultValue = "",
            description = "Whom it is for; stands on the record.")
    String forWhom = "";

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    void run() {
        WholeFile.checkFolder(out);
        Exhibit exhibit = value(store().references().exhibit(reference));
        try (ProgressLine progress = terminal().progress("Checking against the journal")) {
            value(
                    store().continuityRecords(progress::reached)
                            .print(session(), exhibit.id(), why, forWhom, out));
        }
    }
}
